"""What the build adds below the text of each page of the plan: KPI, schedule and progress, notes, ways onward."""

from collections.abc import Iterable, Iterator
from datetime import date

from generate.measures import NO_ACTUAL, Actual, Measure
from generate.plan import ERRATA_PAGE, KPI_PAGE, NOT_PUBLISHED, WHOLE_PAGE, Plan, escape, link
from generate.plan_source import GROUPS, INDEX
from generate.wareki import japanese_date

NO_DEADLINE = "期限の日付は書かれていません"
_SPACES = "文字間の空白"


def appendices(plan: Plan, today: date) -> dict[str, str]:
    """Return, for each page below docs/ that has one, the Markdown to put after what stands in its file."""
    parts: dict[str, list[str]] = {page: [] for page in dict.fromkeys(block.page for block in plan.blocks)}
    for measure in plan.measures:
        parts[measure.page].append(_figures(measure, today))
    for page, found in parts.items():
        found.extend(_notes(plan, page))
    for measure in plan.measures:
        parts[measure.page].append(_onward(plan, measure))
    for pillar in range(1, 6):
        parts[f"plan/pillar-{pillar}.md"].insert(0, _measures_of(plan, pillar))
    parts[INDEX].insert(0, _about(plan))
    return {page: "\n\n".join(found) + "\n" for page, found in parts.items() if found}


def deadline_text(measure: Measure) -> str:
    """Return the deadline in both calendars, or that the plan gives no date."""
    return NO_DEADLINE if measure.head.deadline is None else japanese_date(measure.head.deadline)


def timing(measure: Measure, today: date) -> str | None:
    """Return where `today` stands against the deadline, None without one; never whether the goal was reached."""
    if measure.head.deadline is None:
        return None
    return "期限を過ぎています" if today > measure.head.deadline else "期限の前です"


def actual_text(measure: Measure, actual: Actual) -> str:
    """Return one published result with its date and source as Markdown."""
    unit = measure.head.kpi.unit or ""
    source = escape(actual.source) if actual.url is None else f"[{escape(actual.source)}]({actual.url})"
    return f"{escape(str(actual.value))}{unit}（{japanese_date(actual.date)}、出典：{source}）"


def _figures(measure: Measure, today: date) -> str:
    actuals = [actual_text(measure, actual) for actual in measure.head.actuals] or [NO_ACTUAL]
    published = "実績は公表されていません" if measure.head.status == NO_ACTUAL else measure.head.status
    rows: list[tuple[str, list[str]]] = [
        ("KPI", [escape(measure.kpi)]),
        ("スケジュール", [escape(measure.schedule)]),
        ("期限", [deadline_text(measure)]),
        ("実績", actuals),
        ("状況", ["。".join(state for state in (timing(measure, today), published) if state)]),
        ("担当課", [escape(measure.head.office) if measure.head.office else NOT_PUBLISHED]),
    ]
    terms = [f"{term}\n" + "\n".join(f":   {value}" for value in values) for term, values in rows]
    return "\n\n".join(["## KPIとスケジュール", *terms])


def _notes(plan: Plan, page: str) -> Iterator[str]:
    notes = [
        *_contradictions(plan, page),
        *_left_as_written(plan, page),
        *_corrections(plan, page),
        *_as_written(plan, page),
    ]
    if notes:
        more = link("原文の訂正", ERRATA_PAGE, page)
        yield f"{_list('原文についての注記', notes)}\n\n直した所と理由の一覧は、{more}のページにあります。"


def _contradictions(plan: Plan, page: str) -> Iterator[str]:
    here = {measure.head.number for measure in plan.measures if measure.page == page}
    for contradiction in plan.text.errata.contradictions:
        if here & set(contradiction.measures):
            others = "".join(f"、施策{number}" for number in contradiction.measures if number not in here)
            yield f"計画の中の食いちがい（この施策{others}）：{escape(contradiction.text)}"


def _left_as_written(plan: Plan, page: str) -> Iterator[str]:
    for note in plan.text.errata.left_as_written:
        words = [place.text for place in note.places if plan.page_of(place.line) == page]
        if words:
            yield f"{''.join(f'「{escape(word)}」' for word in words)}：{escape(note.note)}"


def _corrections(plan: Plan, page: str) -> Iterator[str]:
    here = [found for found in plan.text.errata.corrections if plan.page_of(found.line) == page]
    others = [found for found in here if found.kind != _SPACES]
    # The same slip twice on a page is told once; the page of all corrections has each.
    yield from dict.fromkeys(
        f"訂正（{found.kind}）：「{escape(found.as_published)}」。{escape(found.reason)}" for found in others
    )
    spaces = sum(found.as_written.count(" ") - found.as_published.count(" ") for found in here)
    if spaces:
        yield f"訂正（{_SPACES}）：英数字の前後の空白を{spaces}個取りました。"


def _as_written(plan: Plan, page: str) -> Iterator[str]:
    """The goal is what people compare: where a correction touched it, its exact original words are shown."""
    for measure in plan.measures:
        source = measure.source
        if measure.page == page and source.kpi.text != measure.kpi:
            yield f"KPIの原文の表記：{escape(source.kpi.text)}"
        if measure.page == page and source.schedule.text != measure.schedule:
            yield f"スケジュールの原文の表記：{escape(source.schedule.text)}"


def _onward(plan: Plan, measure: Measure) -> str:
    page = measure.page
    number = measure.head.number
    group = measure.source.group
    ways = [
        *(f"前の施策：{link(plan.title_of(p), p, page)}" for p in _neighbour(plan, number - 1)),
        *(f"次の施策：{link(plan.title_of(p), p, page)}" for p in _neighbour(plan, number + 1)),
        f"施策の一覧：{link(plan.group_title(group), f'{GROUPS}#group-{group}', page)}",
        f"目標と実績の一覧：{link('KPI一覧', KPI_PAGE, page)}",
    ]
    return _list("ほかの施策", ways)


def _neighbour(plan: Plan, number: int) -> list[str]:
    return [measure.page for measure in plan.measures if measure.head.number == number]


def _measures_of(plan: Plan, pillar: int) -> str:
    page = f"plan/pillar-{pillar}.md"
    return _list(
        "この柱の個別施策",
        [link(measure.title, measure.page, page) for measure in plan.measures if measure.head.pillar == pillar],
    )


def _about(plan: Plan) -> str:
    ways = [
        f"{link('計画をまとめて読む・印刷する', WHOLE_PAGE, INDEX)}：計画の全文を1つにしたページです。PDFもあります。",
        f"{link('KPI一覧', KPI_PAGE, INDEX)}：{len(plan.measures)}の個別施策の目標と実績をまとめたページです。",
        f"{link('原文の訂正', ERRATA_PAGE, INDEX)}：計画の文は原文のまま公開しています。直した所はここに示しています。",
    ]
    return _list("計画の進みぐあいと原文", ways)


def _list(title: str, items: Iterable[str]) -> str:
    return "\n".join([f"## {title}", "", *(f"- {item}" for item in items)])
