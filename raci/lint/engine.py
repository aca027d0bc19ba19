"""Running the rules over a matrix; a duty's counts decide which rules look at it, so most rows cost one look-up."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from raci.graph import ResponsibilityGraph
from raci.lint.finding import NOWHERE, Finding, Severity
from raci.lint.rule import Rule
from raci.model import Assignment, Participation
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from raci.graph.summary import Unpacked
    from raci.lint.allowing import AllowanceUse
    from raci.model import Duty, Location, Matrix, Profile, Role, Row

CRASHED: Final = "LNT001"
UNREADABLE: Final = "SRC001"
_MOST_RELATED: Final = 9
_HOOKS: Final = ("check", "check_role", "check_duty", "check_assignment")


def judge(
    matrix: Matrix,
    rules: Sequence[Rule],
    severities: Mapping[str, Severity] | None = None,
    today: date | None = None,
) -> list[Finding]:
    """Return everything the rules find in a matrix, with locations, sorted by place.

    A rule does not run where the notation lacks a participation it needs. A rule that fails becomes a finding of
    its own (LNT001) and the others go on. `today` is the day for which it is asked who holds a role.
    """
    return _Judge(matrix, rules, today).findings(severities or {})


def judge_together(
    matrices: Sequence[Matrix],
    rules: Sequence[Rule],
    severities: Mapping[str, Severity] | None = None,
    today: date | None = None,
) -> list[Finding]:
    """Return what the rules find in the organizations of matrices, each judged once, and between the matrices.

    One matrix alone gives only what is found in its organization.
    """
    found = [*_of_organizations(matrices, rules), *_of_register(matrices, rules, today)]
    return sorted(_with_severities(found, severities or {}), key=by_place)


def judge_register(
    matrices: Sequence[Matrix] | Unpacked,
    rules: Sequence[Rule],
    severities: Mapping[str, Severity] | None = None,
    today: date | None = None,
) -> list[Finding]:
    """Return what the rules find between matrices, by their order; one alone has nothing to be held against."""
    return sorted(_with_severities(list(_of_register(matrices, rules, today)), severities or {}), key=by_file_and_place)


def judge_allowances(
    uses: Sequence[AllowanceUse], rules: Sequence[Rule], severities: Mapping[str, Severity]
) -> list[Finding]:
    """Return what the rules find in allowances, each at its place, once it is known what became of them."""
    found = []
    for rule in rules if uses else ():
        if _overrides(rule, "check_allowance"):
            try:
                found += [each.at(use.place) for use in uses for each in rule.check_allowance(use)]
            except Exception as error:  # noqa: BLE001 - one bad rule never stops the rest
                found.append(_failed(rule, error, uses[0].place))
    return sorted(_with_severities(found, severities), key=by_place)


def _of_organizations(matrices: Sequence[Matrix], rules: Sequence[Rule]) -> Iterator[Finding]:
    organizations = {id(each.organization): each.organization for each in matrices if each.organization}
    if organizations:
        from raci.graph import OrganizationGraph  # noqa: PLC0415 - most matrices have none

        for each in organizations.values():
            yield from _asked_of(OrganizationGraph(each), "check_organization", rules, each.locate())


def _of_register(matrices: Sequence[Matrix] | Unpacked, rules: Sequence[Rule], today: date | None) -> Iterator[Finding]:
    if len(matrices) > 1:
        from raci.graph import Register  # noqa: PLC0415 - most files hold one matrix

        register = Register(matrices, today)
        yield from _asked_of(register, "check_register", rules, register.graphs[0].matrix.source.whole)


def _asked_of(subject: object, hook: str, rules: Sequence[Rule], place: Location) -> Iterator[Finding]:
    for rule in rules:
        if _overrides(rule, hook):
            try:
                yield from list(getattr(rule, hook)(subject))
            except Exception as error:  # noqa: BLE001 - one bad rule never stops the rest
                yield _failed(rule, error, place)


def _failed(rule: Rule, error: Exception, place: Location) -> Finding:
    message = f"the rule {rule.code} {rule.name} failed: {type(error).__name__}: {error}"
    return Finding(CRASHED, "rule-failed", message, Severity.ERROR, location=place, others=(rule.code,))


def _with_severities(found: list[Finding], severities: Mapping[str, Severity]) -> list[Finding]:
    if not severities:
        return found
    return [replace(each, severity=severities.get(each.rule, each.severity)) for each in found]


def _overrides(rule: Rule, hook: str) -> bool:
    return getattr(type(rule), hook) is not getattr(Rule, hook)


def _asking(rules: Iterable[Rule], kinds: frozenset[Participation]) -> dict[str, list[Rule]]:
    """Return the rules by the hooks they override; left out are those the notation lacks a participation for."""
    asking: dict[str, list[Rule]] = {hook: [] for hook in _HOOKS}
    for rule in rules:
        if rule.needs <= kinds:
            for hook in _hooks_of(type(rule)):  # type: ignore[arg-type] # a class has a hash
                asking[hook].append(rule)
    return asking


@lru_cache(maxsize=1 << 10)
def _hooks_of(kind: type[Rule]) -> list[str]:
    """Return the hooks that see one matrix and that a rule overrides; asked once for all files of a run."""
    return [hook for hook in _HOOKS if getattr(kind, hook) is not getattr(Rule, hook)]


class _Judge:
    def __init__(self, matrix: Matrix, rules: Sequence[Rule], today: date | None = None) -> None:
        self.graph = ResponsibilityGraph(matrix, today)
        self.matrix = matrix
        self._asking = _asking(rules, matrix.notation.participations)
        self.crashed: dict[str, Finding] = {}

    def findings(self, severities: Mapping[str, Severity]) -> list[Finding]:
        found = [*self._of_matrix(), *self._of_roles(), *self._of_duties(), *self._of_assignments()]
        found += self.crashed.values()
        return sorted(_with_severities(found, severities), key=by_place)

    def _asked(self, rule: Rule, hook: Callable[..., Iterable[Finding]], *about: object) -> list[Finding]:
        """Return what a rule's hook yields, with its place; a rule that fails is told once."""
        if rule.code in self.crashed:
            return []
        try:
            return list(map(self._located, hook(*about, self.graph)))
        except Exception as error:  # noqa: BLE001 - one bad rule never stops the rest
            self.crashed[rule.code] = _failed(rule, error, self.matrix.source.whole)
            return []

    def _of_matrix(self) -> Iterator[Finding]:
        for rule in self._asking["check"]:
            yield from self._asked(rule, rule.check)

    def _of_roles(self) -> Iterator[Finding]:
        rules = self._asking["check_role"]
        for role in self.matrix.roles:
            for rule in rules:
                yield from self._asked(rule, rule.check_role, role)

    def _of_duties(self) -> Iterator[Finding]:
        rules = self._asking["check_duty"]
        by_tally: dict[int, list[Rule]] = {}
        for duty, tally in zip(self.matrix.duties, self.graph.tallies, strict=True):
            suspicious = by_tally.get(tally)
            if suspicious is None:
                profile = self.graph.profile_of(tally)
                suspicious = by_tally[tally] = [rule for rule in rules if self._suspects(rule, profile)]
            for rule in suspicious:
                yield from self._asked(rule, rule.check_duty, duty)

    def _suspects(self, rule: Rule, profile: Profile) -> bool:
        try:
            return rule.suspects(profile)
        except Exception:  # noqa: BLE001 - then the hook itself is asked, and tells
            return True

    def _of_assignments(self) -> Iterator[Finding]:
        rules = self._asking["check_assignment"]
        odd = {tally for tally in set(self.graph.tallies) if self._is_odd(tally)}
        if not rules or not odd:
            return
        roles = self.graph.roles
        for duty, row, tally in zip(self.matrix.duties, self.matrix.rows, self.graph.tallies, strict=True):
            if tally not in odd:
                continue
            for key, entry in row.items():
                if len(entry.letters) > 1 or Participation.OTHER in entry.participations:
                    each = Assignment(roles[key], duty, entry)
                    for rule in rules:
                        yield from self._asked(rule, rule.check_assignment, each)

    def _is_odd(self, tally: int) -> bool:
        profile = self.graph.profile_of(tally)
        return profile.combined > 0 or profile[Participation.OTHER] > 0

    def _located(self, finding: Finding) -> Finding:
        """Add the place: the cell of the first role concerned, else the duty's, the role's, or the matrix's."""
        if finding.location is not NOWHERE:
            return finding
        keys = finding.roles if finding.severity is not Severity.NOTE else finding.roles[:1]
        known = self.graph.roles
        roles = [known[key] for key in keys[:_MOST_RELATED] if key in known]
        if finding.duty:
            duty = self.graph.duty(finding.duty)
            row = self.graph.row(duty)
            places = [self._cell(duty, role, row) for role in roles] or [self.matrix.locate(duty)]
        else:
            places = [self.matrix.locate(role=role) for role in roles] or [self.matrix.locate()]
        return finding.at(places[0], tuple(places[1:]))

    def _cell(self, duty: Duty, role: Role, row: Row) -> Location:
        """Return the cell of a role's part in a duty; the duty's own where it has none."""
        entry = row.get(role.key)
        return self.matrix.locate(duty) if entry is None else self.matrix.locate(duty, role, entry)


def by_place(finding: Finding) -> tuple[str, int, int, str]:
    """Return by what findings are sorted: sheet, row, column, code."""
    return finding.location.sheet or "", finding.location.row, finding.location.column, finding.rule


def by_file_and_place(finding: Finding) -> tuple[str, str, int, int, str, str, str]:
    """Return by what findings of several files are sorted: nothing is left to the order in which they were found."""
    return finding.location.path, *by_place(finding), finding.message, str(finding.duty)
