"""Workbooks made for tests part by part, as no library writes them; and what came of mending them."""

from __future__ import annotations

import re
import zipfile
from functools import reduce
from typing import TYPE_CHECKING, Final

from workbooks import package

from raci.api import read_all
from raci.menders import Mend
from raci.menders.workbook import mend_workbook
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from raci.menders import Refusal
    from raci.model import Matrix
    from raci.model.change import Change

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
SHEET: Final = "xl/worksheets/sheet1.xml"
SECOND: Final = "xl/worksheets/sheet2.xml"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def text(name: str, said: str, more: str = "") -> str:
    """Return a cell with an inline string."""
    return f'<c r="{name}"{more} t="inlineStr"><is><t>{said}</t></is></c>'


def row(number: int, *cells: str, more: str = "") -> str:
    """Return a row of cells; one that does not begin with `<` is the text of the next column."""
    made = (cell if cell.startswith("<") or not cell else text(f"{chr(65 + at)}{number}", cell) for at, cell in
            enumerate(cells))  # fmt: skip
    return f'<row r="{number}"{more}>{"".join(made)}</row>'


HEADINGS: Final = row(1, "Duty", "Manager", "Clerk", "Board")
ROWS: Final = (
    HEADINGS
    + row(2, "Sell", "A", "R", "I")
    + row(3, "Buy", "A", "R")
    + row(4, "Ship", "A/R", "R")
    + row(5, "Pack", "A", "R")
)


def sheet_xml(rows: str = ROWS, after: str = "", before: str = "") -> str:
    """Return a sheet of these rows, with XML before and after them."""
    return (
        f'{_HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    )


def relations(*targets: tuple[str, str]) -> str:
    """Return a part of relations, rId1 and so on, of kinds and targets."""
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>'


def book(
    path: Path, sheet: str | bytes | None = None, parts: Mapping[str, str | bytes] | None = None, names: str = ""
) -> Path:
    """Write a workbook whose first sheet, Plan, is this XML; more parts take the place of those it has, or are added.

    A part `xl/worksheets/sheet2.xml` becomes a sheet named Other; `names` are its defined names.
    """
    held: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/{SHEET}" ContentType="{_TYPES}.worksheet+xml"/>'
        f'<Override PartName="/{SECOND}" ContentType="{_TYPES}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPES}.sharedStrings+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>',
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Plan" sheetId="1" r:id="rId1"/>@</sheets>'
        + (f"<definedNames>{names}</definedNames>" if names else "") + "</workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"),
            ("worksheet", "worksheets/sheet2.xml"),
            ("sharedStrings", "sharedStrings.xml"),
            ("styles", "styles.xml"),
        ),
        "xl/sharedStrings.xml": strings("Duty", "Manager", "Clerk", "Board"),
        "xl/styles.xml": styles(),
        SHEET: sheet if sheet is not None else sheet_xml(),
    } | dict(parts or {})  # fmt: skip
    second = '<sheet name="Other" sheetId="2" r:id="rId2"/>' if SECOND in held else ""
    whole = held["xl/workbook.xml"]
    held["xl/workbook.xml"] = whole.replace("@", second) if isinstance(whole, str) else whole
    return package(path, held)


def strings(*texts: str) -> str:
    """Return the part of shared strings; a text that begins with `<` is XML."""
    items = "".join(f"<si>{each if each.startswith('<') else f'<t>{each}</t>'}</si>" for each in texts)
    return f'{_HEAD}<sst xmlns="{MAIN}">{items}</sst>'


def styles(*formats: str) -> str:
    """Return the part of styles, with the usual format and then these."""
    usual = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    return (
        f'{_HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
        f'<cellStyleXfs count="1">{usual}</cellStyleXfs><cellXfs count="{1 + len(formats)}">{usual}{"".join(formats)}'
        "</cellXfs></styleSheet>"
    )


def parts_of(path: Path) -> dict[str, bytes]:
    """Return all parts of a package."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def mended(source: Path, *changes: Change, matrix: Matrix | None = None) -> tuple[Path, tuple[Refusal, ...]]:
    """Mend a workbook by changes of its first matrix, each by itself; return the copy and what was refused."""
    known = matrix or read_all(source)[0]
    target = source.with_name(f"mended-{source.name}")
    return target, mend_workbook(source, [Mend(known, (change,)) for change in changes], target)


def refusals(source: Path, *changes: Change) -> list[str]:
    """Return what is refused of these changes, each as `Plan!C7: reason`."""
    _, refused = mended(source, *changes)
    return [f"{each.location.inside}: {each.reason}" for each in refused]


def edit(source: Path, *changes: Change) -> dict[str, bytes]:
    """Mend a workbook, and return its sheets' XML and all parts; fail if it is not read as meant, or more changed."""
    before = read_all(source)
    target, refused = mended(source, *changes, matrix=before[0])
    assert refused == ()
    wanted = reduce(lambda matrix, change: change.apply(matrix), changes, before[0])
    after = read_all(target)
    assert len(before) == len(after)
    assert wanted == replace(after[0], title=wanted.title)
    assert before[1:] == after[1:]
    old, new = parts_of(source), parts_of(target)
    assert list(old) == list(new)
    assert {name: data for name, data in old.items() if "worksheets/sheet" not in name} == {
        name: data for name, data in new.items() if "worksheets/sheet" not in name
    }
    return new


def cell_of(parts: Mapping[str, bytes], name: str, part: str = SHEET) -> str:
    """Return the XML of a cell that has a name, '' if it is not in the file."""
    found = re.search(rf'<(?:\w+:)?c [^>]*?r="{name}"(?:[^>]*/>|.*?</(?:\w+:)?c>)', parts[part].decode(), re.DOTALL)
    return found[0] if found else ""
