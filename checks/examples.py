"""Reads the examples of a rule: prose in Markdown with fenced code whose info string says what must come out.

```html failed missing          one finding with key "missing"
```html failed missing missing  two of them
```html cantTell unclear        a person must look
```html passed                  applies, and nothing is wrong
```html inapplicable            the rule has nothing to say
```markdown failed kana@3       text rules: the finding stands in line 3
```html failed broken page=/a/index.html   site rules: all examples under one heading make one site
```csv failed empty@2 page=064262_aed.csv   data rules: the table has that name; encoding=cp932 stores it so
```yaml failed missing         PDF rules: what the document holds; tests/pdf_making.py makes it
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checks.errors import ConfigError
from checks.model import Result

_BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n`]+)\n(?P<code>.*?)^(?P=fence)[ \t]*$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*$", re.MULTILINE)

_SKELETON = (
    '<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8"><title>例のページ｜三川町</title></head>\n'
    "<body>\n{code}</body></html>\n"
)


@dataclass(frozen=True, slots=True)
class Example:
    """One example. keys: expected message keys with their line ("kana@3" → ("kana", 3)); page: for site rules.

    encoding: in which a table of the example is stored;
    heading: the heading it stands under; line: line of its fence in the fixture file; code: as written.
    """

    language: str
    result: Result
    keys: tuple[tuple[str, int | None], ...]
    page: str
    heading: str
    line: int
    code: str
    encoding: str = "utf-8-sig"

    @property
    def html(self) -> str:
        """The code as a whole document: fragments are put into the body of a plain Japanese page."""
        whole = re.match(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body)\b", self.code, re.IGNORECASE | re.DOTALL)
        return self.code if whole or "raw" in self.language else _SKELETON.format(code=self.code)


def read_examples(path: Path) -> list[Example]:
    """All examples of a fixture file, in order. Raises ConfigError where an info string is not understood."""
    text = path.read_text(encoding="utf-8")
    return list(_examples(text, path.name))


def _examples(text: str, name: str) -> Iterator[Example]:
    headings = [(m.start(), m[1]) for m in _HEADING.finditer(_without_code(text))]
    for block in _BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 1
        language, *words = block["info"].split()
        if not words:
            continue  # plain code that only illustrates the prose
        heading = next((title for start, title in reversed(headings) if start < block.start()), "")
        try:
            encodings = [word.partition("=")[2] for word in words if word.startswith("encoding=")]
            page, result, keys = _expectation([word for word in words if not word.startswith("encoding=")])
        except (ValueError, IndexError) as error:
            raise ConfigError(f"{name} の {line} 行目：例の指定「{' '.join(words)}」を読めません。") from error
        yield Example(language, result, keys, page, heading, line, block["code"], *encodings)


def _without_code(text: str) -> str:
    return _BLOCK.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def _expectation(words: list[str]) -> tuple[str, Result, tuple[tuple[str, int | None], ...]]:
    page = next((w.removeprefix("page=") for w in words if w.startswith("page=")), "/index.html")
    result, *keys = [w for w in words if not w.startswith("page=")]
    return page, Result(result), tuple((k, int(n) if n else None) for k, _, n in (w.partition("@") for w in keys))
