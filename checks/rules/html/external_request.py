"""ほかのサイトから、画像や文字の形やプログラムを読みこまない

## なぜ
ほかのサイトのものを読みこむと、そのサイトが止まったときに町のページも読めなくなります。災害で通信が混み合うときは、
つながるまで何も表示されないことがあります。見た人のことも、そのサイトに知られます。

## 直し方
画像は `docs/` の中に置き、そのファイルを指定します。地図や動画は、埋めこむかわりにリンクにします。
例：`[地図を見る（国土地理院）](https://maps.gsi.go.jp/)`

## この規則に分かること・分からないこと
HTML に書かれた住所だけを調べます。プログラムが後から読みこむものは分かりません。
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules._resources import Resource, resources
from checks.subject import Document

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.SERVED)

MESSAGES = {
    "external": Message(
        "ほかのサイト（{host}）から読みこんでいます：{href}",
        "ファイルを docs/ の中に置いて、そのファイルを指定してください。地図や動画は、リンクにしてください。",
    ),
}


def select(document: Document) -> Iterable[Resource]:
    """Everything the page loads."""
    return resources(document)


def check(resource: Resource, document: Document) -> Iterator[Finding]:
    """It comes from the page's own host, or from the host the page names as its own (rel=canonical)."""
    parts = urlsplit(urljoin(_base(document), resource.href.strip()))
    if parts.scheme in ("", "http", "https", "ws", "wss") and parts.netloc and parts.netloc != _own_host(document):
        yield failed("external", resource.tag, host=parts.netloc, href=resource.href.strip())


def _base(document: Document) -> str:
    base = document.soup.find("base", href=True)
    return urljoin(document.url, str(base["href"])) if isinstance(base, Tag) else document.url


def _own_host(document: Document) -> str:
    canonical = document.soup.find("link", rel="canonical", href=True)
    return urlsplit(str(canonical["href"])).netloc if isinstance(canonical, Tag) else ""
