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
        """Yield pairs of positions: each name, in whatever spelling, with the one before it that it is most like.

        Spellings of one name are left to other rules.
        """
        meant = _meanings(names)
        distinct = list({plain(name): place for place, name in reversed(list(enumerate(names)))}.values())
        best: dict[int, tuple[float, int, int, int]] = {}
        for one, other, likeness in look_alikes([names[place] for place in distinct], self.likeness):
            pair = distinct[one], distinct[other]
            first, last = sorted(meant[place] for place in pair)
            if first != last and _numbers(names[pair[0]]) == _numbers(names[pair[1]]):
                found = likeness, -first, -min(pair), -max(pair)
                best[last] = max(best.get(last, found), found)
        yield from ((-one, -other, likeness) for _, (likeness, _, one, other) in sorted(best.items()))


def _meanings(names: Sequence[str]) -> list[int]:
    """Return for each name the position of the first that says the same, perhaps in other spelling."""
    first: dict[str, int] = {}
    meant = [first.setdefault(plain(name), place) for place, name in enumerate(names)]
    pairs = (sorted((meant[one], meant[other])) for one, other in slips(names))
    told = {later: earlier for earlier, later in pairs if earlier != later}
    return [_followed(told, place) for place in meant]


def _followed(told: dict[int, int], place: int) -> int:
    while place in told:
        place = told[place]
    return place


def _numbers(name: str) -> set[str]:
    return {word for word in words(name) if any(map(str.isdigit, word))}
