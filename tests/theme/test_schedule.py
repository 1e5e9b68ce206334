"""Pages with days, moved pages and feeds in the town's own site as MkDocs builds it."""

from pathlib import Path

import pytest

from tests.theme.sites import Served, build, real_copy, replace

DAYS = {
    "waiting": "publish_from: 2999-01-01\n",
    "shown": "publish_from: 2020-01-01\npublish_until: 2999-01-01\n",
    "over": "publish_until: 2020-01-01\n",
}


def _with_pages(config: Path, days: dict[str, str]) -> Path:
    entries = ""
    for name, head in days.items():
        text = f"---\ntitle: {name}の題\n{head}---\n\n# {name}の題\n\n期間の決まった文です。\n"
        (config.parent / f"docs/{name}.md").write_text(text, encoding="utf-8")
        entries += f"  - {name}.md\n"
    replace(
        config,
        "  - events/index.md\n",
        f"  - events/index.md\n  - 期間のあるページ:\n{entries.replace('  -', '      -')}",
    )
    return config


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town's site with one page of each kind, and an old address."""
    config = _with_pages(real_copy(tmp_path_factory.mktemp("days")), DAYS)
    with (config.parent / "data/redirects.csv").open("a", encoding="utf-8") as file:
        file.write("bosai/,bousai/index.md\n")
    return build(config, tmp_path_factory.mktemp("days-built"))


def _text(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def test_a_page_before_its_first_day_is_nowhere(site: Path) -> None:
    assert not (site / "waiting").exists()
    assert [file for file in site.rglob("*.html") if "waitingの題" in file.read_text(encoding="utf-8")] == []
    assert "waiting" not in _text(site, "search/index.json")


def test_a_page_after_its_last_day_is_a_tombstone_outside_menu_and_search(site: Path) -> None:
    told = _text(site, "over/index.html")
    assert "令和2年1月1日（2020年1月1日）で掲載を終えました" in told
    assert "期間の決まった文です" not in told
    assert '"url":"over/"' not in _text(site, "search/index.json")
    assert "overの題" not in _text(site, "shown/index.html")
    assert "overの題（掲載を終えました）" in _text(site, "sitemap/index.html")


def test_a_page_on_its_days_is_a_page_like_any_other(site: Path) -> None:
    assert "期間の決まった文です" in _text(site, "shown/index.html")
    assert "shownの題" in _text(site, "search/index.json")


def test_an_old_address_leads_on_by_a_link_and_by_nothing_else(site: Path) -> None:
    told = _text(site, "bosai/index.html")
    assert '<a href="../bousai/">防災と避難場所</a>' in told
    assert 'http-equiv="refresh"' not in told


def test_a_misspelt_key_stops_the_build_and_names_file_and_line(tmp_path: Path) -> None:
    config = _with_pages(real_copy(tmp_path), {"short": "publish_unti: 2999-01-01\n"})
    with pytest.raises(AssertionError, match=r"docs/short\.md の 3行目: 「publish_unti」という項目はありません"):
        build(config, tmp_path / "built")


def test_the_home_page_shows_the_news_and_tells_programs_of_the_feeds(real: Served) -> None:
    home = _text(real.folder, "index.html")
    assert 'type="application/atom+xml" href="news/news.atom"' in home.replace('href="./', 'href="')
    assert "のページを作りました" in home
    assert (real.folder / "news/news.atom").is_file()
    assert (real.folder / "news/emergency.atom").is_file()
