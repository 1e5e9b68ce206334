"""The parts of the emergency page: where to flee and where to stay, as plain lists that load on a crowded line."""

from collections.abc import Sequence
from html import escape

from generate.parts import Part
from generate.town_data import EVACUATION_SITES, SHELTERS, TownData
from generate.town_html import source_note, text
from generate.town_rows import HAZARDS, EvacuationSite, Place, Shelter


def emergency_parts(data: TownData) -> dict[str, Part]:
    """Return the 指定緊急避難場所 by hazard and the 指定避難所, each with address and sources."""
    return {
        "緊急: 災害ごとの避難場所": Part(_by_hazard(data), data.file(EVACUATION_SITES)),
        "緊急: 指定避難所": Part(_shelters(data), data.file(SHELTERS)),
    }


def _by_hazard(data: TownData) -> str:
    parts: list[str] = []
    for key, hazard in HAZARDS.items():
        sites = [site for site in data.evacuation_sites if hazard in site.hazards]
        title = f"### {hazard}：{len(sites)}か所" if sites else f"### {hazard}"
        listed = _list([_site(site) for site in sites], data.file(EVACUATION_SITES).as_posix())
        parts.append(f"{title} {{#{key.replace('_', '-')}}}\n\n{listed if sites else '指定された場所はありません。'}")
    return "\n\n".join([*parts, _sources(data.evacuation_sites, data)])


def _shelters(data: TownData) -> str:
    listed = _list([_shelter(shelter) for shelter in data.shelters], data.file(SHELTERS).as_posix())
    return f"{listed}\n\n{_sources(data.shelters, data)}"


def _list(items: Sequence[str], source: str) -> str:
    return "\n".join([f'<ul data-source="{source}">', *items, "</ul>"])


def _site(site: EvacuationSite) -> str:
    return f'<li data-line="{site.line}"><b>{escape(site.name)}</b>：{text(site.address)}</li>'


def _shelter(place: Shelter) -> str:
    admits = f"（受け入れる対象の人：{escape(place.admits)}）" if place.admits else ""
    return f'<li data-line="{place.line}"><b>{escape(place.name)}</b>：{text(place.address)}{admits}</li>'


def _sources(places: Sequence[Place], data: TownData) -> str:
    names = dict.fromkeys(name for place in places for name in place.sources)
    return f'<p class="source">出典: {source_note(names, data.sources)}</p>'
