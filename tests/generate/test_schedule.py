"""Pages with a first and a last day, days of review, moved pages, news and feeds, in a small town."""

import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generate.errors import DataError
from generate.generated import Generated
from generate.news import news_files, news_parts
from generate.page_heads import page_heads
from generate.redirects import redirects
from generate.schedule import hidden, refuse_links, review_page, tombstones
from tests.generate.small_town import TODAY, small_town

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def page(root: Path, uri: str, head: str = "", text: str = "本文です。") -> None:
    path = root / "docs" / uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: {uri}の題\n{head}---\n\n{text}\n", encoding="utf-8")


@pytest.fixture
def town(tmp_path: Path) -> Path:
    small_town(tmp_path)
    page(tmp_path, "index.md")
    return tmp_path


def news(root: Path, *rows: str) -> None:
    lines = ["日付,題名,ページ,内容,掲載の終わり", *rows]
    (root / "data/news.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize(("day", "waits"), [(date(2026, 3, 31), True), (date(2026, 4, 1), False)])
def test_a_page_is_shown_from_its_first_day_in_japan(town: Path, day: date, waits: bool) -> None:
    page(town, "a.md", "publish_from: 2026-04-01\n")
    assert hidden(page_heads(town), day) == (["a.md"] if waits else [])


@pytest.mark.parametrize(("day", "over"), [(date(2026, 3, 31), False), (date(2026, 4, 1), True)])
def test_a_page_gives_way_to_a_tombstone_after_its_last_day(town: Path, day: date, over: bool) -> None:
    page(town, "a.md", "publish_until: 2026-03-31\n", "期間のあるお知らせです。")
    made = tombstones(page_heads(town), day)
    assert [item.uri for item in made] == (["a.md"] if over else [])
    if over:
        content = str(made[0].content)
        assert "a.mdの題（掲載を終えました）" in content
        assert "令和8年3月31日" in content
        assert "[index.mdの題](index.md)" in content
        assert "期間のあるお知らせ" not in content
        assert made[0].source == "docs/a.md"


def test_a_link_to_a_page_that_is_not_shown_yet_is_named_with_its_line(town: Path) -> None:
    page(town, "guide/a.md", "publish_from: 2030-01-01\n")
    page(town, "guide/b.md", text="文。\n\n[先のページ](a.md#x)")
    with pytest.raises(DataError, match=r"docs/guide/b\.md の 7行目: まだ公開していないページ docs/guide/a\.md"):
        refuse_links(town, page_heads(town), TODAY)
    refuse_links(town, page_heads(town), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("head", "line", "problem"),
    [
        ("publish_from: 4月1日\n", 3, "「4月1日」は日付ではありません"),
        ("publish_until: 2026-02-30\n", 3, "「2026-02-30」は日付ではありません"),
        ("publish_form: 2026-04-01\n", 3, "「publish_from」のまちがいではありませんか"),
        ("publish_from: 2026-04-02\npublish_until: 2026-04-01\n", 4, "「publish_from」より前の日です"),
        ("review_by: 2026年\n", 3, "「2026年」は日付ではありません"),
    ],
)
def test_a_wrong_day_is_refused_with_file_and_line(town: Path, head: str, line: int, problem: str) -> None:
    page(town, "a.md", head)
    with pytest.raises(DataError, match=rf"docs/a\.md の {line}行目: .*{problem}"):
        page_heads(town)


def test_days_of_review_are_listed_by_office_with_what_is_late(town: Path) -> None:
    page(town, "a.md", "office: 総務課\nreview_by: 2026-03-31\n")
    page(town, "b.md", "review_by: 2026-04-01\n")
    made = review_page(page_heads(town), [], TODAY)
    content = str(made[0].content)
    assert "期限を過ぎているページは1件です" in content
    assert content.index("## 総務課") < content.index("## 担当の課が公表されていないページ")
    assert "| [a.mdの題](../a.md) | 令和8年3月31日（2026年3月31日） | 期限を過ぎています |" in content
    assert "| [b.mdの題](../b.md) | 令和8年4月1日（2026年4月1日） | 期限の前です |" in content


def test_without_a_day_of_review_there_is_no_list(town: Path) -> None:
    assert review_page(page_heads(town), [], TODAY) == []


def moved(root: Path, *rows: str) -> list[Generated]:
    (root / "data/redirects.csv").write_text("\n".join(["もとの場所,今のページ", *rows]) + "\n", encoding="utf-8")
    return redirects(root, page_heads(root))


def test_an_old_address_leads_to_the_page_that_took_its_place(town: Path) -> None:
    page(town, "bousai/index.md")
    (made,) = moved(town, "old/bosai/,bousai/index.md")
    assert made.uri == "old/bosai/index.md"
    assert "[bousai/index.mdの題](../../bousai/index.md)" in str(made.content)
    assert moved(town) == []


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("bosai,index.md", "終わりに / を付けて"),
        ("a/,index.md", "「a/」には、今もページがあります"),
        ("b/,indeks.md", "「index.md」のまちがいではありませんか"),
        ("c/,index.md\nc/,index.md", "2回書かれています"),
    ],
)
def test_a_wrong_redirect_is_refused_with_file_and_line(town: Path, row: str, problem: str) -> None:
    page(town, "a.md")
    with pytest.raises(DataError, match=rf"data/redirects\.csv の [23]行目: .*{problem}"):
        moved(town, row)


