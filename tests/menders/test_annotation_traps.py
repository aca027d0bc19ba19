"""Whatever a workbook's XML looks like, and whatever is said in a note, the copy stays valid."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pytest
from annotations import FIRST, LAST, changed, comments_of, drawing_of, finding, names_in, notes, opened, parts
from raw_workbooks import MAIN, OFFICE, ROWS, SHEET, STRICT, STRICT_OFFICE, book, relations, sheet_xml
from workbooks import edited, workbook

import raci
from raci.errors import UnreadableError
from raci.menders.annotation import annotate_workbook, annotated
from raci.menders.annotation.sheet_order import SHEET as ORDER

if TYPE_CHECKING:
    from pathlib import Path

RELS: Final = "xl/worksheets/_rels/sheet1.xml.rels"
DRAWING: Final = "xl/drawings/vmlDrawing1.vml"
COMMENTS: Final = "xl/comments1.xml"
_VML: Final = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_BUTTON: Final = (
    '<v:shape id="_x0000_s1030" type="#_x0000_t201" o:button="t"><v:textbox><div><font face="Arial">Press<br>me</font>'
    '</div></v:textbox><x:ClientData ObjectType="Button"><x:Anchor>1, 0, 1, 0, 2, 0, 2, 0</x:Anchor></x:ClientData>'
    "</v:shape>"
)
_IDMAP: Final = '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
_MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_CHOICE: Final = (
    f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent>'
)
_REST: Final = (
    '<mergeCells count="1"><mergeCell ref="A8:B8"/></mergeCells><pageMargins left="1" right="1" top="1" bottom="1" '
    'header="0" footer="0"/><headerFooter/><ignoredErrors><ignoredError sqref="A1"/></ignoredErrors>'
)
_TAILS: Final = (
    "",
    _REST,
    f'{_REST}<drawing r:id="rId7"/>',
    f'{_REST}<legacyDrawingHF r:id="rId7"/>',
    f'{_REST}<drawing r:id="rId8"/><legacyDrawingHF r:id="rId7"/><picture r:id="rId9"/>',
    f'{_REST}<tableParts count="0"/><extLst/>',
    f'{_REST}<extLst><ext uri="1"><drawing/></ext></extLst>',
    f'{_REST}{_CHOICE}<tableParts count="0"/>',
    f"{_REST}<oleObjects/><!-- </sheetData> <drawing/> --><webPublishItems/>",
)


def _copied(path: Path, *cells: str, sheet: bool = False) -> Path:
    target = path.with_name(f"copy-{path.name}")
    annotate_workbook(path, [finding(path, cell) for cell in cells or ("B2",)], target, sheet=sheet)
    return target


def _well_formed(path: Path) -> bool:
    return all(ET.fromstring(data) is not None for name, data in parts(path).items() if name.endswith(("xml", "rels")))  # noqa: S314 - our own


# where the link goes


@pytest.mark.parametrize("after", _TAILS)
def test_the_link_to_the_boxes_stands_where_the_schema_wants_it(tmp_path: Path, after: str) -> None:
    target = _copied(book(tmp_path / "x.xlsx", sheet_xml(after=after)))
    names = names_in(target)
    ranks = [ORDER.index(name if name in ORDER else "controls") for name in names]

    assert names.count("legacyDrawing") == 1
    assert sorted(ranks) == ranks
    assert _well_formed(target)


def test_a_link_that_leads_nowhere_is_mended(tmp_path: Path) -> None:
    rels = relations(("vmlDrawing", "../drawings/gone.vml"))
    for number, link in enumerate(('<legacyDrawing r:id="rId1"/>', '<legacyDrawing r:id="none"/>')):
        path = book(tmp_path / f"{number}.xlsx", sheet_xml(after=link), {RELS: rels})

        assert names_in(_copied(path)).count("legacyDrawing") == 1
        assert drawing_of(_copied(path)).count("<v:shape ") == 1


@pytest.mark.parametrize("prefix", ["x", "main-1"])
def test_prefixes_are_kept(tmp_path: Path, prefix: str) -> None:
    rows = ROWS
    for name in ("row", "c", "is", "t"):
        rows = rows.replace(f"<{name} ", f"<{prefix}:{name} ").replace(f"<{name}>", f"<{prefix}:{name}>")
        rows = rows.replace(f"</{name}>", f"</{prefix}:{name}>")
    cells = f"<{prefix}:sheetData>{rows}</{prefix}:sheetData>"
    sheet = f'<{prefix}:worksheet xmlns:{prefix}="{MAIN}">{cells}</{prefix}:worksheet>'
    rels = '<p:Relationships xmlns:p="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    target = _copied(path := book(tmp_path / "x.xlsx", sheet, {RELS: rels}))

    assert f'<{prefix}:legacyDrawing xmlns:r="{OFFICE}" r:id="rId2"/>'.encode() in parts(target)[SHEET]
    assert notes(target).keys() == {"Plan!B2"}
    assert raci.read(path) == raci.read(target)


def test_strict_workbooks_get_strict_notes(tmp_path: Path) -> None:
    path = edited(
        book(tmp_path / "x.xlsx"),
        {
            "*": lambda data: data.replace(MAIN.encode(), STRICT.encode()).replace(
                OFFICE.encode(), STRICT_OFFICE.encode()
            )
        },
    )
    target = _copied(path, sheet=True)

    assert comments_of(target).tag == f"{{{STRICT}}}comments"
    assert MAIN.encode() not in b"".join(parts(target).values())
    assert OFFICE.encode() not in b"".join(parts(target).values())
    assert raci.read(path) == raci.read(target)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "iso-8859-1", "utf-8-sig"])
def test_parts_keep_their_encoding(tmp_path: Path, encoding: str) -> None:
    said = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16"}.get(encoding, encoding)
    sheet = sheet_xml(ROWS.replace("Sell", "Säle")).replace('"UTF-8"', f'"{said}"').encode(encoding)
    target = _copied(book(tmp_path / "x.xlsx", sheet))
    after = parts(target)[SHEET].decode(encoding)

    assert notes(target).keys() == {"Plan!B2"}
    assert after.replace(after[after.index("<legacyDrawing") : after.index("</worksheet>")], "") == sheet.decode(
        encoding
    )


@pytest.mark.parametrize("trap", ["<![CDATA[</sheetData>]]>", "<!-- </sheetData><mergeCells/> -->x", "sheetData"])
def test_a_text_that_looks_like_the_end_of_the_cells_is_none(tmp_path: Path, trap: str) -> None:
    path = book(tmp_path / "x.xlsx", sheet_xml(ROWS.replace("Pack", trap), after="<!-- sheetData --><pageMargins/>"))

    assert names_in(_copied(path)) == ["sheetData", "pageMargins", "legacyDrawing"]


def test_a_sheet_that_is_no_xml_around_its_cells_is_told(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", sheet_xml(after="<drawing>"))
    with pytest.raises(UnreadableError, match=r"the file is damaged: its part xl/worksheets/sheet1\.xml"):
        _copied(path)


def test_a_part_that_declares_entities_is_told(tmp_path: Path) -> None:
    blank = " " * 3000
    path = book(
        tmp_path / "x.xlsx", sheet_xml().replace("<worksheet", f'{blank}<!DOCTYPE w [<!ENTITY a "b">]><worksheet')
    )
    with pytest.raises(UnreadableError, match="declares entities"):
        _copied(path)


# kinds and relations


@pytest.mark.parametrize(
    ("default", "said"),
    [
        ("", b'<Default Extension="vml" '),
        ('<Default Extension="VML" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>', b"VML"),
        ('<Default Extension="vml" ContentType="text/xml"/>', b'<Override PartName="/xl/drawings/vmlDrawing1.vml" '),
    ],
)
def test_the_kind_of_the_boxes_is_said_once(tmp_path: Path, default: str, said: bytes) -> None:
    path = edited(
        book(tmp_path / "x.xlsx"),
        {"[Content_Types].xml": lambda data: data.replace(b"<Override", f"{default}<Override".encode(), 1)},
    )
    types = parts(_copied(path))["[Content_Types].xml"]

    assert said in types
    assert types.count(b"vmlDrawing") == (2 if b"Override" in said else 1)
    assert types.count(b"spreadsheetml.comments+xml") == 1


def test_a_name_that_is_taken_is_not_used_again(tmp_path: Path) -> None:
    override = b'<Override PartName="/xl/Comments1.xml" ContentType="application/gone"/></Types>'
    path = edited(
        book(tmp_path / "x.xlsx", parts={"xl/drawings/VMLDRAWING1.VML": "<xml/>"}),
        {"[Content_Types].xml": lambda data: data.replace(b"</Types>", override)},
    )
    target = _copied(path)

    assert {"xl/comments2.xml", "xl/drawings/vmlDrawing2.vml"} <= parts(target).keys()
    assert notes(target).keys() == {"Plan!B2"}


# what is there already


def _with_controls(path: Path, drawing: str) -> Path:
    rels = relations(("vmlDrawing", "../drawings/vmlDrawing1.vml"))
    return book(path, sheet_xml(after='<legacyDrawing r:id="rId1"/>'), {RELS: rels, DRAWING: drawing})


def test_buttons_stay_beside_the_boxes_although_they_are_no_xml(tmp_path: Path) -> None:
    drawing = f"<xml {_VML}>{_IDMAP}{_BUTTON}</xml>"
    target = _copied(_with_controls(tmp_path / "x.xlsx", drawing), "B2", "C2")
    after = drawing_of(target)

    assert after.startswith(drawing.removesuffix("</xml>"))
    assert after.count("<v:shapetype ") == 1
    assert ['id="_x0000_s1031"' in after, 'id="_x0000_s1032"' in after] == [True, True]
    assert SHEET not in changed(tmp_path / "x.xlsx", target)


def test_shape_numbers_go_on_where_those_of_a_drawing_are_used_up(tmp_path: Path) -> None:
    drawing = f"<xml {_VML}>{_IDMAP}{_BUTTON.replace('1030', '2046')}</xml>"
    path = _with_controls(tmp_path / "x.xlsx", drawing)
    target = _copied(path, "B2", "C2")
    again = target.with_name("again.xlsx")
    annotate_workbook(target, [finding(target, "B2"), finding(target, "C2")], again)

    assert 'data="1,2"' in drawing_of(target)
    assert ["_x0000_s2049" in drawing_of(target), "_x0000_s2050" in drawing_of(target)] == [True, True]
    assert drawing_of(target) == drawing_of(again)


def test_a_drawing_with_other_prefixes_gets_boxes_it_understands(tmp_path: Path) -> None:
    drawing = f"<xml {_VML}>{_IDMAP}</xml>"
    for old, new in (("v:", "ns0:"), ("o:", "ns1:"), ("x:", "ns2:")):
        drawing = drawing.replace(f"xmlns:{old[0]}", f"xmlns:{new[:-1]}").replace(f"<{old}", f"<{new}")
        drawing = drawing.replace(f"</{old}", f"</{new}").replace(f" {old}ext", f" {new}ext")
    shapes = ET.fromstring(drawing_of(_copied(_with_controls(tmp_path / "x.xlsx", drawing))))  # noqa: S314 - our own

    assert [each.tag for each in shapes][1:] == [
        f"{{urn:schemas-microsoft-com:vml}}{name}" for name in ("shapetype", "shape")
    ]


def test_a_drawing_without_an_end_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"its part xl/drawings/vmlDrawing1\.vml: it has no end"):
        _copied(_with_controls(tmp_path / "x.xlsx", f"<xml {_VML}><v:shape>"))


def _commented(path: Path, comments: str, *more: tuple[str, str], extra: dict[str, str] | None = None) -> Path:
    body = f'<comments xmlns="{MAIN}">{comments}</comments>'
    rels = relations(("comments", "../comments1.xml"), *more)
    return book(path, sheet_xml(), {RELS: rels, COMMENTS: body} | (extra or {}))


_NOTE: Final = '<commentList><comment ref="B2" authorId="0"><text>{}</text></comment></commentList>'
_RUNS: Final = '<r><t>One</t></r><r><t> two</t></r><rPh sb="0" eb="1"><t>x</t></rPh><phoneticPr fontId="1"/>'


@pytest.mark.parametrize(
    ("comments", "text"),
    [
        ("", ""),
        ("<authors/><commentList/>", ""),
        (f"<authors><author>raci</author></authors>{_NOTE.replace('<text>{}</text>', '<text/>')}", "\n\n"),
        (_NOTE.format("<t>One &amp;\ntwo</t>").replace('"0"', '"7"'), "One &\ntwo\n\n"),
        (_NOTE.format(_RUNS), "One two\n\n"),
        (f"<authors/>{_NOTE.replace('<text>{}</text>', '').replace('B2', '$B$2')}<extLst/>", "\n\n"),
    ],
)
def test_notes_of_every_form_are_kept(tmp_path: Path, comments: str, text: str) -> None:
    target = _copied(_commented(tmp_path / "x.xlsx", comments), "B2", "C2")
    root = comments_of(target)
    [first, second] = root.find(f"{{{MAIN}}}commentList") or []
    said = "".join(each.text or "" for each in first.iterfind(f"./{{{MAIN}}}text//{{{MAIN}}}t") if each.text != "x")
    authors = [each.text for each in root.iter(f"{{{MAIN}}}author")]

    assert said.startswith(f"{text}{FIRST}\n")
    assert authors[int(second.get("authorId", ""))] == "raci"
    assert [each.tag for each in first[0]] == sorted((each.tag for each in first[0]), key=_rank)


def _rank(tag: str) -> int:
    return ("t", "r", "rPh", "phoneticPr").index(tag.rpartition("}")[2])


def test_a_cell_with_a_conversation_gets_no_note(tmp_path: Path) -> None:
    comments = (
        '<authors><author>tc={1}</author></authors><commentList><comment ref="B2" authorId="0"><text><t>[Threaded '
        "comment]</t></text></comment></commentList>"
    )
    thread = '<ThreadedComments xmlns="urn:t"><threadedComment ref="C2"/></ThreadedComments>'
    path = _commented(
        tmp_path / "x.xlsx", comments, ("threadedComment", "../threadedComments/threadedComment1.xml"),
        extra={"xl/threadedComments/threadedComment1.xml": thread},
    )  # fmt: skip
    target = path.with_name("copy.xlsx")
    done = annotated(path, [finding(path, cell) for cell in ("B2", "C2", "D2")], target)

    assert done.sentences == ("2 findings have no note: its cell holds a conversation, which a note would break",)
    assert notes(target) == notes(path) | {"Plan!D2": notes(target)["Plan!D2"]}


def test_protected_sheets_get_notes_and_stay_protected(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx")
    made = opened(path)
    made["Plan"].protection.set_password("secret")
    made.save(path)
    target = _copied(path)

    assert opened(target)["Plan"].protection.sheet is True
    assert names_in(target)[-1] == "legacyDrawing"


def test_macros_and_all_else_stay(tmp_path: Path) -> None:
    more = {name: random.Random(name).randbytes(999) for name in ("xl/vbaProject.bin", "customXml/item1.xml", "x/y")}  # noqa: S311 - no secret
    path = book(tmp_path / "x.xlsm", parts=more)
    target = _copied(path)

    assert changed(path, target) == {"[Content_Types].xml", SHEET, RELS, COMMENTS, DRAWING}


def test_a_signature_that_no_longer_holds_is_told(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", parts={"_xmlsignatures/origin.sigs": b""})
    done = annotated(path, [finding(path)], path.with_name("copy.xlsx"))

    assert done.sentences == ("the workbook is signed; the signature does not hold for the copy",)


# what is said


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("]]><comment ref='A1'/>&amp; \"x\"", "]]><comment ref='A1'/>&amp; \"x\""),
        ("a\0b\x07c\x1b[31m", "a\\x00b\\x07c\\x1b[31m"),
        ("a\r\nb\nc\td\u2028e", "a b c d e"),
        ("\ud800 \ufffe", "\\xd800 \\xfffe"),
        ("采购 ﷽ مدير 😀", "采购 ﷽ مدير 😀"),
        ("_x000D_ and _x41_", "_x005F_x000D_ and _x41_"),
        (f"{FIRST} {LAST}", "— — raci — — — —— —— —"),
    ],
)
def test_hostile_messages_are_text(tmp_path: Path, message: str, said: str) -> None:
    path = book(tmp_path / "x.xlsx")
    annotate_workbook(
        path, [finding(path, message=message, help=message)], target := tmp_path / "copy.xlsx", sheet=True
    )
    lines = notes(target)["Plan!B2"].split("\n")
    shown = opened(target)["Findings"]["D4"].value

    assert lines[2:4] == [said, f"What to do: {said}"]
    assert lines[-1] == LAST
    assert isinstance(shown, str)
    assert opened(target)["Findings"]["D4"].data_type != "f"


def test_very_long_messages_are_cut(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx")
    found = [finding(path, message="很" * 40_000, help="x" * 40_000) for _ in range(30)]
    annotate_workbook(path, found, target := tmp_path / "copy.xlsx", sheet=True)

    assert len(notes(target)["Plan!B2"]) < 32_767
    assert max(len(str(cell.value)) for row in opened(target)["Findings"] for cell in row) < 32_767


def test_the_far_corner_of_a_sheet_gets_a_box_inside_it(tmp_path: Path) -> None:
    columns = (
        '<sheetFormatPr zeroHeight="1" defaultRowHeight="x"/>'
        '<cols><col min="1" max="16384" width="0" hidden="1"/></cols>'
    )
    for number, before in enumerate(("", columns)):
        path = book(tmp_path / f"{number}.xlsx", sheet_xml(before=before))
        drawing = drawing_of(_copied(path, "XFD1048576"))
        left, _, top, _, right, _, bottom, _ = map(int, drawing.split("Anchor>")[1].split("<")[0].split(","))

        assert left <= right < 16_384
        assert top <= bottom < 1_048_576
