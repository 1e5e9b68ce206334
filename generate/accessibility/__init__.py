"""The public record of accessibility: pages and downloads made from the results that were recorded in data/."""

from pathlib import Path

from generate.accessibility.checklists import efforts_page, exceptions_page, implementation_page
from generate.accessibility.history import history_page
from generate.accessibility.next_standard import next_page
from generate.accessibility.policy import policy_page
from generate.accessibility.records import FOLDER, load_results, open_formats
from generate.accessibility.results import results_page
from generate.generated import Generated


def accessibility_pages(root: Path) -> list[Generated]:
    """Return all pages and downloads; none where a town keeps no data/accessibility.

    DataError names the file of what a person must mend.
    """
    if not (root / FOLDER).is_dir():
        return []
    results = load_results(root)
    made = [
        policy_page(root),
        results_page(results, open_formats(root)),
        implementation_page(results),
        efforts_page(results),
        exceptions_page(results),
        history_page(results),
        next_page(results),
    ]
    return [file for files in made for file in files]
