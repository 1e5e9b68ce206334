"""同じアクセスキーが二度使われていない

## なぜ
アクセスキー（accesskey）は、キーひとつでリンクやボタンへ移るしかけです。同じキーが二つあると、思った所へ移れません。

## 直し方
accesskey を消すのがいちばん安全です。読み上げソフトやブラウザのキーともぶつかるからです。残すなら、別々のキーにします。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import inert, tokens
from checks.subject import Document

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.SERVED, michecker=("C_422.0",))

MESSAGES = {
    "repeated": Message(
        "アクセスキー「{value}」が {count} か所で使われています。",
        "accesskey を消すか、別のキーにしてください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Documents with any access key."""
    return [document.soup] if document.soup.find(accesskey=True) else []


def check(soup: Tag, _document: Document) -> Iterator[Finding]:
    """Every key stands for one element; told at its second place. Browsers do not tell capitals apart."""
    holders = [
        (tag, key.lower())
        for tag in soup.find_all(accesskey=True)
        for key in tokens(tag, "accesskey")
        if not inert(tag)
    ]
    total = Counter(key for _, key in holders)
    met: Counter[str] = Counter()
    for tag, key in holders:
        met[key] += 1
        if met[key] == 2:
            yield failed("repeated", tag, value=key, count=total[key])
