"""Files that cannot be read: each is refused at once, in one clear sentence that names the file and the place."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zipfile
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
import xlwt
from workbooks import (
    SHEET,
    binary_workbook,
    edited,
    open_document,
    package,
    table_row,
    with_rows,
    workbook,
)

import raci

if TYPE_CHECKING:
    from collections.abc import Iterator

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 100
FAR_ROW = '<row r="200000"><c r="ZZ200000"><v>1</v></c></row>'
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NO_SHEETS = f'<workbook xmlns="{MAIN}"><sheets/></workbook>'.encode()
PASSWORD = "the file is protected by a password; save it without one"  # noqa: S105 - a sentence
FAR = (
    "the cell ZZ200000 stands far from everything else and makes the sheet 200,000 rows by 702 columns; "
    "delete it, or the empty rows and columns before it; "
    "the limit `sparse-cells` is 20,000,000: raise it under [limits]"
)


def told(path: Path) -> str:
    """Return what is said of an unreadable file, without the path; hold that it is one sentence, also as a finding."""
    with pytest.raises(raci.UnreadableError) as caught:
        raci.read(path)
    error = caught.value
    report = raci.check(path)
    [finding] = report
    assert report.unreadable
    assert (finding.message, str(finding.location).removesuffix(":1")) == (error.message, error.place)
    assert "\n" not in str(error)
    assert str(error).startswith(str(path))
    return str(error).removeprefix(str(path))


def written(path: Path, data: bytes) -> Path:
    """Write a file of these bytes."""
    path.write_bytes(data)
    return path


def old_workbook(path: Path) -> Path:
    """Write an .xls workbook."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Plan")
    for row, values in enumerate((("Duty", "Manager", "Clerk"), ("Sell", "A", "R"), ("Buy", "A", "R"))):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    book.save(str(path))
    return path


def changed(path: Path, old: bytes, new: bytes) -> Path:
    """Change bytes of a file; hold that they were there."""
    data = path.read_bytes()
    assert old in data
    return written(path, data.replace(old, new, 1))


def test_a_missing_file(tmp_path: Path) -> None:
    assert told(tmp_path / "x.xlsx") == ": there is no such file"


def test_a_directory(tmp_path: Path) -> None:
    assert told(tmp_path) == ": this is a directory; name files, or let check walk it"


@pytest.mark.parametrize("name", ["x.xlsx", "x.csv", "x.ods", "x.xls", "x.yaml"])
def test_an_empty_file(tmp_path: Path, name: str) -> None:
    assert told(written(tmp_path / name, b"")) == ": the file is empty"


@contextmanager
def as_stranger() -> Iterator[None]:
    """Run as a user who owns nothing; root may read everything."""
    if not hasattr(os, "geteuid"):
        pytest.skip("this system has no file permissions that a test could take away")
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_file_without_permission(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx")
    raci.check(path)  # what is imported on first use may stand where a stranger cannot read it
    path.chmod(0)

    with as_stranger():
        said = told(path)

    assert said == ": no permission to read this file"


@pytest.mark.parametrize("name", ["x.xlsx", "x.xls", "x.ods"])
def test_text_that_is_named_as_a_workbook(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / name, b"Duty,Manager\nSell,A\n")

    assert told(path) == f": this is no workbook, although its name ends in {path.suffix}"


@pytest.mark.parametrize("name", ["x.xlsx", "x.csv", "x.yaml", "x.png"])
def test_a_picture_whatever_its_name(tmp_path: Path, name: str) -> None:
    assert told(written(tmp_path / name, PNG)).startswith(": this is a picture (PNG), not a matrix raci can read (.")


def test_a_suffix_that_nothing_is_known_of(tmp_path: Path) -> None:
    assert told(written(tmp_path / "x.abc", b"hello")).startswith(": the format of .abc is not one raci can read (")


def test_a_zip_archive_that_is_cut_off(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx")

    written(path, path.read_bytes()[:3000])

    assert told(path) == ": the file is damaged: its zip archive is cut off or broken"


def test_an_empty_zip_archive(tmp_path: Path) -> None:
    assert told(package(tmp_path / "x.xlsx", {})).startswith(": this is an empty zip archive, not a matrix")


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("ppt/presentation.xml", "a presentation"),
        ("readme.txt", "a zip archive"),
    ],
)
def test_a_package_that_is_no_workbook(tmp_path: Path, part: str, kind: str) -> None:
    assert told(package(tmp_path / "x.xlsx", {part: "<x/>"})) == f": this is {kind}, not a workbook"


