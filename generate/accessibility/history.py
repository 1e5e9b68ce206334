"""The 監査の推移: every criterion in every recorded result, as a chart and as a table."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from generate.accessibility.records import NO_RESULT, Record, download_links, downloads, page, table
from generate.generated import Generated

_SHOWN = 6
"""So many results stand beside each other on the page; the downloads have all."""

_RESULTS = ("適合", "未確認", "不適合")
_WIDTH = 360
_ROW = 56
_BAR = 24
_FONT = 16
_LONGEST = 340
_FILLS = {"適合": "currentColor", "未確認": "none", "不適合": "url(#history-hatch)"}


def history_page(results: Sequence[Record]) -> list[Generated]:
    """Return the page and its downloads."""
    title, yomi = "監査の推移", "かんさのすいい"
    description = "達成基準ごとの結果が、どう変わってきたかです。"
    about = "記録された結果を、日付の順に並べました。「未確認」は、まだ確かめ終わっていないという意味です。"
    if not results:
        return [page("history", title, description, yomi, [about], [NO_RESULT])]
    days = [result["date"] for result in results]
    numbers = [f"{row['number']} {row['name']}" for row in results[-1]["criteria"]]
    cells = [{f"{row['number']} {row['name']}": row["result"] for row in result["criteria"]} for result in results]
    rows = [[number, *(cell.get(number, "記録なし") for cell in cells)] for number in numbers]
    data = [{"date": r["date"], "claim": r["claim"], "results": c} for r, c in zip(results, cells, strict=True)]
    files = downloads("history", ("達成基準", *days), rows, data)
    newest = results[-_SHOWN:]
    courses = [(row[0], _course(days, row[1:])) for row in rows]
    recorded = [
        _chart(newest),
        table("結果ごとの達成基準の数", ("記録した日", *_RESULTS), [_counted(result) for result in newest]),
        table("達成基準ごとの結果の推移", ("達成基準", "結果の推移"), courses),
        download_links(title, files),
    ]
    return [page("history", title, description, yomi, [about], recorded), *files]


def _course(days: Sequence[str], results: Sequence[str]) -> str:
    """The result of each day on which it changed, so that many years stay short."""
    told: list[str] = []
    for number, (day, result) in enumerate(zip(days, results, strict=True)):
        if number == 0 or result != results[number - 1]:
            told.append(f"{day}から{result}")
    return "、".join(told)


def _counts(result: Record) -> Counter[str]:
    return Counter(row["result"] for row in result["criteria"])


def _counted(result: Record) -> list[str]:
    counts = _counts(result)
    return [result["date"], *(str(counts[name]) for name in _RESULTS)]


def _chart(results: Sequence[Record]) -> str:
    """A figure whose parts differ by filling and number, never by colour alone; the table beside it has the same."""
    title = "記録した日ごとの、達成基準の結果"
    words = "。".join(f"{r['date']}は" + "、".join(f"{n}{_counts(r)[n]}" for n in _RESULTS) for r in results)
    height = len(results) * _ROW + len(_RESULTS) * 26 + 8
    bars = "".join(_bar(result, index * _ROW) for index, result in enumerate(results))
    return "\n".join(
        [
            "<figure>",
            f'<svg role="img" aria-labelledby="history-title history-desc" viewBox="0 0 {_WIDTH} {height}" '
            f'width="{_WIDTH}" height="{height}" fill="currentColor" font-size="{_FONT}">',
            f'<title id="history-title">{title}</title>',
            f'<desc id="history-desc">{escape(words)}。同じ数を下の表に示します。</desc>',
            '<defs><pattern id="history-hatch" width="8" height="8" patternUnits="userSpaceOnUse">'
            '<path d="M-2 10 10 -2M-2 2 2 -2M6 10 10 6" stroke="currentColor" stroke-width="1.5"/></pattern></defs>',
            bars + _legend(len(results) * _ROW + 8),
            "</svg>",
            f"<figcaption>図: {title}</figcaption>",
            "</figure>",
        ]
    )


def _bar(result: Record, top: int) -> str:
    counts, left, drawn = _counts(result), 1, [f'<text x="0" y="{top + _FONT}">{result["date"]}</text>']
    unit = _LONGEST / max(sum(counts.values()), 1)
    for name in _RESULTS:
        width = round(counts[name] * unit)
        if width:
            place = f'x="{left}" y="{top + _FONT + 8}" width="{width}" height="{_BAR}"'
            drawn.append(f'<rect {place} fill="{_FILLS[name]}" stroke="currentColor"/>')
        left += width
    return "".join(drawn)


def _legend(top: int) -> str:
    return "".join(
        f'<rect x="1" y="{top + n * 26}" width="{_FONT}" height="{_FONT}" fill="{_FILLS[name]}" stroke="currentColor"/>'
        f'<text x="{_FONT + 8}" y="{top + n * 26 + _FONT - 2}">{name}</text>'
        for n, name in enumerate(_RESULTS)
    )
