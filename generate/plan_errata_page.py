"""The public page 「原文の訂正」: every declared change of the plan's text, and what was left as it stands."""

import re
import unicodedata

from generate.errata import ERRATA, Correction, LeftAsWritten
from generate.generated import Generated
from generate.plan import ERRATA_PAGE, NAME, Plan, escape, link, short_name
from generate.plan_source import measure_page


def errata_page(plan: Plan) -> Generated:
    """Return the page made from data/plan/errata.yml."""
    errata = plan.text.errata
    parts = [
        "# 原文の訂正",
        f"「{NAME}」（令和2年2月）は、次に示す所のほかは、原文のまま公開しています。"
        "訂正を元に戻すと、すべての文が原文と同じになることを、機械で確かめています。",
        "「行」は、原文のテキストの行の番号です。",
        "## 文の訂正",
        _table(
            f"文の訂正（{len(errata.corrections)}か所）",
            ("# 番号", "場所", "行", "原文", "公開した文", "理由"),
            [_correction(plan, correction) for correction in errata.corrections],
        ),
        "## 形の整え方",
        "文は変えずに、形だけを整えた所です。",
        _table(
            "形の整え方",
            ("# 番号", "整え方", "理由"),
            [(rule.id, escape(rule.what), escape(rule.reason)) for rule in errata.rules],
        ),
        "## 原文のままにした所",
        "誤りかもしれませんが、正しい文が確かめられないため、直していない所です。",
        _table(
            "原文のままにした所",
            ("# 番号", "場所", "原文", "説明"),
            [_left(plan, note) for note in errata.left_as_written],
        ),
        "## 計画の中の食いちがい",
        "計画の中で合わない所です。直さずに示します。",
        _table(
            "計画の中の食いちがい",
            ("# 番号", "施策", "内容"),
            [
                (found.id, _links([measure_page(number) for number in found.measures]), escape(found.text))
                for found in errata.contradictions
            ],
        ),
    ]
    return Generated(ERRATA_PAGE, "\n\n".join(parts) + "\n", ERRATA.as_posix())


def visible(text: str) -> str:
    """Return words of the source so that reading them aloud tells what is wrong with them.

    A Cyrillic letter looks like nothing special in Japanese text and is read in another language (SC 3.1.2): its
    number stands for it. A line break between two halves of a sentence is said in words.
    """
    shown = re.sub(r"\n+", "（改ページ）", text)
    return "".join(
        f"〔キリル文字 U+{ord(letter):04X}〕" if unicodedata.name(letter, "").startswith("CYRILLIC") else letter
        for letter in shown
    )


def _correction(plan: Plan, correction: Correction) -> tuple[str, ...]:
    return (
        correction.id,
        _links([plan.page_of(correction.line)]),
        str(correction.line),
        escape(visible(correction.as_written)),
        escape(correction.as_published),
        escape(correction.reason),
    )


def _left(plan: Plan, note: LeftAsWritten) -> tuple[str, ...]:
    pages = list(dict.fromkeys(plan.page_of(place.line) for place in note.places))
    words = "".join(f"「{escape(word)}」" for word in dict.fromkeys(place.text for place in note.places))
    return (note.id, _links(pages), words, escape(note.note))


def _links(pages: list[str]) -> str:
    return "、".join(link(short_name(page), page, ERRATA_PAGE) for page in pages)


def _table(caption: str, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [f"表: {caption}", "", _row(header), _row(tuple("---" for _ in header)), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
