"""Exceptions: failures the town lets stand for a time, each with a reason, another way, an office and an end."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from checks.criteria import criteria
from checks.ledger.record_file import RecordFile, record_files

EXCEPTIONS = Path("data", "exceptions")
LONGEST = timedelta(days=366)
"""A house rule: whoever needs longer decides again, and says so in the record."""

HOUSE = "町の基準"
_KEYS = ("findings", "criterion", "reason", "alternative", "office", "since", "until")


@dataclass(frozen=True, slots=True)
class Exemption:
    """One record. path: its file; findings: fingerprints of the failures; criterion: number, or 町の基準."""

    path: str
    findings: tuple[str, ...]
    criterion: str
    reason: str
    alternative: str
    office: str
    since: date
    until: date


def read_exceptions(root: Path) -> tuple[Exemption, ...]:
    """All exceptions of the project, expired ones too. Raises ConfigError, naming file and line."""
    return tuple(_read(path, root) for path in record_files(root / EXCEPTIONS))


def _read(path: Path, root: Path) -> Exemption:
    file = RecordFile(path, root, _KEYS)
    if not file.texts("findings"):
        raise file.error("「findings」に、報告にある不合格の番号（16けた）を書いてください。", file.line("findings"))
    since, until = file.day("since"), file.day("until")
    if not since <= until <= since + LONGEST:
        raise file.error("「until」は「since」から1年以内の日にしてください。", file.line("until"))
    return Exemption(
        path=file.name,
        findings=file.texts("findings"),
        criterion=file.chosen("criterion", (*criteria(), HOUSE)),
        reason=file.text("reason"),
        alternative=file.text("alternative"),
        office=file.text("office"),
        since=since,
        until=until,
    )
