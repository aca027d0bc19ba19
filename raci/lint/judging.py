"""A file judged as a whole: each matrix, their organizations, what lies between them, and last what is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from raci.lint.engine import judge, judge_register, judge_together
from raci.lint.selection import choose, severities
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from raci.graph.summary import Unpacked
    from raci.lint.allowing import Used
    from raci.lint.finding import Finding, Severity
    from raci.lint.rule import Rule
    from raci.lint.settling import Settling
    from raci.model import Matrix
    from raci.settings import Settings


@record
class Judged:
    """What was found: what is to be told, what is allowed, and what became of each allowance."""

    findings: tuple[Finding, ...] = ()
    allowed: tuple[Finding, ...] = ()
    used: tuple[Used, ...] = ()


@record
class Bench:
    """Those who judge: all rules there are, those that run, and the settings; `path` is the file judged."""

    known: Sequence[type[Rule]]
    rules: Sequence[Rule]
    severities: Mapping[str, Severity]
    settings: Settings
    path: str = ""

    @classmethod
    def of(cls, known: Sequence[type[Rule]], settings: Settings) -> Self:
        """Return those the settings select; raise SettingsError if they mean nothing."""
        rules = choose(known, settings)
        return cls(known, rules, severities(rules, settings), settings)

    def of_file(self, matrices: Sequence[Matrix]) -> Judged:
        """Judge the matrices of a file, each by itself and together."""
        changed, today = self.severities, self.settings.today
        alone = [judge(matrix, self.rules, changed, today) for matrix in matrices]
        return self.settled(matrices, alone, judge_together(matrices, self.rules, changed, today))

    def settled(
        self, matrices: Sequence[Matrix], alone: Sequence[Sequence[Finding]], together: Sequence[Finding]
    ) -> Judged:
        """Return what was found in each matrix of a file and between them, without what is allowed."""
        settling = self._settling(matrices)
        if settling is None:
            return Judged((*(finding for found in alone for finding in found), *together))
        kept = [each for place, found in enumerate(alone) for each in settling.of_matrix(place, found)]
        kept += settling.of_all(together)
        return _settled([*kept, *settling.of_allowances(self.severities)], settling)

    def of_organization(self, alone: Matrix) -> Judged:
        """Judge an organization that stands alone; the matrix that brings it has no duties."""
        together = judge_together((alone,), self.rules, self.severities, self.settings.today)
        settling = self._settling((alone,))
        if settling is None:
            return Judged(tuple(together))
        return _settled([*settling.of_all(together), *settling.of_allowances(self.severities)], settling)

    def between(self, matrices: tuple[Matrix, ...] | Unpacked) -> Judged:
        """Judge what lies between matrices; of the allowances themselves nothing is told, which each file's does."""
        found = judge_register(matrices, self.rules, self.severities, self.settings.today)
        if not isinstance(matrices, tuple):
            from raci.lint.settling_many import settled_by_file  # noqa: PLC0415 - only for summaries of files

            may_allow = found and (self.settings.allow or matrices.may_allow)
            return settled_by_file(found, matrices, self._settling) if may_allow else Judged(tuple(found))
        settling = self._settling(matrices) if found else None
        return _settled(settling.of_all(found), settling) if settling else Judged(tuple(found))

    def of_settings(self, used: Iterable[Used]) -> list[Finding]:
        """Judge the allowances of settings by what they cover in all the files they are for."""
        from raci.lint.settling import judged_over_all  # noqa: PLC0415 - few settings allow anything

        return judged_over_all(used, self.known, self.rules, self.severities, self.settings.today)

    def _settling(self, matrices: Sequence[Matrix]) -> Settling | None:
        """Return what holds findings against allowances, None where nobody allows anything."""
        if not (self.settings.allow or any(map(_allows, matrices))):
            return None
        from raci.lint.settling import Settling  # noqa: PLC0415 - few files allow anything

        return Settling(matrices, self.known, self.rules, self.settings, self.path)


def _allows(matrix: Matrix) -> bool:
    return bool(matrix.allowances or (matrix.organization and matrix.organization.allowances))


def _settled(findings: Iterable[Finding], settling: Settling) -> Judged:
    return Judged(tuple(findings), tuple(settling.allowed), settling.used())
