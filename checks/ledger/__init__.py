"""What people decided, kept as files in data/: judgements, exceptions, and the questions that stood open before."""

from checks.ledger.apply import Records, apply, read_records
from checks.ledger.baseline import OPEN_QUESTIONS, write_baseline
from checks.ledger.exceptions import EXCEPTIONS, Exemption
from checks.ledger.judgements import JUDGEMENTS, METHODS, Answer, Judgement, judgement_yaml

__all__ = [
    "EXCEPTIONS",
    "JUDGEMENTS",
    "METHODS",
    "OPEN_QUESTIONS",
    "Answer",
    "Exemption",
    "Judgement",
    "Records",
    "apply",
    "judgement_yaml",
    "read_records",
    "write_baseline",
]
