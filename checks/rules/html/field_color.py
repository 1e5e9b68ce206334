"""必須や誤りが、色のほかにも分かる

## なぜ
色の違いが分かりにくい人には、枠や文字の赤い色だけでは、どの欄が必須か、どの欄が間違っているかが分かりません。

## 直し方
欄のすぐ前に「必須」「誤りがあります：…」のように言葉で書きます。欄には `required` や `aria-invalid="true"` を付けます。

## この規則に分かること・分からないこと
同じ種類の欄のうち、いくつかだけ枠や背景、ラベルが赤いものを調べます。誤りや必須の知らせがページにあり、その欄に言葉も
印もなければ不合格です。
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute
from checks.rules.html._names import control_name, labels, referenced
from checks.rules.html._styles import style
from checks.subject import Document, text_of

META = Meta(
    criteria=("1.4.1", "3.3.1"),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    techniques=("F81", "G14", "G83", "G138"),
)

MESSAGES = {
    "error": Message(
        "誤りのある欄が、色だけで示されています（「{name}」など {count} 個）。",
        "どの欄の何が間違っているかを、その欄のすぐ前に言葉で書いてください。",
    ),
    "required": Message(
        "必須の欄が、ラベルの色だけで示されています（「{name}」など {count} 個）。",
        "ラベルに「（必須）」と書いてください。",
    ),
    "doubtful": Message(
        "いくつかの欄だけが赤くなっています（「{name}」など {count} 個）。色の意味が言葉でも分かるか、"
        "人が確かめてください。",
        "必須や誤りを色で示しているなら、欄のすぐ前に言葉でも書いてください。",
    ),
}

_FIELDS: Final = "input, select, textarea"
_OTHER_TYPES: Final = ("hidden", "submit", "button", "reset", "image", "checkbox", "radio", "range", "file", "color")
_SAID = re.compile(
    r"必須|任意|誤り|エラー|間違|不正|正しく|入力してください|選んでください|[*＊※✱!！]"
    r"|\brequired\b|\boptional\b|\berror\b|\binvalid\b|\bmissing\b|\bmust\b|\benter\b|\bplease\b",
    re.IGNORECASE,
)
_ERRORS = re.compile(
    r"誤り|エラー|間違|正しく|不備|\berrors?\b|\binvalid\b|\bproblems?\b|\bcorrect\b|\bfix\b", re.IGNORECASE
)
_REQUIRED = re.compile(
    r"(?:赤|色).{0,12}必須|必須.{0,12}(?:赤|色)|(?:\bred\b|\bcolou?r).{0,30}required|required.{0,30}\bred\b"
)
_RGB = re.compile(r"rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)")
_REDDER: Final = 24


@dataclass(frozen=True, slots=True)
class Coloured:
    """Fields of one form that are red in one way while others of the form are not."""

    fields: list[Tag]
    of_labels: bool


def select(document: Document) -> Iterable[Coloured]:
    """Fields that their colour sets apart from others of the same form."""
    found = []
    for form in [*document.tags("form"), *([] if document.tags("form") else [document.soup])]:
        fields = [tag for tag in form.select(_FIELDS) if _is_field(tag, document)]
        red = [tag for tag in fields if _is_red(tag, document, ("border-bottom-color", "background-color"))]
        labelled = [
            tag for tag in fields if any(_is_red(label, document, ("color",)) for label in labels(document, tag))
        ]
        for some, of_labels in ((red, False), (labelled, True)):
            if 0 < len(some) < len(fields):
                found.append(Coloured(some, of_labels))
    return found


def _is_field(tag: Tag, document: Document) -> bool:
    return document.visible(tag) and attribute(tag, "type").lower() not in _OTHER_TYPES and not tag.has_attr("disabled")


def _is_red(tag: Tag, document: Document, names: tuple[str, ...]) -> bool:
    """Whether one of its colours is red or a tint of it."""
    for name in names:
        shown = name != "border-bottom-color" or style(document, tag, "border-bottom-style") not in (
            "none",
            "hidden",
            "",
        )
        found = _RGB.fullmatch(style(document, tag, name))
        if shown and found and found[4] != "0":
            red, green, blue = int(found[1]), int(found[2]), int(found[3])
            if red - max(green, blue) >= _REDDER:
                return True
    return False


def _is_said(field: Tag, document: Document) -> bool:
    """Whether words or markup tell what the colour tells."""
    if attribute(field, "aria-invalid") in ("true", "grammar", "spelling") or field.has_attr("required"):
        return True
    if attribute(field, "aria-required") == "true" or field.has_attr("aria-errormessage"):
        return True
    around = [*labels(document, field), *referenced(document, field, "aria-describedby")]
    near = [tag for tag in (field.parent,) if tag is not None and len(tag.select(_FIELDS)) == 1]
    images = any(tag.find(["img", "svg"]) is not None for tag in (*around, *near))
    return images or any(_SAID.search(text_of(tag)) for tag in (*around, *near))


def check(coloured: Coloured, document: Document) -> Iterator[Finding]:
    """Words or markup say what the colour says; surely not where the page speaks of errors or of required fields."""
    silent = [tag for tag in coloured.fields if not _is_said(tag, document)]
    if not silent:
        return
    first, page = silent[0], text_of(document.soup)
    values = {"name": control_name(document, first)[:30] or attribute(first, "name"), "count": len(silent)}
    if _REQUIRED.search(page):
        yield failed("required", first, **values)
    elif not coloured.of_labels and _ERRORS.search(_alerts(document)):
        yield failed("error", first, **values)
    else:
        yield cant_tell("doubtful", first, **values)


def _alerts(document: Document) -> str:
    """Words of what is announced, and of the headings."""
    found = document.tags("[role=alert], [role=status], [aria-live], h1, h2, h3, .error, .errors, form > p")
    return " ".join(text_of(tag) for tag in found if document.visible(tag))
