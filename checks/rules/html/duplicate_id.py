"""同じ id が二度使われていない

## なぜ
id は、ページの中の場所を一つに決める名札です。同じ名札が二つあると、リンクが別の場所へ飛んだり、
入力欄に違うラベルが読まれたりします。

## 直し方
どちらかの id を別の言葉に変えます。同じ HTML を二度貼り付けたときに、よく起こります。
見出しの id は `## 見出し { #別の名前 }` で変えられます。
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, inert
from checks.subject import Document

META = Meta(
    criteria=("4.1.1",),
    severity=Severity.MODERATE,
    on=On.SERVED,
    michecker=("C_423.0",),
    act=("3ea0c8",),
    techniques=("H93", "H94", "F77", "F17"),
)

MESSAGES = {
    "repeated": Message(
        "id「{value}」が {count} か所で使われています。",
        "2つ目からの id を、ページの中でほかにない言葉に変えてください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Documents with any id."""
    return [document.soup] if document.soup.find(id=True) else []


def check(soup: Tag, _document: Document) -> Iterator[Finding]:
    """Every id is written once; told at its second place."""
    holders = [tag for tag in soup.find_all(id=True) if attribute(tag, "id") and not inert(tag)]
    total = Counter(attribute(tag, "id") for tag in holders)
    met: Counter[str] = Counter()
    for tag in holders:
        value = attribute(tag, "id")
        met[value] += 1
        if met[value] == 2:
            yield failed("repeated", tag, value=value, count=total[value])
