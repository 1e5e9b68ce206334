"""The same rows for other programs: JSON, GeoJSON (RFC 7946), iCalendar (RFC 5545) and the entries of feeds."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone

from generate.feeds import Entry, Feed, json_bytes, urn
from generate.opendata.tables import DataRow, DataTable

JAPAN = timezone(timedelta(hours=9))
_LINE = 75  # octets of a line of iCalendar before it must be folded
_GEOMETRY = ("経度", "緯度")


def rows_json(table: DataTable) -> bytes:
    """Return the rows as objects by column name; an empty cell is null."""
    return json_bytes([_properties(table, row) for row in table.rows])


def geojson(table: DataTable) -> bytes | None:
    """Return the rows as features, one without coordinates with no geometry; None when no row has any."""
    features = [
        {"type": "Feature", "geometry": _geometry(table.values(row)), "properties": _properties(table, row)}
        for row in table.rows
    ]
    if all(feature["geometry"] is None for feature in features):
        return None
    return json_bytes({"type": "FeatureCollection", "features": features})


def icalendar(table: DataTable, stamp: date | None) -> bytes:
    """Return the events as a calendar. stamp: day the table was last changed; without it the day the event starts."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mikawa-site//opendata//JA"]
    for row in table.rows:
        lines += _event(table, row, stamp)
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"]).encode("utf-8")


def feed(table: DataTable, page: str, town: str, stamp: date | None) -> Feed:
    """Return the events as news. page: address of the dataset's page; stamp as in `icalendar`."""
    entries = [
        Entry(
            name=_row_name(table, row),
            title=table.values(row)["イベント名"],
            url=page,
            day=stamp or _day(table.values(row)["開始日"]),
            text=_told(table.values(row)),
        )
        for row in table.rows
    ]
    title = f"{town}の{table.dataset.title}"
    return Feed(table.file, title, town, page, max(entry.day for entry in entries), entries)


def _properties(table: DataTable, row: DataRow) -> dict[str, str | None]:
    return {name: value or None for name, value in sorted_like(table, table.values(row)).items()}


def sorted_like(table: DataTable, values: Mapping[str, str]) -> dict[str, str]:
    """Return values in the order of the table's columns, a name that stands twice once."""
    return {name: values[name] for name in dict.fromkeys(table.generation.columns)}


def _geometry(values: Mapping[str, str]) -> dict[str, object] | None:
    texts = [values.get(name, "") for name in _GEOMETRY]
    return {"type": "Point", "coordinates": [float(text) for text in texts]} if all(texts) else None


def _event(table: DataTable, row: DataRow, stamp: date | None) -> list[str]:
    values = table.values(row)
    start = _day(values["開始日"])
    last = _day(values["終了日"] or values["開始日"])
    begins, ends = values.get("開始時間", ""), values.get("終了時間", "")
    place = values["場所名称"]
    return [
        "BEGIN:VEVENT",
        f"UID:{urn(_row_name(table, row))}",
        f"DTSTAMP:{(stamp or start):%Y%m%d}T000000Z",
        f"DTSTART:{_utc(start, begins)}" if begins else f"DTSTART;VALUE=DATE:{start:%Y%m%d}",
        *([f"DTEND:{_utc(last, ends)}"] if begins and ends else []),
        *([f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"] if not begins else []),
        f"SUMMARY:{_quoted(values['イベント名'])}",
        *([f"LOCATION:{_quoted(place)}"] if place else []),
        f"DESCRIPTION:{_quoted(_told(values))}",
        "END:VEVENT",
    ]


def _told(values: Mapping[str, str]) -> str:
    """Days, place, what it is, and where it was read."""
    days = f"{values['開始日']}から{values['終了日']}まで" if values["終了日"] else values["開始日"]
    return "。".join(text for text in (days, values["場所名称"], values["説明"].rstrip("。"), values["備考"]) if text)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _utc(day: date, time: str) -> str:
    """A moment in Japan as UTC, which needs no description of the time zone in the file."""
    moment = datetime.combine(day, datetime.strptime(time, "%H:%M").time(), JAPAN)
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _row_name(table: DataTable, row: DataRow) -> str:
    """The same for an event as long as its name and first day stay, wherever its row moves."""
    values = table.values(row)
    return f"{table.file}/{values['開始日']}/{values['イベント名']}"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets that never cut a character, each after the first begun by a space."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > _LINE:
            pieces.append(piece)
            piece = " "
        piece += character
    return "\r\n".join([*pieces, piece]) + "\r\n"
