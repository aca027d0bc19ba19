"""Findings for annotating, and what became of a workbook's parts and notes."""

from __future__ import annotations

import warnings
import zipfile
from typing import TYPE_CHECKING, Any, Final

import openpyxl

from raci.lint import Confidence, Finding, Fix, Severity
from raci.model import Location, column_number
from raci.packages import Package

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree import ElementTree as ET

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
FIRST: Final = "—— raci ——"
LAST: Final = "——————"


def finding(path: Path, cell: str = "B2", message: str = "Nobody sells.", **more: Any) -> Finding:  # noqa: ANN401 - any field
    """Return a finding at a cell of the sheet Plan, or of the sheet in `sheet`."""
    letters = cell.rstrip("0123456789")
    place = Location(
        str(path), more.pop("sheet", "Plan"), int(cell[len(letters) :] or 0), column_number(letters) if letters else 0
    )
    given: dict[str, Any] = {
        "rule": "ACC001", "name": "no-accountable", "severity": Severity.ERROR, "location": place, "help": "give an A.",
    }  # fmt: skip
    return Finding(message=message, **given | more)


def guessed(path: Path, cell: str) -> Finding:
    """Return a note that is a guess, and has a fix."""
    return finding(
        path, cell, "The clerk may be the seller.", severity=Severity.NOTE, confidence=Confidence.GUESS,
        fix=Fix("Give Clerk A as well"),
    )  # fmt: skip


def parts(path: Path) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(before: Path, after: Path) -> set[str]:
    """Return the names of the parts that are not as they were."""
    old, new = parts(before), parts(after)
    assert old.keys() <= new.keys()
    return {name for name in new if new[name] != old.get(name)}


def opened(path: Path) -> openpyxl.Workbook:
    """Return a workbook as openpyxl reads it, also one that has no styles of its own."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Workbook contains no default style")
        return openpyxl.load_workbook(path)


def notes(path: Path) -> dict[str, str]:
    """Return the text of each note as openpyxl reads it, by `Sheet!C7`."""
    book = opened(path)
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def comments_of(path: Path, sheet: str = "Plan") -> ET.Element:
    """Return the part with the notes of a sheet."""
    return _related(path, sheet, "comments")


def drawing_of(path: Path, sheet: str = "Plan") -> str:
    """Return the drawing with the boxes of a sheet's notes."""
    with Package(path) as package:
        found = [each for each in package.relations(package.sheets[sheet]).values() if each.kind == "vmlDrawing"]
        return package.part(found[-1].part).decode()


def _related(path: Path, sheet: str, kind: str) -> ET.Element:
    with Package(path) as package:
        [found] = [each for each in package.relations(package.sheets[sheet]).values() if each.kind == kind]
        return package.xml(found.part)


def names_in(path: Path, sheet: str = "Plan") -> list[str]:
    """Return the names of the elements of a sheet, in their order."""
    with Package(path) as package:
        return [each.tag.rpartition("}")[2] for each in package.xml(package.sheets[sheet])]
