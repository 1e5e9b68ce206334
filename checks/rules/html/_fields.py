"""Reads form fields: the label that is shown for each, what the label asks for, and what the field takes."""

import re
from typing import Final

from bs4 import Tag

from checks.rules.html._attributes import attribute
from checks.rules.html._names import labels, referenced
from checks.rules.html._sections import headings
from checks.rules.html._words import folded
from checks.subject import Document, text_of

CHOICES: Final = ("radio", "checkbox")
_NO_FIELDS: Final = ("hidden", "submit", "reset", "button", "image")
_ROLES: Final = ("textbox", "searchbox", "combobox", "spinbutton", "listbox", "radio", "checkbox", "switch", "slider")

_KINDS: Final = (
    ("email", r"e-?mail|メール(?:アドレス)?"),
    ("phone", r"(?:tele)?phone|mobile number|電話(?:番号)?|携帯(?:番号)?|\btel\b|\bfax\b|ファ(?:ク|ック)ス"),
    ("date", r"date of birth|birth ?(?:day|date)|\bd\.?o\.?b\.?\b|\bdate\b|生年月日|誕生日|年月日|日付|希望日"),
    ("postal code", r"post(?:al)? ?code|zip(?: ?code)?|郵便番号"),
    ("password", r"pass ?word|パスワード"),
    ("web address", r"\burl\b|web ?site|web ?address|homepage|ホームページ(?:の)?アドレス|ＵＲＬ"),
    ("name", r"(?:(?:full|first|last|middle|family|given|user)[ -]?)?name|surname|氏名|お?名前|姓名|ふりがな|フリガナ"),
    ("address", r"(?:street |home |mailing |postal )?address|street|住所"),
    ("file", r"attach(?:ment)?|upload|添付(?:ファイル)?"),
    ("quantity", r"quantity|how many|\bage\b|年齢|人数|個数|数量|枚数"),
)  # fmt: skip
_KIND = [(kind, re.compile(words)) for kind, words in _KINDS]

_TAKES: Final = {
    "email": "email",
    "tel": "phone",
    "date": "date",
    "datetime-local": "date",
    "month": "date",
    "password": "password",
    "url": "web address",
    "file": "file",
    "number": "quantity",
    "range": "quantity",
}
_COMPLETES: Final = (
    (re.compile(r"email$"), "email"),
    (re.compile(r"tel(?:-.*)?$"), "phone"),
    (re.compile(r"bday(?:-.*)?$"), "date"),
    (re.compile(r"postal-code$"), "postal code"),
    (re.compile(r"(?:new|current)-password$"), "password"),
    (re.compile(r"(?:.*-)?name$|username$|nickname$"), "name"),
    (re.compile(r"(?:street-address|address-line\d|address-level\d)$"), "address"),
    (re.compile(r"url$"), "web address"),
)


def fields(document: Document) -> list[Tag]:
    """Fields a person can fill in or choose, native ones and those by role."""
    found = document.tags("input, select, textarea, [role]")
    return [tag for tag in found if document.exposed(tag) and _is_field(tag, document)]


def _is_field(tag: Tag, document: Document) -> bool:
    if tag.name in ("select", "textarea"):
        return True
    if tag.name == "input":
        return attribute(tag, "type").lower() not in _NO_FIELDS
    return document.role(tag) in _ROLES and tag.name != "option"


def is_choice(field: Tag, document: Document) -> bool:
    """Whether a field is a radio button, check box or switch; its label names one choice, not a question."""
    return attribute(field, "type").lower() in CHOICES or document.role(field) in (*CHOICES, "switch")


def shown_labels(field: Tag, document: Document) -> list[Tag]:
    """The elements the eye sees as the field's label and assistive technology reads as its name."""
    named = referenced(document, field, "aria-labelledby") or labels(document, field)
    return [label for label in named if document.visible(label)]


def shown_label(field: Tag, document: Document) -> str:
    """What those elements say, without the text of fields inside them and without signs at the ends; "" for none."""
    parts = [_label_text(label) for label in shown_labels(field, document)]
    return re.sub(r"^[\s*※＊]+|[\s:：*＊※]+$", "", " ".join(part for part in parts if part))


def _label_text(label: Tag) -> str:
    inside = [text_of(part) for part in label.find_all(["select", "textarea", "button"])]
    text = text_of(label)
    for words in inside:
        text = text.replace(words, " ") if words else text
    return " ".join(text.split())


def asked_for(label: str) -> frozenset[str]:
    """Kinds of answers a label asks for, such as "email"; what stands in brackets is a hint, not a question."""
    words = re.sub(r"[（(\[].*?[)）\]]", " ", folded(label))
    found: set[str] = set()
    for kind, pattern in _KIND:
        words, times = pattern.subn(" ", words)
        if times:
            found.add(kind)
    return frozenset(found)


def taken_by(field: Tag) -> str:
    """The kind of answer a field takes by its type or autocomplete attribute; "" for any text."""
    completes = attribute(field, "autocomplete").lower().split()
    for pattern, kind in _COMPLETES:
        if completes and pattern.match(completes[-1]):
            return kind
    return _TAKES.get(attribute(field, "type").lower(), "") if field.name == "input" else ""


def named_for(field: Tag) -> frozenset[str]:
    """Kinds of answers that the field's own name or id in the markup speaks of ("user_email")."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|[_.\[\]-]+", " ", f"{attribute(field, 'name')} {attribute(field, 'id')}")
    return asked_for(words)


def shown_context(field: Tag, document: Document) -> str:
    """What the eye is told of a field besides its label: names of its groups, header cells, the heading before it."""
    parts: list[str] = []
    for group in field.find_parents(["fieldset", "table", "tr"]):
        for name in group.select("legend, caption, th"):
            if document.visible(name):
                parts.append(text_of(name))
    before = list(field.find_all_previous(True))
    seen = [h for h in headings(document) if document.visible(h) and any(h is tag for tag in before)]
    parts += [document.name(heading) for heading in seen[-1:]]
    return folded(" ".join(parts))
