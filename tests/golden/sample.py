"""A report with one finding of every kind, and the rules it names: what the golden files are made from."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from checks.criteria import JIS_2016
from checks.model import (
    Location,
    Mode,
    Origin,
    Outcome,
    PageRecord,
    Planned,
    Report,
    Result,
    Severity,
    Target,
    fingerprint,
)
from checks.reporters import _words, formats
from checks.rule import Message, Meta, On, Rule
from checks.states import SOURCE_STATE, STATES

FOLDER = Path(__file__).parent
ALL_STATES = tuple(state.name for state in STATES)
FIRST = ALL_STATES[0]

PAGES = {
    "/index.html": "docs/index.md",
    "/404.html": None,
    "/bosai/index.html": "docs/bosai/index.md",
    "/keikaku/index.html": "data/keikaku.csv",
    "/osoi/index.html": "docs/osoi.md",
}
SLOW = "/osoi/index.html"
TOO_SLOW = "120秒たっても読み終わりませんでした。"
TEXT = "docs/bosai/index.md"


def rule(name: str, title: str, on: On, severity: Severity, *criteria: str) -> Rule:
    """A rule that is only looked up, never run."""
    return Rule(
        id=name,
        title=title,
        doc="## なぜ\n困る人がいるからです。\n\n## 直し方\n原稿を直します。",
        meta=Meta(criteria=criteria, severity=severity, on=on),
        messages={"wrong": Message("{name}がありません。", "{name}を書いてください。")},
        select=lambda _subject: (),
        check=lambda _target, _subject: (),
    )


RULES = (
    rule("axe/color-contrast", "文字と背景の色の差", On.STATES, Severity.SERIOUS, "1.4.3"),
    rule("axe/image-alt", "画像の代替テキスト（axe-core）", On.STATES, Severity.CRITICAL, "1.1.1"),
    rule("axe/target-size", "押す所の大きさ", On.STATES, Severity.SERIOUS, "2.5.8"),
    rule("html/frame-title", "枠の題名", On.RENDERED, Severity.MODERATE, "4.1.2"),
    rule("html/image-alt", "画像の代替テキスト", On.RENDERED, Severity.CRITICAL, "1.1.1"),
    rule("html/link-name", "リンクの言葉", On.RENDERED, Severity.SERIOUS, "2.4.4"),
    rule("html/link-text", "リンクの言葉の中身", On.RENDERED, Severity.MINOR, "2.4.4"),
    rule("site/broken", "こわれた規則", On.SITE, Severity.MODERATE),
    rule("text/mixed-script", "日本語の中のほかの文字", On.TEXT, Severity.MODERATE),
)

AXE_IMAGE = '<img src="genkan.jpg">'
OWN_IMAGE = '<img src="genkan.jpg"/>'
NASTY = '<a href="?a=1&amp;b=2">100%,\n"50:50" | `*_` ]]&gt; \x1b[31m</a>'


Words = tuple[str, str]
"""Message and fix."""


def found(
    question: Planned, result: Result, words: Words, snippet: str, location: Location, selector: str = ""
) -> Outcome:
    """One finding of the sample."""
    known = next(rule for rule in RULES if rule.id == question.rule)
    return Outcome(
        *question,
        result=result,
        mode=Mode.SEMI_AUTO if result is Result.CANT_TELL else Mode.AUTOMATIC,
        criteria=known.meta.criteria,
        severity=known.meta.severity,
        message=words[0],
        fix=words[1],
        target=Target(selector, snippet),
        location=location,
        fingerprint=fingerprint(question.rule, location.path, snippet, 0),
    )


def findings() -> list[Outcome]:
    """Everything the sample has to tell but what could not be tested."""
    page = "/bosai/index.html"
    alt = ("画像に代替テキスト（alt）がありません。", "画像の内容を [ ] の中に書いてください。")
    axe = ("axe の言葉", "axe の直し方")
    image = Location("docs/bosai/index.md", 12, True, Origin.MARKDOWN)
    small = ("押す所が小さすぎます（20×20px）。", "24×24px より大きくしてください。")
    near = Location("docs/bosai/index.md", 3, False, Origin.MARKDOWN)
    look = ("リンクの言葉だけで行き先が分かるか、確かめてください。", "行き先の名前を書いてください。")
    unknown = Location("docs/bosai/index.md", None, False, Origin.MARKDOWN)
    letters = ("日本語の言葉の中に、ほかの文字「й」があります：100%, 50:50", "正しい文字に直してください。")
    prose = Location(TEXT, 30, True, Origin.MARKDOWN)
    return [
        found(Planned("html/image-alt", page, FIRST), Result.FAILED, alt, OWN_IMAGE, image, "#a > img"),
        *(
            found(Planned("axe/image-alt", page, state), Result.FAILED, axe, AXE_IMAGE, image, "img")
            for state in ALL_STATES
        ),
        *template_findings(),
        *contrast_findings(),
        found(
            Planned("axe/target-size", page, "light-320"), Result.FAILED, small, "<button>i</button>", near, "button"
        ),
        found(Planned("html/link-text", page, FIRST), Result.CANT_TELL, look, NASTY, unknown, "a"),
        found(Planned("text/mixed-script", TEXT, SOURCE_STATE), Result.FAILED, letters, "デジタルデバй", prose),
    ]


def template_findings() -> list[Outcome]:
    """One link of the header, which every page writes in its own way."""
    header = Location("overrides/partials/header.html", 8, True, Origin.TEMPLATE)
    words = ("リンクに言葉がありません。", "リンクの言葉を書いてください。")
    ways = {"/index.html": "", "/404.html": "/", "/bosai/index.html": "../", "/keikaku/index.html": "../"}
    return [
        found(Planned("html/link-name", url, FIRST), Result.FAILED, words, f'<a href="{up}kensaku/"></a>', header, "#h")
        for url, up in ways.items()
    ]


def contrast_findings() -> list[Outcome]:
    """One table cell, too faint in another way in each colour scheme."""
    cell = Location("data/keikaku.csv", 4, True, Origin.DATA)
    colours = {"light-1280": ("#999999", "#ffffff", "2.84"), "dark-1280": ("#444444", "#111111", "1.92")}
    return [
        found(
            Planned("axe/color-contrast", "/keikaku/index.html", state),
            Result.FAILED,
            (f"文字の色 {text} と背景の色 {back} の差が {ratio} しかありません。", "4.5 以上にしてください。"),
            '<td class="kpi">',
            cell,
            "td",
        )
        for state, (text, back, ratio) in colours.items()
    ]


def questions(rule: Rule) -> Iterator[Planned]:
    if rule.meta.on is On.TEXT:
        yield Planned(rule.id, TEXT, SOURCE_STATE)
        return
    states = {On.STATES: ALL_STATES, On.SITE: (SOURCE_STATE,)}.get(rule.meta.on, (FIRST,))
    yield from (Planned(rule.id, url, state) for url in PAGES for state in states)


def plain(question: Planned) -> Outcome:
    """The answer where nothing was found."""
    known = next(rule for rule in RULES if rule.id == question.rule)
    outcome = Outcome(*question, Result.PASSED, criteria=known.meta.criteria, severity=known.meta.severity)
    if question.page == SLOW:
        return replace(outcome, result=Result.UNTESTED, message=TOO_SLOW, fix="もう一度実行してください。")
    if question.rule == "site/broken":
        message = "規則 site/broken の中で誤りが起きました（KeyError: 'href'）。"
        return replace(outcome, result=Result.UNTESTED, message=message, fix="サイトの管理者に知らせてください。")
    return replace(outcome, result=Result.INAPPLICABLE) if question.rule == "html/frame-title" else outcome


def sample() -> Report:
    """The report of the golden files: incomplete, nonconforming, with every kind of finding."""
    told = findings()
    answered = {outcome.planned for outcome in told}
    planned = tuple(question for rule in RULES for question in questions(rule))
    rest = [plain(question) for question in planned if question not in answered]
    return Report(
        standard=JIS_2016,
        gate_next_standard=False,
        states=ALL_STATES,
        planned=planned,
        pages=tuple(PageRecord(url, source, 1.5, TOO_SLOW if url == SLOW else "") for url, source in PAGES.items()),
        outcomes=tuple(sorted(told + rest, key=lambda outcome: outcome.planned)),
        versions=(("axe-core", "4.12.1"), ("checks", "0.1.0"), ("chromium", "140.0")),
        commit="0123456789abcdef0123456789abcdef01234567",
    )


@contextmanager
def sample_rules() -> Iterator[None]:
    """Reporters look the sample's rules up; so the words of real rules can change without new golden files."""
    with patch.object(_words, "rules", lambda: RULES):
        _words.known_rules.cache_clear()
        try:
            yield
        finally:
            _words.known_rules.cache_clear()


def rendered() -> dict[str, str]:
    """The sample in every format."""
    with sample_rules():
        return {name: render(sample()) for name, render in formats().items()}


def golden_file(name: str) -> Path:
    return FOLDER / f"{name}.txt"
