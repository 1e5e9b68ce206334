"""The chart of the KPI page: how many measures are due when, and for how many a result is published, as plain SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from generate.measures import Measure
from generate.wareki import era_year, japanese_date

# In units of the drawing; at 320 px the page gives it about 290, so the text stays near 13 px.
_WIDTH = 360
_ROW = 60
_BAR = 24
_LONGEST_BAR = 280
_FONT = 16
_LEGEND = 64


@dataclass(frozen=True, slots=True)
class Due:
    """The measures due on one day: how many, and how many of them have a published result."""

    label: str
    total: int
    published: int


def due_dates(measures: Sequence[Measure]) -> list[Due]:
    """Return the measures counted by deadline, earliest first, those without a date last."""
    days = sorted({measure.head.deadline for measure in measures}, key=lambda day: (day is None, day or date.max))
    result = []
    for day in days:
        here = [measure for measure in measures if measure.head.deadline == day]
        published = sum(measure.latest is not None for measure in here)
        result.append(Due(due_label(day), len(here), published))
    return result


def chart(dues: Sequence[Due], title: str) -> str:
    """Return a figure whose bars differ by pattern and number, never by colour alone (SC 1.1.1, 1.4.1, 1.4.11).

    Lines and text have the colour of the page's text, light or dark. The same numbers must stand in a table beside it.
    """
    height = len(dues) * _ROW + _LEGEND
    longest = max(due.total for due in dues)
    words = "、".join(f"{due.label}は{due.total}施策（うち実績公表{due.published}）" for due in dues)
    lines = [
        "<figure>",
        f'<svg role="img" aria-labelledby="kpi-chart-title kpi-chart-desc" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" fill="currentColor" font-size="{_FONT}">',
        f'<title id="kpi-chart-title">{escape(title)}</title>',
        f'<desc id="kpi-chart-desc">{escape(words)}。同じ数を下の表に示します。</desc>',
        '<defs><pattern id="kpi-hatch" width="8" height="8" patternUnits="userSpaceOnUse">'
        '<path d="M-2 10 10 -2M-2 2 2 -2M6 10 10 6" stroke="currentColor" stroke-width="1.5"/></pattern></defs>',
        *(_bar(due, index * _ROW, longest) for index, due in enumerate(dues)),
        _legend(len(dues) * _ROW + 8),
        "</svg>",
        f"<figcaption>図: {escape(title)}</figcaption>",
        "</figure>",
    ]
    return "\n".join(lines)


def due_label(day: date | None) -> str:
    """Return a deadline in few words, such as 令和6年度末（2025年3月）; without one, that there is none."""
    if day is None:
        return "期限の日付なし"
    if (day.month, day.day) == (3, 31):
        # A Japanese fiscal year ends in March and has the name of the year it began in.
        return f"{era_year(date(day.year - 1, 12, 31))}度末（{day.year}年3月）"
    return japanese_date(day)


def _bar(due: Due, top: int, longest: int) -> str:
    unit = _LONGEST_BAR / longest
    solid = round(due.published * unit)
    whole = round(due.total * unit)
    bar = top + _FONT + 8
    part = f'<rect x="1" y="{bar}" width="{solid}" height="{_BAR}"/>' if solid else ""
    return (
        f'<text x="0" y="{top + _FONT}">{escape(due.label)}</text>'
        f'<rect x="1" y="{bar}" width="{whole}" height="{_BAR}" fill="url(#kpi-hatch)" stroke="currentColor"/>{part}'
        f'<text x="{whole + 8}" y="{bar + _FONT + 1}">{due.total}施策</text>'
    )


def _legend(top: int) -> str:
    return (
        f'<rect x="1" y="{top}" width="{_FONT}" height="{_FONT}" stroke="currentColor"/>'
        f'<text x="{_FONT + 8}" y="{top + _FONT - 2}">実績を公表している施策</text>'
        f'<rect x="1" y="{top + 26}" width="{_FONT}" height="{_FONT}" fill="url(#kpi-hatch)" stroke="currentColor"/>'
        f'<text x="{_FONT + 8}" y="{top + 26 + _FONT - 2}">実績未公表の施策</text>'
    )
