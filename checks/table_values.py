"""The forms the standard asks of values: whether a value has its form, and the value it plainly stands for."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

WEEKDAYS = "月火水木金土日"
_YES = frozenset(["○", "〇", "◯", "●", "◎", "有", "はい", "TRUE", "true", "True", "１", "あり"])
_NO = frozenset(["×", "✕", "☓", "無", "いいえ", "FALSE", "false", "False", "0", "０", "なし", "-", "ー"])
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988, "S": 1925}
_HYPHENS = str.maketrans("‐‑‒–—―−ーｰ－", "-" * 10)  # all that keyboards write for a hyphen


def plain(text: str) -> str:
    """Half-width letters and digits, no spaces around."""
    return unicodedata.normalize("NFKC", text).strip()


def code_check_digit(five: str) -> str:
    """Sixth digit of 全国地方公共団体コード (JIS X 0402 with weights 6 to 2, modulo 11)."""
    total = sum(int(digit) * weight for digit, weight in zip(five, (6, 5, 4, 3, 2), strict=True))
    return str((11 - total % 11) % 10)


def is_code(text: str) -> bool:
    """Six digits whose last is right."""
    return bool(re.fullmatch(r"[0-9]{6}", text)) and code_check_digit(text[:5]) == text[5]


def corporate_check_digit(twelve: str) -> str:
    """First digit of 法人番号 (法人番号の指定等に関する省令 第2条: 9 less the weighted sum modulo 9)."""
    total = sum(int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(twelve)))
    return str(9 - total % 9)


def is_corporate_number(text: str) -> bool:
    """Thirteen digits whose first is right."""
    return bool(re.fullmatch(r"[0-9]{13}", text)) and corporate_check_digit(text[1:]) == text[0]


def is_date(text: str) -> bool:
    """YYYY-MM-DD of the calendar."""
    try:
        return bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)) and date.fromisoformat(text) is not None
    except ValueError:
        return False


def is_time(text: str) -> bool:
    """HH:MM from 00:00 to 23:59."""
    return bool(re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text))


def is_weekdays(text: str) -> bool:
    """Days of the week one after the other, each once."""
    return set(text) <= set(WEEKDAYS) and len(set(text)) == len(text)


def is_telephone(text: str) -> bool:
    """Area code first, half-width digits parted by hyphens, ten or eleven digits (0120 and 0570 too)."""
    return bool(re.fullmatch(r"0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}", text)) and len(text.replace("-", "")) in (10, 11)


def is_postal_code(text: str) -> bool:
    """Three digits, hyphen, four digits."""
    return bool(re.fullmatch(r"[0-9]{3}-[0-9]{4}", text))


def is_number(text: str) -> bool:
    """Plain decimal number without thousands marks or unit."""
    return bool(re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text))


def is_mark(text: str) -> bool:
    """1 (empty cells are never asked)."""
    return text == "1"


def is_yes_no(text: str) -> bool:
    """有 or 無."""
    return text in ("有", "無")


def mended_date(text: str) -> str | None:
    """2026/4/1, 2026.4.1, 2026年4月1日, 20260401 and 令和8年4月1日 as 2026-04-01."""
    found = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", plain(text))
    found = found or re.fullmatch(r"((?:19|20)\d{2})(\d{2})(\d{2})", plain(text))
    era = re.fullmatch(r"(令和|平成|昭和|[RHS])(\d{1,2}|元)[年.](\d{1,2})[月.](\d{1,2})日?", plain(text))
    if era:
        year = _ERAS[era[1]] + (1 if era[2] == "元" else int(era[2]))
        return _checked(f"{year}-{int(era[3]):02}-{int(era[4]):02}", is_date)
    return _checked(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}", is_date) if found else None


def mended_time(text: str) -> str | None:
    """9:00, ９：００, 9時, 9時30分 and 09:00:00 as 09:00."""
    found = re.fullmatch(r"(\d{1,2})(?::(\d{2})(?::00)?|時(?:(\d{1,2})分)?)", plain(text))
    return _checked(f"{int(found[1]):02}:{int(found[2] or found[3] or 0):02}", is_time) if found else None


def mended_weekdays(text: str) -> str | None:
    """月・水・金, 月曜日、火曜日 and 月～金 as 月水金 and so on."""
    span = re.fullmatch(rf"([{WEEKDAYS}])曜?日?[~〜\-から]+([{WEEKDAYS}])曜?日?", plain(text).translate(_HYPHENS))
    if span and WEEKDAYS.index(span[1]) < WEEKDAYS.index(span[2]):
        return WEEKDAYS[WEEKDAYS.index(span[1]) : WEEKDAYS.index(span[2]) + 1]
    days = re.sub(rf"([{WEEKDAYS}])曜日?", r"\1", plain(text))
    return _checked(re.sub(r"[・、,;/\s]", "", days), is_weekdays)


def mended_telephone(text: str) -> str | None:
    """Full-width digits, other hyphens and brackets around a part as 0235-12-3456; digits without any stay unknown."""
    marks = re.sub(r"^\((\d+)\)|\((\d+)\)", r"\1-\2-", plain(text).translate(_HYPHENS)).replace("--", "-")
    return _checked(marks.replace(" ", "").strip("-"), is_telephone)


def mended_mark(text: str) -> str | None:
    """○ and the like as 1, × and the like as nothing."""
    return "1" if text in _YES else "" if text in _NO else None


def mended_yes_no(text: str) -> str | None:
    """○ and the like as 有, × and the like as 無."""
    return "有" if text in {*_YES, "1"} else "無" if text in _NO else None


def mended_number(text: str) -> str | None:
    """Full-width digits, thousands marks and a unit of people or metres taken off."""
    return _checked(re.sub(r"(人|名|m|メートル)$", "", plain(text)).replace(",", ""), is_number)


def mended_code(text: str) -> str | None:
    """A code that lost its leading zero (64262) or never had its check digit (06426)."""
    digits = plain(text)
    if re.fullmatch(r"[0-9]{5}", digits):
        lost = "0" + digits
        return lost if is_code(lost) else digits + code_check_digit(digits)
    return _checked(digits, is_code)


def mended_postal_code(text: str) -> str | None:
    """9971301 and 〒997-1301 as 997-1301."""
    digits = re.sub(r"[〒\s-]", "", plain(text).translate(_HYPHENS))
    return f"{digits[:3]}-{digits[3:]}" if re.fullmatch(r"[0-9]{7}", digits) else None


def mended_corporate_number(text: str) -> str | None:
    """Full-width digits and hyphens between them."""
    return _checked(plain(text).translate(_HYPHENS).replace("-", ""), is_corporate_number)


FORMS: Mapping[str, tuple[Callable[[str], bool], Callable[[str], str | None]]] = {
    "code": (is_code, mended_code),
    "place_code": (is_code, mended_code),
    "date": (is_date, mended_date),
    "time": (is_time, mended_time),
    "weekdays": (is_weekdays, mended_weekdays),
    "telephone": (is_telephone, mended_telephone),
    "postal_code": (is_postal_code, mended_postal_code),
    "number": (is_number, mended_number),
    "mark": (is_mark, mended_mark),
    "yes_no": (is_yes_no, mended_yes_no),
    "corporate_number": (is_corporate_number, mended_corporate_number),
}
"""By kind of value: whether a value has the form, and what a value without it plainly stands for (None: ask)."""


def _checked(text: str, form: Callable[[str], bool]) -> str | None:
    return text if form(text) else None
