"""DUT006: two duties in one row."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from raci.plugin import Confidence, Rule, Severity, pattern
from raci.rules.accountability.wording import called
from raci.rules.duties.wording import tokens, verb, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, ResponsibilityGraph

_SLASH: Final = pattern(r"^(\W*\w+)\s*/\s*(?=\w)")
_JOINTS: Final = frozenset({"and", "or", "&", "then"})


class CompoundDuty(Rule, code="DUT006", severity=Severity.NOTE, preview=True):
    """Find duties that join two acts by "and" or "or".

    ## What it does
    Reports duties that open with two verbs (`Define and apply discounts`, `Create/update records`) or join a second
    act to the first (`Write report and send it`). Pairs that are one act (`monitor and control`) or one decision
    (`approve or reject`) are left alone, and so is a second word that may be a noun (`Approve plan and budget`).
    English only.

    ## Why is this bad?
    Who defines and who applies are seldom the same. One row with two acts gets the letters of both, so that
    nobody can read who does which, and one role ends up accountable for work it does not own.

    ## Example
    ```markdown
    | Duty | Head of Sales | Regional Manager |
    | --- | --- | --- |
    | Define and apply discounts | A | R |
    ```
    Use instead:
    ```markdown
    | Duty | Head of Sales | Regional Manager |
    | --- | --- | --- |
    | Define discounts | A/R | C |
    | Apply discounts | A | R |
    ```

    ## References
    - <https://skillmds.dev/skill/itseffi-agentic-os-agents-skills-davci-skill-md> (one decision a matrix row)
    - <https://data.wisc.edu/accountability-matrix/> (policy and its execution are owned at different levels)
    """

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find two acts in one name."""
        acts = _acts(duty.name)
        if acts:
            first, second = acts
            yield self.finding(
                f"{called(duty)} joins two duties: {first} and {second}.",
                duty=duty,
                help="give each its own row, so that each has its own owner.",
                confidence=Confidence.GUESS,
            )


def _acts(name: str) -> tuple[str, str] | None:
    """Return the two acts of a compound name, or None."""
    words = tokens(_SLASH.sub(r"\1 or ", name))
    first = verb(words[0], nouns=False) if words else None
    if not first or "to" in words[1:2]:
        return None
    for place, (joint, word) in enumerate(pairwise(words)):
        second = verb(word, nouns=False) if joint in _JOINTS else None
        told = second and (place == 1 or second not in _also_nouns()) and word != words[0]
        if second and told and frozenset((first, second)) not in _one_act():
            return words[0], word
    return None


@cache
def _one_act() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in wording()["one_act"])


@cache
def _also_nouns() -> frozenset[str]:
    return frozenset(wording()["also_nouns"])
