"""Shows an editor what the background audit found, on the page itself; only while `serve` runs."""

import json
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from checks.findings import findings
from checks.model import Report
from checks.reporters._words import place_words

SCRIPT: Final = "checks-panel.js"
ANSWERS: Final = "checks-panel.json"
_LOOK: Final = "くわしくは、命令を打った画面を見てください。"


def tagged(html: str, mount: str) -> str:
    """A page with the panel's script. mount: path under which the site is served ("/")."""
    before, end, after = html.rpartition("</head>")
    return f"{before}{_tag(mount)}{end}{after}" if end else html


def untagged(html: str, mount: str) -> str:
    """A page without the script again, so that the audit sees what will be published."""
    return html.replace(_tag(mount), "")


def _tag(mount: str) -> str:
    return f'<script src="{mount.rstrip("/")}/{SCRIPT}" data-checks-panel></script>'


def write(site: Path, answers: Mapping[str, Any]) -> None:
    """Puts the script and what is known so far, by page, where the browser asks for them. A new build clears both."""
    with suppress(OSError):  # the next build has just cleared the folder, and will write anew
        shutil.copyfile(Path(__file__).with_suffix(".js"), site / SCRIPT)
        (site / ANSWERS).write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")


def running(urls: Sequence[str]) -> dict[str, Any]:
    """What to show while pages are audited: {url: {words, found}}."""
    return {url: {"words": "検査しています…", "found": []} for url in urls}


def is_going_on(shown: Any) -> bool:
    """Whether what is shown says that there is more to come."""
    return isinstance(shown, dict) and shown["words"].endswith("…")


def unfinished(urls: Sequence[str]) -> dict[str, Any]:
    """What to show when the audit broke off."""
    return {url: {"words": f"検査が終わりませんでした。{_LOOK}", "found": []} for url in urls}


def found(report: Report, urls: Sequence[str], *, going_on: bool = False) -> dict[str, Any]:
    """What to show when they have been: {url: {words, found: [{message, fix, place}]}}. going_on: more is to come."""
    told = findings(report)
    lists: dict[str, list[dict[str, str]]] = {url: [] for url in urls}
    for issue in (*told.blocking, *told.advisory, *told.review):
        entry = {"message": issue.message, "fix": issue.fix, "place": place_words(issue)}
        for url in {seen.page for seen in issue.seen} & lists.keys():
            lists[url].append(entry)
    open_pages = {page for item in told.untested for page in item.pages}
    return {
        url: {
            "words": _first_words(len(entries))
            if going_on
            else _words(len(entries), whole=url not in open_pages and not told.problems),
            "found": entries,
        }
        for url, entries in lists.items()
    }


def _words(count: int, *, whole: bool) -> str:
    words = f"見つかったもの：{count}件。" if count else ""
    if not whole:
        return f"{words}調べられなかったものがあります。{_LOOK}"
    return words or "自動の検査では、直すところは見つかりませんでした。"


def _first_words(count: int) -> str:
    return f"はじめの見え方で見つかったもの：{count}件。ほかの見え方と操作を調べています…"
