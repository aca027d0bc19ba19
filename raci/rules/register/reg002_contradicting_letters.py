"""REG002: a duty to which two matrices give one owner and other parts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from raci.plugin import Confidence, Participation, Rule, Severity, bit_of, parts_of
from raci.rules.accountability.wording import called, shortened
from raci.rules.register.counterparts import contradicting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Columns, Finding, Register, Role
    from raci.rules.register.counterparts import Entry, Row

Parts: TypeAlias = tuple[tuple[int, int], ...]

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
        for one, other in contradicting(register, _contradict):
            yield self._finding(one, other, register)

    def _finding(self, one: Row, other: Row, register: Register) -> Finding:
        first, second = (register.shared.columns(each.matrix) for each in (one, other))
        unlike = [
            (one.graph.matrix.roles[theirs], other.graph.matrix.roles[mine])
            for theirs, mine in _unlike(first, parts_of(one.graph, one.duty), second, parts_of(other.graph, other.duty))
        ]
        said = [f"{mine.name} has {_told(other, mine)} here and {_told(one, theirs)} there" for theirs, mine in unlike]
        role = unlike[0][1]
        entry, matrix = other.graph.entry(other.duty, role), other.graph.matrix
        return self.finding(
            f"{called(other.duty)} has the same owner in {one.place} and other parts: {shortened(said)}.",
            duty=other.duty,
            roles=[mine for _, mine in unlike],
            others=[one.duty, *(theirs for theirs, _ in unlike)],
            help="agree on one row, and keep it in one matrix.",
            confidence=Confidence.LIKELY,
        ).at(
            matrix.locate(other.duty, role if entry else None, entry),
            (one.graph.matrix.locate(one.duty),),
        )


def _contradict(one: Entry, other: Entry) -> bool:
    """Tell whether two rows have the same accountable roles, and a role of both matrices another part in each."""
    return one.owners == other.owners and bool(
        _unlike(one.columns, one.standing.parts, other.columns, other.standing.parts)
    )


def _unlike(one: Columns, held: Parts, other: Columns, also_held: Parts) -> list[tuple[int, int]]:
    """Return the roles of both matrices whose parts in two duties differ, in the order of the second matrix."""
    used = _used(one.parts) & _used(other.parts)
    first, second = dict(held), dict(also_held)
    theirs = _by_identity(one)
    return [
        (theirs[each], mine)
        for each, mine in _by_identity(other).items()
        if each in theirs and used & first.get(theirs[each], 0) != used & second.get(mine, 0)
    ]


@lru_cache(maxsize=256)
def _by_identity(columns: Columns) -> dict[str, int]:
    return {identity: place for place, identity in enumerate(columns.identities)}


def _used(parts: int) -> int:
    """Return the bits of the kinds that a matrix tells at all."""
    return sum(bit_of(*kind) for kind in _KINDS if parts & bit_of(*kind))


def _told(row: Row, role: Role) -> str:
    held = row.graph.entry(row.duty, role)
    return str(held) if held else "nothing"
