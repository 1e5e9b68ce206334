"""The parts of translated pages: places, town hall and events in the words of each language, names as they are kept."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape

from generate.languages import JAPANESE, Language
from generate.parts import Part
from generate.site_settings import SITE_SETTINGS
from generate.town_data import CONTACTS, EVACUATION_SITES, EVENTS, SHELTERS, TownData
from generate.town_html import text
from generate.town_places import map_address
from generate.town_rows import HAZARDS, Event, Place, Shelter, Sourced

# The contact whose number repeats the broadcast; a town without it has no such part.
_BROADCAST = "防災行政無線の聞き直し"


def language_parts(data: TownData, known: Sequence[Language], today: date) -> dict[str, Part]:
    """Return the parts of every language, each named after its folder, as in 「en: 指定避難所」."""
    return {f"{one.folder}: {name}": part for one in known for name, part in _parts(data, one, today).items()}


def day_text(day: date, language: Language) -> str:
    """Return a date as the language writes it."""
    return language.words.date.format(year=day.year, month=day.month, day=day.day)


def japanese(text: str, language: Language) -> str:
    """Return Japanese words as HTML that says so on a page of another language (SC 3.1.2)."""
    return escape(text) if language.lang == JAPANESE else f'<span lang="{JAPANESE}">{escape(text)}</span>'


def _parts(data: TownData, language: Language, today: date) -> dict[str, Part]:
    sites, shelters = data.file(EVACUATION_SITES), data.file(SHELTERS)
    numbers = [contact for contact in data.contacts if contact.name == _BROADCAST]
    broadcast = Part(f"<p>{text(numbers[0].phone)}</p>", CONTACTS, numbers[0].line) if numbers else None
    return {
        "災害ごとの避難場所": Part(_by_hazard(data, language), sites),
        "指定緊急避難場所": Part(_sites(data, language), sites),
        "指定避難所": Part(_shelters(data, language), shelters),
        "役場": Part(_hall(data, language), SITE_SETTINGS),
        "これからの行事": Part(_events(data.coming_events(today), data, language), data.file(EVENTS)),
        **({"放送を聞き直す電話": broadcast} if broadcast else {}),
    }


def _by_hazard(data: TownData, language: Language) -> str:
    source = data.file(EVACUATION_SITES).as_posix()
    parts: list[str] = []
    for key, hazard in HAZARDS.items():
        sites = [site for site in data.evacuation_sites if hazard in site.hazards]
        name = language.hazards[key]
        title = language.words.count.format(hazard=name, count=len(sites)) if sites else name
        listed = _list([_item(_named(site, data, language), site.line) for site in sites], source)
        parts.append(f"### {title} {{#{key.replace('_', '-')}}}\n\n{listed if sites else language.words.none}")
    return "\n\n".join([*parts, _sources(data.evacuation_sites, data, language)])


def _sites(data: TownData, language: Language) -> str:
    words = {HAZARDS[key]: name for key, name in language.hazards.items() if key in HAZARDS}
    separator = "、" if language.lang == JAPANESE else "; "
    items = [
        _item(
            f"{_named(site, data, language)}<br>{language.words.usable} "
            f"{separator.join(escape(words[hazard]) for hazard in site.hazards)}<br>{_map(site, language)}",
            site.line,
        )
        for site in data.evacuation_sites
    ]
    listed = _list(items, data.file(EVACUATION_SITES).as_posix())
    return f"{listed}\n\n{_sources(data.evacuation_sites, data, language)}"


def _shelters(data: TownData, language: Language) -> str:
    items = [
        _item(f"{_named(place, data, language)}{_admits(place, language)}<br>{_map(place, language)}", place.line)
        for place in data.shelters
    ]
    listed = _list(items, data.file(SHELTERS).as_posix())
    return f"{listed}\n\n{_sources(data.shelters, data, language)}"


def _named(place: Place, data: TownData, language: Language) -> str:
    """Name, what kind of place it is where the language has a word for it, and address."""
    kind = next((one.kind for one in data.facilities if one.name == place.name), None)
    word = language.kinds.get(kind) if kind is not None else None
    told = f" ({escape(word)})" if word else ""
    address = text(place.address) if language.lang == JAPANESE else japanese(place.address, language)
    return f"<b>{japanese(place.name, language)}</b>{told}<br>{address}"


def _admits(place: Shelter, language: Language) -> str:
    if place.admits is None:
        return ""
    words = language.admits.get(place.admits)
    return f"<br>{language.words.admits} {escape(words) if words else japanese(place.admits, language)}"


def _map(place: Place, language: Language) -> str:
    words = escape(language.words.map).format(name=japanese(place.name, language))
    return f'<a href="{map_address(place.latitude, place.longitude)}" hreflang="{JAPANESE}">{words}</a>'


def _hall(data: TownData, language: Language) -> str:
    hall, names = data.settings.hall, language.hall
    entries = {
        names.name: japanese(hall.name, language),
        names.address: japanese(f"〒{hall.postal_code} {hall.address}", language),
        names.phone: _known(hall.phone, language),
        names.hours: _known(hall.hours, language),
    }
    rows = "\n".join(f"<dt>{escape(name)}</dt>\n<dd>{value}</dd>" for name, value in entries.items())
    return f'<dl data-source="{SITE_SETTINGS.as_posix()}">\n{rows}\n</dl>'


def _known(value: str | None, language: Language) -> str:
    return escape(language.words.unknown) if value is None else text(value)


def _events(events: Sequence[Event], data: TownData, language: Language) -> str:
    if not events:
        return f"<p>{escape(language.words.no_events)}</p>"
    items = [
        _item(f"{day_text(event.start, language)}: {japanese(event.name, language)}", event.line) for event in events
    ]
    return _list(items, data.file(EVENTS).as_posix())


def _list(items: Iterable[str], source: str) -> str:
    return "\n".join([f'<ul data-source="{source}">', *items, "</ul>"])


def _item(content: str, line: int) -> str:
    return f'<li data-line="{line}">{content}</li>'


def _sources(rows: Sequence[Sourced], data: TownData, language: Language) -> str:
    names: Mapping[str, None] = dict.fromkeys(name for row in rows for name in row.sources)
    links = [
        f'<a href="{escape(data.sources[name].url)}" hreflang="{JAPANESE}">{japanese(name, language)}</a>'
        for name in names
    ]
    return f'<p class="source">{escape(language.words.source)}: {"<br>".join(links)}</p>'
