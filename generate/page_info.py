"""What the foot of a page says about it: published, changed, office in charge, where to report a barrier."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generate.errors import DataError
from generate.records import suggestion
from generate.site_settings import Emergency, Office, SiteSettings
from generate.wareki import japanese_date


@dataclass(frozen=True, slots=True)
class Day:
    """A date for machines and for readers."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class PageInfo:
    """The foot of one page; None is shown as not known."""

    published: Day | None
    updated: Day | None
    office: Office | None
    feedback: str | None


@dataclass(frozen=True, slots=True)
class Notice:
    """The emergency notice as the banner shows it."""

    title: str
    body: str
    day: Day


def notice(emergency: Emergency | None) -> Notice | None:
    """Return the banner of data/site.yml, None while there is no emergency."""
    return Notice(emergency.title, emergency.body, _day(emergency.date)) if emergency is not None else None


def last_change(sources: Iterable[str], changed: Mapping[str, date]) -> date | None:
    """Return the latest day of a page's sources (repository paths); None when git knows none of them."""
    return max((changed[source] for source in sources if source in changed), default=None)


def page_info(
    meta: Mapping[str, Any], changed: date | None, settings: SiteSettings, feedback: str | None, source: Path
) -> PageInfo:
    """Return the foot of the page `source` from its front matter (`published`, `office`) and its last change.

    A measure of the plan names its office below `measure`. Raises DataError for an office that data/site.yml does not
    have and for a date that is none.
    """
    office = meta.get("office")
    if office is None and isinstance(meta.get("measure"), Mapping):
        office = meta["measure"].get("office")
    published = meta.get("published")
    return PageInfo(
        published=_day(_date(published, source)) if published is not None else None,
        updated=_day(changed) if changed is not None else None,
        office=_office(office, settings, source) if office is not None else None,
        feedback=settings.feedback.url or feedback,
    )


def _day(day: date) -> Day:
    return Day(day.isoformat(), japanese_date(day))


def _date(value: object, source: Path) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        problem = f"「published」の値「{value}」は日付ではありません。「2026-04-01」の形で書いてください。"
        raise DataError(source, problem) from error


def _office(name: object, settings: SiteSettings, source: Path) -> Office:
    for office in settings.offices:
        if office.name == name:
            return office
    hint = suggestion(str(name), [office.name for office in settings.offices])
    raise DataError(source, f"「office」の値「{name}」という課は data/site.yml にありません。{hint}")
