"""The whole of raci in a few functions; `import raci` gives exactly these names."""

from __future__ import annotations

from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.errors import NoMatrixError, RaciError
from raci.lint import UNREADABLE, Finding, Report, Safety, Severity, choose, judge, judge_together, severities
from raci.model import Location, column_number
from raci.settings import Settings
from raci.version import VERSION

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable
    from datetime import date

    from raci.answers import Comparison, Directory, RoleCard, Who
    from raci.graph import ResponsibilityGraph
    from raci.layout.reading import Understanding
    from raci.lint import Rule
    from raci.model import Matrix

_FOREIGN: Final = frozenset({"not-org-design", "unknown-sheet"})
"""Codes of errors that say a file may well be right, and is none of ours."""


def understand(path: str | os.PathLike[str], settings: Settings | None = None) -> Understanding:
    """Return all matrices of a file with the notes and decisions of reading it.

    Raises UnreadableError if the file cannot be read; a file without a matrix gives no readings and a reason.
    """
    from raci.layout.interpret import interpret  # noqa: PLC0415 - nothing costs until used
    from raci.layout.reading import Reading, Understanding  # noqa: PLC0415
    from raci.readers import read_document  # noqa: PLC0415

    document = read_document(Path(path))
    if document.matrices:
        return Understanding(tuple(Reading(matrix) for matrix in document.matrices), document.notes)
    found = interpret(document.grids, (settings or Settings()).layout)
    return Understanding(found.readings, (*document.notes, *found.notes), found.reason)


def read_all(path: str | os.PathLike[str], settings: Settings | None = None) -> tuple[Matrix, ...]:
    """Return every matrix of a file.

    Raises NoMatrixError, with the reason, if it has none, and UnreadableError if it cannot be read.
    """
    found = understand(path, settings)
    if not found.readings:
        raise NoMatrixError("no-matrix", found.reason, str(path))
    return tuple(reading.matrix for reading in found.readings)


def read(path: str | os.PathLike[str], settings: Settings | None = None) -> Matrix:
    """Return the one matrix of a file; raise RaciError if it has several (then use read_all or name a sheet)."""
    matrices = read_all(path, settings)
    if len(matrices) > 1:
        places = ", ".join(matrix.source.whole.inside or matrix.title for matrix in matrices)
        message = f"the file has {len(matrices)} matrices ({places}); use read_all, or name the sheet"
        raise RaciError("several-matrices", message, str(path))
    return matrices[0]


def check(subject: Matrix | str | os.PathLike[str], settings: Settings | None = None) -> Report:
    """Return the report of a matrix or of a file.

    A file that cannot be read, or holds no matrix, gives a report that says why: a finding (SRC001) for each thing
    that is wrong. Raises SettingsError if the settings mean nothing.
    """
    from raci.model import Matrix  # noqa: PLC0415
    from raci.rules import all_rules  # noqa: PLC0415 - importing the rules costs; a reader does not need them

    chosen = settings or Settings()
    rules = choose(all_rules(), chosen)
    changed = severities(rules, chosen)
    codes = tuple(rule.code for rule in rules)
    if isinstance(subject, Matrix):
        return Report(
            subject.source.path, _judged((subject,), rules, changed, chosen.today), (), (subject,), codes,
            version=VERSION,
        )  # fmt: skip
    path = str(Path(subject))
    try:
        understood = understand(path, chosen)
    except RaciError as error:
        if not error.place:
            raise  # settings that mean nothing for any file
        return _refused(path, error)
    except Exception as error:  # noqa: BLE001 - one file on which raci itself fails must not stop the others
        sentence = (
            f"raci failed on this file, which is an error in raci: please report it ({type(error).__name__}: {error})"
        )
        return _unreadable(path, (path, sentence))
    if not understood.readings:
        return _unreadable(path, (path, f"no matrix was read: {understood.reason}"), foreign=True)
    matrices = tuple(reading.matrix for reading in understood.readings)
    findings = _judged(matrices, rules, changed, chosen.today)
    notes = (*understood.notes, *(note for reading in understood.readings for note in reading.notes))
    return Report(path, findings, notes, matrices, codes, version=VERSION)


def _judged(
    matrices: tuple[Matrix, ...], rules: list[Rule], changed: dict[str, Severity], today: date | None
) -> tuple[Finding, ...]:
    alone = (finding for matrix in matrices for finding in judge(matrix, rules, changed, today))
    return (*alone, *judge_together(matrices, rules, changed, today))


