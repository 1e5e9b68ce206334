"""Where rules point: the line and column of a fault in Markdown, the line of a fault in markup."""

import pytest

from checks.rule import judge, rules
from checks.rules.html._markup import faults
from checks.subject import Span, TextFile

RULES = {rule.id: rule for rule in rules()}


@pytest.mark.parametrize(
    ("rule", "text", "line", "column"),
    [
        ("text/foreign-script", "# 題\n\nデジタルデバйд対策", 3, 7),
        ("text/spaced-number", "| 期限 | 令和 6 年度 |", 1, 8),
        ("text/halfwidth-kana", "[町営ﾊﾞｽ](bus.md)", 1, 4),
        ("text/fullwidth-alphanumeric", "`Ａ` と Ｂ", 1, 7),
        ("text/special-character", "（㈱）三川", 1, 2),
        ("text/invisible-character", "避難\u200b所", 1, 3),
        ("text/decomposed-character", "> 避難する人か\u3099", 1, 8),
        ("text/position-instruction", "まず右のボタンを押します", 1, 3),
        ("text/color-instruction", "次に赤い字を見ます", 1, 3),
        ("text/halfwidth-kana", '---\ntitle: "町営ﾊﾞｽ"\n---\n本文', 2, 11),
    ],
)
def test_a_fault_in_markdown_is_pointed_at_by_line_and_column(rule: str, text: str, line: int, column: int) -> None:
    targets = [judged.target for judged in judge(RULES[rule], TextFile("docs/a.md", text))]
    assert [(t.line, t.column) for t in targets if isinstance(t, Span)] == [(line, column)]


def test_lines_between_dashes_that_are_no_front_matter_are_told_once() -> None:
    found = list(judge(RULES["text/halfwidth-kana"], TextFile("docs/a.md", "---\nNote: ﾊﾞｽ\n")))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("markup", "kind", "line"),
    [
        ("<main>\n<div>\n<p>a</p>\n</main>", "unclosed", 2),
        ("<main>\n<p>a</p>\n</div>\n</main>", "stray_end_tag", 3),
        ("<p>\n<b><i>a</b>\n</i></p>", "misnested", 2),
        ("<p>a</p>\n<img src=a alt=b\n alt=c>", "duplicate_attribute", 3),
        ("<table>\n<td>a</table>", "not_allowed_here", 2),
    ],
)
def test_a_fault_in_markup_is_told_with_the_line_where_it_stands(markup: str, kind: str, line: int) -> None:
    assert [(fault.kind, fault.line) for fault in faults(markup)] == [(kind, line)]
