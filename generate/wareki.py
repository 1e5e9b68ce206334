"""Writes a date the way Japanese readers need it: era year and Western year together."""

from datetime import date

# First day of each era and its name; an earlier date has no entry and is written in Western years alone.
_ERAS = ((date(2019, 5, 1), "令和"), (date(1989, 1, 8), "平成"), (date(1926, 12, 25), "昭和"))


def era_year(day: date) -> str:
    """Return the era year, such as 令和7年 or 令和元年; the Western year before 1926-12-25."""
    for first, name in _ERAS:
        if day >= first:
            year = day.year - first.year + 1
            return f"{name}{'元' if year == 1 else year}年"
    return f"{day.year}年"


def japanese_date(day: date) -> str:
    """Return 「令和7年3月31日（2025年3月31日）」."""
    western = f"{day.year}年{day.month}月{day.day}日"
    if day < _ERAS[-1][0]:
        return western
    return f"{era_year(day)}{day.month}月{day.day}日（{western}）"
