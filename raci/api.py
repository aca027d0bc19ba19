"""The whole of raci in a few functions; `import raci` gives exactly these names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.collector import collector_paused
from raci.errors import NoMatrixError, RaciError, UnreadableError
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
    from datetime import date
    from pathlib import Path

    from raci.answers import Comparison, Directory, RoleCard, Who
    from raci.graph import ResponsibilityGraph
    from raci.graph.summary import Summaries, Summary
    from raci.layout.reading import Understanding
    from raci.lint import Finding
    from raci.lint.judging import Judged
    from raci.model import Matrix, Organization
    from raci.model.draft import Draft

_FOREIGN: Final = frozenset({"not-org-design", "report", "unknown-sheet"})
"""Codes of errors that say a file may well be right, and is none of ours."""


def understand(path: str | os.PathLike[str], settings: Settings | None = None) -> Understanding:
    """Return all matrices of a file with the notes and decisions of reading it, each joined to its organization.

    Raises UnreadableError if the file cannot be read, or the organization that the settings name; a file without a
    matrix gives no readings and a reason.
    """
    chosen = settings or Settings()
    with in_force(chosen.limits):
        return _understood(place(path), chosen)


def _understood(path: Path, chosen: Settings) -> Understanding:
    from raci.layout.interpret import interpret  # noqa: PLC0415 - nothing costs until used
    from raci.layout.reading import Reading, Understanding  # noqa: PLC0415
    from raci.readers import read_document  # noqa: PLC0415

    document = read_document(path)
    if document.organization:
        reason = "it holds an organization, and no duties; name it with --org beside a matrix"
        return Understanding((), document.notes, reason, document.organization)
    if document.matrices:
        found = Understanding(tuple(Reading(matrix) for matrix in document.matrices), document.notes)
    else:
        found = interpret(document.grids, chosen.layout)
        found = replace(found, notes=(*document.notes, *found.notes))
    if document.remarks:
        from raci.layout.remarks import with_allowances  # noqa: PLC0415 - few files have any

        looked_at = () if chosen.layout.sheet else {grid.name for grid in document.grids if not grid.hidden}
        found = with_allowances(found, document.remarks, looked_at)
    wider = read_organization(chosen.organization) if chosen.organization else None
    if not (wider or found.organization or any(each.matrix.organization for each in found.readings)):
        return found
    from raci.readers.joined import joined  # noqa: PLC0415 - only where there is an organization

    return joined(found, wider)


def read_organization(path: str | os.PathLike[str]) -> Organization:
    """Return the organization of a file: an org-design file, or people as HR systems export them.

    A file is read once in a run, however often it is named. Raises UnreadableError if it cannot be read, or says
    nothing of an organization.
    """
    from raci.readers.organization import read_organization as read_file  # noqa: PLC0415 - nothing costs until used

    return read_file(place(path))


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


@collector_paused()
def check(subject: Matrix | str | os.PathLike[str], settings: Settings | None = None) -> Report:
    """Return the report of a matrix or of a file.

    A file that cannot be read, or holds no matrix, gives a report that says why: a finding (SRC001) for each thing
    that is wrong. Raises SettingsError if the settings mean nothing.
    """
    from raci.model import Matrix  # noqa: PLC0415
    from raci.notations import get  # noqa: PLC0415
    from raci.rules import rules_for  # noqa: PLC0415 - importing the rules costs; a reader does not need them

    chosen = settings or Settings()
    if chosen.organization:
        with in_force(chosen.limits):
            read_organization(chosen.organization)  # if it cannot be read, that is no matter of this one file
    bench = Bench.of(rules_for(chosen), chosen)
    codes = tuple(rule.code for rule in bench.rules)
    if isinstance(subject, Matrix):
        found = replace(bench, path=subject.source.path).of_file((subject,))
        return Report(
            subject.source.path, found.findings, (), (subject,), codes, found.allowed,
            version=VERSION, allowances=found.used,
        )  # fmt: skip
    file = place(subject)
    path = str(file)
    try:
        understood = understand(file, chosen)
    except RaciError as error:
        if not error.place:
            raise  # settings that mean nothing for any file
        return unreadable(path, *problems_of(path, error), foreign=error.code in _FOREIGN)
    except Exception as error:  # noqa: BLE001 - one file on which raci itself fails must not stop the others
        sentence = (
            f"raci failed on this file, which is an error in raci: please report it ({type(error).__name__}: {error})"
        )
        return unreadable(path, (path, sentence))
    if understood.organization and not understood.readings:
        alone = Matrix(get("RACI"), (), (), (), organization=understood.organization)
        found = replace(bench, path=path).of_organization(alone)
        report = organization_alone(path, understood.organization, understood.notes, found.findings)
        return replace(report, allowed=found.allowed, allowances=found.used)
    if not understood.readings:
        return unreadable(path, (path, f"no matrix was read: {understood.reason}"), foreign=True)
    matrices = tuple(reading.matrix for reading in understood.readings)
    found = replace(bench, path=path).of_file(matrices)
    notes = (*understood.notes, *(note for reading in understood.readings for note in reading.notes))
    return Report(
        path, (*flaws(notes), *found.findings), notes, matrices, codes, found.allowed,
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


def write(
    subject: Matrix | Report | Draft | Iterable[Matrix],
    path: str | os.PathLike[str],
    form: str | None = None,
    *,
    today: date | None = None,
) -> None:
    """Write matrices to a file, whole or not at all, in the format its suffix says (`.xlsx`, `.yaml`, `.md` …).

    A report brings its matrices and what was found in them, a draft the reason of each letter and what it leaves open:
    notes at the cells of a workbook, lines below the matrix in YAML and Markdown. `form` names a format that the suffix
    does not say, such as `long`; `today` is the day that is written into it. Raises RaciError with one sentence for
    what the format cannot hold, and where the file cannot be written.
    """
    from datetime import date  # noqa: PLC0415 - nothing costs until used

    from raci.model import Matrix  # noqa: PLC0415
    from raci.model.draft import Draft  # noqa: PLC0415
    from raci.writers import Export, drafted, write_export  # noqa: PLC0415

    day = today or date.today()  # noqa: DTZ011 - the day where the user is
    if isinstance(subject, Report):
        export = Export(subject.matrices, subject.findings, day)
    elif isinstance(subject, Draft):
        export = drafted(subject, check(subject.matrix).findings, day)
    else:
        export = Export((subject,) if isinstance(subject, Matrix) else tuple(subject), None, day)
    if not export.matrices:
        raise NoMatrixError("no-matrix", "there is no matrix to write", str(path))
    write_export(export, here(path), form)


def draft(paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> Draft:
    """Return a first matrix drafted from one text or several: job descriptions, handbooks, articles about roles.

    The same texts give the same draft; no language model is asked. Raises UnreadableError for a file that cannot be
    read, RaciError (`no-role`, `no-duty`) where the texts speak of no role, or give none a duty.
    """
    import os  # noqa: PLC0415 - nothing costs until used

    from raci.drafting.prose import draft_of  # noqa: PLC0415
    from raci.readers.prose_text import read_prose  # noqa: PLC0415

    named = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    if not named:
        raise RaciError("misuse", "there is no text to draft from; name at least one")
    return draft_of([read_prose(place(path)) for path in named])


def graph(matrix: Matrix) -> ResponsibilityGraph:
    """Return the responsibility graph of a matrix, to be asked."""
    from raci.graph import ResponsibilityGraph  # noqa: PLC0415

    return ResponsibilityGraph(matrix)


def draw(
    matrices: Matrix | Iterable[Matrix] | Directory,
    form: str = "svg",
    view: str | None = None,
    *,
    today: date | None = None,
) -> str:
    """Return a picture of matrices, or what another program takes over, as text.

    `form` is svg, mermaid, dot, graphml, cytoscape, turtle, bpmn, oscal, owners or backstage; `view` is by-role,
    by-duty, by-unit, escalation, handovers or whole, and belongs to the first five forms. Raises RaciError where there
    is no such form or view.
    """
    from raci.drawings import form_for, told  # noqa: PLC0415 - nothing costs until used

    return told(_directory(matrices, today), form_for(form, None), view)


def register(subjects: Iterable[Matrix | str | os.PathLike[str]], settings: Settings | None = None) -> Directory:
    """Return all matrices of files, or these matrices, as one register that `who` and the others may be asked about.

    It is indexed once. Raises NoMatrixError for a file without a matrix, UnreadableError for one that cannot be read.
    """
    from raci.answers import Directory  # noqa: PLC0415 - nothing costs until used
    from raci.model import Matrix  # noqa: PLC0415

    chosen = settings or Settings()
    found = (
        matrix for each in subjects for matrix in ((each,) if isinstance(each, Matrix) else read_all(each, chosen))
    )
    with collector_paused():
        made = Directory(found, chosen.today)
        made.register.index  # noqa: B018 - it is worked out now, so that the first question does not wait for it
        return made


def who(matrices: Matrix | Iterable[Matrix] | Directory, duty: str, *, today: date | None = None) -> Who:
    """Return who answers for the duties that some words mean, who does them, who is asked and who is told.

    `today` is the day for which it is asked who holds a role. Raises RaciError where the words mean no duty, or fit
    very many.
    """
    from raci.answers import takers_of  # noqa: PLC0415 - nothing costs until used

    return takers_of(_directory(matrices, today), duty)


def role_card(matrices: Matrix | Iterable[Matrix] | Directory, role: str, *, today: date | None = None) -> RoleCard:
    """Return where a role stands, and what it answers for, does, is asked and is told.

    Raises RaciError where the words mean no role, or may mean several.
    """
    from raci.answers import card_of  # noqa: PLC0415 - nothing costs until used

    return card_of(_directory(matrices, today), role)


def compare_roles(
    matrices: Matrix | Iterable[Matrix] | Directory, one: str, other: str, *, today: date | None = None
) -> Comparison:
    """Return what each of two roles has for itself, what they share, and where one localizes the other's duty.

    Raises RaciError where words mean no role, may mean several, or both mean the same one.
    """
    from raci.answers import compared  # noqa: PLC0415 - nothing costs until used

    return compared(_directory(matrices, today), one, other)


def _directory(matrices: Matrix | Iterable[Matrix] | Directory, today: date | None) -> Directory:
    from raci.answers import Directory  # noqa: PLC0415 - nothing costs until used
    from raci.model import Matrix  # noqa: PLC0415

    if isinstance(matrices, Directory):
        return matrices
    return Directory((matrices,) if isinstance(matrices, Matrix) else matrices, today)
