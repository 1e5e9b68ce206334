"""The parts of town pages that tell where something is: evacuation sites, shelters, facilities, areas."""

from collections.abc import Sequence
from html import escape

from generate.parts import Part
from generate.town_data import AREAS, EVACUATION_SITES, FACILITIES, SHELTERS, TownData
from generate.town_html import TableRow, table, text, value_or_unknown, with_note
from generate.town_rows import HAZARDS, EvacuationSite, Facility, Place


def evacuation_parts(data: TownData) -> dict[str, Part]:
    """Return the tables of 指定緊急避難場所 (those for floods apart) and 指定避難所, and the count by hazard."""
    sites, flood = data.evacuation_sites, data.flood_sites()
    tables = {
        "洪水のときの避難場所": _site_table("洪水のときに使える指定緊急避難場所", flood, data),
        "災害ごとの避難場所の数": _hazard_list(sites),
        "指定緊急避難場所": _site_table("指定緊急避難場所", sites, data),
    }
    return {
        **{name: Part(html, data.file(EVACUATION_SITES)) for name, html in tables.items()},
        "指定避難所": Part(_shelter_table(data), data.file(SHELTERS)),
    }


def facility_parts(data: TownData) -> dict[str, Part]:
    """Return one table of facilities for each 区分."""
    groups = dict.fromkeys(facility.group for facility in data.facilities)
    return {f"施設: {group}": _facility_table(group, data) for group in groups}


def area_parts(data: TownData) -> dict[str, Part]:
    """Return the table of 大字 with readings and postal codes."""
    rows = [
        TableRow((escape(area.name), escape(area.kana), area.postal_code), area.sources, area.line)
        for area in data.areas
    ]
    html = table("地区の名前と郵便番号", ("地区の名前", "読み方", "郵便番号"), rows, data.sources, AREAS)
    return {"地区の名前と郵便番号": Part(html, AREAS)}


def _site_table(name: str, sites: Sequence[EvacuationSite], data: TownData) -> str:
    rows = [
        TableRow(
            (
                escape(site.name),
                escape("、".join(site.hazards)),
                text(site.address),
                "あり" if site.same_address_as_shelter else "なし",
                _map_link(site),
            ),
            site.sources,
            site.line,
        )
        for site in sites
    ]
    headers = ("名称", "使える災害", "住所", "同じ住所の指定避難所", "地図")
    return table(f"{name}（{len(rows)}か所）", headers, rows, data.sources, data.file(EVACUATION_SITES))


def _hazard_list(sites: Sequence[EvacuationSite]) -> str:
    lines = ["<ul>"]
    for hazard in HAZARDS.values():
        count = sum(hazard in site.hazards for site in sites)
        lines.append(f"<li>{hazard}: {f'{count}か所' if count else '指定された場所はありません'}</li>")
    return "\n".join([*lines, "</ul>"])


def _shelter_table(data: TownData) -> str:
    rows = [
        TableRow(
            (escape(place.name), escape(place.admits or "データに記載なし"), text(place.address), _map_link(place)),
            place.sources,
            place.line,
        )
        for place in data.shelters
    ]
    headers = ("名称", "受け入れる対象の人", "住所", "地図")
    return table(f"指定避難所（{len(rows)}か所）", headers, rows, data.sources, data.file(SHELTERS))


def map_address(latitude: float | str, longitude: float | str) -> str:
    """Return the address of a place on 地理院地図, which takes zoom, latitude and longitude after "#"."""
    return f"https://maps.gsi.go.jp/#17/{latitude}/{longitude}/"


def _map_link(place: Place) -> str:
    return f'<a href="{map_address(place.latitude, place.longitude)}">{escape(place.name)}の地図</a>'


def _facility_table(group: str, data: TownData) -> Part:
    members = [facility for facility in data.facilities if facility.group == group]
    rows = [TableRow(_facility_cells(facility), facility.sources, facility.line) for facility in members]
    html = table(group, ("名称", "種別", "住所", "電話番号"), rows, data.sources, FACILITIES)
    return Part(html, FACILITIES, members[0].line)


def _facility_cells(facility: Facility) -> tuple[str, ...]:
    reading = f"（{facility.kana}）" if facility.kana else None
    return (
        with_note(escape(facility.name), reading),
        value_or_unknown(facility.kind),
        text(facility.address),
        with_note(value_or_unknown(facility.phone), facility.note),
    )
