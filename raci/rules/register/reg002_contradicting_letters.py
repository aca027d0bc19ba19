"""REG002: a duty to which two matrices give one owner and other parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.plugin import Confidence, Participation, Rule, Severity
from raci.rules.accountability.wording import called, shortened
from raci.rules.register.counterparts import counterparts, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, Register, ResponsibilityGraph, Role
    from raci.rules.register.counterparts import Entry

_KINDS: Final = ((Participation.RESPONSIBLE,), (Participation.CONSULTED, Participation.INFORMED))


class ContradictingLetters(Rule, code="REG002", severity=Severity.NOTE):
    """Find duties that two matrices give the same owner and other doers, consulted or informed roles.

    ## What it does
    Finds a duty of the same name (and section, where both have one) in two matrices with the same accountable roles,
    where a role that both matrices have is responsible, consulted or informed in one of them and takes another part, or
    none, in the other. Where one of the matrices never says who
    is consulted or informed, that is left aside. Another accountable role is told by REG001.

    ## Why is this bad?
    The role that is consulted here is told afterwards there. Who reads one matrix waits for somebody who has read the
    other and feels free to go.

    ## Example
    ```yaml
    title: Events
    duties:
      - {name: Book the hall, A: Events Manager, R: Events Assistant, C: Finance Manager}
    ---
    title: Finance
    duties:
      - {name: Book the hall, A: Events Manager, R: Events Assistant, I: Finance Manager}
    ```
    Use instead:
    ```yaml
    title: Events
    duties:
      - {name: Book the hall, A: Events Manager, R: Events Assistant, C: Finance Manager}
    ---
    title: Finance
    duties:
      - {name: Book the hall, A: Events Manager, R: Events Assistant, C: Finance Manager}
    ```

    ## References
    - <https://github.com/bstBizEra/secb_pf/issues/223> (several matrices of one organization that disagree)
    """

    def check_register(self, register: Register) -> Iterator[Finding]:
        """Find rows of one duty that give roles other parts; each row is told once."""
        told: set[tuple[int, str]] = set()
        columns = _Columns(register)
        for one, other in counterparts(register):
            mark = (id(other.graph), other.duty.key)
            first, second = in_order(one, other)
            unlike = columns.unlike(first, second) if mark not in told and one.owners == other.owners else []
            if unlike:
                told.add(mark)
                yield self._finding(first, second, unlike)

    def _finding(self, one: Entry, other: Entry, unlike: list[tuple[Role, Role]]) -> Finding:
        said = [f"{mine.name} has {_told(other, mine)} here and {_told(one, theirs)} there" for theirs, mine in unlike]
        first = unlike[0][1]
        entry, matrix = other.graph.entry(other.duty, first), other.graph.matrix
        return self.finding(
            f"{called(other.duty)} has the same owner in {one.place} and other parts: {shortened(said)}.",
            duty=other.duty,
            roles=[mine for _, mine in unlike],
            others=[one.duty, *(theirs for theirs, _ in unlike)],
            help="agree on one row, and keep it in one matrix.",
            confidence=Confidence.LIKELY,
        ).at(
            matrix.locate(other.duty, first if entry else None, entry),
            (one.graph.matrix.locate(one.duty),),
        )


class _Columns:
    """The roles of each matrix as they are told apart, and the parts that it tells."""

    def __init__(self, register: Register) -> None:
        self._roles: dict[ResponsibilityGraph, dict[str, Role]] = {}
        self._used: dict[ResponsibilityGraph, frozenset[Participation]] = {}
        for graph in register.graphs:
            self._roles[graph] = {register.identity(graph, role): role for role in graph.matrix.roles}
            profiles = [graph.load(role) for role in graph.matrix.roles]
            used = (kind for kind in _KINDS if any(profile.total(*kind) for profile in profiles))
            self._used[graph] = frozenset(part for kind in used for part in kind)

    def unlike(self, one: Entry, other: Entry) -> list[tuple[Role, Role]]:
        """Return the roles of both matrices whose parts in two duties differ, in the order of the second matrix."""
        theirs = self._roles[one.graph]
        used = self._used[one.graph] & self._used[other.graph]
        return [
            (theirs[each], role)
            for each, role in self._roles[other.graph].items()
            if each in theirs and used & _parts(one, theirs[each]) != used & _parts(other, role)
        ]


def _parts(entry: Entry, role: Role) -> frozenset[Participation]:
    held = entry.graph.entry(entry.duty, role)
    return held.participations if held else frozenset()


def _told(entry: Entry, role: Role) -> str:
    held = entry.graph.entry(entry.duty, role)
    return str(held) if held else "nothing"
