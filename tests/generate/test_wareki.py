"""Dates in both calendars."""

from datetime import date

import pytest

from generate.wareki import era_year, japanese_date


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2025, 3, 31), "令和7年3月31日（2025年3月31日）"),
        (date(2019, 5, 1), "令和元年5月1日（2019年5月1日）"),
        (date(2019, 4, 30), "平成31年4月30日（2019年4月30日）"),
        (date(1989, 1, 8), "平成元年1月8日（1989年1月8日）"),
        (date(1989, 1, 7), "昭和64年1月7日（1989年1月7日）"),
        (date(1926, 12, 25), "昭和元年12月25日（1926年12月25日）"),
        (date(1926, 12, 24), "1926年12月24日"),
    ],
)
def test_each_era_begins_on_its_first_day(day: date, text: str) -> None:
    assert japanese_date(day) == text


def test_a_year_before_the_known_eras_is_western() -> None:
    assert era_year(date(1900, 1, 1)) == "1900年"
