"""Everything of the town pages that comes from data/: whole pages, and the parts that written pages name."""

from datetime import date
from pathlib import Path

from generate.generated import Generated
from generate.parts import Part
from generate.town_contacts import contact_parts
from generate.town_data import FACT_LIST, TownData, town_data
from generate.town_emergency import emergency_parts
from generate.town_events import event_parts
from generate.town_html import fact_list
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
    }


def _fact_parts(data: TownData) -> dict[str, Part]:
    found: dict[str, Part] = {}
    for group in dict.fromkeys(fact.group for fact in data.facts):
        facts = [fact for fact in data.facts if fact.group == group]
        found[f"事実: {group}"] = Part(fact_list(facts, data.sources, FACT_LIST), FACT_LIST, facts[0].line)
    return found
