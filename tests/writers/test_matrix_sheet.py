"""The sheet of a matrix: every text as it is, names that say where it is, and the look a board expects."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from datetime import date
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest
from faulty_matrices import faulty_matrix

from raci.errors import RaciError
from raci.model import Duty, Limit, Matrix, Role, Scope, duty_key
from raci.notations import get, known_notations
from raci.palette import palette
from raci.writers import Export, write_export
from raci.writers.workbook.choices import choices
from raci.writers.workbook.sheet_names import sheet_names
from raci.writers.workbook.texts import display_width

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.workbook.workbook import Workbook

DAY: Final = date(2026, 6, 30)
HOSTILE: Final = (
    '=HYPERLINK("http://example.org","x")', "+1", "-2+3", "@SUM(A1)", "\tTab", "<b>&amp;</b>", "]]>", "_x0041_",
    "Bell\x07 and null\x00", "two\nlines", "  blanks  ", "役割の名前", "مدير المبيعات", "🧑‍🍳 baker",
    "half \ud83d pair", "#REF!", "TRUE", "'quoted",
)  # fmt: skip


def _written(folder: Path, *matrices: Matrix, day: date | None = DAY) -> Path:
    path = folder / "made.xlsx"
    write_export(Export(matrices, (), day), path)
    return path


def _opened(folder: Path, *matrices: Matrix) -> Workbook:
    return openpyxl.load_workbook(_written(folder, *matrices))


def _matrix(names: Sequence[str], roles: Sequence[str] = ("Chef", "Baker"), **more: Any) -> Matrix:  # noqa: ANN401
    notation = get("RACI")
    duties = tuple(Duty(name, name) for name in names)
    made = tuple(Role(name, name) for name in roles)
    row = {made[0].key: notation.entry(["A"]), made[-1].key: notation.entry(["R"])}
    return Matrix(notation, made, duties, tuple(row for _ in duties), **more)


def test_hostile_names_stay_the_texts_they_are(tmp_path: Path) -> None:
    sheet = _opened(tmp_path, _matrix(HOSTILE, HOSTILE, title="=1+1"))["RACI"]
    wanted = [name.replace("\ud83d", "�") for name in HOSTILE]
    down = [sheet.cell(5 + row, 1) for row in range(len(HOSTILE))]
    across = [sheet.cell(4, 3 + column) for column in range(len(HOSTILE))]

    assert [_plain(cell.value) for cell in down] == wanted
    assert [str(cell.value).replace("_x0007_", "\x07").replace("_x0000_", "\x00") for cell in across] == wanted
    assert {cell.data_type for cell in (*down, *across, sheet["A1"])} == {"s"}
    assert [cell.quotePrefix for cell in down[:5]] == [True] * 5


def _plain(text: object) -> str:
    from openpyxl.utils.escape import unescape  # noqa: PLC0415 - openpyxl leaves it to us

    return unescape(str(text)).replace("_x005F_", "_")


@pytest.mark.parametrize("what", ["duty", "role", "remark", "section"])
def test_a_text_longer_than_a_cell_is_refused_with_its_beginning(what: str, tmp_path: Path) -> None:
    long = f"{what} " + "x" * 40_000
    notation = get("RACI")
    section = (long,) if what == "section" else ()
    name = long if what == "duty" else "Bake"
    role = Role("r", long if what == "role" else "Baker")
    entry = notation.entry(["A"], remark=long if what == "remark" else "")
    matrix = Matrix(notation, (role,), (Duty(duty_key(section, name), name, section),), ({"r": entry},))

    with pytest.raises(RaciError, match=r"characters, and a cell of Excel holds 32,767; shorten it") as told:
        _written(tmp_path, matrix)

    assert told.value.code == "too-long"
    assert not (tmp_path / "made.xlsx").exists()


def test_longest_text_that_a_cell_holds_is_kept_whole(tmp_path: Path) -> None:
    name = "é" * 32_767

    assert _opened(tmp_path, _matrix([name]))["RACI"]["A5"].value == name


def test_names_lead_to_every_part_of_the_sheet(tmp_path: Path) -> None:
    notation = get("RACI")
    roles = (Role("one", "Chef", group=("Kitchen", "Hot")), Role("two", "Baker", group=("Kitchen",)))
    duties = (
        Duty("k1", "Bake", ("Day",), number="1.1", scope=Scope((("", "EMEA"),)), limits=(Limit(5.0, "spend", "EUR"),)),
        Duty("k2", "Sell", parent="k1"),
    )
    rows = ({"one": notation.entry("RA", remark="veto")}, {"two": notation.entry("A")})
    matrix = Matrix(notation, roles, duties, rows, "Bakery")
    book = _opened(tmp_path, matrix)
    sheet = book["RACI"]
    found = {
        name: sheet[each.attr_text.rpartition("!")[2].replace("$", "")] for name, each in sheet.defined_names.items()
    }
    texts = {name: _values(area) for name, area in found.items() if name.startswith("raci.")}

    assert texts == {
        "raci.title": ["Bakery"],
        "raci.keys": ["one", "two"],
        "raci.groups": ["Kitchen", None, "Hot", None],
        "raci.roles": ["Chef", "Baker"],
        "raci.number": [None, "1.1", None, None],
        "raci.duties": ["Day", "Bake", None, "Sell"],
        "raci.scope": [None, "EMEA", None, None],
        "raci.depth": [1, None, 0, None],
        "raci.key": [None, "k1", None, "k2"],
        "raci.parent": [None, None, None, "k1"],
        "raci.limits": [None, "spend: 5 EUR", None, None],
        "raci.checks": ["Accountable", "Responsible", "Check"],
    }
    assert book.defined_names["raci.version"].value == "1"
    assert sheet["D8"].value == "R/A (veto)"
    assert sheet["A2"].value == "RACI · 2026-06-30"


def _values(area: Any) -> list[object]:  # noqa: ANN401 - a cell, or rows of cells
    rows = area if isinstance(area, tuple) else ((area,),)
    return [cell.value for row in rows for cell in row]


def test_sections_are_groups_that_open_below_their_heading(tmp_path: Path) -> None:
    notation = get("RACI")
    paths = (("Plan",), ("Plan", "Later"), ())
    duties = tuple(Duty(duty_key(path, "Bake"), "Bake", path) for path in paths)
    matrix = Matrix(notation, (Role("r", "R"),), duties, ({}, {}, {}))
    sheet = _opened(tmp_path, matrix)["RACI"]
    rows = [(sheet.cell(row, 1).value, sheet.row_dimensions[row].outlineLevel) for row in range(5, 11)]

    assert rows == [("Plan", 0), ("Bake", 1), ("Later", 1), ("Bake", 2), (None, 0), ("Bake", 0)]
    assert sheet.sheet_properties.outlinePr is not None
    assert sheet.sheet_properties.outlinePr.summaryBelow is False


@pytest.mark.parametrize(("name", "wanted"), [
    ("RACI", "R,A,C,I,R/A"),
    ("DRASCI", "D,R,A,S,C,I,D/R,D/A,R/A,D/R/A"),
    ("L/S", "L,S"),
])  # fmt: skip
def test_cells_offer_every_legal_combination_and_let_others_pass(name: str, wanted: str, tmp_path: Path) -> None:
    notation = get(name)
    matrix = Matrix(notation, (Role("r", "R"), Role("s", "S")), (Duty("d", "D"), Duty("e", "E")), ({}, {}))
    (rule,) = _opened(tmp_path, matrix)["RACI"].data_validations.dataValidation

    assert rule.formula1 == f'"{wanted}"'
    assert (str(rule.sqref), rule.errorStyle, rule.showDropDown) == ("C5:D6", "warning", False)


def test_a_list_too_long_for_a_rule_stands_on_the_legend(tmp_path: Path) -> None:
    letters = [f"Long{place}" for place in range(40)]
    notation = get("RACI").__class__(
        "Own", tuple(get("RACI")["I"].__class__(code, code, get("RACI")["I"].participation) for code in letters)
    )
    matrix = Matrix(notation, (Role("r", "R"),), (Duty("d", "D"),), ({"r": notation.entry(["Long7"])},))
    book = _opened(tmp_path, matrix)
    (rule,) = book["RACI"].data_validations.dataValidation
    sheet, _, area = rule.formula1.rpartition("!")

    assert sheet.strip("'") == "Legend"
    assert [row[0].value for row in book["Legend"][area.replace("$", "")]] == letters


@pytest.mark.parametrize("name", [notation.name for notation in known_notations()])
def test_drop_down_holds_no_combination_that_the_rules_find_illegal(name: str) -> None:
    notation = get(name)
    texts = choices(notation)
    pairs = {frozenset(pair) for text in texts for pair in combinations(text.split("/"), 2)}

    assert [text for text in texts if "/" not in text] == [letter.letter for letter in notation.letters]
    assert all(
        any(pair == {one.letter, other.letter} for pair in pairs)
        for one, other in combinations(notation.letters, 2)
        if one.letter + other.letter in notation.combine or other.letter + one.letter in notation.combine
    )


def test_head_stays_in_sight_and_is_printed_on_each_page(tmp_path: Path) -> None:
    sheet = _opened(tmp_path, _matrix(["Bake & sell"], title="Tom & Co"))["RACI"]

    assert sheet.freeze_panes == "C5"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.oddFooter is not None
    assert (sheet.oddFooter.left.text, sheet.oddFooter.center.text) == ("Tom && Co", "Page &P of &N")


def test_a_wide_matrix_is_printed_on_a3_with_names_upright(tmp_path: Path) -> None:
    sheet = _opened(tmp_path, _matrix(["Bake"], [f"Head of bakery number {place}" for place in range(40)]))["RACI"]

    assert sheet.page_setup.paperSize == 8
    assert {sheet.cell(4, column).alignment.textRotation for column in range(3, 43)} == {90}


@pytest.mark.parametrize(("names", "wanted"), [(["خبز الخبز", "بيع"], True), (["Bake", "Sell"], None)])
def test_sheet_reads_from_the_right_where_most_names_do(names: list[str], wanted: object, tmp_path: Path) -> None:
    sheet = _opened(tmp_path, _matrix(names, ["مدير", "خباز"] if wanted else ["Chef", "Baker"]))["RACI"]

    assert sheet.sheet_view.rightToLeft is wanted


def test_wide_characters_count_double() -> None:
    assert [display_width(text) for text in ("bake", "焼く", "é", "a\nlonger")] == [4, 4, 1, 6]


def test_the_same_matrix_gives_the_same_bytes(tmp_path: Path) -> None:
    matrices = [faulty_matrix(get("RASCI"), seed) for seed in (1, 2)]
    first = _written(tmp_path, *matrices).read_bytes()
    code = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from datetime import date; from pathlib import Path\n"
        "from faulty_matrices import faulty_matrix; from raci.notations import get\n"
        "from raci.writers import Export, write_export\n"
        "made = tuple(faulty_matrix(get('RASCI'), seed) for seed in (1, 2))\n"
        "write_export(Export(made, (), date(2026, 6, 30)), Path(sys.argv[1]))"
    )
    again = tmp_path / "again.xlsx"
    subprocess.run([sys.executable, "-c", code, again], check=True)

    assert again.read_bytes() == first


def test_day_of_the_export_is_the_day_the_workbook_was_made(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(_written(tmp_path, _matrix(["Bake"])))

    assert book.properties.created is not None
    assert book.properties.created.date() == DAY


def test_several_matrices_have_sheets_by_their_titles() -> None:
    titles = ["Sales", "sales", "a/b:c*d?", "History", "", "x" * 50, "x" * 50, "'quoted'", "Roles"]
    names = sheet_names([_matrix(["Bake"], title=title) for title in titles])

    assert names == (
        "Sales", "sales (2)", "a b c d", "History (2)", "RACI", "x" * 31, "x" * 27 + " (2)", "quoted", "Roles (2)",
    )  # fmt: skip


def test_many_duties_are_written_as_few_are(tmp_path: Path) -> None:
    names = [f"Bake {place}" for place in range(3_000)]
    path = _written(tmp_path, _matrix(names))
    sheet = openpyxl.load_workbook(path)["RACI"]
    rows = [sheet.cell(row, 1).value for row in range(5, 3_005)]

    assert rows == names
    assert zipfile.ZipFile(path).testzip() is None


def test_blank_cells_are_not_written(tmp_path: Path) -> None:
    path = _written(tmp_path, _matrix(["Bake"], [f"r{place}" for place in range(30)]))
    text = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    row = text[text.index('<row r="5"') :].partition("</row>")[0]

    assert row.count("<c ") == 1 + 2 + 3


def test_nothing_to_write_is_told(tmp_path: Path) -> None:
    with pytest.raises(RaciError, match="there is no matrix to write"):
        _written(tmp_path)


@pytest.mark.parametrize("name", [notation.name for notation in known_notations()])
def test_colours_of_a_notation_keep_apart_in_black_and_white(name: str) -> None:
    looks = palette()
    light = sorted(_lightness(looks[kind].fill) for kind in get(name).participations)

    assert min(later - sooner for sooner, later in pairwise(light)) > 2.5


def test_letters_are_legible_on_their_colour() -> None:
    contrast = {kind: _contrast(look.fill, look.text) for kind, look in palette().items()}

    assert min(contrast.values()) >= 4.5
    assert all(look.bold for look in palette().values() if look.text == "#FFFFFF")


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lightness(colour: str) -> float:
    return float(116 * _luminance(colour) ** (1 / 3) - 16)


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)
