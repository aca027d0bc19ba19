"""A copy of the user's own workbook in which each finding is a note at its cell; all else in it stays as it is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.errors import RaciError
from raci.menders.annotation import findings_sheet
from raci.menders.annotation.looks import look_of
from raci.menders.annotation.parts import Parts
from raci.menders.annotation.placing import Left, Whereabouts, placed
from raci.menders.annotation.sheet_notes import annotate_sheet
from raci.menders.annotation.workbook_part import Workbook
from raci.menders.workbook_parts.archive import Package, rewritten
from raci.records import record
from raci.replacing import replacing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from raci.lint import Finding

SUFFIXES: Final = (".xlsx", ".xlsm", ".xltx", ".xltm")
_LOCKED: Final = "the structure of the workbook is protected, so no sheet was added to it"
_SIGNED: Final = "the workbook is signed; the signature does not hold for the copy"


@record
class Annotation:
    """What came of annotating: the findings that got no note, why, and the sheet they are listed on, if there is one.

    `remarks` are sentences about the copy as a whole.
    """

    left: tuple[Left, ...] = ()
    sheet: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What there is to say beyond `done`: how many findings got no note, by reason, and the remarks."""
        counts = Counter(left.reason for left in self.left)
        told = (
            f"{count:,} finding{'s have' if count > 1 else ' has'} no note: {reason}"
            for reason, count in counts.items()
        )
        return (*told, *self.remarks)


def annotate_workbook(
    source: Path, findings: Sequence[Finding], target: Path, *, sheet: bool = False, day: date | None = None
) -> tuple[Finding, ...]:
    """Write a copy of a workbook with a note at the cell of each finding, and return the findings that got none.

    See `annotated`, which also tells why.
    """
    return tuple(left.finding for left in annotated(source, findings, target, sheet=sheet, day=day).left)


def annotated(
    source: Path, findings: Sequence[Finding], target: Path, *, sheet: bool = False, day: date | None = None
) -> Annotation:
    """Write a copy of a workbook with a note at the cell of each finding; with `sheet`, also a sheet of all findings.

    What an earlier run wrote is replaced, and its sheet too, if there is one. Notes of others stay, with ours below
    them in the same cell. A cell with a conversation (a threaded comment) gets none: Excel would take the conversation
    for damaged. Protected sheets get notes too; their cells stay as they are. `day` is told on the sheet.

    Raises UnreadableError for what is no Open XML workbook, or damaged.
    """
    with source.open("rb") as file:
        if file.read(2) != b"PK":
            raise _other_format(source)
    with Package(source) as package:
        if not package.sheets:
            raise _other_format(source)
        parts = Parts(package)
        sheets = {name: part for name, part in package.sheets.items() if parts.has(part)}
        by_sheet, left = placed(findings, Whereabouts(source, sheets))
        for name, part in sheets.items():
            left += annotate_sheet(parts, part, by_sheet.get(name, {}))
        listed = _list(parts, findings, day, wanted=sheet)
        remarks = [_LOCKED] if sheet and not listed else []
        if parts.changed and any(name.lower().startswith("_xmlsignatures/") for name in package.names):
            remarks.append(_SIGNED)
        rewritten(source, target, parts.as_stored(), parts.added)
    return Annotation(tuple(left), listed, tuple(remarks))


def _list(parts: Parts, findings: Sequence[Finding], day: date | None, *, wanted: bool) -> str:
    """Write the sheet of findings if it is wanted, or there from an earlier run; return its name, or ''."""
    book = Workbook(parts)
    title = book.earlier()
    if not title and (not wanted or book.locked):
        return ""
    where = Whereabouts(parts.package.path, parts.package.sheets.keys() - {title})
    sheet = findings_sheet.Sheet(parts.main, where, look_of(parts), book.has_views, day)
    data = findings_sheet.sheet_of(findings, sheet)
    area = findings_sheet.area_of(len(findings))
    if title:
        parts.write(parts.package.sheets[title], data)
        book.list_again(title, area)
        return title
    title, part = book.free_title(), parts.new("xl/worksheets", "sheet", ".xml")
    parts.write(part, data)
    parts.typed(part, findings_sheet.KIND)
    book.add_sheet(title, part, area)
    return title


def annotate_file(
    source: Path, findings: Sequence[Finding], target: Path, *, sheet: bool = False, day: date | None = None
) -> Annotation:
    """Do as `annotated` does, whole or not at all, to a place people name.

    Raises RaciError as `check_target` does, and where the copy cannot be written.
    """
    check_target(source, target)
    with replacing(target) as written:
        return annotated(source, findings, written, sheet=sheet, day=day)


def check_target(source: Path, target: Path) -> None:
    """Raise RaciError with one sentence where a copy with notes cannot be of this workbook, or not stand there."""
    suffix = source.suffix.lower()
    if suffix not in SUFFIXES:
        raise _other_format(source)
    if target.suffix.lower() != suffix:
        message = f"the copy of a workbook with notes is of the same kind; name it {target.stem}{suffix}"
        raise RaciError("other-format", message, str(target))
    if source.exists() and target.exists() and target.samefile(source):
        message = "this is the workbook itself; name another file for the copy with notes"
        raise RaciError("same-file", message, str(target))


def _other_format(source: Path) -> RaciError:
    message = f"notes are written into workbooks only ({', '.join(SUFFIXES)}); save it as one of them"
    return RaciError("other-format", message, str(source))
