"""Dates of facts and events, which are often known only to the month or the year, in both ways of counting years."""

from datetime import date

from generate.wareki import era_year, japanese_date


def known_date(text: str) -> str:
    """Return "2016-03-01" as 平成28年3月1日（2016年3月1日）; "2016-03" and "2016" end at the month and the year.

    A month or year in which the era changed is given the era that began in it.
    """
    year, *rest = (int(part) for part in text.split("-"))
    last_day = date(year, *rest, *(12, 28)[len(rest) :])
    if len(rest) == 2:
        return japanese_date(last_day)
    month = f"{rest[0]}月" if rest else ""
    return f"{era_year(last_day)}{month}（{year}年{month}）"


def period(start: date, end: date | None) -> str:
    """Return one day, or first and last day joined by から … まで."""
    if end is None or end == start:
        return japanese_date(start)
    return f"{japanese_date(start)}から{japanese_date(end)}まで"
