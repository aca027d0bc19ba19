"""Findings and allowances brought together: what is to be told, what may stay, and what became of each allowance."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from raci.circumstances import note_day
from raci.lint.aim import Aims
from raci.lint.allowing import NEVER, AllowanceUse, Used, allowed_by_words, allowed_in, reason_of
from raci.lint.engine import judge_allowances
from raci.lint.rule import Rule
from raci.lint.rule_names import rules_named, unknown_rule
from raci.model import Location, Matrix
from raci.notations import get
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

    from raci.lint.allowing import Allowing
    from raci.lint.finding import Finding, Severity
    from raci.settings import Settings


class Settling:
    """The allowances of some matrices and of settings, while findings are held against them.

    `known` are all rules there are, `rules` those that were run; `allowed` are the findings that may stay.
    """

    def __init__(
        self,
        matrices: Sequence[Matrix],
        known: Sequence[type[Rule]],
        rules: Sequence[Rule],
        settings: Settings,
        path: str = "",
    ) -> None:
        if settings.today is None:
            note_day()
        self._day = settings.today or date.today()  # noqa: DTZ011 - the day where the user is
        self._matrices = matrices
        self._known, self._rules = known, rules
        self._obeyed = settings.allowances
        self._ran = {rule.code for rule in rules}
        self._of_matrices = [allowed_in(matrix, self._day) for matrix in matrices]
        self._nowhere = nowhere = Aims(Matrix(get("RACI"), (), (), ()))
        self._path = path
        self._given = settings.allow
        self._of_settings: dict[str, Allowing] = {}
        if path:
            self._in_settings(path)
        self._of_organizations: dict[int, Allowing] = {}
        self._organizations: dict[tuple[str, str | None], list[int]] = {}
        self._members: dict[int, list[int]] = {}
        for place, matrix in enumerate(matrices):
            if known_of := matrix.organization:
                self._members.setdefault(id(known_of), []).append(place)
                if id(known_of) not in self._of_organizations:
                    self._organizations.setdefault((known_of.path, known_of.sheet), []).append(id(known_of))
                    here = allowed_by_words(known_of.allowances, nowhere, self._day)
                    self._of_organizations[id(known_of)] = here
        self._there: dict[tuple[str, str | None], list[int]] = {}
        for place, matrix in enumerate(matrices):
            self._there.setdefault((matrix.source.path, matrix.source.sheet), []).append(place)
        self.allowed: list[Finding] = []

    def of_matrix(self, place: int, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings of one matrix that are not allowed."""
        own = self._of_matrices[place]
        asked = [(own, own.aims), (self._in_settings(self._path), own.aims)]
        return self._kept(findings, lambda _: asked)

    def of_all(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings of organizations and between matrices that no matrix they stand in allows."""
        return self._kept(findings, self._concerned)

    def of_allowances(self, severities: Mapping[str, Severity]) -> list[Finding]:
        """Return what is found in the allowances themselves, when everything else has been held against them."""
        self._look_up()
        settings = {(use.allowance, use.place): use for each in self._of_settings.values() for use in each.uses}
        own = [*self._of_matrices, *self._of_organizations.values()]
        uses = [use for allowing in own for use in allowing.uses]
        return judge_allowances([*uses, *settings.values()], self._rules, severities)

    def used(self) -> tuple[Used, ...]:
        """Return all allowances with the number of findings each covers."""
        return tuple(Used(use.allowance, use.covers) for use in self._uses)

    @property
    def _uses(self) -> list[AllowanceUse]:
        every = [*self._of_matrices, *self._of_organizations.values(), *self._of_settings.values()]
        return [use for allowing in every for use in allowing.uses]

    def _kept(
        self, findings: Iterable[Finding], asked: Callable[[Finding], list[tuple[Allowing, Aims]]]
    ) -> list[Finding]:
        kept = []
        for finding in findings:
            uses = [use for allowing, aims in asked(finding) if (use := allowing.covering(finding, aims))]
            if uses and self._obeyed:
                self.allowed.append(replace(finding, allowed_by=reason_of(uses[0].allowance)))
            else:
                kept.append(finding)
        return kept

    def _concerned(self, finding: Finding) -> list[tuple[Allowing, Aims]]:
        """Return whom to ask whether a finding may stay: the matrices it stands in, or whose organization it is in."""
        found = dict.fromkeys(
            place for location in (finding.location, *finding.related) for place in self._standing_in(location)
        )
        file = finding.location.path, finding.location.sheet
        asked = [self._of_organizations[key] for key in self._organizations.get(file, ())]
        for key in self._organizations.get(file, ()):
            found |= dict.fromkeys(self._members[key])
        asked = [*(self._of_matrices[place] for place in found), *asked]
        aims = asked[0].aims if asked else self._nowhere
        paths = dict.fromkeys((self._path, *(location.path for location in (finding.location, *finding.related))))
        files = [self._in_settings(path) for path in paths if path or not self._path]
        return [*((each, each.aims) for each in asked), *((each, aims) for each in files)]

    def _in_settings(self, path: str) -> Allowing:
        """Return what the settings allow in a file."""
        if path not in self._of_settings:
            self._of_settings[path] = allowed_by_words(self._given, self._nowhere, self._day, path)
        return self._of_settings[path]

    def _standing_in(self, location: Location) -> list[int]:
        there = self._there.get((location.path, location.sheet), [])
        inside = [place for place in there if _holds(self._matrices[place], location)]
        above = [place for place in there if self._matrices[place].source.area[0] <= location.row]
        return inside or above[-1:] or there[:1]

    def _look_up(self) -> None:
        """Say of each allowance whether the rules it names are there, and were run."""
        words: dict[str, tuple[bool, str]] = {}
        of_settings = {id(use) for allowing in self._of_settings.values() for use in allowing.uses}
        for use in self._uses:
            word = use.allowance.rule.strip()
            if word not in words:
                words[word] = looked_up(word, self._known, self._ran)
            judged, use.unknown = words[word]
            use.judged = judged and id(use) not in of_settings


def looked_up(word: str, known: Iterable[type[Rule]], ran: Container[str], *, beyond: bool = False) -> tuple[bool, str]:
    """Return whether all rules that a word names were run, and what there is to say if there is none.

    A rule on trial that was not run is not missed. One that looks beyond a file counts only where that was done.
    """
    every = list(known)
    meant = rules_named(every, word)
    if not meant:
        return False, unknown_rule(every, word)
    if all(rule.code.startswith(NEVER) for rule in meant):
        return False, f"what {word} finds cannot be allowed"
    near = beyond or not any(rule.check_register is not Rule.check_register for rule in meant)
    whole = all(rule.code in ran or rule.preview for rule in meant)
    return near and whole and any(rule.code in ran for rule in meant), ""


def judged_over_all(
    used: Iterable[Used],
    known: Sequence[type[Rule]],
    rules: Sequence[Rule],
    severities: Mapping[str, Severity],
    today: date | None,
) -> list[Finding]:
    """Return what rules find in allowances by what they cover in all the files they are for."""
    day = today or date.today()  # noqa: DTZ011 - as above
    ran = {rule.code for rule in rules}
    uses = []
    for each in used:
        judged, unknown = looked_up(each.allowance.rule.strip(), known, ran, beyond=True)
        place = each.allowance.at or Location()
        uses.append(AllowanceUse(each.allowance, day, place, covers=each.covers, judged=judged, unknown=unknown))
    return judge_allowances(uses, rules, severities)


def _holds(matrix: Matrix, location: Location) -> bool:
    top, left, bottom, right = matrix.source.area
    across = left <= location.column <= right if matrix.source.sheet is not None else True
    return top <= location.row <= bottom and across
