"""The names of places are words by which the pages that show them are found."""

from pathlib import Path

from generate.town import place_words
from tests.generate.small_town import change, small_town


def test_names_and_known_readings_stand_by_the_file_that_keeps_them(tmp_path: Path) -> None:
    root = small_town(tmp_path)
    change(root, "data/facts/facilities.csv", "学校,北学校,,", "学校,北学校,きたがっこう,")
    words = place_words(root)
    assert words[Path("data/facts/facilities.csv")] == ["北学校", "きたがっこう", "南学校"]
    assert words[Path("data/opendata/064262_evacuation_space.csv")] == ["北学校", "きたがっこう", "南公園"]
    assert words[Path("data/opendata/064262_designated_shelter.csv")] == ["北学校", "きたがっこう"]
