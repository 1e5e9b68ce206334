"""HTML のタグが正しく開き、閉じ、重なっている

## なぜ
閉じていないタグや、重なり方のまちがったタグがあると、ブラウザや読み上げソフトが作り手の考えとちがう形に
読み取ります。同じ場所でも、ソフトによって聞こえ方や見え方が変わります。

## 直し方
Markdown だけで書いたページでは、ふつう起こりません。Markdown の中に HTML を書いたところを見て、次を直します。

- `<div>` を開いたら `</div>` で閉じる。
- 後から開いたタグを先に閉じる。例：`<b><i>字</i></b>`
- 同じ属性を1つのタグに2回書かない。

## この規則に分かること・分からないこと
HTML の規格の読み取り方で、タグの開始・終了・入れ子・属性の重なりだけを調べます。省略してよい終了タグ（`</p>`、
`</li>` など）は調べません。id の重なりは別の規則が調べます。1つのまちがいが引き起こした続きのまちがいは省きます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag
from bs4.element import NavigableString

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._markup import Fault, faults
from checks.subject import Document

META = Meta(
    criteria=("4.1.1",),
    severity=Severity.SERIOUS,
    on=On.SERVED,
    act=("e6952f",),
    techniques=("F70", "G134", "H74", "H75", "H88", "H94"),
)

_WHERE = "（できあがった HTML の {line} 行目）"

MESSAGES = {
    "unclosed": Message(
        "<{name}> が閉じていません。" + _WHERE,
        "終わりに </{name}> を書いてください。",
    ),
    "stray_end_tag": Message(
        "閉じるタグ </{name}> に、対になる <{name}> がありません。" + _WHERE,
        "余分な </{name}> を消すか、始まりに <{name}> を書いてください。",
    ),
    "misnested": Message(
        "<{name}> と、ほかのタグとの重なり方が正しくありません。" + _WHERE,
        "後から開いたタグを先に閉じてください。例：<b><i>字</i></b>",
    ),
    "not_allowed_here": Message(
        "<{name}> を書けない場所に書いています。" + _WHERE,
        "<{name}> を外に出すか、外側のタグを先に閉じてください。例：リンクの中にリンクは書けません。",
    ),
    "text_in_table": Message(
        "表の中で、セルの外に文字を書いています。" + _WHERE,
        "文字を <td> か <th> の中に入れるか、表の外に出してください。",
    ),
    "list_child": Message(
        "箇条書き（ul、ol）のすぐ中に、<li> でない <{name}> を書いています。" + _WHERE,
        "<{name}> を <li> の中に入れてください。",
    ),
    "duplicate_attribute": Message(
        "<{name}> に、同じ属性「{attribute}」を2回書いています。" + _WHERE,
        "属性「{attribute}」を1つだけ残して、ほかを消してください。",
    ),
    "broken_tag": Message(
        "<{name}> のタグの書き方がこわれています。" + _WHERE,
        '「"」が2つで一組になっているか、属性のあいだに空白があるか、「>」で終わっているかを見てください。',
    ),
}

_LIST_CHILDREN = frozenset({"li", "script", "template"})
_TABLE_PARTS = ("table", "thead", "tbody", "tfoot", "tr")


def select(document: Document) -> Iterable[Tag]:
    """The root element of the page as served."""
    root = document.soup.find(True)
    return [root] if isinstance(root, Tag) else []


def check(root: Tag, document: Document) -> Iterator[Finding]:
    """No parse error that concerns start tags, end tags, nesting or repeated attributes."""
    for fault in faults(document.html):
        values = {"name": fault.name, "line": fault.line, "attribute": fault.attribute}
        yield failed(fault.kind, _tag_at(fault, document) or root, **values)
    for child in document.tags("ul > *, ol > *"):
        if child.name not in _LIST_CHILDREN:
            yield failed("list_child", child, name=child.name, line=child.sourceline)
    for part in document.tags(", ".join(_TABLE_PARTS)):
        if any(type(child) is NavigableString and child.strip() for child in part.children):
            yield failed("text_in_table", part, line=part.sourceline)


def _tag_at(fault: Fault, document: Document) -> Tag | None:
    """The last element that starts where the fault stands, or before."""
    place = (fault.line, fault.column)
    before = [tag for tag in document.tags("*") if (tag.sourceline or 0, tag.sourcepos or 0) <= place]
    return before[-1] if before else None
