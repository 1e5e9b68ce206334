"""The faults planted into the town's own tables are all found, and the written page tells of the same faults."""

from pathlib import Path

import pytest

from benchmarks.town_data.planted import FAULTS, Told, plant_all, undetected

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def told() -> list[Told]:
    return plant_all(ROOT)


def test_every_planted_fault_is_found(told: list[Told]) -> None:
    assert undetected(told) == []


def test_values_of_persons_are_not_printed(told: list[Told]) -> None:
    said = " ".join(message for one in told for _, _, message in one.findings)
    assert "090-0000-0000" not in said
    assert "mihon@gmail.com" not in said


def test_the_page_for_readers_lists_the_same_faults() -> None:
    page = (ROOT / "docs-dev" / "town-data.md").read_text(encoding="utf-8")
    assert [fault.name for fault in FAULTS if f"| {fault.name} |" not in page] == []
