"""ROL005: one role in two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Rule, Severity
from raci.rules.duties.likeness import sharing, slips
from raci.rules.duties.wording import plain
from raci.rules.roles.wording import placeholders

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role


class DuplicateRole(Rule, code="ROL005", severity=Severity.WARNING):
    """Find roles that have two columns.

    ## What it does
    Finds roles of the same name under the same heading, whatever case and blanks, roles that are another role's alias,
    and roles whose names differ in spelling only (`Project Manager`, `Project Mananger`, `Project Managers`). Numbers,
    names in brackets and different holders tell roles apart.

    ## Why is this bad?
    A role's work is spread over two columns: its load is counted wrong, each column looks half idle, and a reader who
    looks up the role finds half of it.

    ## Example
    ```markdown
    | Duty | Project Manager | Clerk | Project Mananger |
    | --- | --- | --- | --- |
    | Approve invoice | A | R | |
    | Archive invoice | | R | A |
    ```
    Use instead:
    ```markdown
    | Duty | Project Manager | Clerk 1 | Clerk 2 |
    | --- | --- | --- | --- |
    | Approve invoice | A | R | |
    | Archive invoice | A | | R |
    ```

    ## References
    - <https://github.com/bstBizEra/secb_pf/issues/223> (several role vocabularies and nothing that joins them)
    """

    letters = "unread"

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the columns that say the same."""
        roles = [role for role in graph.matrix.roles if plain(role.name) and role.name not in placeholders()]
        names = [plain(_as_written(role)) for role in roles]
        places = list(map(_place_of, roles))
        for first, *others in sharing(zip(places, names, strict=True)):
            yield from (self._finding([roles[first], roles[other]], Confidence.CERTAIN) for other in others)
        for one, other in slips(names, places):
            yield self._finding([roles[one], roles[other]], Confidence.LIKELY)
        known = dict(sorted(zip(names, roles, strict=True), key=_by_name))
        for role in roles:
            for alias in map(plain, role.aliases):
                if alias in known and known[alias].name != role.name:
                    yield self._finding([role, known[alias]], Confidence.LIKELY)

    def _finding(self, roles: list[Role], confidence: Confidence) -> Finding:
        one, other = roles
        sure = confidence is Confidence.CERTAIN
        return self.finding(
            f"{_as_written(one)} has two columns."
            if sure
            else f"{other.name} looks like {one.name}: two columns for one role?",
            roles=roles,
            help="put the letters of both in one column, or say in the names what tells the two apart.",
            confidence=confidence,
        )


def _by_name(named: tuple[str, Role]) -> tuple[str, str]:
    return named[0], named[1].key


def _as_written(role: Role) -> str:
    """Return the heading that two columns share, where reading told them apart by a number."""
    return next((alias for alias in role.aliases if role.name.removeprefix(f"{alias} ").isdecimal()), role.name)


def _place_of(role: Role) -> Hashable:
    return role.group, role.scope, role.holders
