"""What holds for all formats alike."""

from pathlib import Path

import pytest

from checks.errors import ConfigError, ReportError
from checks.model import Report, Result
from checks.reporters import formats, write
from tests.golden.sample import sample, sample_rules
from tests.reporters.reports import clean, failing, looked_at, outcome, report


def test_every_file_of_the_package_is_a_format_named_like_it() -> None:
    files = (Path(__file__).parents[2] / "checks" / "reporters").glob("[a-z]*.py")
    assert set(formats()) == {path.stem.removesuffix("_report") for path in files}


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("told", [clean(), looked_at(), failing(), sample()], ids=["clean", "look", "fail", "all"])
def test_no_report_claims_that_pages_conform(name: str, told: Report) -> None:
    with sample_rules():
        assert "適合" not in formats()[name](told)


def test_a_report_is_written_into_a_folder_that_is_made_for_it(tmp_path: Path) -> None:
    path = tmp_path / "報告" / "report.json"
    write(clean(), "json", path)
    assert path.read_text(encoding="utf-8") == formats()["json"](clean())


def test_a_page_whose_file_name_is_no_utf8_can_be_reported(tmp_path: Path) -> None:
    odd = report(outcome(Result.UNTESTED, page="/\udc96h.html"))
    for name in formats():
        write(odd, name, tmp_path / name)
        assert (tmp_path / name).read_bytes().decode("utf-8")


def test_an_unknown_format_is_a_mistake_of_usage(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"pdf.*json"):
        write(clean(), "pdf", tmp_path / "report.pdf")


def test_a_report_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ReportError, match="書けません"):
        write(clean(), "json", tmp_path / "file" / "report.json")
