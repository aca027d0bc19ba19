"""Judging: what is found in a matrix or a file, between matrices, and what can be mended of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.api.reading import read_organization, understand
from raci.collector import collector_paused
from raci.errors import RaciError, UnreadableError
from raci.limits import in_force
from raci.lint import Report, flaws, organization_alone, problems_of, unreadable
from raci.lint.judging import Bench
from raci.records import replace
from raci.remote import here, place
from raci.settings import Settings
from raci.version import VERSION

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from raci.graph.summary import Summaries, Summary
    from raci.layout.reading import Note, Understanding
    from raci.lint import Finding
    from raci.lint.judging import Judged
    from raci.model import Matrix

_FOREIGN: Final = frozenset({"not-org-design", "report", "unknown-sheet"})
"""Codes of errors that say a file may well be right, and is none of ours."""


@collector_paused()
def check(subject: Matrix | str | os.PathLike[str], settings: Settings | None = None) -> Report:
    """Return the report of a matrix or of a file.

    A file that cannot be read, or holds no matrix, gives a report that says why: a finding (SRC001) for each thing
    that is wrong. Raises SettingsError if the settings mean nothing.
    """
    from raci.model import Matrix  # noqa: PLC0415
    from raci.rules import rules_for  # noqa: PLC0415 - importing the rules costs; a reader does not need them

    chosen = settings or Settings()
    if chosen.organization:
        with in_force(chosen.limits):
            read_organization(chosen.organization)  # if it cannot be read, that is no matter of this one file
    bench = Bench.of(rules_for(chosen), chosen)
    if isinstance(subject, Matrix):
        return _of_matrices((subject,), replace(bench, path=subject.source.path))
    file = place(subject)
    try:
        understood = understand(file, chosen)
    except RaciError as error:
        if not error.place:
            raise  # settings that mean nothing for any file
        return unreadable(str(file), *problems_of(str(file), error), foreign=error.code in _FOREIGN)
    except Exception as error:  # noqa: BLE001 - one file on which raci itself fails must not stop the others
        sentence = (
            f"raci failed on this file, which is an error in raci: please report it ({type(error).__name__}: {error})"
        )
        return unreadable(str(file), (str(file), sentence))
    return _of_file(understood, replace(bench, path=str(file)))


def _of_file(understood: Understanding, bench: Bench) -> Report:
    """Return the report of a file that was understood; it may hold no matrix, or only an organization."""
    if understood.readings:
        notes = (*understood.notes, *(note for reading in understood.readings for note in reading.notes))
        return _of_matrices(tuple(reading.matrix for reading in understood.readings), bench, notes)
    if understood.organization:
        from raci.model import Matrix  # noqa: PLC0415
        from raci.notations import get  # noqa: PLC0415

        found = bench.of_organization(Matrix(get("RACI"), (), (), (), organization=understood.organization))
        report = organization_alone(bench.path, understood.organization, understood.notes, found.findings)
        return replace(report, allowed=found.allowed, allowances=found.used)
    return unreadable(bench.path, (bench.path, f"no matrix was read: {understood.reason}"), foreign=True)


def _of_matrices(matrices: tuple[Matrix, ...], bench: Bench, notes: tuple[Note, ...] = ()) -> Report:
    codes = tuple(rule.code for rule in bench.rules)
    found = bench.of_file(matrices)
    return Report(
        bench.path, (*flaws(notes), *found.findings), notes, matrices, codes, found.allowed,
        version=VERSION, allowances=found.used,
    )  # fmt: skip


def check_together(matrices: Iterable[Matrix] | Summaries, settings: Settings | None = None) -> tuple[Finding, ...]:
    """Return what is found between matrices; what is found in each by itself, and in its organization, is `check`'s.

    Raises SettingsError if the settings mean nothing.
    """
    return between(matrices, settings).findings


def between(matrices: Iterable[Matrix] | Summaries, settings: Settings | None = None) -> Judged:
    """Return what is found between matrices, and what of it is allowed; see `check_together`."""
    from raci.graph.summary import Summaries, Unpacked  # noqa: PLC0415 - as above
    from raci.rules import rules_for  # noqa: PLC0415

    chosen = settings or Settings()
    bench = Bench.of(rules_for(chosen), chosen)
    if isinstance(matrices, Summaries):
        from raci.readers.organization import organization_named  # noqa: PLC0415

        return bench.between(Unpacked(matrices, chosen.today, organization_named))
    return bench.between(tuple(matrices))


def summary_of(matrices: Iterable[Matrix], path: str | None = None) -> Summary:
    """Return the matrices of a file in brief, so that it can be judged later what lies between them and others.

    `path` is the file, where it is not the one that the first matrix names. Summaries of many files, put into
    `Summaries` in any order, stand for their matrices in `check_together`.
    """
    from raci.graph.summary import summary_of as made_of  # noqa: PLC0415 - nothing costs until used
    from raci.readers.organization import is_of_file  # noqa: PLC0415

    return made_of(matrices, path, is_of_file)


def annotate(
    path: str | os.PathLike[str],
    target: str | os.PathLike[str],
    settings: Settings | None = None,
    *,
    sheet: bool = False,
) -> Report:
    """Write a copy of a workbook in which each finding is a note at its cell, and return the report.

    With `sheet`, a sheet Findings lists all of them with links to their cells. Everything else in the workbook stays
    as it is, and what an earlier run wrote is replaced. The report's notes tell which findings got no note, and why.
    Raises RaciError if the workbook cannot be read or is none (.xlsx, .xlsm), or the copy cannot be written.
    """
    from datetime import date  # noqa: PLC0415 - nothing costs until used

    from raci.layout.reading import Note  # noqa: PLC0415
    from raci.menders.annotation import annotate_file, check_target  # noqa: PLC0415
    from raci.model import Location  # noqa: PLC0415

    source, copy = here(path), here(target)
    check_target(source, copy)
    report = check(source, settings)
    if report.unreadable:
        why = report.findings[0]
        raise UnreadableError("unreadable", why.message, str(why.location))
    day = (settings.today if settings else None) or date.today()  # noqa: DTZ011 - the day of who asks
    done = annotate_file(source, report.findings, copy, sheet=sheet, day=day)
    told = (Note("info", each, Location(str(copy))) for each in done.sentences)
    return replace(report, notes=(*report.notes, *told))


def fix(matrix: Matrix, report: Report, *, unsafe: bool = False) -> Matrix:
    """Return the matrix with the fixes of a report applied: the safe ones, or all that change something.

    A fix whose changes no longer fit, because an earlier one changed the same cell, is left for the next check.
    """
    from raci.lint.fixing import Fixing  # noqa: PLC0415 - nothing costs until used

    fixing = Fixing(matrix, unsafe=unsafe)
    fixing.make(report)
    return fixing.matrix
