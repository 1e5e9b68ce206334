"""The budget of a page: read with care, and enforced by the audit on the pages of the town alone."""

from pathlib import Path

import pytest

from checks import run
from checks.budget import Size
from checks.config import Settings
from checks.errors import ConfigError
from checks.model import Origin, Result
from checks.sources import Source
from checks.weigh import read_weights

BUDGET = "kilobytes: 2\nrequests: 3\nlight-pages: [/index.html]\nlight-kilobytes: 1.5\n"


def project(folder: Path, budget: str = BUDGET) -> Path:
    """A project with a budget and two pages; one of them shows a picture of 3,000 bytes."""
    (folder / "data").mkdir()
    (folder / "data" / "budget.yml").write_text(budget, encoding="utf-8")
    site = folder / "site"
    site.mkdir()
    head = '<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>{}</title></head><body><main>'
    (site / "index.html").write_text(head.format("はじめ") + '<a href="/b.html">写真</a>', encoding="utf-8")
    (site / "b.html").write_text(head.format("写真") + '<img src="/p.png" alt="川">', encoding="utf-8")
    (site / "p.png").write_bytes(bytes(3_000))
    (site / "plan.pdf").write_bytes(bytes(9_000))
    return site


def test_files_are_weighed_as_they_are_sent(tmp_path: Path) -> None:
    site = project(tmp_path)
    (site / "a.css").write_text("a { color: red }\n" * 500, encoding="utf-8")
    weights = read_weights(tmp_path, site, ["/a.css", "/p.png", "/plan.pdf", "/index.html"])
    assert weights is not None
    assert weights.sizes["/p.png"] == Size(3_000, 3_000)
    assert weights.sizes["/a.css"].plain == 8_500
    assert weights.sizes["/a.css"].packed < 200
    assert "/plan.pdf" not in weights.sizes


def test_a_project_without_a_budget_has_none(tmp_path: Path) -> None:
    assert read_weights(tmp_path, tmp_path, []) is None


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("kilobytes: 2", "kilobytes: 多い", 1, "「kilobytes」の値「多い」は、0より大きい数にしてください。"),
        ("requests: 3", "requests: 0", 2, "「requests」の値「0」は、0より大きい数にしてください。"),
        ("requests", "request", 2, "項目「request」は知りません。「requests」のことですか。"),
        ("/index.html", "/kinkyu.html", 3, "「light-pages」の「/kinkyu.html」というページがありません。"),
        ("light-kilobytes: 1.5\n", "", 1, "項目「light-kilobytes」がありません。書いてください。"),
    ],
)
def test_a_budget_that_is_not_understood_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, problem: str
) -> None:
    site = project(tmp_path, BUDGET.replace(old, new, 1))
    with pytest.raises(ConfigError) as caught:
        read_weights(tmp_path, site, ["/index.html"])
    assert str(caught.value) == f"data/budget.yml の {line}行目：{problem}"


def test_the_audit_fails_a_page_that_is_over_the_budget_and_names_what_weighs(tmp_path: Path) -> None:
    site = project(tmp_path)
    for name in ("index", "b"):
        (tmp_path / f"{name}.md").write_text("# 写真\n\n![川](p.png)\n", encoding="utf-8")
    sources = {f"/{name}.html": Source(f"{name}.md", Origin.MARKDOWN) for name in ("index", "b")}
    report = run.audit(site, tmp_path, Settings(states=("light-1280",), cache=False), sources)
    found = [o for o in report.outcomes if o.rule == "site/page-weight" and o.result is Result.FAILED]
    (outcome,) = found
    assert outcome.page == "/b.html"
    assert "いちばん重いもの：/p.png（3.0キロバイト）" in outcome.message
    assert outcome.location is not None
    assert (outcome.location.path, outcome.location.line) == ("b.md", 3)


def test_the_towns_own_budget_is_no_wider_than_it_was_promised(tmp_path: Path) -> None:
    (tmp_path / "kinkyu").mkdir()
    (tmp_path / "kinkyu" / "index.html").touch()
    weights = read_weights(Path(__file__).parents[1], tmp_path, ["/kinkyu/index.html"])
    assert weights is not None
    budget = weights.budget
    assert budget.bytes <= 90_000
    assert budget.requests <= 8
    assert budget.light == {"/kinkyu/index.html"}
    assert budget.light_bytes <= 30_000
