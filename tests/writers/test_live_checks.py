"""Live checks: what formulas say of a duty is what raci says of it, in LibreOffice too, whatever was there before."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest
from faulty_matrices import faulty_matrix
from office import converted, needs_office

import raci
from raci.model import Duty, Letter, Matrix, Notation, Participation, Role, Scope
from raci.model.organization import Organization, Unit
from raci.model.participation import Profile
from raci.notations import get, known_notations
from raci.writers import Export, write_export
from raci.writers.workbook.judged import Judged
from raci.writers.workbook.plan import plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_P: Final = Participation
_OWN: Final = Notation(
    "Own",
    (
        Letter("Do", "Doer", _P.RESPONSIBLE, 1),
        Letter("L", "Lead", _P.ACCOUNTABLE, 1, 1),
        Letter("LL", 'Says the "last" word', _P.ACCOUNTABLE, 0, 1),
        Letter("S", "Helps", _P.SUPPORTING),
        Letter("i", "Is told", _P.INFORMED),
        Letter("?", "Open", _P.OTHER),
    ),
    ("DoL",),
)
_NOBODY: Final = Notation("Talk", (Letter("C", "Consulted", _P.CONSULTED), Letter("I", "Informed", _P.INFORMED)))
_NOTATIONS: Final = (*known_notations(), _OWN, _NOBODY)
_CACHED: Final = re.compile(r"(</f>|<f [^>]*/>)<v>[^<]*</v>")
_MADE: Final = 54


def _matrices() -> Iterator[tuple[str, Matrix]]:
    for seed in range(_MADE):
        notation = _NOTATIONS[seed % len(_NOTATIONS)]
        yield f"m{seed}", faulty_matrix(notation, seed)


@pytest.fixture(name="books", scope="module")
def _books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Matrix, Path, Path]]:
    """Return matrices with the workbook of each as it is written, and as LibreOffice saves it after working it out.

    LibreOffice gets it with wrong values in place of what the formulas give.
    """
    folder = tmp_path_factory.mktemp("live")
    made = {}
    for name, matrix in _matrices():
        path = folder / f"{name}.xlsx"
        write_export(Export((matrix,)), path)
        made[name] = matrix, path, _spoilt(path, folder / f"{name}-spoilt.xlsx")
    done = converted([spoilt for _, _, spoilt in made.values()], folder)
    return {name: (matrix, path, done[place]) for place, (name, (matrix, path, _)) in enumerate(made.items())}


def _spoilt(path: Path, target: Path) -> Path:
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            text = before.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = _CACHED.sub(r"\1<v>77</v>", text.decode()).encode()
            after.writestr(name, text)
    return target


def _told(path: Path, matrix: Matrix) -> list[list[Any]]:
    """Return the counts and the verdict of each duty as they stand in a workbook."""
    places = plan(matrix, "RACI")
    sheet = openpyxl.load_workbook(path, data_only=True)["RACI"]
    columns = (places.accountable, places.responsible, places.check)
    rows = [places.first_row + row for row, line in enumerate(places.lines) if line.is_duty]
    return [[sheet.cell(row + 1, column + 1).value for column in columns] for row in rows]


def _expected(matrix: Matrix) -> list[list[Any]]:
    notation = matrix.notation
    wanted = [_P.ACCOUNTABLE in notation.participations, _P.RESPONSIBLE in notation.participations]
    found = []
    for row, standing in zip(matrix.rows, Judged(matrix).standings, strict=True):
        profile = Profile(sum(entry.tally for entry in row.values()))
        counts = (profile[_P.ACCOUNTABLE] if wanted[0] else None, profile[_P.RESPONSIBLE] if wanted[1] else None)
        found.append([*counts, standing.verdict or None])
    return found


@needs_office
@pytest.mark.parametrize("name", [name for name, _ in _matrices()])
def test_formulas_give_in_libreoffice_what_was_written(name: str, books: dict[str, tuple[Matrix, Path, Path]]) -> None:
    matrix, written, recalculated = books[name]

    assert _told(written, matrix) == _expected(matrix)
    assert _told(recalculated, matrix) == _expected(matrix)


@needs_office
def test_verdict_on_the_whole_counts_the_duties_that_have_one(books: dict[str, tuple[Matrix, Path, Path]]) -> None:
    for matrix, _, recalculated in books.values():
        wrong = sum(1 for *_, verdict in _expected(matrix) if verdict)
        sheet = openpyxl.load_workbook(recalculated, data_only=True)["RACI"]
        said = str(sheet.cell(2, plan(matrix, "RACI").first_role + 1).value)

        assert (str(wrong) in said) if wrong else said.startswith("✓")


@pytest.mark.parametrize("name", [name for name, _ in _matrices()])
def test_verdicts_say_what_the_rules_say(name: str) -> None:
    matrix = dict(_matrices())[name]
    codes: dict[str, set[str]] = {duty.key: set() for duty in matrix.duties}
    for finding in raci.check(matrix):
        if finding.duty in codes:
            codes[finding.duty].add(finding.rule)
    word = {code: _word(matrix.notation, kind) for code, kind in (("A", _P.ACCOUNTABLE), ("R", _P.RESPONSIBLE))}
    for duty, standing in zip(matrix.duties, Judged(matrix).standings, strict=True):
        told = standing.verdict.split("; ")
        said = {"ACC001"} if f"no {word['A']}" in told else set()
        said |= {"ACC002"} if any(re.match(r"[2-9] ", each) for each in told) else set()
        said |= {"RSP001"} if f"no {word['R']}" in told else set()
        said |= {"COM"} if "only asked or told" in told else set()
        said |= {"RSP005"} if "nobody to support" in told else set()
        found = {"COM" if code in {"COM004", "COM005"} else code for code in codes[duty.key]}

        told_of = {"ACC001", "ACC002", "RSP001", "RSP005", *(() if "ACC001" in found else ("COM",))}

        assert said == found & told_of, (duty.name, standing.verdict)
        assert ("unknown letter" in told) == ("FRM001" in found)


def _word(notation: Notation, kind: Participation) -> str:
    word, letter = notation.word(kind), notation.letter_for(kind)
    plain = " " not in word and len(word) <= 24 and word.endswith(("able", "ible", "er", "or"))
    return word if plain or letter is None else f"{letter.letter} ({word})"


def test_accountables_of_regions_that_lie_apart_are_not_several() -> None:
    north, south = (Scope((("", region),)) for region in ("north", "south"))
    roles = Role("n", "N", scope=north), Role("s", "S", scope=south), Role("b", "B", scope=north), Role("x", "X")
    units = tuple(Unit(name, name, "", "region", "all") for name in ("north", "south"))
    notation = get("RACI")
    entry = notation.entry(["R", "A"])
    rows = tuple(dict.fromkeys(keys, entry) for keys in ("ns", "nb", "nsb", "nx", "s"))
    duties = tuple(Duty(f"d{place}", f"d{place}") for place in range(len(rows)))
    organization = Organization((Unit("all", "All", "", "organization"), *units))
    matrix = Matrix(notation, roles, duties, rows, organization=organization)
    found = {finding.duty for finding in raci.check(matrix) if finding.rule == "ACC002"}
    standings = Judged(matrix).standings

    assert [standing.verdict for standing in standings] == [
        "", "2 accountables", "3 accountables", "2 accountables", "",
    ]  # fmt: skip
    assert [duty.key in found for duty in duties] == [bool(standing.verdict) for standing in standings]
    assert standings[0].most == 2
