"""Exceptions: a failure may stand for a time, in sight of everybody; its record must be about something, and ends."""

from pathlib import Path

import pytest

from checks.errors import ConfigError
from checks.findings import findings
from checks.gate import verdict
from checks.ledger import read_records
from checks.model import Report, Verdict
from checks.reporters import formats
from checks.run import today as today_in_japan
from tests.golden.sample import sample
from tests.ledger.town import audit, build, today, write

FAULT = '<p><img src="/logo.svg"></p>'


def record(fingerprints: list[str], since: str, until: str, criterion: str = "1.1.1") -> str:
    return (
        f"findings: [{', '.join(fingerprints)}]\ncriterion: {criterion}\nreason: 図の説明を作っているところです。\n"
        f"alternative: 電話で内容を伝えます。\noffice: 総務課\nsince: {since}\nuntil: {until}\n"
    )


def fingerprints(report: Report) -> list[str]:
    return [issue.fingerprint for issue in findings(report).blocking]


def excepted(folder: Path, until: str) -> Report:
    """A site with a fault of alt, let stand until a day; axe-core and our rule blame it in their own names."""
    build(folder, bousai=FAULT)
    found = audit(folder)
    names = sorted({o.fingerprint for o in found.outcomes if o.result.value == "failed"})
    write(folder, "exceptions/zu.yml", record(names, today(-100), until))
    return audit(folder)


def test_an_exception_lets_a_failure_stand_and_every_report_shows_it(tmp_path: Path) -> None:
    report = excepted(tmp_path, today(30))
    assert verdict(report) is Verdict.CONFORMS
    assert findings(report).accepted
    for name, render in formats().items():
        if name != "questions":
            assert "data/exceptions/zu.yml" in render(report), name
    assert "例外" in formats()["console"](report)
    assert "電話で内容を伝えます。" in formats()["html"](report)


def test_an_expired_exception_closes_the_gate_with_the_name_of_its_record(tmp_path: Path) -> None:
    report = excepted(tmp_path, today(-1))
    assert verdict(report) is Verdict.NONCONFORMING
    assert findings(report).blocking
    assert f"例外 data/exceptions/zu.yml は {today(-1)} で終わりました" in formats()["console"](report)


def test_an_exception_that_points_at_nothing_closes_the_gate(tmp_path: Path) -> None:
    build(tmp_path)
    write(tmp_path, "exceptions/zu.yml", record(["0123456789abcdef"], today(), today(30)))
    report = audit(tmp_path)
    assert verdict(report) is Verdict.NONCONFORMING
    assert "data/exceptions/zu.yml の「0123456789abcdef」にあたる不合格がありません" in formats()["console"](report)


def test_an_exception_for_another_criterion_lets_nothing_stand(tmp_path: Path) -> None:
    (name,) = {o.fingerprint for o in audit(build(tmp_path, bousai=FAULT)).outcomes if o.rule == "html/image-alt"} - {
        ""
    }
    write(tmp_path, "exceptions/zu.yml", record([name], today(), today(30), "1.4.3"))
    report = audit(tmp_path)
    assert verdict(report) is Verdict.NONCONFORMING
    assert name in fingerprints(report)


def test_an_exception_that_names_no_record_of_the_report_lets_nothing_stand() -> None:
    from dataclasses import replace

    from checks.gate import blocking

    report = sample()
    forged = replace(report, outcomes=tuple(replace(o, exception="data/exceptions/x.yml") for o in report.outcomes))
    count = sum(blocking(o, report) for o in report.outcomes)
    assert count > 0
    assert sum(blocking(o, forged) for o in forged.outcomes) == count


FAULTS = {
    "no alternative": (("alternative: 電話で内容を伝えます。\n", ""), r"「alternative」がありません"),
    "no end": (("until: 2026-05-01\n", ""), r"「until」がありません"),
    "too long": (("2026-05-01", "2027-06-01"), r"7行目：「until」は「since」から1年以内"),
    "an end before the beginning": (("2026-05-01", "2026-03-01"), r"7行目：「until」"),
    "an unknown criterion": (("1.1.1", "1.1.9"), r"2行目：「criterion」"),
    "no finding": (("[0123456789abcdef]", "[]"), r"1行目：「findings」"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_record_that_lacks_something_is_an_error_with_file_and_line(tmp_path: Path, fault: str) -> None:
    (old, new), words = FAULTS[fault]
    text = record(["0123456789abcdef"], "2026-04-01", "2026-05-01")
    assert old in text
    write(tmp_path, "exceptions/zu.yml", text.replace(old, new))
    with pytest.raises(ConfigError, match=words):
        read_records(tmp_path, today_in_japan())