def test_only_news_whose_days_have_come_and_are_not_over_is_shown_the_newest_first(town: Path) -> None:
    news(
        town,
        "2026-03-01,一つ目,index.md,前の文です。,",
        "2026-04-01,二つ目,index.md,今日の文です。,2026-04-01",
        "2026-03-01,終わった,index.md,文です。,2026-03-31",
        "2026-04-02,あした,index.md,文です。,",
    )
    listed = news_parts(town, TODAY)["お知らせの一覧"].content
    assert re.findall(r"\[(.+?)\]\(\.\./index\.md\)", listed) == ["二つ目", "一つ目"]
    assert "令和8年4月1日" in listed
    (feed,) = [file for file in news_files(town, "https://example.jp/", TODAY) if file.uri == "news/news.atom"]
    assert isinstance(feed.content, bytes)
    root = ElementTree.fromstring(feed.content)
    assert [title.text for title in root.findall("a:entry/a:title", ATOM)] == ["二つ目", "一つ目"]
    assert root.findtext("a:updated", namespaces=ATOM) == "2026-04-01T00:00:00+09:00"
    assert [link.get("href") for link in root.findall("a:entry/a:link", ATOM)] == ["https://example.jp/"] * 2


def test_no_news_is_said(town: Path) -> None:
    news(town)
    assert "お知らせは、まだありません" in news_parts(town, TODAY)["新しいお知らせ"].content
    assert news_parts(small_town(town / "other"), TODAY) == {}


def emergency(root: Path) -> tuple[list[str], list[str]]:
    files = {file.uri: file.content for file in news_files(root, "https://example.jp/", TODAY)}
    atom, items = files["news/emergency.atom"], json.loads(files["news/emergency.feed.json"])["items"]
    assert isinstance(atom, bytes)
    titles = [str(title.text) for title in ElementTree.fromstring(atom).findall("a:entry/a:title", ATOM)]
    return titles, [item["title"] for item in items]


def test_the_emergency_feeds_hold_the_notice_only_while_there_is_one(town: Path) -> None:
    news(town)
    assert emergency(town) == ([], [])
    settings = town / "data/site.yml"
    notice = "emergency:\n  title: 川の水が増えています\n  body: 川に近づかないでください。\n  date: 2026-03-31\n"
    settings.write_text(settings.read_text(encoding="utf-8").replace("emergency: null\n", notice), encoding="utf-8")
    assert emergency(town) == (["川の水が増えています"], ["川の水が増えています"])