def test_an_encrypted_workbook(tmp_path: Path) -> None:
    path = written(tmp_path / "x.xlsx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(400))

    assert told(path) == f": {PASSWORD}"


def test_an_encrypted_ods(tmp_path: Path) -> None:
    path = open_document(tmp_path / "x.ods", table_row("Duty"), "<manifest:encryption-data/>")

    assert told(path) == f": {PASSWORD}"


def test_an_encrypted_part(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx")
    data = bytearray(path.read_bytes())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(sign)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(sign, place + 4)
    written(path, bytes(data))

    assert told(path) == ": the file is protected by a password"


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"])
def test_a_part_that_breaks_off(tmp_path: Path, part: str) -> None:
    path = edited(workbook(tmp_path / "x.xlsx"), {part: lambda data: data[: len(data) // 2]})

    assert " is damaged" in told(path)


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        (SHEET, ":Plan: the sheet is damaged: its part is missing"),
        (
            "xl/_rels/workbook.xml.rels",
            ": the file is damaged: its part xl/_rels/workbook.xml.rels is missing",
        ),
    ],
)
def test_a_part_that_is_missing(tmp_path: Path, part: str, sentence: str) -> None:
    assert told(edited(workbook(tmp_path / "x.xlsx"), {part: lambda _: None})) == sentence


def test_a_part_whose_bytes_are_broken(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx")
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo(SHEET).header_offset
    data = bytearray(path.read_bytes())
    data[start + 80 : start + 100] = b"\xff" * 20
    written(path, bytes(data))

    assert told(path) == f": the file is damaged: its part {SHEET} is broken"


def test_a_workbook_without_sheets(tmp_path: Path) -> None:
    path = edited(workbook(tmp_path / "x.xlsx"), {"xl/workbook.xml": lambda _: NO_SHEETS})

    assert told(path) == ": the workbook holds no sheet with cells"


def test_a_shared_string_that_does_not_exist(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "x.xlsx", '<row r="4"><c r="A4" t="s"><v>7</v></c></row>')

    assert told(path).startswith(":Plan: the workbook is damaged (")


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_xml_that_declares_entities(tmp_path: Path, part: str) -> None:
    path = edited(workbook(tmp_path / "x.xlsx"), {part: lambda data: ENTITIES + (data or b"<sst/>")})

    assert told(path) == f": its part {part} has a DOCTYPE or declares entities; no office program writes that"


def test_xml_that_declares_entities_in_other_bytes(tmp_path: Path) -> None:
    path = edited(workbook(tmp_path / "x.xlsx"), {SHEET: lambda data: (ENTITIES + data).decode().encode("utf-16")})

    assert "has a DOCTYPE" in told(path)


def test_an_ods_that_declares_entities(tmp_path: Path) -> None:
    path = open_document(tmp_path / "x.ods", table_row("Duty"))

    edited(path, {"content.xml": lambda data: b"<!DOCTYPE x>" + data.partition(b"?>")[2]})

    assert "has a DOCTYPE" in told(path)


@pytest.mark.parametrize("declaration", [b"<", b'<?xml version="1.0" encoding="no-such"?>'])
def test_an_ods_that_is_no_xml(tmp_path: Path, declaration: bytes) -> None:
    path = open_document(tmp_path / "x.ods", table_row("Duty"))

    edited(path, {"content.xml": lambda data: declaration + data.partition(b"?>")[2]})

    assert told(path) == ": the file is damaged: its content is no XML"


def test_a_zip_bomb(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", bytes(60 << 20))

    assert "it unpacks to 60 MiB, " in told(path)


def test_a_package_that_declares_to_be_too_large(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx")
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, data.find(b"PK\x01\x02") + 24, 3 << 30)
    written(path, bytes(data))

    assert ": it unpacks to 3072 MiB, " in told(path)


@pytest.mark.parametrize(
    "row",
    [
        FAR_ROW,
        "<row r='200000'><c s='0' r='zz200000'><v>1</v></c></row>",
        '<row r="200000">' + "<c/>" * 701 + "<c><v>1</v></c></row>",
        f'<x:row xmlns:x="{MAIN}"><x:c r="ZZ200000"><x:v>1</x:v></x:c></x:row>',
    ],
)
def test_a_cell_far_from_everything(tmp_path: Path, row: str) -> None:
    assert told(with_rows(tmp_path / "x.xlsx", row)) == f":Plan!ZZ200000: {FAR}"


@pytest.mark.parametrize("rows", [range(4, 6000), range(1048570, 1048577)])
def test_a_cell_far_from_everything_in_a_large_sheet(tmp_path: Path, rows: range) -> None:
    many = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="B{row}" s="0"/></row>' for row in rows)

    assert told(with_rows(tmp_path / "x.xlsx", FAR_ROW + many + " " * (1 << 17))).startswith(":Plan!")


@pytest.mark.parametrize("cell", ["A9999999999", "AAAAAAA4"])
def test_a_cell_beyond_any_sheet(tmp_path: Path, cell: str) -> None:
    path = with_rows(tmp_path / "x.xlsx", f'<row r="4"><c r="{cell}"><v>1</v></c></row>')

    with pytest.raises(raci.UnreadableError, match=f"the cell {cell} stands far from everything"):
        raci.read(path)


def test_a_far_cell_in_an_ods(tmp_path: Path) -> None:
    empty = '<table:table-cell table:number-columns-repeated="701"/>'
    rows = table_row("Duty", "Manager") + table_row(attributes='table:number-rows-repeated="199998"')

    path = open_document(tmp_path / "x.ods", rows + table_row(empty, "x"))

    assert told(path) == f":Plan!ZZ200000: {FAR}"


def test_cells_repeated_without_end_in_an_ods(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="1000"/>'

    path = open_document(tmp_path / "x.ods", table_row(cell, attributes='table:number-rows-repeated="100000"'))

    assert told(path) == (
        ":Plan: the sheet has 100,000 rows by 1,000 columns; raci reads up to 60,000,000 cells; "
        "the limit `cells` is 60,000,000: raise it under [limits]"
    )


def test_a_far_cell_in_an_xlsb(tmp_path: Path) -> None:
    assert told(binary_workbook(tmp_path / "x.xlsb", {(0, 0): "Duty", (199999, 701): "x"})) == f": {FAR}"


def test_a_far_cell_costs_no_memory(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system cannot limit a process's memory")
    path = with_rows(tmp_path / "x.xlsx", FAR_ROW)
    code = """
        import resource, sys
        import raci
        raci.read(sys.argv[1])
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        try:
            raci.read(sys.argv[2])
        except raci.UnreadableError as error:
            print(error.code, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
        """
    good = workbook(tmp_path / "good.xlsx")

    done = subprocess.run(
        [sys.executable, "-c", dedent(code), str(good), str(path)], capture_output=True, text=True, check=True
    )

    code, growth = done.stdout.split()
    unit = 1 if sys.platform == "darwin" else 1024
    assert resource
    assert code == "far-cell"
    assert int(growth) * unit < 50 << 20


def test_an_old_workbook_that_is_cut_off(tmp_path: Path) -> None:
    assert told(written(tmp_path / "x.xls", OLE + bytes(100))) == ": the file is damaged: it is cut off"


def test_an_old_workbook_with_a_senseless_header(tmp_path: Path) -> None:
    assert told(written(tmp_path / "x.xls", OLE + bytes(2000))) == ": the file is damaged: its header makes no sense"


def test_an_old_workbook_whose_sectors_run_in_a_circle(tmp_path: Path) -> None:
    chain = struct.pack("<7I", *range(1, 8))

    path = changed(old_workbook(tmp_path / "x.xls"), chain, struct.pack("<7I", 1, 2, 3, 1, 5, 6, 7))

    assert told(path) == ": the file is damaged: its sectors run in a circle"


def test_an_old_workbook_whose_table_of_sectors_runs_in_a_circle(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "x.xls")
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, 68, 0)
    struct.pack_into("<I", data, 512 + 508, 0)
    written(path, bytes(data))

    assert told(path) == ": the file is damaged: its sectors run in a circle"


@pytest.mark.parametrize(
    ("bounds", "sentence"),
    [
        ((9, 3, 0, 3), ": the file is damaged: a sheet ends before it begins"),
        ((0, 1 << 20, 0, 256), ": the cell IV1048576 stands far from everything else and makes "),
    ],
)
def test_an_old_workbook_that_lies_about_its_size(
    tmp_path: Path, bounds: tuple[int, int, int, int], sentence: str
) -> None:
    path = changed(old_workbook(tmp_path / "x.xls"), struct.pack("<IIHH", 0, 3, 0, 3), struct.pack("<IIHH", *bounds))

    assert told(path).startswith(sentence)


def test_an_old_workbook_on_which_the_fast_reader_panics(tmp_path: Path) -> None:
    """A first record without content makes Rust panic, and a panic is no Exception."""
    begin, empty = b"\x09\x08\x10\x00\x00\x06\x05\x00", b"\x09\x08\x00\x00\x99\x99\x0c\x00"

    path = changed(old_workbook(tmp_path / "x.xls"), begin, empty)

    assert told(path) == ": the workbook is damaged (range end index 2 out of range for slice of length 0)"


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


@pytest.mark.parametrize(
    ("stream", "sentence"),
    [
        ("WordDoc", "this is an OLE file of another kind, not a workbook"),
        ("WordDocument", "this is an old Word document; save it as .docx"),
    ],
)
def test_an_old_document_that_is_no_workbook(tmp_path: Path, stream: str, sentence: str) -> None:
    path = old_workbook(tmp_path / "x.xls")
    entry = _wide("Workbook").ljust(64, b"\0") + struct.pack("<H", 18)

    changed(path, entry, _wide(stream).ljust(64, b"\0") + struct.pack("<H", 2 * len(stream) + 2))

    assert told(path) == f": {sentence}"


def test_a_csv_that_is_no_text(tmp_path: Path) -> None:
    path = written(tmp_path / "x.csv", b"Duty,Manager\nSell,\x00A\n")

    assert told(path) == ":2: there is a NUL character in this line; this is no text, or a damaged one"


def test_a_csv_with_a_nul_far_below(tmp_path: Path) -> None:
    path = written(tmp_path / "x.csv", b"Duty,Manager\n" * 1000 + b"Sell,\x00A\n")

    assert told(path) == ":1001: there is a NUL character in this line; this is no text, or a damaged one"


def test_a_csv_with_an_endless_field(tmp_path: Path) -> None:
    path = written(tmp_path / "x.csv", b'Duty,Manager\nSell,"' + b"A,R\n" * (1 << 19))

    assert told(path) == ":2: a field is longer than 1 MiB; is a quote left open?"


def test_a_csv_with_a_quote_left_open(tmp_path: Path) -> None:
    path = written(tmp_path / "x.csv", b'Duty,Manager\n"Sell",A\n"Buy,A\nPay,A\n')

    assert told(path) == ":3: a quote that opens in this row is never closed, and swallows the rest of the file"


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe" + "Duty,Manager".encode("utf-16-le") + b"!", b"\xef\xbb\xbfDuty,\xe4\n"],
)
def test_a_csv_that_breaks_its_own_byte_order_mark(tmp_path: Path, data: bytes) -> None:
    assert told(written(tmp_path / "x.csv", data)).endswith("; save it as UTF-8")


def test_a_csv_in_an_unknown_encoding(tmp_path: Path) -> None:
    noise = bytes(value for value in range(1, 256) for _ in range(3)) * 5

    assert "save it as UTF-8" in told(written(tmp_path / "x.csv", noise))


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx")
    written(tmp_path / "b.xlsx", b"no workbook")
    with_rows(tmp_path / "c.xlsx", FAR_ROW)
    written(tmp_path / "d.csv", b"Duty,Manager,Clerk\nSell,A,R\nBuy,A,R\n")

    reports = list(raci.check_files(sorted(tmp_path.iterdir())))

    expected = [("a.xlsx", False, 2), ("b.xlsx", True, 0), ("c.xlsx", True, 0), ("d.csv", False, 2)]
    assert expected == [
        (Path(each.path).name, each.unreadable, sum(len(matrix.duties) for matrix in each.matrices)) for each in reports
    ]


def test_the_command_checks_the_good_files_beside_a_bad_one(tmp_path: Path) -> None:
    workbook(tmp_path / "good.xlsx", (("Duty", "Manager", "Clerk"), ("Sell", "A", "A"), ("Buy", "A", "R")))
    written(tmp_path / "bad.xlsx", b"no workbook")

    done = subprocess.run(
        [sys.executable, "-m", "raci", "check", str(tmp_path)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert "ACC002" in done.stdout
    assert "bad.xlsx: this is no workbook" in done.stderr
    assert "Traceback" not in done.stderr
