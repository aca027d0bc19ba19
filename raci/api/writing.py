"""Writing matrices, and drafting them from texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.api.judging import check
from raci.errors import NoMatrixError, RaciError
from raci.lint import Report
from raci.remote import here, place

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable
    from datetime import date

    from raci.model import Matrix
    from raci.model.draft import Draft


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
