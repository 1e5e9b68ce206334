"""Finds the sentences of a site that point at something by how it looks, and whether a name helps to find it."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from bs4 import Tag

from checks.rule import Finding, SiteTarget, cant_tell, failed
from checks.rules.html._attributes import attribute
from checks.rules.html._context import INLINE
from checks.rules.html._names import content_text
from checks.rules.html._spoken import in_language, is_told
from checks.rules.html._words import folded
from checks.rules.site._links import Links
from checks.rules.site._references import Reference
from checks.subject import Document, Page, Site

_KINDS: Final = {
    ("button", "ボタン"): ("button",),
    ("link", "リンク"): ("link",),
    ("menu", "メニュー", "navigation", "nav", "sidebar"): ("navigation", "menu", "menubar"),
    ("image", "picture", "photo", "icon", "logo", "画像", "写真", "アイコン"): ("img", "graphics-document"),
    ("box", "field", "search", "欄", "枠", "検索窓"): ("textbox", "searchbox", "combobox", "spinbutton"),
    ("form", "フォーム"): ("form", "search"),
    ("tab", "タブ"): ("tab",),
    ("table", "表", "カレンダー"): ("table", "grid"),
    ("list", "一覧"): ("list",),
    ("checkbox", "check box"): ("checkbox",),
}
_ROLES: Final = {word: roles for words, roles in _KINDS.items() for word in words}
_NAMING: Final = "h1, h2, h3, h4, h5, h6, legend, caption, figcaption, label, summary, th, dt"
_UNNAMED: Final = (None, "paragraph", "table", "row", "rowgroup", "cell", "gridcell", "listitem")
"""Roles whose text is content, no name."""
_NO_SENTENCE: Final = ("button", "label", "noscript", "script", "select", "style")
_STEM: Final = 5
_SAME_LINE: Final = 0.5


class Pointing(NamedTuple):
    """A sentence of a page that points at something. block: number of the element it stands in.

    named: whether a name on the page itself has the words; several: whether, else, several things there can be meant;
    hrefs: addresses of the links in the block.
    """

    block: int
    reference: Reference
    named: bool
    several: bool
    hrefs: tuple[str, ...]


Placed = tuple[str, Pointing]
"""Url of a page, and a sentence there."""


def pointings(page: Page, references: Callable[[str], Iterable[Reference]]) -> tuple[Pointing, ...]:
    """Every place where a text of the page holds one of the references that `references` finds."""
    document = page.document
    blocks = (tag for tag in document.tags("body, body *") if tag.name not in INLINE)
    return tuple(
        _pointing(block, reference, document)
        for block in blocks
        if in_language(block) and is_told(block, document)
        for reference in references(_own_words(block))
    )


def _pointing(block: Tag, reference: Reference, document: Document) -> Pointing:
    named = any(_matches(reference, name) for name in _names(document, block))
    hrefs = tuple(attribute(link, "href") for link in block.find_all("a", href=True))
    return Pointing(document.number(block), reference, named, not named and _several(reference, block, document), hrefs)


def _several(reference: Reference, block: Tag, document: Document) -> bool:
    number = _candidates(document, reference.thing)
    return number > 1 or (number < 0 and _side_by_side(document, block))


def found_about(placed: Placed, site: Site) -> Iterator[Finding]:
    """Tells "nameless" or "unclear" of a reference that no name helps to find; the rules bring the words for both.

    Where a link in the block leads to another page of the site, names on that page help too.
    """
    page, pointing = placed
    reference = pointing.reference
    led = _led(page, pointing, site)
    if pointing.named or (led and any(_matches(reference, name) for name in _names(led.document, None))):
        return
    target = SiteTarget(page, pointing.block)
    if pointing.several or led:
        yield failed("nameless", target, words=reference.words)
    else:
        yield cant_tell("unclear", target, words=reference.words)


def _own_words(block: Tag) -> str:
    """Words of a block without the blocks and the controls in it, whose words are names."""
    parts = [child.get_text(" ") if isinstance(child, Tag) else str(child) for child in block.children if _told(child)]
    return " ".join(" ".join(parts).split())


def _told(child: object) -> bool:
    return not isinstance(child, Tag) or (child.name in INLINE and child.name not in _NO_SENTENCE)


def _led(page: str, pointing: Pointing, site: Site) -> Page | None:
    urls = (Links(site).goal(href, page).url for href in pointing.hrefs)
    led = next((url for url in urls if url in site.pages and url != page), None)
    return site.pages[led] if led else None


def _names(document: Document, besides: Tag | None) -> Iterator[str]:
    """Everything that is a name on a page: headings, labels, captions, alternatives, and accessible names."""
    for tag in document.tags("body *"):
        if besides is not None and (tag is besides or any(parent is besides for parent in tag.parents)):
            continue
        if document.name(tag) and document.role(tag) not in _UNNAMED:
            yield folded(document.name(tag))
    yield from (folded(content_text(tag)) for tag in document.tags(_NAMING) if is_told(tag, document))


def _matches(reference: Reference, name: str) -> bool:
    """Whether a name has the words of a reference; of a thing that is no part of a page, its noun is enough."""
    if reference.thing not in _ROLES and _has_word(name, reference.thing):
        return True
    looks = re.split(r"[ -]", reference.looks)
    return _has_word(name, next((word for word in looks if word in ("left", "right")), looks[0]))


def _has_word(text: str, word: str) -> bool:
    """Whether a text has a word, whatever the ending of a long English one (triangle, triangular)."""
    if not word.isascii():
        return word in text
    return any(
        other == word or (len(word) > _STEM and other[:_STEM] == word[:_STEM]) for other in re.findall(r"\w+", text)
    )


def _candidates(document: Document, thing: str) -> int:
    """How many things of the kind the page has; -1 for a word that names no kind of thing on a page."""
    roles = _ROLES.get(thing) or _ROLES.get(thing.removesuffix("s"))
    if roles is None:
        return -1
    return sum(1 for tag in document.tags("body *") if document.role(tag) in roles and is_told(tag, document))


def _side_by_side(document: Document, block: Tag) -> bool:
    """Whether two links, pictures or figures near a sentence stand beside one another, so that a side picks one."""
    around = block.parent or block
    boxes = [
        node.box
        for tag in around.find_all(["a", "img", "figure", "video", "svg"])
        if (node := document.node(tag)) is not None and node.visible and not any(p is block for p in tag.parents)
    ]
    return any(_beside(one, other) for i, one in enumerate(boxes) for other in boxes[i + 1 :])


def _beside(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    shared = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    apart = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
    return apart and shared > _SAME_LINE * min(one[3], other[3])
