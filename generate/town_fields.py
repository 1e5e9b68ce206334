"""The kinds of value a town keeps by hand: telephone, web address, date as far as it is known."""

import re
from datetime import date
from typing import Annotated
from urllib.parse import quote, urlsplit

from pydantic import AfterValidator, BeforeValidator

# RFC 3986: characters that may stand in a URL as they are; "%" keeps what is already encoded.
_URL_CHARACTERS = "!#$%&'()*+,/:;=?@[]-._~"
_ASCII_NAME = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+\.?", re.IGNORECASE)


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not _ASCII_NAME.fullmatch(parts.hostname or "") or " " in value:
        raise ValueError("「https://」か「http://」から始まるアドレスを書いてください。")
    return quote(value, safe=_URL_CHARACTERS)


def _telephone(value: str) -> str:
    if not re.fullmatch(r"0\d{1,4}-\d{1,4}-\d{3,4}", value) or len(value.replace("-", "")) not in (10, 11):
        raise ValueError("市外局番から半角の数字とハイフンで書いてください（例 0235-12-3456）。")
    return value


def _postal_code(value: str) -> str:
    if not re.fullmatch(r"\d{3}-\d{4}", value):
        raise ValueError("半角で「997-1301」の形で書いてください。")
    return value


def _mail(value: str) -> str:
    if not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", value, re.ASCII):
        raise ValueError("半角のメールアドレスを書いてください。")
    return value


def _town_code(value: str) -> str:
    """Six digits whose last is the check digit of 全国地方公共団体コード (weights 6 to 2, modulo 11)."""
    if not re.fullmatch(r"\d{6}", value):
        raise ValueError('半角の数字6けたを" "で囲んで書いてください。')
    total = sum(int(digit) * weight for digit, weight in zip(value, (6, 5, 4, 3, 2), strict=False))
    if (11 - total % 11) % 10 != int(value[-1]):
        raise ValueError("6けた目の検査数字が合いません。団体コードを確かめてください。")
    return value


def _partial_date(value: object) -> object:
    """Refuse a date the calendar does not have; year or year and month alone are allowed."""
    text = value.isoformat() if isinstance(value, date) else str(value)
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        raise ValueError("「2026-04-01」「2026-04」「2026」のどれかの形で書いてください。")
    try:
        date.fromisoformat(f"{text}-01-01"[:10] if len(text) < 10 else text)
    except ValueError as error:
        raise ValueError("暦にない日付です。") from error
    return text


def _mark(value: str) -> str:
    if value != "1":
        raise ValueError("あてはまるときは半角の「1」、あてはまらないときは空にしてください。")
    return value


def _hiragana(value: str) -> str:
    if not re.fullmatch(r"[ぁ-ゖー]+", value):
        raise ValueError("ひらがなで書いてください（のばす音は「ー」）。")
    return value


WebAddress = Annotated[str, AfterValidator(_web_address)]
Telephone = Annotated[str, AfterValidator(_telephone)]
PostalCode = Annotated[str, AfterValidator(_postal_code)]
Mail = Annotated[str, AfterValidator(_mail)]
TownCode = Annotated[str, AfterValidator(_town_code)]
PartialDate = Annotated[str, BeforeValidator(_partial_date)]
Mark = Annotated[str, AfterValidator(_mark)]
Hiragana = Annotated[str, AfterValidator(_hiragana)]
