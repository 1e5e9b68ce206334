"""Markdown の記号が、文章の中に残っていない

## なぜ
`##` や `**` などの記号が画面に残っているのは、書き方のまちがいで、見出しや太字やリンクになっていないしるしです。
読み上げソフトは記号をそのまま読み、見出しやリンクとしては使えません。

## 直し方
知らせの文にある書き方を、次の表で確かめて直します。

| 残っているもの | よくある原因 |
|---|---|
| `## 見出し` | 前の行とのあいだに、何も書かない行がない |
| `**太字**` | `**` のすぐ内側に空白がある |
| `[名前](住所)` | `]` と `(` のあいだに空白がある。HTML の中に書いている |
| `|---|---|` | 表の前に、何も書かない行がない |
| `- 項目` | 箇条書きの前に、何も書かない行がない |
| `!!! note` | 字下げした本文がない。使えない書き方 |

## この規則に分かること・分からないこと
プログラムなどを見せるための部分（`code`、`pre` など）の中は調べません。
"""

import re
from collections.abc import Iterable, Iterator

from bs4 import Tag
from bs4.element import NavigableString

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._context import INLINE
from checks.subject import Document

META = Meta(
    criteria=(),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
)

_LEFT = "Markdown の記号「{found}」が、そのまま文章に出ています。"

MESSAGES = {
    "heading": Message(_LEFT, "見出しにするなら、この行の前に、何も書かない行を入れ、HTML の外に書いてください。"),
    "bold": Message(_LEFT, "太字にするなら、** のすぐ内側の空白を消し、HTML の外に書いてください。"),
    "link": Message(_LEFT, "リンクにするなら、[ ] と ( ) のあいだの空白を消し、HTML の外に書いてください。"),
    "reference": Message(_LEFT, "リンク先を [名前](住所) の形で書くか、記号を消してください。"),
    "footnote": Message(_LEFT, "この注の本文を「[^番号]: 本文」の形で書くか、記号を消してください。"),
    "table": Message(_LEFT, "表にするなら、表の前に、何も書かない行を1行入れてください。"),
    "list": Message(_LEFT, "箇条書きにするなら、その前に、何も書かない行を1行入れてください。"),
    "admonition": Message(_LEFT, "囲みにするなら、次の行から本文を4文字分下げて、HTML の外に書いてください。"),
    "rule": Message(_LEFT, "見出しにするなら、行の頭に ## と空白を書いてください。区切りなら消してください。"),
    "container": Message(_LEFT, "::: の書き方はこのサイトでは使えません。記号の行を消してください。"),
    "fence": Message(_LEFT, "前に何も書かない行を入れ、``` の行を始めと終わりに1つずつ書いてください。"),
    "attributes": Message(_LEFT, "{{ }} は、付けたいリンクや画像のすぐ後ろに、空白を入れずに書いてください。"),
}

_JAPANESE = r"[ぁ-ヿ一-鿿々]"
_ADDRESS = (
    r"(?:https?:|mailto:|tel:|#|\.{0,2}/|[^\s()]*\.(?:md|html?|pdf|docx?|xlsx?|pptx?|csv|zip|png|jpe?g|gif|svg)\b)"
)

_PATTERNS = {
    "heading": re.compile(rf"^(?:#{{2,6}}\s*[^\s#].*|#\s+.*{_JAPANESE}.*)", re.MULTILINE),
    "bold": re.compile(
        rf"\*\*(?=[^*\n]*(?:{_JAPANESE}|[A-Za-z]{{2}}))(?:[^\s*][^*\n]*|[^*\n]*\s)\*\*"
        rf"|^\*\*\s[^*\n]*{_JAPANESE}[^*\n]*\*\*|__[^_\n]*{_JAPANESE}[^_\n]*__",
        re.MULTILINE,
    ),
    "link": re.compile(rf"!?\[[^\[\]]*\]\s?\(\s*{_ADDRESS}[^()\n]*\)?"),
    "reference": re.compile(rf"\[[^\[\]\n]*{_JAPANESE}[^\[\]\n]*\]\[[A-Za-z][\w-]*\]"),
    "footnote": re.compile(r"\[\^[\w-]+\]"),
    "table": re.compile(r"^\|?\s*:?-{2,}:?\s*\|[\s:|-]*$", re.MULTILINE),
    "list": re.compile(
        rf"(?<=\n)[-*+]\s{_JAPANESE}.*|(?<=\n)[-*+]\s\S.*\n(?:.*\n)*?[-*+]\s\S.*|(?<=\n)1\.\s\S.*\n(?:.*\n)*?2\.\s\S.*"
    ),
    "admonition": re.compile(r"^(?:!!!|\?\?\?\+?)\s+[a-z]+\b.*", re.MULTILINE),
    "rule": re.compile(r"^={3,}[!+]?(?:\s+\".*)?$", re.MULTILINE),
    "container": re.compile(r"^:{3,}.*", re.MULTILINE),
    "fence": re.compile(r"^(?:```|~~~).*", re.MULTILINE),
    "attributes": re.compile(r"\{:?\s*(?:[.#][A-Za-z][\w-]*|[a-z-]+=\"[^\"]*\")(?:\s[^{}\n]*)?\}"),
}
"""What Markdown leaves behind, by message key; searched in the text of one block whose lines have no indent."""

_LITERAL = frozenset(
    {"code", "pre", "kbd", "samp", "var", "tt", "textarea", "script", "style", "template", "math", "svg"}
)
_SHOWN_LENGTH = 40


def select(document: Document) -> Iterable[Tag]:
    """Blocks with text of their own that is shown to somebody or folded away in `details`."""
    return [block for block in _texts(document) if _shown(block, document)]


def check(block: Tag, document: Document) -> Iterator[Finding]:
    """No part of the block's own text reads like Markdown; a heading in a table cell is html/heading-in-table's."""
    text = _own_text(block)
    for key, pattern in _PATTERNS.items():
        found = pattern.search(text)
        if found and not (key == "heading" and block.name in ("td", "th")):
            yield failed(key, found=_short(found[0]))


def _texts(document: Document) -> list[Tag]:
    blocks = {
        id(block): block
        for text in document.soup.find_all(string=True)
        if type(text) is NavigableString and text.strip() and (block := _block(text)) is not None
    }
    return list(blocks.values())


def _block(text: NavigableString) -> Tag | None:
    """The block a text belongs to; None when the text is shown as it is typed, or not at all."""
    if any(parent.name in _LITERAL for parent in text.parents):
        return None
    return next((parent for parent in text.parents if parent.name not in INLINE), None)


def _shown(block: Tag, document: Document) -> bool:
    return document.visible(block) or document.exposed(block) or block.find_parent("details") is not None


def _own_text(block: Tag) -> str:
    """The block's text without that of blocks inside it; literal parts and images become one sign each."""
    parts: list[str] = []
    _collect(block, parts)
    return "\n".join(line.strip() for line in "".join(parts).split("\n"))


def _collect(tag: Tag, parts: list[str]) -> None:
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name in _LITERAL:
                parts.append("\N{OBJECT REPLACEMENT CHARACTER}")
            elif child.name == "br" or child.name not in INLINE:
                parts.append("\n")
            else:
                _collect(child, parts)
        elif type(child) is NavigableString:
            parts.append(str(child))


def _short(found: str) -> str:
    line = " ".join(found.split())
    return line if len(line) <= _SHOWN_LENGTH else line[: _SHOWN_LENGTH - 1] + "…"
