"""The parts of town pages that tell what takes place, and what took place."""

from collections.abc import Sequence
from datetime import date
from html import escape

from generate.parts import Part
from generate.town_data import EVENTS, TownData
from generate.town_dates import period
from generate.town_html import TableRow, table, value_or_unknown
from generate.town_rows import Event


def event_parts(data: TownData, today: date) -> dict[str, Part]:
    """Return the tables of events not yet over on `today` and of those over; an empty one is said to be empty."""
    coming, past = data.coming_events(today), data.past_events(today)
    file = data.file(EVENTS)
    return {
        "これからの行事": Part(_events("これからの行事", coming, data, "公表されている行事はありません。"), file),
        "これまでの行事": Part(_events("これまでの行事", past, data, "記録されている行事はありません。"), file),
    }


def _events(caption: str, events: Sequence[Event], data: TownData, when_none: str) -> str:
    if not events:
        return f"<p>{when_none}</p>"
    rows = [
        TableRow(
            (
                escape(event.name),
                period(event.start, event.end),
                value_or_unknown(event.venue),
                escape(event.text or "記載なし"),
            ),
            event.sources,
            event.line,
        )
        for event in events
    ]
    return table(f"{caption}（{len(rows)}件）", ("行事", "日", "場所", "内容"), rows, data.sources, data.file(EVENTS))
