"""From a report and people's judgements to the public record: what may be claimed, and what is missing."""

from checks.conformance.claim import Claim, Facts, claim_for
from checks.conformance.record import RESULTS, allowed_claim, chosen, page_criteria, record, write_record
from checks.conformance.sample import Sample, draw
from checks.conformance.settings import read_test

__all__ = [
    "RESULTS",
    "Claim",
    "Facts",
    "Sample",
    "allowed_claim",
    "chosen",
    "claim_for",
    "draw",
    "page_criteria",
    "read_test",
    "record",
    "write_record",
]
