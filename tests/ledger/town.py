"""A site of three pages with pictures a machine cannot judge, its sources, and a ledger to fill."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from checks import run
from checks.config import Settings
from checks.ledger import judgement_yaml
from checks.model import Origin, Outcome, Report, Result
from checks.sources import Source

FAST = Settings(states=("light-1280",), workers=2, page_timeout=60)
TITLES = {"index": "三川町の入口", "bousai": "防災のお知らせ", "sitemap": "サイトマップ"}
LOGO = '<p><img src="/logo.svg" alt="ロゴ"></p>'
MARK = '<p><img src="/mark.svg" alt="マーク"></p>'
_PAGE = """<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>{title}｜三川町</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>@media (min-width: 30em) {{ main {{ margin: 1em; }} }}</style></head>
<body><nav aria-label="サイト"><ul><li><a href="/index.html">三川町の入口</a></li>
<li><a href="/bousai.html">防災のお知らせ</a></li><li><a href="/sitemap.html">サイトマップ</a></li></ul></nav>
<main><h1>{title}</h1><p>三川町のくらしに役立つことをお知らせします。</p>{body}</main></body></html>
"""
_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><circle cx="40" cy="40" r="{r}" fill="#036"/></svg>'
)


def build(folder: Path, more: Mapping[str, str] | None = None, **bodies: str) -> Path:
    """Writes the pages. bodies: what stands in addition, by name of the page; more: further pages, path → title."""
    site = folder / "site"
    site.mkdir(parents=True, exist_ok=True)
    for name, title in TITLES.items():
        text = _PAGE.format(title=title, body=bodies.get(name, ""))
        (site / f"{name}.html").write_text(text, encoding="utf-8")
        (folder / "docs").mkdir(exist_ok=True)
        (folder / "docs" / f"{name}.md").write_text(f"# {title}\n", encoding="utf-8")
    for path, title in (more or {}).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(_PAGE.format(title=title, body=bodies.get(path, "")), encoding="utf-8")
    for name, radius in (("logo", 30), ("mark", 20)):
        (site / f"{name}.svg").write_text(_PICTURE.format(r=radius), encoding="utf-8")
    return folder


def audit(folder: Path) -> Report:
    """Audits the pages as a build of the town does."""
    sources = {f"/{name}.html": Source(f"docs/{name}.md", Origin.MARKDOWN) for name in TITLES}
    return run.audit(folder / "site", folder, FAST, sources)


def questions(report: Report) -> list[Outcome]:
    """What is left for people."""
    return [outcome for outcome in report.outcomes if outcome.result is Result.CANT_TELL]


def today(days: int = 0) -> str:
    """A day as records have it, so many days from today in Japan."""
    return (run.today() + timedelta(days=days)).isoformat()


def facts(question: Outcome, **changed: str) -> Mapping[str, str | tuple[str, ...]]:
    """The record of a person who found nothing wrong."""
    return {
        "rule": question.rule,
        "page": question.page,
        "element": question.target.selector if question.target else "",
        "states": (question.state,),
        "content": question.content,
        "seen": question.target.snippet if question.target else question.message,
        "result": "適合",
        "reason": "ロゴの下に町の名前があり、伝わる。",
        "method": "目視",
        "environment": "Windows 11、Edge",
        "date": today(),
        "office": "総務課",
        **changed,
    }


def answer(folder: Path, question: Outcome, name: str = "logo", **changed: str) -> Path:
    """Puts an answer into the ledger."""
    return write(folder, f"judgements/{name}.yml", judgement_yaml(facts(question, **changed)))


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
