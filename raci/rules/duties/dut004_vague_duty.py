"""DUT004: a duty that leaves open what is to be done."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from raci.plugin import Confidence, Rule, Severity
from raci.rules.accountability.wording import called
from raci.rules.duties.wording import tokens, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, ResponsibilityGraph

_AND_THE_VERB: Final = 1


class VagueDuty(Rule, code="DUT004", severity=Severity.NOTE, preview=True):
    """Find duties whose wording leaves open what is to be done.

    ## What it does
    Reports duties that open with a verb that names no act with an end (manage, support, ensure, handle …) and say
    little more, and duties with words that leave the rest open (etc., miscellaneous, as needed). English only.

    ## Why is this bad?
    Nobody can tell when "Manage project" is done or who failed to do it. A duty can be assigned when it says an
    act and a thing: approve budget, publish report.

    ## Example
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Manage project | A | R |
    | Pay invoices etc. | A | R |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve project budget | A | R |
    | Pay invoices | A | R |
    ```

    ## Options
    - `at-most` (int, default 1): how many words after the verb are too few to say what it means.

    ## References
    - <https://geratools.com/raci-matrix-builder>
    - <https://www.azquotes.com/quote/1337473>
    """

    at_most: int = 1

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a vague verb with little after it, or a word that leaves the rest open."""
        words = [word for word in tokens(duty.name) if word not in wording()["small"]]
        reason = self._vague(words) or _hazy(" ".join(words))
        if reason:
            yield self.finding(
                f"{called(duty)} leaves open what is to be done: {reason!r} has no end.",
                duty=duty,
                help="name the act and the thing, such as 'approve budget'.",
                confidence=Confidence.GUESS,
            )

    def _vague(self, words: list[str]) -> str:
        short = len(words) <= self.at_most + _AND_THE_VERB
        return words[0] if words and short and words[0] in wording()["vague"] else ""


@cache
def _hazy_phrases() -> tuple[str, ...]:
    return tuple(wording()["hazy"])


def _hazy(text: str) -> str:
    spaced = f" {text} "
    return next((phrase for phrase in _hazy_phrases() if f" {phrase} " in spaced), "")
