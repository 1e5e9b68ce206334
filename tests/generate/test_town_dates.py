"""Dates that are known to the day, the month or the year, in both ways of counting years."""

from datetime import date

import pytest

from generate.town_dates import known_date, period


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2016-03-01", "平成28年3月1日（2016年3月1日）"),
        ("2025-08", "令和7年8月（2025年8月）"),
        ("2019-04", "平成31年4月（2019年4月）"),
        ("2019-05", "令和元年5月（2019年5月）"),
        ("1955", "昭和30年（1955年）"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(text: str, said: str) -> None:
    assert known_date(text) == said


def test_a_period_of_one_day_is_that_day() -> None:
    day = date(2025, 9, 13)
    assert period(day, None) == period(day, day) == "令和7年9月13日（2025年9月13日）"
