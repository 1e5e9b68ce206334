"""ページに、個人の番号や連絡先が出ていない

## なぜ
住民の個人情報は、一度公開すると取り消せません。個人番号（マイナンバー）は、法律で決められたとき以外は公開できません。

## 直し方
その値を消します。町の窓口の番号や、役場のメールアドレスに書きかえます。公開してしまったときは、すぐに個人情報の担当へ
知らせます。

## この規則に分かること・分からないこと
個人番号の検査数字が合う12けたの数字、携帯電話の番号、個人向けのメールアドレス、「生年月日」と書かれた日付を見つけます。
氏名や住所は見つけられません。見つけた値そのものは、報告に出しません。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag
from bs4.element import Comment, NavigableString

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules._personal import may_be_personal, personal
from checks.rules.html._attributes import attribute
from checks.subject import Document

META = Meta(criteria=(), severity=Severity.CRITICAL, on=On.SERVED, secret=True)

MESSAGES = {
    "personal": Message(
        "個人の情報らしいもの（{kind}）が書かれています。値は、ここには出しません。",
        "この値を消してください。窓口の連絡先なら、役場の代表の番号やアドレスに書きかえてください。",
    ),
}

_ATTRIBUTES = ("href", "alt", "title", "content", "value", "aria-label", "placeholder")


def select(document: Document) -> Iterable[Tag]:
    """Elements with numbers or addresses in their own text or attributes; scripts only where they are data."""
    return [tag for tag in document.soup.find_all(True) if may_be_personal(_words(tag))]


def check(tag: Tag, document: Document) -> Iterator[Finding]:
    """No value that belongs to one person."""
    for kind in personal(_words(tag)):
        yield failed("personal", kind=kind)


def _words(tag: Tag) -> str:
    own = [
        str(child) for child in tag.children if isinstance(child, NavigableString) and not isinstance(child, Comment)
    ]
    if tag.name in ("script", "style") and attribute(tag, "type") != "application/ld+json":
        own = []
    return "\n".join([*own, *(attribute(tag, name) for name in _ATTRIBUTES)])
