"""The level of compliance (対応度) by rule, as WAIC words it (2021年4月版); 「適合」 is never claimed."""

from dataclasses import dataclass
from enum import StrEnum


class Claim(StrEnum):
    """The words there are, weakest first. NONE: nothing may be claimed."""

    NONE = ""
    CONSIDERED = "配慮"
    PARTLY = "一部準拠"
    COMPLIANT = "準拠"

    @property
    def strength(self) -> int:
        """Orders the claims."""
        return list(Claim).index(self)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a claim rests on. policy_public: a policy the town decided is published; results_public: so is the result;
    tested: a test by 附属書JB was finished within a year; all_met, some_met: of the criteria; fresh: every judgement
    that is needed is about today's page and no question is open; no_exception: no failure stands by a record;
    properly_retested: pages were drawn anew after a failure a person found.
    """

    policy_public: bool
    results_public: bool
    tested: bool
    all_met: bool
    some_met: bool
    fresh: bool
    no_exception: bool
    properly_retested: bool


def claim_for(facts: Facts) -> Claim:
    """The strongest claim the facts carry."""
    if not facts.policy_public:
        return Claim.NONE
    whole = facts.all_met and facts.fresh and facts.no_exception and facts.properly_retested
    if facts.tested and facts.results_public and whole:
        return Claim.COMPLIANT
    return Claim.PARTLY if facts.tested and facts.some_met else Claim.CONSIDERED
