"""更新日 from git: the day in Japan on which the page or the data behind it last changed."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generate.dates import changed_days
from generate.errors import DataError
from generate.page_info import page_info
from generate.site_settings import site_settings
from tests.theme.sites import SMALL_SITE, build, replace, small_copy

SETTINGS = site_settings(SMALL_SITE)


def _git(folder: Path, *arguments: str, when: str = "2026-04-01T12:00:00+09:00") -> None:
    settings = ["-c", "user.name=a", "-c", "user.email=a@example.jp", "-c", "commit.gpgsign=false"]
    environment = {**os.environ, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    subprocess.run(["git", *settings, *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def test_each_file_has_the_day_in_japan_of_its_last_commit(tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    (tmp_path / "あ い.md").write_text("1", encoding="utf-8")
    (tmp_path / "b.md").write_text("1", encoding="utf-8")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-qm", "1")
    (tmp_path / "b.md").write_text("2", encoding="utf-8")
    _git(tmp_path, "commit", "-qam", "2", when="2026-05-01T20:00:00+00:00")
    (tmp_path / "c.md").write_text("new", encoding="utf-8")
    assert changed_days(tmp_path) == {"あ い.md": date(2026, 4, 1), "b.md": date(2026, 5, 2)}


def test_nothing_is_known_without_a_history(tmp_path: Path) -> None:
    assert changed_days(tmp_path) == {}
    _git(tmp_path, "init", "-q")
    assert changed_days(tmp_path) == {}


def test_a_shallow_copy_claims_no_dates(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    _git(whole, "init", "-q")
    for text in ("1", "2"):
        (whole / f"{text}.md").write_text(text, encoding="utf-8")
        _git(whole, "add", ".")
        _git(whole, "commit", "-qm", text)
    _git(tmp_path, "clone", "-q", "--depth", "1", whole.as_uri(), "shallow")
    assert changed_days(tmp_path / "shallow") == {}


def test_the_built_page_shows_the_day_and_an_uncommitted_page_says_there_is_none(tmp_path: Path) -> None:
    config = small_copy(tmp_path / "site")
    _git(config.parent, "init", "-q")
    _git(config.parent, "add", "--", ".", ":!docs/contact.md")
    _git(config.parent, "commit", "-qm", "1")
    site = build(config, tmp_path / "built")
    page = (site / "guide/index.html").read_text(encoding="utf-8")
    assert '<time datetime="2026-04-01">令和8年4月1日（2026年4月1日）</time>' in page.split("更新日")[1]
    assert "更新日</dt><dd>記録がありません" in (site / "contact/index.html").read_text(encoding="utf-8")


def test_a_measure_names_its_office_below_measure() -> None:
    info = page_info({"measure": {"office": "くらし課"}}, None, SETTINGS, None, Path("docs/a.md"))
    assert info.office is not None
    assert info.office.phone == "0235-00-0000"


def test_the_towns_own_form_goes_before_the_page_that_explains() -> None:
    feedback = SETTINGS.feedback.model_copy(update={"url": "https://example.jp/form"})
    settings = SETTINGS.model_copy(update={"feedback": feedback})
    assert page_info({}, None, settings, "accessibility/", Path("a")).feedback == "https://example.jp/form"
    assert page_info({}, None, SETTINGS, "accessibility/", Path("a")).feedback == "accessibility/"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("office: くらし課", "office: くらしか", "「くらし課」のまちがいではありませんか。"),
        ("published: 2026-04-01", "published: 4月1日", "「4月1日」は日付ではありません。"),
        ("yomi: くらし", "yomi: 暮らし", "ひらがなで書いてください"),
    ],
)
def test_a_wrong_line_of_front_matter_stops_the_build_and_names_the_file(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    config = small_copy(tmp_path / "site")
    replace(config.parent / "docs" / "guide" / "index.md", old, new)
    with pytest.raises(AssertionError, match=problem) as caught:
        build(config, tmp_path / "built")
    assert "docs/guide/index.md" in str(caught.value)


def test_an_unknown_office_is_refused_by_name() -> None:
    with pytest.raises(
        DataError, match=r"docs/a\.md: 「office」の値「税務課」という課は data/site\.yml にありません。"
    ):
        page_info({"office": "税務課"}, None, SETTINGS, None, Path("docs/a.md"))
