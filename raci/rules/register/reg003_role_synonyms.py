"""REG003: two names for one role in two matrices."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from raci.plugin import Confidence, Rule, Severity
from raci.rules.register.places import brief
from raci.rules.register.synonyms import is_plural, is_two_initials, synonyms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, Register, RoleName


class RoleSynonyms(Rule, code="REG003", severity=Severity.WARNING):
    """Find roles that two matrices call by two names.

    ## What it does
    Finds names of two matrices that are likely those of one role: short forms (`Reg. Sales Mgr`), other word order,
    slips of the pen, initials that only one name has (`BA`, `Business Analyst`). Two initials stand for many names, and
    a plural (`Sponsors`, `Sponsor`) may be a group of others, so these make a note. Names that stand in one matrix side
    by side are two roles; roles found in an organization, or named as each other's other names, are told apart already.

    ## Why is this bad?
    Whoever asks what a role answers for over all matrices gets half of it, and rules that hold matrices against each
    other see two roles.

    ## Example
    ```yaml
    title: Requirements
    duties:
      - {name: Collect the requirements, A: Product Owner, R: Business Analyst}
    ---
    title: Acceptance
    duties:
      - {name: Prepare the acceptance, A: Product Owner, R: Bussiness Analyst}
    ```
    Use instead:
    ```yaml
    title: Requirements
    duties:
      - {name: Collect the requirements, A: Product Owner, R: Business Analyst}
    ---
    title: Acceptance
    duties:
      - {name: Prepare the acceptance, A: Product Owner, R: Business Analyst}
    ```

    ## References
    - <https://github.com/bstBizEra/secb_pf/issues/223> (several role vocabularies and nothing that joins them)
    """

    def check_register(self, register: Register) -> Iterator[Finding]:
        """Find pairs of names; each is told once, at the later one."""
        known = register.survey.roles
        listed = sorted(known)
        meant = register.survey.meant
        found = []
        for places in synonyms([known[name].name for name in listed]):
            first, second = sorted((known[listed[place]] for place in places), key=itemgetter(0, 1))
            if set(first.homes).isdisjoint(second.homes) and meant(first.identity) != meant(second.identity):
                found.append((second, first))
        for second, first in sorted(found, key=_by_place):
            yield self._finding(register, first, second)

    def _finding(self, register: Register, one: RoleName, other: RoleName) -> Finding:
        there, here = register.graphs[one.matrix].matrix, register.graphs[other.matrix].matrix
        theirs, mine = there.roles[one.place], here.roles[other.place]
        vague = is_two_initials(mine.name) or is_two_initials(theirs.name) or is_plural(mine.name, theirs.name)
        place = there.locate(role=theirs)
        return self.finding(
            f"{mine.name} looks like {theirs.name} of {brief(place)}: two names for one role?",
            roles=[mine],
            others=[theirs],
            help="use one name in all matrices, or list the other among the role's other names.",
            confidence=Confidence.GUESS if vague else Confidence.LIKELY,
            severity=Severity.NOTE if vague else None,
        ).at(here.locate(role=mine), (place,))


def _by_place(pair: tuple[RoleName, RoleName]) -> list[tuple[int, int]]:
    return [(each.matrix, each.place) for each in pair]
