"""The READMEs: what they tell people to type and open is there, and both languages say the same."""

from __future__ import annotations

import re

import pytest

from tests.launcher.stubs import REPOSITORY
from tools.launcher.main import VERBS
from tools.readme_picture import READMES, shortened, with_picture

TEXTS = {name: (REPOSITORY / name).read_text(encoding="utf-8") for name in READMES}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_command_that_is_shown_exists(text: str) -> None:
    verbs = set(re.findall(r"(?:\./run|python run) ([a-z-]+)", text))
    assert {"site", "test", "new-rule"} <= verbs <= set(VERBS)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_folder_and_file_that_is_named_exists(text: str) -> None:
    made_by_commands = ("site", ".checks", ".venv", "checks/rules/html/yomigana", "tests/rules/html/yomigana")
    paths = re.findall(r"`([\w.-]+/(?:[\w./-]*)|[\w-]+\.(?:yml|md|txt))`", text)
    named = {path for path in paths if not path.startswith(made_by_commands) and path not in ("yuki.md", "summary.md")}
    assert {"docs/", "data/site.yml", "mkdocs.yml", ".github/CODEOWNERS"} <= named
    assert [path for path in named if not (REPOSITORY / path).exists()] == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_all_four_exit_codes_are_explained(text: str) -> None:
    assert re.findall(r"^\| (\d) \|", text, re.MULTILINE) == ["0", "1", "2", "3"]


def test_both_languages_have_the_same_chapters_steps_and_code() -> None:
    japanese, english = (
        (
            len(re.findall(r"^## ", text, re.MULTILINE)),
            len(re.findall(r"^\d+\. ", text, re.MULTILINE)),
            len(re.findall(r"^\| ", text, re.MULTILINE)),
            re.findall(r"^```\w+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL),
        )
        for text in TEXTS.values()
    )
    assert japanese == english


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_picture_of_a_blocked_build_shows_file_line_and_fix(text: str) -> None:
    picture = text.partition("<!-- blocked-build:")[2].partition("<!-- /blocked-build -->")[0]
    assert "$ ./run site" in picture
    assert re.search(r"docs/plan/index\.md:\d+", picture)
    assert "公開を止めました" in picture


def test_a_new_picture_replaces_only_the_marked_place() -> None:
    for text in TEXTS.values():
        changed = with_picture(text, "新しい絵\n")
        assert changed != text
        assert with_picture(changed, "") == with_picture(text, "")
        assert "```console\n新しい絵\n```\n<!-- /blocked-build -->" in changed


def test_findings_in_other_pages_are_left_out_of_the_picture_and_that_is_said() -> None:
    mine, others = "docs/plan/index.md:54\n  空です。", "docs/a.md:1\n  空です。\n\ndocs/b.csv:2\n  空です。"
    shown = f"$ ./run site\n■ 不合格（3件）\n\n{mine}\n\n{others}\n\n対象のページ：52ページ\n"
    short = f"$ ./run site\n■ 不合格（3件）\n\n{mine}\n\n（中略）\n\n対象のページ：52ページ\n"
    assert shortened(shown) == short
    draft = '記録の下書き（判断と理由を書きます）\nファイル名：a.yml\n  rule: "html/a"'
    assert shortened(shown.replace("対象の", f"{draft}\n\n対象の")) == short


def test_a_readme_without_the_marked_place_is_refused() -> None:
    with pytest.raises(ValueError, match="blocked-build"):
        with_picture("# 三川町\n", "絵")


def test_nothing_claims_conformance() -> None:
    assert "規格への適合を示すものではありません" in TEXTS["README.md"]
    assert "not a claim of conformance" in TEXTS["README.en.md"]


def test_the_change_log_has_an_open_section_for_the_next_release() -> None:
    text = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \[(.+?)\]", text, re.MULTILINE)
    assert headings[0] == "未公開"
    kinds = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert kinds <= {"追加", "変更", "非推奨", "削除", "修正", "セキュリティ"}
