"""翻訳のページが、もとの日本語のページに合っている

## なぜ
日本語のページだけを直すと、英語ややさしい日本語のページは古いままになります。避難のときに、まちがった場所へ行く
人が出ます。

## 直し方
知らせに出た日本語のページの、変わったところを読み、翻訳のページを同じ内容に直します。そのあとで
`./run translated 翻訳のページ` を実行すると、合っていると記録されます。直すところがなかったときも、実行します。
GitHub の画面で直すときは、翻訳のページのはじめの `original_hash` の行を、知らせに出たとおりに書きかえます。

## この規則に分かること・分からないこと
翻訳したときと今とで、もとのページの文が（見出しごとに）同じかを比べます。翻訳が正しいかは分かりません。場所の一覧や
電話番号など、データから作る部分は、どの言語でも一緒に変わるので、比べません。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute
from checks.subject import Document

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.SERVED)

MESSAGES = {
    "stale": Message(
        "もとの日本語のページ {original} が、翻訳のあとで変わりました。変わったところ：{changed}。",
        "{original} の変わったところを読んで、このページ（{page}）を直してください。"
        "直したあと（直すところがなかったときも）、「./run translated {page}」で記録してください。"
        "GitHub の画面で直すときは、original_hash の行を次のとおりにします：{record}",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """What a translated page tells of its original."""
    return document.soup.find_all("nav", attrs={"data-original": True})


def check(told: Tag, _document: Document) -> Iterator[Finding]:
    """Nothing of the original changed after the translation."""
    changed = attribute(told, "data-changed")
    if changed:
        original, page = attribute(told, "data-original"), attribute(told, "data-source")
        record = attribute(told, "data-record")
        yield failed("stale", original=original, changed=changed, page=page, record=record)
