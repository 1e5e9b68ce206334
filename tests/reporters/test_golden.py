"""The golden report in every format: a change of any word shows as a difference to review."""

import pytest

from checks.reporters import formats
from tests.golden.sample import FOLDER, golden_file, rendered

RENEW = "差を読んでから「python -m tests.golden.renew」で作り直してください。"


@pytest.mark.parametrize("name", formats())
def test_a_format_renders_the_sample_as_its_golden_file_has_it(name: str) -> None:
    path = golden_file(name)
    assert path.is_file(), f"{path.name} がありません。{RENEW}"
    assert rendered()[name] == path.read_text(encoding="utf-8"), RENEW


def test_no_golden_file_stands_without_its_format() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(formats())
