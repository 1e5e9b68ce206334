"""Finds values in words that belong to one person. What is found is told by its kind only, never by its value."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_TWELVE_DIGITS = re.compile(r"(?<![\w.,/-])\d{4}([ -]?)\d{4}\1\d{4}(?![\w/-]|[.,]\d)", re.ASCII)
_MOBILE = re.compile(r"(?<![\w-])(?:0[789]0|\+81[ -]?[789]0)[ -]?\d{4}[ -]?\d{4}(?![\w-])", re.ASCII)
_MAIL = re.compile(r"[\w.+-]+@(?P<domain>[a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.ASCII | re.IGNORECASE)
_BIRTH = re.compile(
    r"生年月日[^\d\n]{0,10}(?:\d{4}|(?:明治|大正|昭和|平成|令和|[MTSHR])\s*(?:\d{1,2}|元))\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}"
)

_PRIVATE_MAIL: Final = (
    "gmail.com", "googlemail.com", "yahoo.co.jp", "yahoo.com", "ymail.ne.jp", "icloud.com", "me.com", "outlook.com",
    "outlook.jp", "hotmail.com", "hotmail.co.jp", "live.jp", "docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp",
    "i.softbank.jp", "vodafone.ne.jp", "rakumail.jp", "uqmobile.jp", "ymobile.ne.jp", "willcom.com",
)  # fmt: skip
"""Domains whose addresses are given to private persons."""

_HINT = re.compile(r"\d{3}|[@＠]|生年月日")

KINDS: Final = {
    "number": "個人番号（マイナンバー）と同じ作りの12けたの数字",
    "mobile": "携帯電話の番号",
    "mail": "個人向けのメールアドレス",
    "birth": "生年月日",
}


def may_be_personal(text: str) -> bool:
    """Whether a text holds anything that personal values are made of: some digits, an address."""
    return _HINT.search(text) is not None


def personal(text: str) -> Iterator[str]:
    """The kinds of personal values in a text, in words a reader understands; each kind once."""
    plain = unicodedata.normalize("NFKC", text).replace("\u2010", "-").replace("\u2212", "-")
    if any(is_personal_number(match[0]) for match in _TWELVE_DIGITS.finditer(plain)):
        yield KINDS["number"]
    if _MOBILE.search(plain):
        yield KINDS["mobile"]
    if any(_is_private(match["domain"].lower()) for match in _MAIL.finditer(plain)):
        yield KINDS["mail"]
    if _BIRTH.search(plain):
        yield KINDS["birth"]


def is_personal_number(text: str) -> bool:
    """Whether twelve digits end with the check digit of an individual number.

    Source: 行政手続における特定の個人を識別するための番号の利用等に関する法律施行規則 (the weights run 2 to 7 twice
    from the right; 11 minus the remainder by 11, 0 for remainders of 0 and 1).
    """
    digits = [int(letter) for letter in text if letter.isdigit()]
    if len(digits) != 12 or len(set(digits)) == 1:
        return False
    *body, told = digits
    total = sum(digit * (place % 6 + 2) for place, digit in enumerate(reversed(body)))
    rest = total % 11
    return told == (0 if rest <= 1 else 11 - rest)


def _is_private(domain: str) -> bool:
    return any(domain == known or domain.endswith(f".{known}") for known in _PRIVATE_MAIL)
