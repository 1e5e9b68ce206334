"""Plants the markup of a fault in a clean built page, in several forms."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

FORMS: Final[Mapping[str, str]] = {
    "plain": "本文の終わり",
    "start": "見出しのすぐあと",
    "section": "入れ子の箱の中",
    "details": "開いた折りたたみの中",
    "list": "箇条書きの中",
    "cell": "表のマスの中",
    "footer": "ページの下の案内の中",
    "alone": "本文のすべてと置きかえ",
    "top": "ページの始め（本文へ進むリンクと置きかえ）",
    "rewritten": "書き方だけを変えて（大文字のタグ、属性の順番、引用符）",
    "whole": "ページの全体（上の部分、メニュー、下の案内も）と置きかえ",
    "bare": "サイトの書式を外したページの、本文の終わり",
}
"""Forms a fault is planted in, with their Japanese names."""
OPERATED: Final = ("plain", "details", "cell", "footer", "alone")
"""Forms for faults that show when somebody uses the page: using it takes time."""
AT_TOP: Final = frozenset({"html/skip-link"})
"""Rules about what every page of the site has at its top, and which a fault has to take the place of."""
ALL_OF_IT: Final = frozenset({"html/language-text", "html/page-empty", "axe/bypass"})
"""Rules about a page as a whole: beside what the page already has, their faults are none."""
OF_FOCUS: Final = frozenset({"probe/focus-contrast", "probe/focus-visible"})
"""Rules about what shows where the focus is: the site's own style sheets may show it in spite of the fault."""
PLANTED: Final = "data-planted"
WHOLE: Final = ("plain", "alone")
"""Forms for a fault that is a whole page: its head and attributes are planted too."""

