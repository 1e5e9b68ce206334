"""Measures the first view of served pages: its weight and requests, Lighthouse's scores, errors of the Nu checker."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, Request

from checks.engines import executable

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")

_ENOUGH = 0.98
_PHONE = {"width": 412, "height": 823}
_SHIFTS = """window.shift = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });"""


@dataclass(frozen=True, slots=True)
class View:
    """First view of a page. bytes: bodies as they came, packed; requests: all; others: to other hosts; shift: CLS."""

    bytes: int
    requests: int
    others: int
    shift: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Lighthouse's scores from 0 to 100 by category; lost: audits that cost points, by category."""

    by_category: Mapping[str, int]
    lost: Mapping[str, Sequence[str]] = field(default_factory=dict)


def view(page: Page, address: str) -> View:
    """Opens a page as on a phone, with nothing kept from before.

    page: a tab of a new context, in which nothing was opened yet.
    """
    asked: list[Request] = []
    done: list[Request] = []

    def ask(request: Request) -> None:
        asked.append(request)

    def finish(request: Request) -> None:
        done.append(request)

    page.on("request", ask)
    page.on("requestfinished", finish)
    page.set_viewport_size({"width": _PHONE["width"], "height": _PHONE["height"]})
    page.add_init_script(_SHIFTS)
    page.goto(address, wait_until="networkidle")
    real = [request for request in asked if request.url.startswith("http")]
    origin = "/".join(address.split("/")[:3]) + "/"
    weight = sum(request.sizes()["responseBodySize"] for request in done)
    others = sum(not request.url.startswith(origin) for request in real)
    return View(weight, len(real), others, round(page.evaluate("window.shift"), 4))


def lighthouse(tools: Path, address: str, runs: int) -> Scores:
    """The scores of the best of up to so many runs of Lighthouse, as on a phone; enough is enough.

    Whatever else the machine does only ever takes time away from a run. tools: the folder with node_modules. Raises
    CalledProcessError where a run fails.
    """
    command = [str(tools / "node_modules" / ".bin" / "lighthouse"), address, "--quiet", "--output=json"]
    command += ["--chrome-flags=--headless=new --no-sandbox --disable-gpu", f"--only-categories={','.join(CATEGORIES)}"]
    env = {**os.environ, "CHROME_PATH": str(executable())}
    reports = []
    for _ in range(runs):
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        reports.append(json.loads(done.stdout))
        if _score(reports[-1], "performance") >= _ENOUGH:
            break
    best = max(reports, key=lambda report: sum(_score(report, name) for name in CATEGORIES))
    return Scores(
        {name: round(100 * _score(best, name)) for name in CATEGORIES}, {n: _lost(best, n) for n in CATEGORIES}
    )


def _score(report: Mapping[str, Mapping[str, Mapping[str, float | None]]], category: str) -> float:
    return report["categories"][category]["score"] or 0.0


def _lost(report: Mapping[str, Mapping[str, Mapping[str, object]]], category: str) -> list[str]:
    audits = report["audits"]
    references = report["categories"][category]["auditRefs"]
    assert isinstance(references, list)
    names = [item["id"] for item in references if item["weight"]]
    return [name for name in names if isinstance(score := audits[name].get("score"), int | float) and score < 1]


def invalid(tools: Path, site: Path) -> Sequence[str] | None:
    """Errors of the Nu Html Checker on all pages of a folder, "page:line: message"; None without Java.

    Raises CalledProcessError where the checker itself fails.
    """
    java = shutil.which("java")
    if java is None:
        return None
    jar = tools / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [java, "-Xss8m", "-jar", str(jar), "--skip-non-html", "--errors-only", "--exit-zero-always"]
    done = subprocess.run([*command, "--format", "json", str(site)], capture_output=True, text=True, check=True)
    told = json.loads(done.stderr)["messages"]
    here = f"file:{site.resolve().as_posix()}"
    return [f"{each['url'].removeprefix(here)}:{each.get('lastLine', 0)}: {each['message']}" for each in told]
