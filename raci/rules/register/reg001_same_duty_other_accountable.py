"""REG001: a duty that two matrices give to two roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Participation, Rule, Severity
from raci.rules.accountability.wording import called, names, predicate
from raci.rules.register.counterparts import contradicting
from raci.rules.register.kinship import are_akin, share_organization
from raci.rules.register.synonyms import may_be_one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, Register
    from raci.rules.register.counterparts import Entry, Row


class SameDutyOtherAccountable(Rule, code="REG001", severity=Severity.ERROR):
    """Find duties for which another matrix holds another role accountable.

    ## What it does
    Finds a duty of the same name (and section, where both have one) in two matrices whose accountable roles have none
    in common. Scopes that have nothing in common make two duties of it. Roles are told apart by the organization they
    share, else by name; names that are likely one role's (REG003) are not told here. Matrices that share neither an
    organization nor half of the roles of the smaller one may belong to two projects, each with an owner of its own:
    there it is a note.

    ## Why is this bad?
    Each of the two matrices looks right by itself, and everybody reads their own. Nobody sees that two roles answer for
    one thing, or that each believes the other does.

    ## Example
    ```yaml
    title: Purchasing
    duties:
      - {name: Approve the supplier, A: Head of Purchasing, R: Buyer}
    ---
    title: Quality
    duties:
      - {name: Approve the supplier, A: Head of Quality, R: Supplier Auditor}
    ```
    Use instead:
    ```yaml
    title: Purchasing
    duties:
      - {name: Approve the supplier, A: Head of Purchasing, R: Buyer, C: Head of Quality}
    ---
    title: Quality
    duties:
      - {name: Audit the supplier, A: Head of Quality, R: Supplier Auditor, I: Head of Purchasing}
    ```

    ## References
    - <https://pmworldlibrary.net/wp-content/uploads/2018/03/pmwj68-Mar2018-Hirmer-raci-matrices.pdf>
    """

    def check_register(self, register: Register) -> Iterator[Finding]:
        """Find rows of one duty that name other roles; each row is told once."""
        for one, other in contradicting(register, _contradict):
            yield self._finding(one, other, akin=are_akin(one, other, register))

    def _finding(self, one: Row, other: Row, *, akin: bool) -> Finding:
        mine, theirs = other.graph.accountable(other.duty), one.graph.accountable(one.duty)
        is_accountable = predicate(other.graph.matrix.notation, Participation.ACCOUNTABLE, len(mine))
        entry = other.graph.entry(other.duty, mine[0])
        return self.finding(
            f"{names(mine)} {is_accountable} {called(other.duty)} here, {names(theirs)} in {one.place}.",
            duty=other.duty,
            roles=mine,
            others=[one.duty, *theirs],
            help="agree on one of them, and say so in both matrices.",
            confidence=_confidence(one, other, akin=akin),
            severity=None if akin else Severity.NOTE,
        ).at(other.graph.matrix.locate(other.duty, mine[0], entry), (one.graph.matrix.locate(one.duty),))


def _confidence(one: Row, other: Row, *, akin: bool) -> Confidence:
    if share_organization(one, other):
        return Confidence.CERTAIN
    return Confidence.LIKELY if akin else Confidence.GUESS


def _contradict(one: Entry, other: Entry) -> bool:
    """Tell whether two rows have no accountable role in common, not even under another name."""
    return one.owners.isdisjoint(other.owners) and not any(
        may_be_one(mine, theirs) for mine in one.owner_names for theirs in other.owner_names
    )
