"""What may stay although it was found: the findings an allowance covers, and what became of each allowance."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from raci.lint.aim import Aims, aim_of_words
from raci.model import Location
from raci.records import field, mutable, record
from raci.settings import matches

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from raci.lint.aim import Aim, Target
    from raci.lint.finding import Finding
    from raci.model import Allowance, Matrix

NEVER: Final = ("SRC", "LNT", "ALW")
"""The families nobody can allow: a file that cannot be read, a rule that failed, and allowances themselves."""


@record
class Used:
    """An allowance of a report, and how many findings it covers there."""

    allowance: Allowance
    covers: int = 0


@mutable
class AllowanceUse:
    """An allowance, and what became of it; rules judge it (`check_allowance`) after all others have run.

    `day` is the day it is judged for, `place` where it stands, `aim` what its words mean in its matrix, None where it
    is none of a matrix. `twin` is an earlier one that says the same. `judged` tells whether all rules it names were
    run, so that it is known whether anybody needs it; `unknown` is what there is to say of a rule that is none.
    """

    allowance: Allowance
    day: date
    place: Location
    aim: Aim | None = None
    covers: int = 0
    twin: Allowance | None = None
    judged: bool = False
    unknown: str = ""

    @property
    def expired(self) -> bool:
        """Whether its last day has passed."""
        return self.allowance.until is not None and self.allowance.until < self.day

    @property
    def flaw(self) -> str:
        """What is wrong with its words, as the end of a sentence about it; empty where nothing is."""
        said = self.allowance
        if said.flaw:
            return said.flaw
        if not said.rule.strip():
            return "names no rule"
        return "" if said.reason.strip() else "gives no reason"


def reason_of(allowance: Allowance) -> str:
    """Return why a finding may stay, who decided it, and until when: `board decision (Ann Lee, until 2027-03-31)`."""
    until = f"until {allowance.until.isoformat()}" if allowance.until else ""
    more = ", ".join(filter(None, (allowance.owner, until)))
    return f"{allowance.reason} ({more})" if more else allowance.reason


@mutable
class Allowing:
    """The allowances of one matrix, of an organization, or of settings, by what they are aimed at."""

    aims: Aims
    uses: list[AllowanceUse] = field(default_factory=list)
    _by_target: dict[str, dict[Target, AllowanceUse]] = field(default_factory=dict)

    def add(self, use: AllowanceUse, targets: Iterable[Target]) -> None:
        """Take up an allowance; one that says the same as an earlier one is its twin, and covers nothing."""
        self.uses.append(use)
        if use.expired or use.flaw:
            return
        known = self._by_target.setdefault(use.allowance.rule.strip().lower(), {})
        for target in targets:
            first = known.setdefault(target, use)
            if first is not use:
                use.twin = first.allowance

    def covering(self, finding: Finding, aims: Aims | None = None) -> AllowanceUse | None:
        """Return the allowance that covers a finding, and count it for all that do: the narrowest gives the reason.

        A finding about several roles is covered by an allowance for one of them: without it, it would not be there.
        """
        named = [self._by_target[name] for name in _names(finding) if name in self._by_target]
        if not named or finding.rule.startswith(NEVER):
            return None
        words = aims or self.aims
        found: dict[int, AllowanceUse] = {}
        duties, roles = (*words.duty_targets(finding.duty), ""), (*words.role_targets(finding.roles), "")
        for target in ((duty, role) for duty in duties for role in roles):
            for known in named:
                if target in known:
                    found.setdefault(id(known[target]), known[target])
        for use in found.values():
            use.covers += 1
        return next(iter(found.values()), None)


def _names(finding: Finding) -> tuple[str, ...]:
    """Return the words by which a rule may be allowed: its code, its name, beginnings of the code, all."""
    code = finding.rule.lower()
    return (code, finding.name.lower(), *(code[:size] for size in range(len(code) - 1, 0, -1)), "all")


def allowed_in(matrix: Matrix, day: date) -> Allowing:
    """Return what a matrix allows."""
    allowing = Allowing(Aims(matrix))
    for each in matrix.allowances:
        aim = allowing.aims.of(each)
        place = each.at or matrix.locate(aim.duty, aim.role)
        allowing.add(AllowanceUse(each, day, place, aim), aim.targets)
    return allowing


def allowed_by_words(allowances: Iterable[Allowance], aims: Aims, day: date, path: str = "") -> Allowing:
    """Return what an organization allows, or settings in a file of this path."""
    allowing = Allowing(aims)
    for each in allowances:
        if not each.path or matches(each.path, PurePath(path)):
            allowing.add(AllowanceUse(each, day, each.at or Location(path)), aim_of_words(each))
    return allowing
