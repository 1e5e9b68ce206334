"""The benchmark of speed measures what it says, and its page holds nothing but what was measured."""

import re
import sys
from pathlib import Path

import pytest

from benchmarks.speed import sites
from benchmarks.speed.measure import Run, run
from benchmarks.speed.table import written


def test_a_run_is_timed_and_its_memory_is_that_of_the_whole_family(tmp_path: Path) -> None:
    hungry = "import time; hold = bytearray(80_000_000); time.sleep(1.6)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hungry!r}]); print('満腹'); sys.exit(1)"
    done = run([sys.executable, "-c", parent], tmp_path)
    assert done.code == 1
    assert "満腹" in done.output
    assert done.seconds > 1.6
    assert 76 < done.memory < 400


def test_the_work_of_the_whole_family_is_counted_and_its_sleep_is_not(tmp_path: Path) -> None:
    """Of a child that nobody waits for too, as browsers leave some."""
    busy = "import time; end = time.process_time() + 1.2\nwhile time.process_time() < end: pass\ntime.sleep(0.8)"
    parent = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {busy!r}]); time.sleep(4)"
    done = run([sys.executable, "-c", parent], tmp_path)
    assert 1.1 < done.cpu < 2.5
    idle = run([sys.executable, "-c", "import time; time.sleep(1)"], tmp_path)
    assert idle.cpu < 0.5


def test_a_site_of_any_size_is_made_of_whole_copies(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for name in ("index.html", "a/index.html", "b/index.html", "site.css"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(name, encoding="utf-8")
    (tmp_path / "site").mkdir()
    made = sites.site_of(tmp_path / "site", 8, source)
    assert len(list(made.rglob("*.html"))) == 8
    assert len(list(made.rglob("site.css"))) == 3


def of(*seconds: float) -> list[Run]:
    return [Run(each, 2 * each, 100.0, 0, "") for each in seconds]


RUNS = {
    ("audit, one state, cold", 40): of(10, 30, 20),
    ("audit, four states, cold", 40): of(50, 50),
    ("audit, four states, nothing changed", 40): of(2),
    ("pa11y-ci", 40): of(60, 90),
    ("audit, one state, cold", 200): of(110),
}


@pytest.mark.parametrize(
    "line",
    [
        "| audit, one state, cold | 40 | 3 | 20.0 (10.0–30.0) | 0.50 | 40.0 | 100 |",
        "| times the pages per second of pa11y-ci, all rules of one state | 40 | 3.750 | ≥ 4 |",
        "| of the cold time when nothing changed | 40 | 0.040 | ≤ 0.05 |",
        "| of the first state for each further one | 40 | 0.500 | ≤ 0.5 |",
        "| times as long: audit, one state, cold | 40 → 200 | 5.50 | ≤ 5.5 |",
        "Not measured: @axe-core/cli – no driver",
        "- Python: 3",
    ],
)
def test_the_page_says_what_was_measured(line: str) -> None:
    assert line in written(RUNS, {"@axe-core/cli": "no driver"}, {"Python": "3"}).splitlines()


def test_what_is_far_off_is_reckoned_from_the_largest_site_that_was_measured_whole() -> None:
    runs = {key: done for key, done in RUNS.items() if key[1] == 40}
    assert "1.20 s of looking and 0.050 s of judging" in written(runs, {}, {})
    assert "Reckoned" not in written({("pa11y-ci", 40): of(1)}, {}, {})


def test_a_project_has_the_pages_asked_for_and_bare_material_has_all_that_we_publish(
    tmp_path: Path,
) -> None:
    ours = sites.project(tmp_path / "ours", 3)
    before = {path.name for path in ours.iterdir()}
    bare = sites.bare(tmp_path / "bare", ours)
    assert {path.name for path in ours.iterdir()} == before
    written = {path.relative_to(ours / "docs") for path in (ours / "docs").rglob("*.md")}
    assert len([name for name in written if name.parts[0] == "benchmark"]) == 3
    given = {
        path.relative_to(bare / "docs"): path.read_text(encoding="utf-8") for path in (bare / "docs").rglob("*.md")
    }
    assert given.keys() > written
    assert "| # 施策" in given[Path("plan/kpi.md")]
    assert not [name for name, text in given.items() if re.search(r"^template:|^\{\{", text, re.MULTILINE)]
    assert "hooks" not in (bare / "mkdocs.yml").read_text(encoding="utf-8")
