"""An archive copied with parts changed is, but for them, the archive it was."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING

import pytest
from workbooks import SHEET, edited, package, workbook

from raci.errors import UnreadableError
from raci.menders.workbook_parts.archive import Package, rewritten

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import ReadableBuffer


class _Unseekable(io.RawIOBase):
    """A stream as a web server writes to: sizes can only follow the data."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer) -> int:
        self.data += bytes(data)
        return len(bytes(data))


def _odd_archive(path: Path) -> Path:
    """Write an archive with all kinds of members: stored, packed, dated, commented, with extra fields, streamed."""
    out = _Unseekable()
    with zipfile.ZipFile(out, "w") as archive:
        for number, method in enumerate((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)):
            member = zipfile.ZipInfo(f"xl/pärt{number}.bin", (1999, 12, 31, 23, 59, 58))
            member.compress_type = method
            member.comment = b"said of it"
            member.extra = b"\x99\x99\x02\x00ok"
            member.external_attr = 0o644 << 16
            archive.writestr(member, random.Random(number).randbytes(300) * 5)  # noqa: S311 - no secret
        archive.comment = b"said of all"
        with archive.open("large.bin", "w", force_zip64=True) as file:
            file.write(b"x" * 70000)
    path.write_bytes(bytes(out.data))
    return path


def _facts(path: Path) -> dict[str, tuple[object, ...]]:
    with zipfile.ZipFile(path) as archive:
        return {
            member.filename: (
                member.date_time, member.compress_type, member.comment, member.external_attr, member.create_system,
                member.extra.replace(b"\1\0", b""), archive.read(member),
            )
            for member in archive.infolist()
        }  # fmt: skip


def test_all_but_the_changed_member_stays(tmp_path: Path) -> None:
    source, target = _odd_archive(tmp_path / "a.zip"), tmp_path / "b.zip"
    rewritten(source, target, {"xl/pärt1.bin": [b"new ", b"content"]}, {"xl/nëw.xml": b"<added/>"})
    before, after = _facts(source), _facts(target)

    assert [*before, "xl/nëw.xml"] == list(after)
    assert {name: facts for name, facts in before.items() if "1" not in name} == {
        name: facts for name, facts in after.items() if name in before and "1" not in name
    }
    assert before["xl/pärt1.bin"][:-1] == after["xl/pärt1.bin"][:-1]
    assert after["xl/pärt1.bin"][-1] == b"new content"
    assert after["xl/nëw.xml"][-1] == b"<added/>"
    assert zipfile.ZipFile(target).comment == b"said of all"
    assert zipfile.ZipFile(target).testzip() is None


def test_a_copy_without_changes_packs_nothing_anew(tmp_path: Path) -> None:
    source, target = workbook(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    rewritten(source, target, {})

    assert source.read_bytes() == target.read_bytes()


def test_a_stored_member_stays_stored(tmp_path: Path) -> None:
    source, target = _odd_archive(tmp_path / "a.zip"), tmp_path / "b.zip"
    rewritten(source, target, {"xl/pärt0.bin": b"abc"})

    assert zipfile.ZipFile(target).getinfo("xl/pärt0.bin").compress_type == zipfile.ZIP_STORED
    assert zipfile.ZipFile(target).read("xl/pärt0.bin") == b"abc"


def test_what_stands_before_the_archive_is_kept(tmp_path: Path) -> None:
    source, target = workbook(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    source.write_bytes(b"#!/bin/sh\n" + source.read_bytes())
    rewritten(source, target, {SHEET: b"<new/>"})

    assert target.read_bytes().startswith(b"#!/bin/sh\nPK")
    assert zipfile.ZipFile(target).read(SHEET) == b"<new/>"


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    source = package(tmp_path / "a.xlsx", {"a": "b"})
    data = bytearray(source.read_bytes())
    data[data.index(b"PK\1\2") + 8] |= 1
    source.write_bytes(data)

    with pytest.raises(UnreadableError, match="password"):
        rewritten(source, tmp_path / "b.xlsx", {})


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("a", "1")
        archive.writestr("a", "2")

    with pytest.raises(UnreadableError, match="twice"):
        rewritten(source, tmp_path / "b.xlsx", {"a": b""})


def test_a_member_that_is_not_there_is_refused(tmp_path: Path) -> None:
    source = workbook(tmp_path / "a.xlsx")

    with pytest.raises(UnreadableError, match=r"no part xl/gone\.xml"):
        rewritten(source, tmp_path / "b.xlsx", {"xl/gone.xml": b""})


def test_a_broken_archive_is_told(tmp_path: Path) -> None:
    source = workbook(tmp_path / "a.xlsx")
    source.write_bytes(source.read_bytes()[:-40])

    with pytest.raises(UnreadableError, match="cut off or broken"):
        rewritten(source, tmp_path / "b.xlsx", {})


def test_sheets_are_found_whatever_their_parts_are_called(tmp_path: Path) -> None:
    def moved(data: bytes) -> bytes:
        return data.replace(b"/xl/worksheets/sheet1.xml", b"odd/../worksheets/./sheet1.xml")

    path = edited(workbook(tmp_path / "a.xlsx"), {"xl/_rels/workbook.xml.rels": moved})

    with Package(path) as found:
        assert found.sheets == {"Plan": SHEET}
        assert found.workbook == "xl/workbook.xml"
        assert "styles" in {relation.kind for relation in found.relations("xl/workbook.xml").values()}
        assert found.relations(SHEET) == {}


def test_the_workbook_itself_may_be_called_otherwise(tmp_path: Path) -> None:
    xml = '<workbook xmlns:r="urn:r"><sheets><sheet name="Plan" r:id="a"/></sheets></workbook>'
    kind = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    path = package(
        tmp_path / "x.xlsx",
        {
            "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{kind}/officeDocument" Target="/book/it.xml"/>'
            f'<Relationship Id="b" Type="{kind}/link" Target="urn:a" TargetMode="External"/></Relationships>',
            "book/_rels/it.xml.rels": f'<Relationships><Relationship Id="a" Type="{kind}/worksheet" Target="s.xml"/>'
            "</Relationships>",
            "book/it.xml": xml,
        },
    )

    with Package(path) as found:
        assert (found.workbook, found.sheets) == ("book/it.xml", {"Plan": "book/s.xml"})
        assert found.relations("")["b"] == ("link", "urn:a", True)
