"""The rows of the tables in data/facts/: what a clerk writes in each column."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from generate.records import Row
from generate.town_fields import Mark, PartialDate, PostalCode, Telephone, WebAddress

# Columns of the national table of 指定緊急避難場所 (国土地理院), in its order, with the words a resident uses.
HAZARDS = {
    "flood": "洪水",
    "landslide": "がけ崩れ・土石流・地すべり",
    "storm_surge": "高潮",
    "earthquake": "地震",
    "tsunami": "津波",
    "large_fire": "大規模な火事",
    "inland_flood": "内水氾濫",
    "volcano": "火山現象",
}


REMARK = "出典："


def _split(value: object) -> object:
    return tuple(part.strip() for part in value.split(";")) if isinstance(value, str) else value


def _split_remark(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not value.startswith(REMARK):
        raise ValueError(f"「{REMARK}出典の名前」の形で書いてください。")
    return _split(value.removeprefix(REMARK))


class Source(Row):
    """A page or dataset a fact was read in."""

    name: str = Field(alias="出典名")
    kind: Literal["公的機関", "報道", "民間"] = Field(alias="種類")
    url: WebAddress = Field(alias="アドレス")
    date: PartialDate | None = Field(None, alias="日付")
    date_note: str | None = Field(None, alias="日付の説明")


class Sourced(Row):
    """A row that says where it was read: one or more names of data/facts/sources.csv, parted by ";"."""

    sources: Annotated[tuple[str, ...], BeforeValidator(_split)] = Field(alias="出典")


class Fact(Sourced):
    """One sentence about the town, shown under the heading of its group."""

    group: str = Field(alias="まとまり")
    label: str = Field(alias="項目")
    text: str = Field(alias="内容")
    caution: str | None = Field(None, alias="注意")


class Remarked(Sourced):
    """A row of an open-data standard, which has no column for sources: they stand in 備考 after 「出典：」."""

    sources: Annotated[tuple[str, ...], BeforeValidator(_split_remark)] = Field(alias="備考")


class Place(Remarked):
    """A place with the coordinates of 国土地理院 (WGS 84, degrees)."""

    name: str = Field(alias="名称")
    address: str = Field(alias="所在地_連結表記")
    latitude: float = Field(alias="緯度")
    longitude: float = Field(alias="経度")
    gsi_id: str | None = Field(None, alias="ID")

    @model_validator(mode="after")
    def _stands_in_japan(self) -> "Place":
        if not (20 < self.latitude < 46 and 122 < self.longitude < 154):
            raise ValueError("緯度と経度が日本の中にありません。入れかわっていないか確かめてください。")
        return self


class EvacuationSite(Place):
    """A 指定緊急避難場所: where to flee from the hazards marked 1."""

    flood: Mark | None = Field(None, alias="災害種別_洪水")
    landslide: Mark | None = Field(None, alias="災害種別_崖崩れ、土石流及び地滑り")
    storm_surge: Mark | None = Field(None, alias="災害種別_高潮")
    earthquake: Mark | None = Field(None, alias="災害種別_地震")
    tsunami: Mark | None = Field(None, alias="災害種別_津波")
    large_fire: Mark | None = Field(None, alias="災害種別_大規模な火事")
    inland_flood: Mark | None = Field(None, alias="災害種別_内水氾濫")
    volcano: Mark | None = Field(None, alias="災害種別_火山現象")
    same_address_as_shelter: Mark | None = Field(None, alias="指定避難所との重複")

    @property
    def hazards(self) -> list[str]:
        """The hazards this site is designated for, in words."""
        return [word for key, word in HAZARDS.items() if getattr(self, key) is not None]


class Shelter(Place):
    """A 指定避難所: where to stay after a disaster; `admits` names the people it is kept for, None says nothing."""

    admits: str | None = Field(None, alias="受入対象者")


class Facility(Sourced):
    """A place residents go to."""

    group: str = Field(alias="区分")
    name: str = Field(alias="名称")
    kana: str | None = Field(None, alias="よみ")
    kind: str | None = Field(None, alias="種別")
    address: str = Field(alias="住所")
    phone: Telephone | None = Field(None, alias="電話番号")
    note: str | None = Field(None, alias="案内")


class Contact(Sourced):
    """Somebody to telephone."""

    name: str = Field(alias="名称")
    purpose: str = Field(alias="用件")
    phone: Telephone = Field(alias="電話番号")
    caution: str | None = Field(None, alias="注意")


class Event(Remarked):
    """Something that takes place on `start`, or from `start` to `end`."""

    name: str = Field(alias="イベント名")
    start: date = Field(alias="開始日")
    end: date | None = Field(None, alias="終了日")
    venue: str | None = Field(None, alias="場所名称")
    text: str | None = Field(None, alias="説明")

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> "Event":
        if self.end is not None and self.end < self.start:
            raise ValueError("「終了日」が「開始日」より前になっています。")
        return self

    @property
    def last_day(self) -> date:
        """The day after which the event is over."""
        return self.end or self.start


class Area(Sourced):
    """A 大字 with its reading and postal code."""

    name: str = Field(alias="地区名")
    kana: str = Field(alias="よみ")
    postal_code: PostalCode = Field(alias="郵便番号")


class Unknown(Row):
    """Something no source tells: shown as not published, never filled in."""

    field: str = Field(alias="分野")
    item: str = Field(alias="項目")