def _refused(path: str, error: RaciError) -> Report:
    """Return the report of a file that cannot be read, with a finding for each thing that is wrong in it."""
    told = [_parted(path, problem) for problem in error.problems] or [(error.place, error.message)]
    return _unreadable(path, *told, foreign=error.code in _FOREIGN)


def _parted(path: str, problem: str) -> tuple[str, str]:
    """Return the place and the sentence of a problem: `org.yaml:12:5: the key 'a' stands twice`."""
    inside, _, sentence = problem.removeprefix(path).partition(": ")
    return f"{path}{inside}", sentence


def _unreadable(path: str, *told: tuple[str, str], foreign: bool = False) -> Report:
    findings = tuple(
        Finding(UNREADABLE, "unreadable-file", sentence, Severity.ERROR, location=_location(path, place))
        for place, sentence in told
    )
    return Report(path, findings, unreadable=True, foreign=foreign, version=VERSION)


def _location(path: str, place: str) -> Location:
    """Return the location of an error's place: a path, and perhaps a line, a line and column, a sheet, or a cell."""
    import re  # noqa: PLC0415 - only where something went wrong

    rest = place.removeprefix(path).lstrip(":")
    if line := re.fullmatch(r"(\d+)(?::(\d+))?", rest):
        return Location(path, None, int(line[1]), int(line[2] or 1))
    if cell := re.fullmatch(r"(.*)!([A-Z]{1,3})(\d+)", rest):
        return Location(path, cell[1], int(cell[3]), column_number(cell[2]))
    return Location(path, rest or None)


def fix(matrix: Matrix, report: Report, *, unsafe: bool = False) -> Matrix:
    """Return the matrix with the fixes of a report applied: the safe ones, or all that change something.

    A fix whose changes no longer fit, because an earlier one changed the same cell, is left for the next check.
    """
    touched: set[tuple[str, str]] = set()
    for finding in report:
        mending = finding.fix
        if mending is None or not mending.changes:
            continue
        if mending.safety is Safety.DISPLAY_ONLY or (mending.safety is Safety.UNSAFE and not unsafe):
            continue
        cells = {(change.duty, change.role) for change in mending.changes}
        if cells & touched:
            continue
        try:
            matrix = reduce(lambda mended, change: change.apply(mended), mending.changes, matrix)
        except RaciError:  # an earlier fix took the duty out
            continue
        touched |= cells
    return matrix


def graph(matrix: Matrix) -> ResponsibilityGraph:
    """Return the responsibility graph of a matrix, to be asked."""
    from raci.graph import ResponsibilityGraph  # noqa: PLC0415

    return ResponsibilityGraph(matrix)


def who(matrices: Matrix | Iterable[Matrix], duty: str, *, today: date | None = None) -> Who:
    """Return who answers for the duties that some words mean, who does them, who is asked and who is told.

    `today` is the day for which it is asked who holds a role. Raises RaciError where the words mean no duty, or fit
    very many.
    """
    from raci.answers import takers_of  # noqa: PLC0415 - nothing costs until used

    return takers_of(_directory(matrices, today), duty)


def role_card(matrices: Matrix | Iterable[Matrix], role: str, *, today: date | None = None) -> RoleCard:
    """Return where a role stands, and what it answers for, does, is asked and is told.

    Raises RaciError where the words mean no role, or may mean several.
    """
    from raci.answers import card_of  # noqa: PLC0415 - nothing costs until used

    return card_of(_directory(matrices, today), role)


def compare_roles(
    matrices: Matrix | Iterable[Matrix], one: str, other: str, *, today: date | None = None
) -> Comparison:
    """Return what each of two roles has for itself, what they share, and where one localizes the other's duty.

    Raises RaciError where words mean no role, may mean several, or both mean the same one.
    """
    from raci.answers import compared  # noqa: PLC0415 - nothing costs until used

    return compared(_directory(matrices, today), one, other)


def _directory(matrices: Matrix | Iterable[Matrix], today: date | None) -> Directory:
    from raci.answers import Directory  # noqa: PLC0415 - nothing costs until used
    from raci.model import Matrix  # noqa: PLC0415

    return Directory((matrices,) if isinstance(matrices, Matrix) else matrices, today)
