"""Begins a new rule: one module and one fixture file, ready to be filled in."""

import re
from pathlib import Path

from checks.errors import ConfigError

_MODULE = '''"""（規則の題名を日本語で書く）

## なぜ
（困る人と、困ることを書く）

## 直し方
（Markdown を編集する人に向けて書く）
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.subject import Document

META = Meta(criteria=("1.1.1",), severity=Severity.MODERATE, on=On.RENDERED)

MESSAGES = {
    "wrong": Message("（何がよくないか）", "（どう直すか）"),
}


def select(document: Document) -> Iterable[Tag]:
    """（Which elements the rule is about.）"""
    return document.tags("img")


def check(tag: Tag, document: Document) -> Iterator[Finding]:
    """（What must be true of each.）"""
    if not document.name(tag):
        yield failed("wrong")
'''

_FIXTURE = """# （規則の題名）

（よくない例の説明）

```html failed wrong
<img src="a.png">
```

（よい例の説明）

```html passed
<img src="a.png" alt="役場の玄関">
```

（対象にならない例の説明）

```html inapplicable
<p>画像はありません。</p>
```
"""


def new_rule(root: Path, family: str, name: str) -> tuple[Path, Path]:
    """Writes the two files of a rule and returns them. Raises ConfigError rather than overwrite or misname one."""
    families = sorted(p.name for p in (root / "checks" / "rules").iterdir() if (p / "__init__.py").is_file())
    if family not in families:
        raise ConfigError(f"種類「{family}」はありません。使えるのは {'、'.join(families)} です。")
    module_name = name.replace("-", "_")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", module_name):
        raise ConfigError(f"規則の名前「{name}」は使えません。小文字の英数字と _ で書いてください。例：image_alt")
    module = root / "checks" / "rules" / family / f"{module_name}.py"
    fixture = root / "tests" / "rules" / family / f"{module_name}.md"
    for path, text in ((module, _MODULE), (fixture, _FIXTURE)):
        if path.exists():
            raise ConfigError(f"{path} はもうあります。")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return module, fixture
