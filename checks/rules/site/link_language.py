"""ほかの言葉で書かれたページへのリンクから、何語かが分かる

## なぜ
開いてから外国語だと分かると、戻る手間がかかります。外国語の案内を探している人は、その言語の名前を目印に探します。

## 直し方
リンクの文字か、そのすぐ前後に、言語の名前を書きます。日本語でも、その言語での名前でもかまいません。
例：`[くらしの案内（英語）](../en/index.md)`、`[Living Guide (English)](../en/index.md)`

## この規則に分かること・分からないこと
このサイトの中のページは、ページの言語（`lang`）で見分けます。ほかのサイトへのリンクは、`hreflang` に言語を書いたもの
だけを調べます。リンクの文字の全部がその言語で書かれていて、`lang` でそう示してあるときは、文字から分かるとみなします。
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bs4 import NavigableString, Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, cant_tell, failed
from checks.rules.html._context import line_text
from checks.rules.html._words import folded
from checks.rules.site._links import Links, redirects
from checks.subject import Page, Site

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.SITE)

_FIX: Final = "リンクの文字に、言語の名前を足してください。例：「くらしの案内（{example}）」"

MESSAGES = {
    "untold": Message("リンク「{name}」は{language}のページへ行きますが、何語かが書かれていません。", _FIX),
    "unknown": Message(
        "リンク「{name}」は、ほかの言葉（{language}）のページへ行きます。何語かが分かるか、人が確かめてください。",
        _FIX,
    ),
}

_NAMES: Final = {
    "ja": ("日本語", "Japanese"),
    "en": ("英語", "English"),
    "zh": ("中国語", "中文", "简体", "繁體", "Chinese"),
    "ko": ("韓国語", "한국어", "Korean"),
    "vi": ("ベトナム語", "Tiếng Việt", "Vietnamese"),
    "pt": ("ポルトガル語", "Português", "Portuguese"),
    "es": ("スペイン語", "Español", "Spanish"),
    "tl": ("タガログ語", "フィリピノ語", "Tagalog", "Filipino"),
    "fil": ("フィリピノ語", "タガログ語", "Filipino", "Tagalog"),
    "id": ("インドネシア語", "Bahasa Indonesia", "Indonesian"),
    "th": ("タイ語", "ไทย", "Thai"),
    "ne": ("ネパール語", "नेपाली", "Nepali"),
    "my": ("ミャンマー語", "မြန်မာ", "Burmese"),
    "mn": ("モンゴル語", "Монгол", "Mongolian"),
    "fr": ("フランス語", "Français", "French"),
    "de": ("ドイツ語", "Deutsch", "German"),
    "ru": ("ロシア語", "Русский", "Russian"),
    "uk": ("ウクライナ語", "Українська", "Ukrainian"),
}
"""Names of languages: in Japanese first, then their own and in English."""


@dataclass(frozen=True, slots=True)
class _Foreign:
    """A link to what is written in another language than the page it stands on."""

    page: Page
    tag: Tag
    language: str


def select(site: Site) -> Iterable[_Foreign]:
    """Links to pages of the site in another language, and links that say another language in `hreflang`."""
    languages = {url: _language(page) for url, page in site.pages.items() if not redirects(page)}
    links = Links(site)
    for page in site.pages.values():
        for link in links.of(page):
            language = _primary(link.tag.get("hreflang")) or (languages.get(link.url) if link.url else None)
            if link.tag.name != "form" and language and language != _language(page):
                yield _Foreign(page, link.tag, language)


def check(foreign: _Foreign, site: Site) -> Iterator[Finding]:
    """The line of text it stands in names the language."""
    document = foreign.page.document
    name = document.name(foreign.tag)
    names = _NAMES.get(foreign.language)
    target = SiteTarget(foreign.page, foreign.tag)
    if names is None:
        yield cant_tell("unknown", target, name=name, language=foreign.language, example="その言語の名前")
    elif not _written_in(foreign.tag, foreign.language) and not any(
        folded(word) in folded(f"{line_text(foreign.tag)} {name}") for word in names
    ):
        yield failed("untold", target, name=name, language=names[0], example=names[0])


def _written_in(link: Tag, language: str) -> bool:
    """Whether all words of a link are marked as words of a language: whoever reads them knows which it is."""
    words = [text for text in link.find_all(string=True) if text.strip()]
    return bool(words) and all(_marked(text) == language for text in words)


def _marked(text: NavigableString) -> str | None:
    bearer = text.find_parent(lang=True)
    return _primary(bearer.get("lang")) if bearer else None


def _language(page: Page) -> str | None:
    html = page.document.soup.find("html")
    return _primary(html.get("lang")) if isinstance(html, Tag) else None


def _primary(tag: object) -> str | None:
    """The language of a language tag without its region and script, "en" for "en-GB"; None for none."""
    return str(tag).strip().lower().partition("-")[0] or None if tag else None
