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
from typing import Final, NamedTuple

from bs4 import NavigableString, Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, cant_tell, failed
from checks.rules.html._context import line_text
from checks.rules.html._words import folded
from checks.rules.site._links import Link, Links, addresses
from checks.subject import Document, Page, Site

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

_FOLDED: Final = {language: tuple(map(folded, names)) for language, names in _NAMES.items()}


class Hint(NamedTuple):
    """What tells the language behind a link. hreflang: as written; marked: language all its words are marked as.

    named: languages whose names stand in its line.
    """

    hreflang: str | None
    marked: str | None
    named: frozenset[str]


class Languages(NamedTuple):
    """The language of a page, and the hints at its links by the numbers of their elements, where there are any."""

    page: str | None
    hints: dict[int, Hint]


def languages(page: Page) -> Languages:
    """Reads them from the page's own document."""
    document = page.document
    html = document.soup.find("html")
    hints = {document.number(tag): _hint(tag, document) for tag in document.tags("a, area")}
    return Languages(
        _primary(html.get("lang")) if isinstance(html, Tag) else None,
        {number: hint for number, hint in hints.items() if any(hint)},
    )


def _hint(tag: Tag, document: Document) -> Hint:
    line = folded(f"{line_text(tag)} {document.name(tag)}")
    named = frozenset(language for language, words in _FOLDED.items() if any(word in line for word in words))
    return Hint(_primary(tag.get("hreflang")), _marked_as(tag), named)


def _marked_as(link: Tag) -> str | None:
    """The language all words of a link are marked as: whoever reads them knows which it is."""
    found = {_marked(text) for text in link.find_all(string=True) if text.strip()}
    return found.pop() if len(found) == 1 else None


def _marked(text: NavigableString) -> str | None:
    bearer = text.find_parent(lang=True)
    return _primary(bearer.get("lang")) if bearer else None


def _primary(tag: object) -> str | None:
    """The language of a language tag without its region and script, "en" for "en-GB"; None for none."""
    return str(tag).strip().lower().partition("-")[0] or None if tag else None


META = Meta(criteria=(), severity=Severity.MODERATE, on=On.SITE, reads=(addresses, languages))

_FIX: Final = "リンクの文字に、言語の名前を足してください。例：「くらしの案内（{example}）」"

MESSAGES = {
    "untold": Message("リンク「{name}」は{language}のページへ行きますが、何語かが書かれていません。", _FIX),
    "unknown": Message(
        "リンク「{name}」は、ほかの言葉（{language}）のページへ行きます。何語かが分かるか、人が確かめてください。",
        _FIX,
    ),
}


_NOTHING: Final = Hint(None, None, frozenset())


@dataclass(frozen=True, slots=True)
class _Foreign:
    """A link to what is written in another language than the page it stands on. page: url."""

    page: str
    link: Link
    language: str
    hint: Hint


def select(site: Site) -> Iterable[_Foreign]:
    """Links to pages of the site in another language, and links that say another language in `hreflang`."""
    links = Links(site)
    told = site.read(languages)
    for page, here in told.items():
        for link in links.of(page):
            hint = here.hints.get(link.number, _NOTHING)
            inside = link.url is not None and link.url in told and not links.sends_on(link.url)
            language = hint.hreflang or (told[link.url].page if link.url and inside else None)
            if not link.written.form and language and language != here.page:
                yield _Foreign(page, link, language, hint)


def check(foreign: _Foreign, site: Site) -> Iterator[Finding]:
    """The line of text it stands in names the language."""
    name = foreign.link.written.name
    names = _NAMES.get(foreign.language)
    target = SiteTarget(foreign.page, foreign.link.number)
    if names is None:
        yield cant_tell("unknown", target, name=name, language=foreign.language, example="その言語の名前")
    elif foreign.hint.marked != foreign.language and foreign.language not in foreign.hint.named:
        yield failed("untold", target, name=name, language=names[0], example=names[0])
