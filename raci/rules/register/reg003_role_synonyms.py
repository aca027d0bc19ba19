"""REG003: two names for one role in two matrices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.names import fold
from raci.plugin import Confidence, Rule, Severity
from raci.rules.register.places import brief
from raci.rules.register.synonyms import is_plural, is_two_initials, synonyms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, Register, ResponsibilityGraph, Role


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
        first: dict[str, tuple[ResponsibilityGraph, Role]] = {}
        homes: dict[str, set[int]] = {}
        identities: dict[str, str] = {}
        for number, graph in enumerate(register.graphs):
            known = {join.role for join in graph.matrix.joins if join.to} if graph.matrix.organization else set()
            for role in graph.matrix.roles:
                name = fold(role.name)
                if name and role.key not in known and graph.load(role).filled:
                    first.setdefault(name, (graph, role))
                    homes.setdefault(name, set()).add(number)
                    identities.setdefault(name, register.identity(graph, role))
        order = {name: place for place, name in enumerate(first)}
        listed = sorted(first)
        for one, other in synonyms([first[name][1].name for name in listed]):
            pair = sorted((listed[one], listed[other]), key=order.__getitem__)
            if homes[pair[0]].isdisjoint(homes[pair[1]]) and identities[pair[0]] != identities[pair[1]]:
                yield self._finding(first[pair[0]], first[pair[1]])

    def _finding(self, one: tuple[ResponsibilityGraph, Role], other: tuple[ResponsibilityGraph, Role]) -> Finding:
        (there, theirs), (here, mine) = one, other
        vague = is_two_initials(mine.name) or is_two_initials(theirs.name) or is_plural(mine.name, theirs.name)
        place = there.matrix.locate(role=theirs)
        return self.finding(
            f"{mine.name} looks like {theirs.name} of {brief(place)}: two names for one role?",
            roles=[mine],
            others=[theirs],
            help="use one name in all matrices, or list the other among the role's other names.",
            confidence=Confidence.GUESS if vague else Confidence.LIKELY,
            severity=Severity.NOTE if vague else None,
        ).at(here.matrix.locate(role=mine), (place,))
