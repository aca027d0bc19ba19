"""Matrices as CSV and TSV: what people see in a spreadsheet, and that nothing in it is a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from rich_matrices import HOSTILE
from small_matrix import bakery, written

import raci
from raci.errors import RaciError
from raci.formulas import guarded, unguarded
from raci.model import Letter, Matrix, Notation, Participation, Role
from raci.notations import get
from raci.records import replace

if TYPE_CHECKING:
    from pathlib import Path

_DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "\uff1d1", "\uff0b1", "'=1", "''-1")


def _rows(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))


def test_a_matrix_is_a_wide_table_under_the_groups_of_its_roles(tmp_path: Path) -> None:
    expected = [
        ["", "", "", "", "Kitchen", "Kitchen"],
        ["No.", "Section", "Duty", "Scope", "Head Baker", "Apprentice"],
        ["1.10", "Morning", "Mix the dough", "each shop", "R/A", "C"],
        ["", "Morning", "Bake", "", "A", "R"],
        ["", "–", "Close", "", "A", "by turns"],
    ]

    assert expected == _rows(written(tmp_path, "bakery.csv"))


def test_a_column_nobody_needs_is_not_there(tmp_path: Path) -> None:
    plain = bakery()
    duties = tuple(replace(duty, number="", section=(), scope=None) for duty in plain.duties)
    roles = tuple(replace(role, group=()) for role in plain.roles)
    matrix = replace(plain, duties=duties, roles=roles)

    assert _rows(written(tmp_path, "bakery.csv", matrix))[0] == ["Duty", "Head Baker", "Apprentice"]


def test_excel_finds_the_encoding_and_rfc_4180_its_line_ends(tmp_path: Path) -> None:
    text = written(tmp_path, "bakery.csv")

    assert text.startswith("\ufeff")
    assert text.count("\n") == text.count("\r\n")


def test_a_tsv_has_tabs_between(tmp_path: Path) -> None:
    assert _rows(written(tmp_path, "bakery.tsv"), "\t")[1][-2:] == ["Head Baker", "Apprentice"]


def test_a_remark_stands_in_brackets(tmp_path: Path) -> None:
    assert _rows(written(tmp_path, "bakery.csv", bakery(remark="veto")))[2][4] == "R/A (veto)"


@pytest.mark.parametrize("name", [*_DANGEROUS, "a;=1+1", "a\n=1+1"])
def test_no_name_starts_a_formula(tmp_path: Path, name: str) -> None:
    rows = _rows(written(tmp_path, "bakery.csv", bakery(name, name)))

    assert (rows[1][4], rows[2][2]) == (guarded(name), guarded(name))
    assert "'" in guarded(name)
    assert unguarded(guarded(name)) == name


@pytest.mark.parametrize("name", ["Head", "O'Neill", "a=b", "a-b", "e-mail", "'quoted'", "5 - 3", "", "'", "a; b"])
def test_what_is_no_formula_stays_as_it_is(name: str) -> None:
    assert (guarded(name), unguarded(name)) == (name, name)


def test_an_apostrophe_of_the_user_that_guards_nothing_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Duty,Cook,Waiter\n'Early' shift,A,R\n'=Total,A,R\n'Twas served,R,A\n")

    assert [duty.name for duty in raci.read(path).duties] == ["'Early' shift", "=Total", "'Twas served"]


@pytest.mark.parametrize("name", [name for name in HOSTILE if name.strip("|\"'\\~=&<.-")])
def test_a_hostile_name_of_a_duty_is_read_again(tmp_path: Path, name: str) -> None:
    written(tmp_path, "bakery.csv", bakery(duty=name))

    assert raci.read(tmp_path / "bakery.csv").duties[0].name == " ".join(name.split())


def test_control_characters_and_half_surrogates_are_replaced(tmp_path: Path) -> None:
    rows = _rows(written(tmp_path, "bakery.csv", bakery("Head\x00\x07", "Mix\ud83d")))

    assert (rows[1][4], rows[2][2]) == ("Head\ufffd\ufffd", "Mix?")


def test_several_matrices_are_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RaciError, match=r"one matrix, not 2; choose one with --sheet, or write \.xlsx") as caught:
        written(tmp_path, "bakery.csv", bakery(), bakery())

    assert caught.value.code == "several-matrices"
    assert not list(tmp_path.iterdir())


def test_letters_that_do_not_speak_for_themselves_are_explained_over_the_duties(tmp_path: Path) -> None:
    letters = (
        Letter("K", "Koordiniert", Participation.RESPONSIBLE),
        Letter("O", "Ordnet an", Participation.ACCOUNTABLE),
    )
    own = Notation("K/O", letters)
    cook, waiter = Role("Head Cook", "Head Cook"), Role("Waiter", "Waiter")
    rows = (
        {cook.key: own.entry("O"), waiter.key: own.entry("K")},
        {cook.key: own.entry("K")},
        {waiter.key: own.entry("O")},
    )
    matrix = Matrix(own, (cook, waiter), bakery().duties, rows)
    head = _rows(written(tmp_path, "bakery.csv", matrix))[0]
    found = raci.read(tmp_path / "bakery.csv")

    assert "Duty (K = Koordiniert, O = Ordnet an)" in head
    assert [(each.letter, each.meaning) for each in found.notation.letters] == [
        ("K", "Koordiniert"),
        ("O", "Ordnet an"),
    ]


@pytest.mark.parametrize(("name", "heading"), [("RASCI", "Duty"), ("DACI", "Duty (DACI)")])
def test_a_notation_is_named_where_its_letters_do_not_tell_it(tmp_path: Path, name: str, heading: str) -> None:
    notation = get(name)
    plain = bakery()
    codes = [letter.letter for letter in notation.letters]
    entries = [notation.entry(code) for code in codes]
    rows = (
        {"Head Baker": entries[0], "Apprentice": entries[1]},
        {"Head Baker": entries[2]},
        {"Apprentice": entries[3]},
    )
    text = written(tmp_path, "bakery.csv", replace(plain, notation=notation, rows=rows, marks=()))

    assert _rows(text)[1][2] == heading
    assert raci.read(tmp_path / "bakery.csv").notation.name == name
