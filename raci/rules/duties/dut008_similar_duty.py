"""DUT008: two rows of one section whose names are nearly the same."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from raci.names import look_alikes, words
from raci.plugin import Confidence, Rule, Severity
from raci.rules.accountability.wording import called
from raci.rules.duties.likeness import slips
from raci.rules.duties.placeholders import placeholders
from raci.rules.duties.siblings import in_section, place_of, row_of
from raci.rules.duties.wording import plain

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from raci.plugin import Finding, ResponsibilityGraph


class SimilarDuty(Rule, code="DUT008", severity=Severity.NOTE, preview=True):
    """Find duties of one section whose names share nearly all of their words.

    ## What it does
    Compares the words of the duties of each section, in any order, and reports each row with the one it is
    most like of those before it in the alphabet: at least 90 percent, or all the words of the one are words of the
    other. Rows that `duplicate-duty` and `look-alike-duty` report, names of one word, and names told apart by a number
    (`Phase 1`, `Phase 2`) are left out.

    ## Why is this bad?
    A name that another contains does not say where one duty ends and the other begins. Both rows have an owner, and
    each may think that the other does it.

    ## Example
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Prepare annual budget | A | R |
    | Pay supplier | A | R |
    | Prepare annual budget proposal | R | A |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Prepare annual budget | A | R |
    | Pay supplier | A | R |
    | Publish annual budget | R | A |
    ```

    ## Options
    - `likeness` (int, default 90): from how many percent on two names are too much alike.

    ## References
    - <https://rapidfuzz.github.io/RapidFuzz/Usage/fuzz.html#token-set-ratio> (how likeness is measured)
    - <https://github.com/bstBizEra/secb_pf/issues/223> (several vocabularies and nothing that joins them)
    """

    likeness: int = 90

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find each row with the one it is most like, whatever the order of the rows."""
        duties = graph.matrix.duties
        together: dict[Hashable, list[int]] = defaultdict(list)
        for place in sorted(range(len(duties)), key=lambda place: duties[place].name):
            duty = duties[place]
            if duty.name not in placeholders() and len(set(words(duty.name))) > 1:
                together[place_of(duty)].append(place)
        for places in together.values():
            for one, other, likeness in self._pairs([duties[place].name for place in places]):
                earlier, later = (duties[place] for place in sorted((places[one], places[other])))
                yield self.finding(
                    f"{called(later)} is {likeness:.0f} % like {called(earlier)}{in_section(later)}.",
                    duty=later,
                    others=[earlier],
                    help=f"say what tells it from {row_of(earlier, graph)}, or merge the two if they are one duty.",
                    confidence=Confidence.GUESS,
                )

    def _pairs(self, names: Sequence[str]) -> Iterator[tuple[int, int, float]]:
        """Yield each position, after the earlier one that its name is most like; rows other rules tell are left out."""
        firsts = _firsts(names)
        best: dict[int, tuple[float, int]] = {}
        for one, other, likeness in look_alikes([names[first] for first in firsts], self.likeness):
            earlier, later = firsts[one], firsts[other]
            if _numbers(names[earlier]) == _numbers(names[later]):
                best[later] = max(best.get(later, (0.0, 0)), (likeness, -earlier))
        yield from ((-earlier, later, likeness) for later, (likeness, earlier) in sorted(best.items()))


def _firsts(names: Sequence[str]) -> list[int]:
    """Return the positions of the names that repeat no earlier one, not even in other spelling."""
    meant = [plain(name) for name in names]
    for one, other in slips(names):
        meant[other] = meant[one]
    first: dict[str, int] = {}
    for place, meaning in enumerate(meant):
        first.setdefault(meaning, place)
    return list(first.values())


def _numbers(name: str) -> set[str]:
    return {word for word in words(name) if any(map(str.isdigit, word))}
