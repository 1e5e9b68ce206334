"""What a small town keeps in data/accessibility/, and a recorded result of its own."""

from pathlib import Path

FILES = {
    "test.yml": """name: 試験町ウェブサイト
organization: 試験町
year: 2026
method: d
seed: null
drawn: null
started: null
finished: null
technologies: [HTML, CSS]
scope: すべてのウェブページ
""",
    "sample.yml": """トップページ: [/index.html]
ひな形: [/404.html]
フォームと手続き: なし
緊急のときのページ: [/contact/index.html]
文書: なし
サイトマップ: [/sitemap/index.html]
アクセシビリティのページ: [/accessibility/index.html]
新しいページ: 自動
""",
    "policy.yml": """adopted: null
scope: null
level: null
claim: null
deadline: null
exclusions: null
additional: null
office: null
problems: null
""",
}
NAMES = ("policy", "results", "implementation", "exceptions", "history", "next", "efforts")


def small_accessibility(root: Path) -> Path:
    """Writes the files of a town that has decided nothing yet, and returns `root`."""
    folder = root / "data" / "accessibility"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return root


def in_menu(root: Path) -> None:
    """Puts the pages into the menu of the small site."""
    config = root / "mkdocs.yml"
    entries = "".join(f"  - accessibility/{name}.md\n" for name in NAMES)
    text = config.read_text(encoding="utf-8")
    assert "  - accessibility/index.md\n" in text
    menu = text.replace("  - accessibility/index.md\n", f"  - accessibility/index.md\n{entries}")
    config.write_text(menu, encoding="utf-8")
