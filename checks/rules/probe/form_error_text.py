"""フォームのまちがいを、どの欄のことか分かる文で知らせる（送ってみて調べる）

## なぜ
まちがった欄に色の枠が付くだけでは、画面を読み上げで聞く人や、色の見えない人には、何が起きたのか分かりません。
「入力に誤りがあります」だけでは、どの欄を直せばよいか分かりません。

## 直し方
欄の名前と直し方を、文で出します。例：「生年月日を入力してください」
知らせを欄のすぐそばに置き、欄の aria-describedby で結び付けます。

## この規則に分かること・分からないこと
フォームを、空のまま、まちがった値、正しい値で、キーボードで送ってみます。どこへも送りません。
ページの中で出る知らせを調べます。送った先のページで出る知らせは分からないので、人が送って確かめてください。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.probe._forms import Try, errors, marked, names_a_field, rejections, short, target
from checks.subject import Page

META = Meta(
    criteria=("3.3.1",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("forms",),
    techniques=("G83", "G85", "SCR18", "SCR32"),
)

MESSAGES = {
    "wordless": Message(
        "フォームを送ると欄「{name}」に印が付きますが、まちがいを知らせる文が出ません。",
        "何がまちがいかと、直し方を、文で出してください。例：「{name}を入力してください」",
    ),
    "nameless": Message(
        "フォームを送ると「{text}」と出ますが、どの欄のことか分かりません。欄は{count}つあります。",
        "欄の名前と直し方を書いてください。例：「{name}を入力してください」",
    ),
    "marked_only": Message(
        "フォームを送ると「{text}」と出ますが、欄の名前がありません。欄の印だけで分かるか、人が確かめてください。",
        "欄の名前と直し方を、文でも書いてください。例：「{name}を入力してください」",
    ),
}


def select(page: Page) -> Iterable[Try]:
    """Tries that the form rejected, one for each form and each thing it says."""
    found: dict[tuple[object, ...], Try] = {}
    for tried in rejections(page):
        said = tuple(message["text"] for message in errors(tried))
        found.setdefault((tried["selector"], said, bool(tried["native"])), tried)
    return list(found.values())


def check(tried: Try, page: Page) -> Iterator[Finding]:
    """The browser says it at the field, or a text does that names or belongs to a field."""
    said, fields = errors(tried), tried["fields"]
    words = [*(message["text"] for message in said), *tried["alerts"]]
    if tried["native"]:
        return
    if not words:
        for field in marked(tried):
            yield failed("wordless", target(field), name=field["name"] or "名前のない欄")
    elif len(fields) > 1 and not any(m["fields"] for m in said) and not any(names_a_field(w, fields) for w in words):
        place = target(said[0] if said else tried)
        values = {"text": short(words[0]), "name": fields[0]["name"] or "生年月日"}
        if any(field["marked"] for field in fields):
            yield cant_tell("marked_only", place, **values)
        else:
            yield failed("nameless", place, count=len(fields), **values)
