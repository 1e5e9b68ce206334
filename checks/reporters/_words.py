"""The Japanese words all reports share, so that one thing is always called by one name."""

import re
from collections.abc import Mapping
from functools import cache

from checks.criteria import JIS_2016, WCAG_22, criteria, standard_criteria
from checks.findings import Findings, Issue, Kind
from checks.model import Outcome, Verdict
from checks.rule import Rule, rules
from checks.states import SOURCE_STATE, STATES

KIND_TITLES: Mapping[Kind, str] = {
    Kind.BLOCKING: "公開を止めた不合格",
    Kind.QUESTION: "人の答えを待つ質問（公開を止めました）",
    Kind.ACCEPTED: "例外として公開している不合格",
    Kind.ADVISORY: "次期JISなどの、公開を止めない不合格",
    Kind.REVIEW: "要目視確認",
}
UNTESTED_TITLE = "試験できなかったもの"
HOUSE = "町の基準"

NOT_A_CLAIM = (
    "この報告は、機械で調べられたことだけを書いています。"
    "規格を満たしていることの証明ではありません。人による確認が別に必要です。"
)

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SHOWN = 3


def verdict_words(found: Findings) -> str:
    """The verdict in one sentence. It never says that a page conforms: a machine can't know."""
    match found.verdict:
        case Verdict.CONFORMS:
            if found.accepted:
                left = f"例外 {len(found.accepted)} 件、要目視確認 {len(found.review)} 件"
                return f"公開を止める不合格はありません（{left}）"
            return f"自動試験で見つかった不合格はありません（要目視確認 {len(found.review)} 件）"
        case Verdict.NONCONFORMING if not found.blocking:
            return "町の記録に、直すところがあります。公開を止めました"
        case Verdict.NONCONFORMING:
            return "不合格があります。公開を止めました"
        case Verdict.INCOMPLETE if found.questions and not found.untested and not found.problems:
            return f"人の答えを待つ質問が {len(found.questions)} 件あります。公開を止めました"
        case Verdict.INCOMPLETE:
            return "試験が終わっていません。公開を止めました"


def clean(text: str) -> str:
    """Text without characters that terminals obey or XML forbids."""
    return _UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Text on a single line, white space folded."""
    return " ".join(clean(text).split())


def criterion_words(issue: Issue) -> str:
    """Such as "1.1.1 非テキストコンテンツ（A）"; criteria that JIS X 8341-3:2016 does not have are marked."""
    now, following = standard_criteria(JIS_2016), standard_criteria(WCAG_22)
    return (
        "、".join(
            criteria()[number].label + ("【次期JIS】" if number in following - now else "") for number in issue.criteria
        )
        or HOUSE
    )


def heading_words(issue: Issue) -> str:
    """The criterion; before it, that a person must look, where the rule is not sure."""
    return (f"{KIND_TITLES[Kind.REVIEW]}：" if unsure(issue) else "") + criterion_words(issue)


def unsure(issue: Issue) -> bool:
    """Whether the rule is not sure and a person must look."""
    return issue.kind in (Kind.REVIEW, Kind.QUESTION)


def fix_label(issue: Issue) -> str:
    """What the fix is called: where the rule is not sure, it is one only if a person finds fault."""
    return "よくないときの直し方" if unsure(issue) else "直し方"


def fix_words(issue: Issue) -> str:
    """How to mend it."""
    return f"{fix_label(issue)}：{issue.fix}"


def place_words(issue: Issue) -> str:
    """File and line as editors and terminals understand it, such as "docs/a.md:12"."""
    if issue.line is None:
        return one_line(issue.path)
    near = "" if issue.location and issue.location.exact else "（このあたり）"
    return f"{one_line(issue.path)}:{issue.line}{near}"


def place_words_of(outcome: Outcome) -> str:
    """File and line of a single answer."""
    if outcome.location is None:
        return one_line(outcome.page)
    line = f":{outcome.location.line}" if outcome.location.line else ""
    return f"{one_line(outcome.location.path)}{line}（ページ {one_line(outcome.page)}）"


def line_words(issue: Issue) -> str:
    """The line alone, such as "12行目", for a list that stands below the file's name."""
    if issue.line is None:
        return "行は特定できません"
    return f"{issue.line}行目" if issue.location and issue.location.exact else f"{issue.line}行目のあたり"


def spread_words(issue: Issue) -> str:
    """How far a fault has spread; "" when it is one element of one page."""
    words = []
    if len(issue.pages) > 1:
        words.append(f"{len(issue.pages)}ページで同じ指摘（{some(issue.pages)}）")
    if issue.places > 1:
        words.append(f"1ページの中に{issue.places}か所")
    return "、".join(words)


def some(items: tuple[str, ...]) -> str:
    """The first few of many, and how many more."""
    rest = len(items) - _SHOWN
    return "、".join(one_line(item) for item in items[:_SHOWN]) + (f" ほか{rest}件" if rest > 0 else "")


def state_words(name: str) -> str:
    """What a state is called."""
    labels = {state.name: state.label for state in STATES} | {SOURCE_STATE: "元のファイル"}
    return labels.get(name, name)


@cache
def known_rules() -> Mapping[str, Rule]:
    """Every rule by id."""
    return {rule.id: rule for rule in rules()}


def rule_title(identifier: str) -> str:
    """Title of a rule; its id when a report names a rule that is gone."""
    rule = known_rules().get(identifier)
    return rule.title if rule else identifier
