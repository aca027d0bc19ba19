"""Reading: from a file to its matrices, joined to their organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.errors import NoMatrixError, RaciError
from raci.limits import in_force
from raci.records import replace
from raci.remote import place
from raci.settings import Settings

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from raci.layout.reading import Understanding
    from raci.model import Matrix, Organization


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
