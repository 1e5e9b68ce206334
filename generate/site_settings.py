"""The town-wide settings of data/site.yml: what another town changes first."""

from datetime import date
from pathlib import Path

from pydantic import Field

from generate.records import Record, read_yaml
from generate.town_fields import Mail, PostalCode, Telephone, TownCode, WebAddress

SITE_SETTINGS = Path("data/site.yml")


class Town(Record):
    """The municipality itself; `code` is its 全国地方公共団体コード with check digit."""

    name: str = Field(min_length=1)
    kana: str = Field(min_length=1)
    prefecture: str = Field(min_length=1)
    code: TownCode
    website: WebAddress | None


class Hall(Record):
    """The town hall; None is shown as 公表されていません."""

    name: str = Field(min_length=1)
    postal_code: PostalCode
    address: str = Field(min_length=1)
    phone: Telephone | None
    fax: Telephone | None
    mail: Mail | None
    hours: str | None
    source: str = Field(min_length=1)


class Office(Record):
    """A division of the town office that a page may name as the one in charge."""

    name: str = Field(min_length=1)
    duty: str | None
    phone: Telephone | None
    source: str = Field(min_length=1)


class Emergency(Record):
    """The notice shown first on every page: text only."""

    title: str = Field(min_length=1)
    body: str = Field(min_length=1)
    date: date


class Feedback(Record):
    """Where a reader tells that a page is hard to use; None while there is no such place."""

    url: WebAddress | None


class SiteSettings(Record):
    """The whole of data/site.yml."""

    town: Town
    hall: Hall
    offices: list[Office]
    emergency: Emergency | None
    feedback: Feedback


def site_settings(root: Path) -> SiteSettings:
    """Return the settings of the repository at `root`; DataError names file and line of what is wrong."""
    return read_yaml(root / SITE_SETTINGS, SiteSettings, root)