_AROUND: Final[Mapping[str, str]] = {
    "section": '<section><div class="a"><div class="b">\n{}\n</div></div></section>',
    "details": "<details open><summary>くわしい説明</summary>\n{}\n</details>",
    "list": "<ul><li>はじめの項目です。</li><li>\n{}\n</li></ul>",
    "cell": "<table><caption>担当の一覧</caption>"
    '<thead><tr><th scope="col">番号</th><th scope="col">内容</th></tr></thead>'
    "<tbody><tr><td>1</td><td>\n{}\n</td></tr><tr><td>2</td><td>説明です。</td></tr></tbody></table>",
}
_WHOLE_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype[^>]*>", re.IGNORECASE)
_HTML = re.compile(r"<html\b[^>]*>", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>(?P<inside>.*?)</head>", re.IGNORECASE | re.DOTALL)
_LOOSE_HEAD = re.compile(
    r"\s*(?:<(?:meta|link|base)\b[^>]*>|<(?P<name>title|style|script)\b.*?</(?P=name)>)", re.IGNORECASE | re.DOTALL
)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_LINK = re.compile(r'\b(?P<name>href|src|action)="(?!#|/|[a-z]+:)(?P<address>[^"]*)"')
_SKIP = re.compile(r'<a class="skip"[^>]*>.*?</a>', re.DOTALL)
_LOADED = re.compile(r"<link\b[^>]*>|<script\b.*?</script>", re.DOTALL)
_SHEET = re.compile(r'<link\b[^>]*\brel="?stylesheet\b[^>]*>', re.IGNORECASE)
_INSIDE_BODY = re.compile(r"(?P<start><body\b[^>]*>).*(?P<end></body>)", re.IGNORECASE | re.DOTALL)
_ARTICLE = re.compile(r"(?P<start><article\b[^>]*>)(?P<inside>.*)(?P<end></article>)", re.DOTALL)
_TAG = re.compile(r"<(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?:\s+[a-z][\w:-]*=\"[^\"'<>]*\")*)\s*>")
_ATTRIBUTE = re.compile(r"[a-z][\w:-]*=\"[^\"]*\"")
_LITERAL = re.compile(r"<(?:script|style|svg|math|template|iframe)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Markup:
    """A fault taken apart. html and body: start tags, "" for none; head: content, None where the fault has none;

    between: what stands between head and body; inside: content of the body.
    """

    doctype: str
    html: str
    head: str | None
    between: str
    body: str
    inside: str

    @property
    def whole(self) -> bool:
        """Whether it is more than a piece of a body."""
        return self.head is not None or bool(self.html or self.body)


def taken_apart(code: str) -> Markup:
    """The parts of an example's markup; a piece of markup is all `inside`."""
    if not _WHOLE_PAGE.match(code):
        return Markup("", "", None, "", "", code)
    doctype, html = _first(_DOCTYPE, code), _first(_HTML, code)
    rest = _HTML.sub("", _DOCTYPE.sub("", code, count=1), count=1)
    head: str | None = None
    if (found := _HEAD.search(rest)) and not _BODY.search(rest, 0, found.start()):
        head, rest = found["inside"], rest[: found.start()] + rest[found.end() :]
    else:
        loose = []
        while found := _LOOSE_HEAD.match(rest):
            loose.append(found[0])
            rest = rest[found.end() :]
        head = "".join(loose) or None
    between, body, inside = "", "", rest
    if found := _BODY.search(rest):
        between, body, inside = rest[: found.start()].strip(), found[0], rest[found.end() :]
        ends = [position for end in ("</body>", "</html>") if (position := inside.lower().rfind(end)) >= 0]
        inside = inside[: min(ends)] if ends else inside
    else:
        inside = re.sub(r"</html>\s*$", "", inside, flags=re.IGNORECASE)
    return Markup(doctype, html, head, between, body, inside)


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""


def host(markup: str, url: str) -> str:
    """A built page made ready: its own links lead to the same places from anywhere, and programs may run.

    The site's policy forbids programs written into a page. Whoever plants such a fault took the policy away too.
    """

    def absolute(found: re.Match[str]) -> str:
        return f'{found["name"]}="{urljoin(url, found["address"])}"'

    return _LINK.sub(absolute, _POLICY.sub("", markup))


def forms_for(rule: str, fault: Markup, *, operated: bool) -> tuple[str, ...]:
    """The forms a fault of a rule is planted in. operated: whether it shows only when somebody uses the page."""
    if rule in AT_TOP:
        return ("top",)
    if rule in ALL_OF_IT:
        return ("whole",)
    if fault.whole:
        return WHOLE
    left_out = {"top", "whole", "bare", *(() if _rewritten(fault.inside) != fault.inside else ("rewritten",))}
    if not operated:
        return tuple(form for form in FORMS if form not in left_out)
    return (*OPERATED, "bare") if own_style(fault) else OPERATED


def own_style(fault: Markup) -> bool:
    """Whether a piece of a body brings styles of its own, which the site's style sheets may overrule."""
    return "<style" in fault.inside and not fault.whole


def planted(page: str, faults: Sequence[Markup], form: str) -> str:
    """The page with the faults in it. Of several, each stands in an element that has its number as `data-planted`.

    Raises ValueError for a page without an article or a footer.
    """
    for fault in faults:
        page = _with_head(page, fault) if fault.whole else page
    insides = [_rewritten(fault.inside) if form == "rewritten" else fault.inside for fault in faults]
    if len(faults) > 1:
        insides = [f'<div {PLANTED}="{number}">\n{inside}\n</div>' for number, inside in enumerate(insides)]
    inside = "\n".join(_AROUND.get(form, "{}").replace("{}", inside) for inside in insides)
    if form == "footer":
        before, found, after = page.rpartition("</footer>")
        if not found:
            raise ValueError("the page has no footer")
        return f"{before}{inside}{found}{after}"
    if form == "whole":
        return _INSIDE_BODY.sub(lambda body: f"{body['start']}\n{inside}\n{body['end']}", page, count=1)
    if form == "bare":
        page = _SHEET.sub("", page)
    if form == "top":
        return _SKIP.sub(lambda _: inside, page, count=1)
    article = _ARTICLE.search(page)
    if article is None:
        raise ValueError("the page has no article")
    content = article["inside"]
    if form == "alone":
        content = f"\n{inside}\n"
    elif form == "start":
        heading, found, rest = content.partition("</h1>")
        content = f"{heading}{found}\n{inside}\n{rest}" if found else f"\n{inside}\n{content}"
    else:
        content = f"{content}\n{inside}\n"
    return f"{page[: article.start()]}{article['start']}{content}{article['end']}{page[article.end() :]}"


def _with_head(page: str, fault: Markup) -> str:
    """The page with the fault's head and attributes; the styles and programs that the site loads stay."""
    if fault.doctype:
        page = _DOCTYPE.sub(lambda _: fault.doctype, page, count=1)
    if fault.html:
        page = _HTML.sub(lambda _: fault.html, page, count=1)
    if fault.head is not None:
        head = _HEAD.search(page)
        if head is None:
            raise ValueError("the page has no head")
        loaded = "\n".join(_LOADED.findall(head["inside"]))
        page = f"{page[: head.start()]}<head>\n{fault.head}\n{loaded}\n</head>{page[head.end() :]}"
    if fault.body:
        page = _BODY.sub(lambda _: fault.body, page, count=1)
    if fault.between:
        page = _BODY.sub(lambda found: fault.between + found[0], page, count=1)
    return page


def _rewritten(markup: str) -> str:
    """The same elements written otherwise; markup with programs, styles or drawings in it stays as it is."""
    return markup if _LITERAL.search(markup) else _TAG.sub(_tag, markup)


def _tag(found: re.Match[str]) -> str:
    attributes = [f" {part.replace(chr(34), chr(39))}" for part in reversed(_ATTRIBUTE.findall(found["attributes"]))]
    return f"<{found['name'].upper()}{''.join(attributes)}>"
