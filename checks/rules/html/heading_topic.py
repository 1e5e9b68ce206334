"""見出しが、その下の内容を表している

## なぜ
読み上げソフトを使う人は、見出しだけを順に聞いて、読むところを選びます。見出しと中身が合っていないと、
ほしい情報を見落とします。

## 直し方
見出しの下に書いてあることを短く言い表します。例：「見出し1」→「ごみの出し方」

## この規則に分かること・分からないこと
書きかけの見出し（「見出し1」「タイトル」など）、時間も曜日も書いていない「開館時間」や金額のない「料金」のような見出し、
まったく別の話題が始まる見出しは、確かに不合格です。見出しの言葉がその下のまとまった文章に一度も出てこないときは、
人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._sections import first_block, headings, prose_text, section_text
from checks.rules.html._topics import WITHOUT_HOURS, speaks_of_another, topics
from checks.rules.html._vocabulary import in_common, japanese, meanings
from checks.rules.html._words import folded
from checks.subject import Document

META = Meta(
    criteria=("2.4.6",),
    severity=Severity.MODERATE,
    on=On.RENDERED,
    act=("b49b2e",),
    techniques=("G130",),
)

MESSAGES = {
    "placeholder": Message(
        "見出し「{text}」は、書きかけのままです。下の内容が分かりません。",
        "見出しの下に書いてあることを、短く言い表してください。例：「ごみの出し方」",
    ),
    "other": Message(
        "見出し「{text}」の下に、別の話題の文「{content}」があります。",
        "見出しを内容に合わせて直すか、文を正しい見出しの下に移してください。",
    ),
    "missing": Message(
        "見出し「{text}」の下に、{what}が書かれていません。",
        "{what}を書くか、見出しを内容に合わせて直してください。",
    ),
    "unrelated": Message(
        "見出し「{text}」の言葉が、下の文章に一度も出てきません。内容を表しているか、人が確かめてください。",
        "見出しの下に書いてあることを、短く言い表してください。",
    ),
}

_PLACEHOLDER = re.compile(
    r"(?:(?:大|中|小)?見出し(?:文字|テキスト)?|タイトル|題名|題目|セクション(?:名)?|ここに(?:見出し|タイトル).*|サンプル(?:見出し|タイトル)?"
    r"|ダミー(?:見出し|テキスト)?|名称未設定|無題|heading|headline|title|section(?: title| name)?|sub ?heading|untitled"
    r"|header|(?:your |new |insert |add |sample )(?:heading|title|header)(?: here)?|lorem ipsum.*|todo|tbd|x{3,})"
    r"(?:[ ._-]*\d+|[ ._-]+[a-z])?"
)
_STOCK = re.compile(
    r"(?:\d+(?:\.\d+)*\.? )?(?:chapter \d+\.? )?(?:introduction|overview|summary|details?|background|motivation"
    r"|notes?|terminology|conclusions?|examples?|purposes?|goals?|about|history|faq|credits|copyright|license|references?"
    r"|abstract|preface|migration|usage|(?:the )?basics|getting started|next steps|see also|warnings?|errors?|tips?"
    r"|はじめに|概要|あらまし|詳細|背景|目的|趣旨|経緯|まとめ|おわりに|注意(?:事項|点)?|備考|参考|補足|その他|お知らせ"
    r"|お願い|目次|関連(?:情報|ページ))"
)
"""Headings that tell which part of a text follows; their words need not come up in it."""
_UNSAID: Final = "変更|未定|公表|問い合わせ|問合せ|随時|調整中|準備中|なし|ありません|not yet|to be announced|contact"
_PROMISES: Final = (
    (
        "時間や曜日",
        r"(?:開館|営業|受付|利用|開庁|診療|窓口)(?:の)?(?:時間|日時|日)"
        r"|(?:opening|business|office|visiting) (?:hours|times)",
        r"\d|[一二三四五六七八九十]時|曜|平日|土日|祝日|年中|通年|無休|いつでも|\b(?:noon|midnight|always|daily|day)"
        rf"|{_UNSAID}",
    ),
    (
        "電話番号",
        r"電話番号|ファクス番号|(?:tele)?phone number|fax number",
        rf"\d|{_UNSAID}",
    ),
    (
        "金額",
        r"(?:利用|入館|入場|参加|使用|受講)?(?:料金|料)|参加費|費用|手数料|prices?|fees?|costs?|admission fees?",
        rf"\d|[一二三四五六七八九十百千万]円|無料|無償|実費|かかりません|不要|免除|free|no charge|{_UNSAID}",
    ),
    (
        "日付",
        r"開催日|開催日時|日時|日にち|実施日|締め?切り?|申込期限|提出期限|date and time|deadlines?",
        rf"\d|[一二三四五六七八九十]日|曜|毎[日週月年]|通年|平日|まで|{_UNSAID}",
    ),
)
_PROMISED = [(what, re.compile(heading), re.compile(content)) for what, heading, content in _PROMISES]
"""Headings that promise a thing which has a form of its own: what is promised, such headings, and how it looks."""
_ENOUGH: Final = 25
_SHOWN: Final = 30
_SHORT: Final = 3
_TOLD: Final = 3


def select(document: Document) -> Iterable[list[Tag]]:
    """All headings with words, and with words below them (ACT rule b49b2e)."""
    found = [heading for heading in headings(document) if section_text(heading, document)]
    return [found] if found else []


def check(found: list[Tag], document: Document) -> Iterator[Finding]:
    """The words or subject of each heading are met in what follows; what a person must look at is told once a page."""
    unrelated: list[Tag] = []
    for heading in found:
        text = document.name(heading)
        block, section = first_block(heading, document), section_text(heading, document)
        if _PLACEHOLDER.fullmatch(folded(text)):
            yield failed("placeholder", heading, text=text)
        elif what := _promised_in_vain(text, section):
            yield failed("missing", heading, text=text, what=what)
        elif _other_subject(text, block):
            shown = block if len(block) <= _SHOWN else block[: _SHOWN - 1] + "…"
            yield failed("other", heading, text=text, content=shown)
        elif _unrelated(text, section) and (_is_prose(heading, document) or speaks_of_another(text, block)):
            unrelated.append(heading)
    if unrelated:
        names = "」「".join(document.name(heading) for heading in unrelated[:_TOLD])
        yield cant_tell("unrelated", unrelated[0], text=names)


def _promised_in_vain(text: str, section: str) -> str:
    """What a heading promises and the text below it does not have; "" for nothing."""
    for what, heading, content in _PROMISED:
        if heading.fullmatch(folded(text)) and not content.search(folded(section)):
            return what
    return ""


def _other_subject(text: str, block: str) -> bool:
    """Whether a heading names one subject that has no opening hours, and opening hours are all that is told."""
    mine, theirs = topics(text), topics(block)
    if len(mine) != 1 or len(meanings(text)) > _SHORT or in_common(text, block):
        return False
    return mine.keys() <= WITHOUT_HOURS and len(theirs) == 1 and theirs.get("opening hours", 0) > 1


def _is_prose(heading: Tag, document: Document) -> bool:
    """Whether a longer text follows, in which a heading's words should come up."""
    return len(meanings(prose_text(heading, document))) >= _ENOUGH


def _unrelated(text: str, section: str) -> bool:
    """Whether a heading and a text in the same language share neither a word nor a subject."""
    if not meanings(text) or japanese(text) != japanese(section) or _STOCK.fullmatch(folded(text).strip(" ¶#§")):
        return False
    return not in_common(text, section) and not topics(text).keys() & topics(section).keys()
