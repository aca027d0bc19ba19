"""Lists of duties without roles, from any file with a table: a row for each, with scope, section and kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from raci.model.duty_list import DutyList


def read_duties(path: Path) -> DutyList:
    """Return the duties of a table (.csv .xlsx .md .docx …) or of an org-design file, in their order.

    The table has a column for the duty, headed so in any language in which matrices are read, and may have others for
    scope, section, number, kind and description. A table of one column without such a heading is taken as duties.
    Raises UnreadableError for a file that cannot be read, or lists no duties.
    """
    from raci.readers.duty_lists.table import duties_in  # noqa: PLC0415 - nothing costs until used
    from raci.readers.reader import read_document  # noqa: PLC0415 - imports all readers

    return duties_in(read_document(path), str(path))
