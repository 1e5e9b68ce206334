"""まちがいの知らせが、どの欄のことかを文で示している

## なぜ
「入力に誤りがあります」とだけ出ても、画面を読み上げで聞く人や、画面の一部しか見えない人は、どの欄を直せばよいか
分かりません。欄に赤い枠を付けても、色が見えない人には伝わりません。

## 直し方
欄の名前と、直し方を書きます。例：「生年月日を入力してください」
知らせを欄のすぐそばに置き、欄の aria-describedby で結び付けます。

## この規則に分かること・分からないこと
ページにはじめから出ている知らせを調べます。送って初めて出る知らせは、別の規則（probe/form-error-text）が調べます。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute, tokens
from checks.rules.html._fields import fields
from checks.rules.html._names import control_name, labels
from checks.rules.html._spoken import is_told
from checks.rules.html._vocabulary import in_common
from checks.rules.html._words import folded
from checks.subject import Document, text_of

META = Meta(
    criteria=("3.3.1",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    act=("36b590",),
    techniques=("G83", "G85", "ARIA21"),
)

MESSAGES = {
    "nameless": Message(
        "まちがいの知らせ「{text}」が、どの欄のことか示していません。欄は{count}つあります。",
        "欄の名前と直し方を書いてください。例：「生年月日を入力してください」",
    ),
    "causeless": Message(
        "まちがいの知らせ「{text}」だけでは、何がまちがいで、どう直すのか分かりません。",
        "何がまちがいかと、直し方を書いてください。例：「生年月日は、2000-01-31 のように入力してください」",
    ),
    "marked_only": Message(
        "まちがいの知らせ「{text}」に欄の名前がありません。欄の印（aria-invalid）だけで分かるか、人が確かめてください。",
        "欄の名前と直し方を文でも書いてください。例：「生年月日を入力してください」",
    ),
}

_MARKED = re.compile(r"error|invalid|validation|エラー", re.IGNORECASE)
_SAYS_ERROR = re.compile(
    r"\berrors?\b|\binvalid\b|\bincorrect\b|\bnot valid\b|(?:is|are) (?:required|missing)|try again"
    r"|(?:must|can ?not) (?:be|have|contain)|please (?:fill|enter|correct|complete|provide|fix|check|try)"
    r"|エラー|正しくありません|不正な|必須です|誤りが|まちがい|間違い|未入力|できませんでした"
    r"|(?:入力|選択|記入|確認|修正)して(?:ください|下さい)"
)
_SAYS_ERROR_SURELY = re.compile(
    r"\berrors? (?:on|in|with|below)|fix the errors?|(?:is|are) (?:invalid|incorrect|required)|入力エラー"
    r"|入力(?:内容)?に(?:誤り|不備|まちがい|間違い)|正しく入力されていません"
)
_CAUSELESS = re.compile(
    r"(?:an? )?errors?(?: occurred)?|wrong|(?:入力)?エラー(?:です|があります|が(?:発生|起き)(?:しました|ました))?|[×✗]"
)
_SHOWN: Final = 60
_LONGEST: Final = 300


def select(document: Document) -> Iterable[Tag]:
    """Error messages that are shown in a form, or side by side with one."""
    found = [tag for tag in document.tags("body *") if _is_message(tag, document)]
    outer = [tag for tag in found if not any(other is parent for parent in tag.parents for other in found)]
    return [tag for tag in outer if _fields_of(tag, document)]


def _is_message(tag: Tag, document: Document) -> bool:
    text = text_of(tag)
    if not text or len(text) > _LONGEST or not is_told(tag, document) or tag.name in ("form", "body", "label"):
        return False
    if tag.find(["input", "select", "textarea", "form"]) is not None or _is_navigation(tag, document):
        return False
    alert = document.role(tag) in ("alert", "alertdialog") or attribute(tag, "aria-live") == "assertive"
    marked = alert or bool(_MARKED.search(f"{attribute(tag, 'id')} {attribute(tag, 'class')}"))
    plain = folded(text)
    return bool(_SAYS_ERROR.search(plain)) if marked else _is_plain_message(tag, plain)


def _is_navigation(tag: Tag, document: Document) -> bool:
    """Whether an element is a way to somewhere or a heading, whatever its class says."""
    if tag.name == "a" or document.role(tag) in ("heading", "link", "listitem") or tag.find_parent("nav") is not None:
        return True
    links = tag.find_all("a")
    return bool(links) and text_of(tag) == " ".join(text_of(link) for link in links)


def _is_plain_message(tag: Tag, plain: str) -> bool:
    return tag.find(True) is None and bool(_SAYS_ERROR_SURELY.search(plain))


def says_error(text: str) -> bool:
    """Whether a text that is known to be a message speaks of an error."""
    return bool(_SAYS_ERROR.search(folded(text)) or _CAUSELESS.fullmatch(folded(text).strip(" .!。！:：")))


def _fields_of(message: Tag, document: Document) -> list[Tag]:
    """Fields of the form around a message, or of the element it stands in."""
    known = fields(document)
    form = message.find_parent("form")
    around = form if form is not None else message.parent
    return [field for field in known if around is not None and any(parent is around for parent in field.parents)]


def check(message: Tag, document: Document) -> Iterator[Finding]:
    """The message tells what is wrong, and names a field, stands at one or is tied to one, or other messages do."""
    known, text = _fields_of(message, document), text_of(message)
    if _CAUSELESS.fullmatch(folded(text).strip(" .!。！:：")):
        yield failed("causeless", text=text)
    elif len(known) > 1:
        yield from _unnamed(message, text, known, document)


def _unnamed(message: Tag, text: str, known: list[Tag], document: Document) -> Iterator[Finding]:
    if _names_a_field(text, known, document) or _is_tied(message, known, document):
        return
    others = [tag for tag in select(document) if tag is not message]
    if any(_names_a_field(text_of(other), known, document) or _is_tied(other, known, document) for other in others):
        return
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    if any(attribute(field, "aria-invalid").lower() not in ("", "false") for field in known):
        yield cant_tell("marked_only", text=shown)
    else:
        yield failed("nameless", text=shown, count=len(known))


def _names_a_field(text: str, known: list[Tag], document: Document) -> bool:
    names = [control_name(document, field) for field in known]
    return any(name and (folded(name).strip(" :*") in folded(text) or in_common(name, text)) for name in names)


def _is_tied(message: Tag, known: list[Tag], document: Document) -> bool:
    """Whether a field refers to the message, a link leads from it to a field, or it stands at one field alone."""
    inside = {attribute(tag, "id") for tag in [message, *message.find_all(True)]} - {""}
    if any(inside & {*tokens(f, "aria-describedby"), *tokens(f, "aria-errormessage")} for f in known):
        return True
    if any(attribute(link, "href").startswith("#") for link in message.find_all("a")):
        return True
    if message.find_parent("label") is not None:
        return True
    for around in message.parents:
        here = [f for f in known if any(parent is around for parent in f.parents)]
        if here:
            return len(here) == 1 and not any(label is message for label in labels(document, here[0]))
    return False
