"""Everything of the town pages that comes from data/: whole pages, and the parts that written pages name."""

from datetime import date
from pathlib import Path

from generate.generated import Generated
from generate.languages import languages
from generate.news import news_parts
from generate.parts import Part
from generate.town_contacts import contact_parts
from generate.town_data import EVACUATION_SITES, FACILITIES, FACT_LIST, SHELTERS, TownData, town_data
from generate.town_emergency import emergency_parts
from generate.town_events import event_parts
from generate.town_html import fact_list
from generate.town_languages import language_parts
from generate.town_places import area_parts, evacuation_parts, facility_parts
from generate.town_unknown import unknown_page, unknown_parts


def pages(root: Path) -> list[Generated]:
    """Return the pages made from data/ alone; DataError names file and line of what is wrong there."""
    return [unknown_page(town_data(root))]


def parts(root: Path, today: date) -> dict[str, Part]:
    """Return every part a page may name as {{ 名前 }}, by its name; `today` tells coming events from past ones.

    DataError names file and line of what is wrong in data/.
    """
    data = town_data(root)
    return {
        **_fact_parts(data),
        **evacuation_parts(data),
        **emergency_parts(data),
        **facility_parts(data),
        **area_parts(data),
        **contact_parts(data),
        **event_parts(data, today),
        **unknown_parts(data),
        **news_parts(root, today),
        **language_parts(data, languages(root), today),
    }


def fact_words(root: Path) -> dict[str, str]:
    """Return the words of each group of facts, as a translator reads them; errors as `parts`."""
    words: dict[str, list[str]] = {}
    for fact in town_data(root).facts:
        words.setdefault(fact.group, []).append(f"{fact.label} {fact.text} {fact.caution or ''}")
    return {group: " ".join(lines) for group, lines in words.items()}


def place_words(root: Path) -> dict[Path, list[str]]:
    """Return the names of places, with their readings where known, by the file that keeps them; errors as `parts`."""
    data = town_data(root)
    readings = {facility.name: facility.kana for facility in data.facilities}
    kept = {
        FACILITIES: [facility.name for facility in data.facilities],
        data.file(EVACUATION_SITES): [site.name for site in data.evacuation_sites],
        data.file(SHELTERS): [shelter.name for shelter in data.shelters],
    }
    return {
        path: [word for name in names for word in (name, readings.get(name)) if word is not None]
        for path, names in kept.items()
    }


def _fact_parts(data: TownData) -> dict[str, Part]:
    found: dict[str, Part] = {}
    for group in dict.fromkeys(fact.group for fact in data.facts):
        facts = [fact for fact in data.facts if fact.group == group]
        found[f"事実: {group}"] = Part(fact_list(facts, data.sources, FACT_LIST), FACT_LIST, facts[0].line)
    return found
