"""ページに題名がある

## なぜ
題名（title）は、読み上げソフトがはじめに読む言葉です。ブラウザのタブ、検索結果、しおりにも使われます。
題名がないと、どのページを開いたのか分かりません。

## 直し方
Markdown のはじめに `# 見出し` を書くか、先頭の設定に `title: 題名` を書きます。

## この規則に分かること・分からないこと
題名がないこと、「無題」やファイル名のままであることを調べます。題名がページの内容を表しているかは、人が見て確かめます。
"""

import re
from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import is_blank
from checks.rules.html._page import is_page, root
from checks.rules.html._words import folded
from checks.subject import Document, text_of

META = Meta(
    criteria=("2.4.2",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    michecker=("C_60.0", "C_60.1"),
    act=("2779a5", "c4a8a4"),
    techniques=("H25", "G88", "F25"),
)

MESSAGES = {
    "missing": Message(
        "ページに題名（title）がありません。",
        "Markdown のはじめに「# 見出し」を書くか、先頭の設定に「title: 題名」を書いてください。",
    ),
    "unsuitable": Message(
        "ページの題名「{text}」では、何のページか分かりません。",
        "ページの内容が分かる題名にしてください。例：「防災と避難場所」",
    ),
    "vague": Message(
        "ページの題名「{text}」で何のページか分かるか、人が確かめてください。",
        "町の名前を入れるなど、ほかのサイトのページと区別できる題名にしてください。",
    ),
}

_UNSUITABLE = re.compile(
    r"(?:無題|名称未設定|題名|題名なし|タイトル|タイトルなし|ページ|ページ名|ページタイトル|新しいページ|新規ページ"
    r"|ここに題名|untitled|no ?title|title|page ?title|document|page|new page|web ?page|html|undefined|null|none|nan)"
    r"(?: ?(?:文書|ドキュメント|ページ|document|page|[0-9]+))*"
)
_FILE = re.compile(r"[\w.-]+\.(?:html?|xhtml|php|md|pdf|docx?|xlsx?|txt)|https?://\S+")
_TEMPLATE = re.compile(r"\{\{.*\}\}|\{%.*%\}|<%.*%>|\$\{.*\}")
_VAGUE = re.compile(
    r"(?:ホーム|トップ|トップ ?ページ|メイン ?ページ|home|home ?page|top|top ?page|main|index|welcome|.)"
)
_SEPARATOR = re.compile(r"\s*[|｜:：–—]\s*|\s+-\s+")


def select(document: Document) -> Iterable[Tag]:
    """The html element of a page; the title of a frame's document is not the page's."""
    return [root(document)] if is_page(document) else []


def check(html: Tag, _document: Document) -> Iterator[Finding]:
    """The first title element outside pictures has words, and they are not those of an unfinished page."""
    text = next((text_of(title) for title in html.find_all("title") if title.find_parent("svg") is None), "")
    plain = folded(text)
    if is_blank(text):
        yield failed("missing")
    elif _UNSUITABLE.fullmatch(_SEPARATOR.split(plain)[0]) or _FILE.fullmatch(plain) or _TEMPLATE.search(plain):
        yield failed("unsuitable", text=text)
    elif _VAGUE.fullmatch(plain):
        yield cant_tell("vague", text=text)
