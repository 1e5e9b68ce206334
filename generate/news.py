"""What is new on this site: data/news.csv as lists for pages and as feeds, and the emergency notice as a feed."""

from datetime import date
from pathlib import Path
from posixpath import normpath

from pydantic import Field, model_validator

from generate.dates import changed_days
from generate.feeds import Entry, Feed, atom, json_feed
from generate.generated import Generated
from generate.parts import Part
from generate.plan import escape, link
from generate.records import Row, read_csv
from generate.site_settings import SITE_SETTINGS, site_settings
from generate.wareki import japanese_date

NEWS = Path("data/news.csv")
PAGE = "news/index.md"
_HOME = "index.md"
_LATEST = 5
_FEEDS = {"news": "お知らせ", "emergency": "緊急のお知らせ"}
_FORMS = {"atom": "Atom形式", "feed.json": "JSON Feed形式"}
_NONE = "<p>お知らせは、まだありません。</p>"


class News(Row):
    """One piece of news about this site. until: last day on which it is shown; None for no such day."""

    day: date = Field(alias="日付")
    title: str = Field(alias="題名", min_length=1)
    page: str = Field(alias="ページ", min_length=1, pattern=r"\.md$")
    text: str = Field(alias="内容", min_length=1)
    until: date | None = Field(None, alias="掲載の終わり")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "News":
        if self.until is not None and self.until < self.day:
            raise ValueError("「掲載の終わり」が「日付」より前になっています。")
        return self


def shown_news(root: Path, today: date) -> list[News]:
    """Return the news that is shown on `today`, the newest first; none without the file. DataError as `read_csv`."""
    if not (root / NEWS).is_file():
        return []
    rows = read_csv(root / NEWS, News, root, may_be_empty=True)
    shown = [row for row in rows if row.day <= today and (row.until is None or today <= row.until)]
    return sorted(shown, key=lambda row: row.day, reverse=True)


def news_parts(root: Path, today: date) -> dict[str, Part]:
    """Return the newest ones for the home page and the list for the page of news; none without the file."""
    if not (root / NEWS).is_file():
        return {}
    shown = shown_news(root, today)
    return {
        "新しいお知らせ": Part(_list(shown[:_LATEST], _HOME), NEWS),
        "お知らせの一覧": Part(_list(shown, PAGE), NEWS),
        "お知らせのファイル": Part(_downloads(root, today), NEWS),
    }


def news_files(root: Path, base: str, today: date) -> list[Generated]:
    """Return both feeds in both forms; none without the file. base: address of the site, "" while it is not known."""
    if not (root / NEWS).is_file():
        return []
    feeds = {"news": (_news(root, base, today), NEWS), "emergency": (_emergency(root, base, today), SITE_SETTINGS)}
    return [
        Generated(f"news/{name}.{end}", content, source.as_posix())
        for name, (feed, source) in feeds.items()
        for end, content in (("atom", atom(feed)), ("feed.json", json_feed(feed)))
    ]


def _list(shown: list[News], page: str) -> str:
    if not shown:
        return _NONE
    return "\n".join(
        f"- {japanese_date(row.day)}：{link(row.title, row.page, page)}。{escape(row.text)}" for row in shown
    )


def _downloads(root: Path, today: date) -> str:
    """Links to the feeds with kind and size; the size is about right, since addresses of the site add to it."""
    return "\n".join(
        f"- [{_FEEDS[name]}（{_FORMS[end]}、約{-(-len(file.content) // 1000)}KB）]({name}.{end})"
        for file in news_files(root, "", today)
        for name, _, end in [file.uri.removeprefix("news/").partition(".")]
    )


def _news(root: Path, base: str, today: date) -> Feed:
    town, shown = site_settings(root).town.name, shown_news(root, today)
    entries = [
        Entry(f"news/{row.day}/{row.title}", row.title, _address(row.page, base), row.day, row.text) for row in shown
    ]
    changed = max((row.day for row in shown), default=today)
    return Feed("news", f"{town}のお知らせ", town, _address(PAGE, base), changed, entries)


def _emergency(root: Path, base: str, today: date) -> Feed:
    """The notice of data/site.yml; while there is none, the feed says so by being empty."""
    settings = site_settings(root)
    town, notice = settings.town.name, settings.emergency
    home = _address(_HOME, base)
    told = [notice] if notice is not None else []
    entries = [Entry(f"emergency/{one.date}/{one.title}", one.title, home, one.date, one.body) for one in told]
    changed = changed_days(root).get(SITE_SETTINGS.as_posix(), today)
    return Feed("emergency", f"{town}の緊急のお知らせ", town, home, changed, entries)


def _address(page: str, base: str) -> str:
    """Address of a page; relative ones count from the folder of the feeds."""
    path = page.removesuffix("index.md") if page.endswith("index.md") else f"{page.removesuffix('.md')}/"
    return f"{base}{path}" if base else f"{normpath(f'../{path}')}/"
