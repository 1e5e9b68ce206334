"""CSV with the ids of miChecker's check items, so that its lists and ours can be laid side by side."""

import csv
import io

from checks.findings import Issue, Kind, findings
from checks.model import Report
from checks.reporters._words import clean, criterion_words, known_rules, one_line, unsure

_COLUMNS = ("項目の番号", "区分", "達成基準", "ページ", "元のファイル", "行", "説明", "直し方", "規則")
_KINDS = {Kind.BLOCKING: "問題あり", Kind.ADVISORY: "問題あり", Kind.ACCEPTED: "問題あり（例外）"}


def render(report: Report) -> str:
    """One line for each check item, finding and page; findings of rules without such an item have an empty id.

    The mark at the start lets Excel read the file as UTF-8.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for issue in findings(report).issues:
        for identifier in _items(issue):
            for page in issue.pages:
                writer.writerow([identifier, _kind(issue), *(_safe(text) for text in _cells(issue, page))])
    return "\ufeff" + out.getvalue()


def _items(issue: Issue) -> tuple[str, ...]:
    found = [known_rules()[name].meta.michecker for name in (issue.rule, *issue.also) if name in known_rules()]
    return tuple(dict.fromkeys(identifier for items in found for identifier in items)) or ("",)


def _kind(issue: Issue) -> str:
    return "要判断箇所" if unsure(issue) else _KINDS[issue.kind]


def _cells(issue: Issue, page: str) -> tuple[str, ...]:
    line = str(issue.line or "")
    message = f"{issue.message}（例外の記録：{issue.exception}）" if issue.exception else issue.message
    return criterion_words(issue), page, issue.path, line, message, issue.fix, issue.rule


def _safe(text: str) -> str:
    """A cell that begins like a formula would be run by a spreadsheet."""
    plain = one_line(clean(text))
    return f"'{plain}" if plain.startswith(("=", "+", "-", "@")) else plain
