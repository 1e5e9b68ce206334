"""The HTML of the review tool: plain forms that need no script, no mouse and no colour."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from checks.criteria import criteria
from checks.ledger import METHODS, Answer
from checks.review.items import Item

_STYLES = (Path(__file__).parents[1] / "reporters" / "report.css", Path(__file__).with_name("review.css"))
_NAME = "目視の確認"
UNDO = "/undo"
FIELDS = ("reason", "method", "environment", "office")
_HINTS = {
    Answer.MET: "よい",
    Answer.NOT_MET: "直すところがある",
    Answer.ABSENT: "当てはまるものがない",
    Answer.UNKNOWN: "ほかの人に聞く。質問は残ります",
}
EXPLANATIONS = {
    "criteria": "答える達成基準を、1つ以上選んでください。",
    "result": "答えを1つ選んでください。",
    "reason": "そう判断した理由を書いてください。",
    "method": "確かめ方を選んでください。",
    "environment": "使った OS とブラウザーと支援技術を書いてください。",
    "office": "確かめた課を書いてください。",
}


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the form. values: texts by field; chosen: criteria; errors: fields that lack something."""

    token: str
    values: Mapping[str, str] = field(default_factory=dict)
    chosen: Sequence[str] = ()
    errors: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What was just done, "" for nothing; undo: the token that takes the last answer back, "" where there is none."""

    words: str = ""
    undo: str = ""


def list_page(items: Sequence[Item], answered: int, told: Told) -> str:
    """All that waits, most harmful first, and how far the work is."""
    body = [*_told(told), "<h1>人が確かめるところ</h1>", f"<p>{_progress(len(items), answered)}</p>"]
    if not items:
        body.append("<p>今、人の答えを待つ質問はありません。「./run site」で、もう一度確かめてください。</p>")
    else:
        body.append("<h2>質問の一覧</h2>")
        body.append("<ol>" + "".join(f"<li>{_link(item)}</li>" for item in items) + "</ol>")
    return _document("質問の一覧", body)


def item_page(item: Item, left: int, answered: int, form: Form, *, told: Told, live: str) -> str:
    """One question. live: address of the page itself."""
    body = [
        *_told(told),
        *_errors(form),
        f"<h1>{escape(item.title)}</h1>",
        f"<p>{_progress(left, answered)}</p>",
        f"<p><strong>{escape(item.question)}</strong></p>",
        "<p>この答えがないと、公開できません。</p>" if item.closes else "",
        *_seen(item, live),
        *_form(item, form),
        '<p><a href="/">質問の一覧へ戻る</a></p>',
    ]
    title = f"入力のまちがい：{item.title}" if form.errors else item.title
    return _document(title, [line for line in body if line])


def message_page(title: str, text: str) -> str:
    """A page that only says something."""
    body = [f"<h1>{escape(title)}</h1>", f"<p>{escape(text)}</p>", '<p><a href="/">質問の一覧へ</a></p>']
    return _document(title, body)


def _document(title: str, body: Sequence[str]) -> str:
    styles = "\n".join(path.read_text(encoding="utf-8") for path in _STYLES)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="ja">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}｜{_NAME}</title>",
            f"<style>\n{styles}</style>",
            "</head>",
            "<body>",
            '<a class="skip" href="#main">本文へ</a>',
            '<main id="main" tabindex="-1">',
            *body,
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _progress(left: int, answered: int) -> str:
    return f"答えた数は{answered}、残りは{left}です。"


def _link(item: Item) -> str:
    closes = "（公開を止めています）" if item.closes else ""
    words = f"{item.title}：{item.question}{closes} {item.place}"
    return f'<a href="/item/{escape(item.key)}">{escape(words)}</a>'


def _seen(item: Item, live: str) -> Iterator[str]:
    yield "<h2>見るところ</h2>"
    many = f"<p>同じものが{item.pages}ページにあります。答えは1回で足ります。</p>" if item.pages > 1 else ""
    yield f"<p>場所：{escape(item.place)}（{escape(item.state.label)}）</p>{many}"
    yield f"<pre><code>{escape(item.seen)}</code></pre>"
    framed = "赤い枠の中が、質問のところです。" if item.element else "ページの先頭です。"
    yield f'<p><img class="shot" src="/shot/{escape(item.key)}.png" alt="ページの画面。{framed}"></p>'
    if live:
        yield f'<p><a href="{escape(live)}">このページを開いて確かめる：{escape(item.page)}</a></p>'


def _told(told: Told) -> Iterator[str]:
    if told.words:
        yield f'<p class="told" role="status">{escape(told.words)}</p>'
    if told.undo:
        yield (
            f'<form method="post" action="{UNDO}"><input type="hidden" name="token" value="{escape(told.undo)}">'
            '<p><button class="quiet">最後の記録を取り消す</button></p></form>'
        )


def _errors(form: Form) -> Iterator[str]:
    if form.errors:
        links = "".join(f'<li><a href="#{name}">{EXPLANATIONS[name]}</a></li>' for name in form.errors)
        yield f'<div class="told bad" role="alert"><p>まだ記録していません。</p><ul>{links}</ul></div>'


def _form(item: Item, form: Form) -> Iterator[str]:
    yield "<h2>答え</h2>"
    yield f'<form method="post" action="/item/{escape(item.key)}">'
    yield f'<input type="hidden" name="token" value="{escape(form.token)}">'
    if item.ask:
        choices = (
            _choice("checkbox", "criteria", number, f"{criteria()[number].label}　{ask}", checked=number in form.chosen)
            for number, ask in item.ask.items()
        )
        yield _group("criteria", "答える達成基準（同じ答えのものを、まとめて選べます）", form, "".join(choices))
    results = (
        _choice("radio", "result", a.value, f"{a.value}（{_HINTS[a]}）", checked=form.values.get("result") == a.value)
        for a in Answer
    )
    yield _group("result", "答え（必須）", form, "".join(results))
    yield _text("reason", "そう判断した理由（必須）", form, long=True)
    options = "".join(
        f'<option value="{name}"{" selected" if form.values.get("method") == name else ""}>{name}</option>'
        for name in METHODS
    )
    yield f'<p><label for="method">確かめ方</label> <select id="method" name="method">{options}</select></p>'
    yield _text("environment", "使った OS、ブラウザー、支援技術（必須）", form)
    yield _text("office", "確かめた課（必須）", form)
    yield "<p><button>記録する</button></p></form>"


def _group(name: str, legend: str, form: Form, choices: str) -> str:
    return (
        f'<fieldset id="{name}" tabindex="-1"{_described(name, form)}><legend>{legend}</legend>'
        f"{_explained(name, form)}{choices}</fieldset>"
    )


def _choice(kind: str, name: str, value: str, words: str, *, checked: bool) -> str:
    identifier = escape(f"{name}-{value}")
    state = " checked" if checked else ""
    return (
        f'<div class="choice"><input type="{kind}" id="{identifier}" name="{name}" value="{escape(value)}"{state}>'
        f'<label for="{identifier}">{escape(words)}</label></div>'
    )


def _text(name: str, label: str, form: Form, *, long: bool = False) -> str:
    value, described = escape(form.values.get(name, "")), _described(name, form)
    box = (
        f'<textarea id="{name}" name="{name}" rows="3"{described}>\n{value}</textarea>'
        if long
        else f'<input type="text" id="{name}" name="{name}" value="{value}"{described}>'
    )
    return f'<p><label for="{name}">{label}</label> {_explained(name, form)}{box}</p>'


def _described(name: str, form: Form) -> str:
    if name not in form.errors:
        return ""
    invalid = "" if name in ("criteria", "result") else ' aria-invalid="true"'
    return f' aria-describedby="{name}-error"{invalid}'


def _explained(name: str, form: Form) -> str:
    return f'<span class="bad" id="{name}-error">{EXPLANATIONS[name]}</span>' if name in form.errors else ""
