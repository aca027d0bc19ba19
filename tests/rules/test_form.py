"""The rules about the form of a matrix, at their edges."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import findings_in, findings_of, matrix_of

from raci.lint import Finding, Safety, Severity
from raci.model import Letter, Notation, Participation
from raci.model.change import Assign
from raci.rules.form.frm001_unknown_letter import UnknownLetter
from raci.rules.form.frm002_illegal_combination import IllegalCombination
from raci.rules.form.frm003_letter_count import LetterCount
from raci.rules.form.frm004_look_alike_letter import LookAlikeLetter
from raci.rules.form.frm005_merged_cell import MergedCell
from raci.rules.form.frm006_hidden_part import HiddenPart
from raci.rules.form.frm007_formula_or_error_cell import FormulaOrErrorCell
from raci.rules.form.frm008_mixed_normalization import MixedNormalization
from raci.rules.form.frm009_unnamed_role import UnnamedRole
from raci.rules.form.frm010_no_version import NoVersion
from raci.rules.form.frm011_sheet_size import SheetSize


def cell(letters: str, notation: str = "RACI") -> str:
    """Return a matrix with these letters in its first cell."""
    return f"notation: {notation}\n| Duty | Manager | Clerk |\n|---|---|---|\n| Pay | {letters} | |"


def odd(*oddities: str, duties: int = 3) -> str:
    """Return a matrix of two roles with these oddities."""
    rows = [f"| Duty {place} | A | R |" for place in range(1, duties + 1)]
    return "\n".join([*(f"oddity: {each}" for each in oddities), "| Duty | Manager | Clerk |", "|---|---|---|", *rows])


def places(found: list[Finding]) -> list[str]:
    """Return where findings stand in their sheet."""
    return [finding.location.inside for finding in found]


# FRM001


def test_unknown_letter_is_an_error_with_the_letters_to_choose_from() -> None:
    [finding] = findings_of(UnknownLetter, cell("A/X"))

    assert finding.message == "'X' is no letter of RACI."
    assert finding.help == "use R, A, C or I, or explain the letter in the legend."
    assert finding.severity is Severity.ERROR


def test_several_unknown_letters_are_told_together() -> None:
    [finding] = findings_of(UnknownLetter, cell("X/Z"))

    assert finding.message == "'X' and 'Z' are no letters of RACI."


def test_text_that_is_no_letter_is_told_at_its_cell() -> None:
    found = findings_of(UnknownLetter, cell("1a"))

    assert places(found) == ["Example!B2"]
    assert (found[0].duty, found[0].roles) == ("Pay", ("Manager",))
    assert found[0].severity is Severity.ERROR


def test_remark_in_place_of_a_letter_is_a_warning() -> None:
    [finding] = findings_of(UnknownLetter, cell("only when the amount is above the limit of the clerk"))

    assert finding.message == "'only when the amount is above the limit…' is no letter of RACI."
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("text", ["n/a", "N/A", "none", "-", "", "0"])
def test_text_that_says_nothing_is_fine(text: str) -> None:
    assert findings_of(UnknownLetter, cell(text)) == []


def test_mark_of_no_known_duty_is_told_all_the_same() -> None:
    matrix = matrix_of(cell("?"))
    stray = replace(matrix.marks[0], duty="Gone", role="Gone", source=None)

    assert len(findings_in(UnknownLetter, replace(matrix, marks=(stray,)))) == 1


# FRM002


def test_consulted_and_informed_is_a_note_with_a_fix() -> None:
    [finding] = findings_of(IllegalCombination, cell("C/I"))

    assert finding.message == "Manager has C with I in Pay; RACI does not combine them."
    assert finding.severity is Severity.NOTE
    assert finding.fix
    assert (finding.fix.changes, finding.fix.safety) == ((Assign("Pay", "Manager", ("C",)),), Safety.UNSAFE)


@pytest.mark.parametrize(("letters", "notation"), [
    ("R/S", "RASCI"), ("S/C", "RASCI"), ("L/A", "L/A"), ("D/C", "DACI"), ("A/O", "RACIO"),
])  # fmt: skip
def test_letters_that_do_not_go_together_are_a_warning_without_fix(letters: str, notation: str) -> None:
    [finding] = findings_of(IllegalCombination, cell(letters, notation))

    assert finding.severity is Severity.WARNING
    assert finding.fix is None


@pytest.mark.parametrize(("letters", "notation"), [
    ("A/R", "RACI"), ("A/R", "RACIQ"), ("D/A", "DACI"), ("D/E", "DARE"),  # fine
    ("A/C", "RACI"), ("R/I", "RACI"), ("R/C/I", "RACI"), ("R/V", "RACI-VS"),  # told by other rules
    ("A/X", "RACI"),  # FRM001
])  # fmt: skip
def test_letters_that_go_together_or_are_told_elsewhere_are_fine(letters: str, notation: str) -> None:
    assert findings_of(IllegalCombination, cell(letters, notation)) == []


def test_every_wrong_pair_of_a_cell_is_told_in_one_finding() -> None:
    [finding] = findings_of(IllegalCombination, cell("S/C/I", "RASCI"))

    assert finding.message == "Manager has S with C and S with I and C with I in Pay; RASCI does not combine them."
    assert finding.severity is Severity.WARNING


def test_notation_of_the_file_that_says_nothing_of_combinations_is_not_judged() -> None:
    matrix = matrix_of(cell("C/I"))
    own = Notation("own", matrix.notation.letters)

    assert findings_in(IllegalCombination, replace(matrix, notation=own)) == []
    assert len(findings_in(IllegalCombination, replace(matrix, notation=replace(own, combine=("RA",))))) == 1


# FRM003


def decisions(notation: str, *rows: str) -> str:
    """Return a matrix of three roles."""
    body = [f"| Decision {place} | {row} |" for place, row in enumerate(rows, 1)]
    return "\n".join([f"notation: {notation}", "| Duty | Lead | Boss | Expert |", "|---|---|---|---|", *body])


def test_two_drivers_are_an_error() -> None:
    [finding] = findings_of(LetterCount, decisions("DACI", "D | A | D"))

    assert finding.message == "2 roles have D (driver) in Decision 1: Lead, Expert."
    assert finding.severity is Severity.ERROR


def test_missing_driver_is_a_warning() -> None:
    [finding] = findings_of(LetterCount, decisions("DACI", "D | A | ", "C | A | "))

    assert finding.message == "No role has D (driver) in Decision 2."
    assert finding.severity is Severity.WARNING


def test_letter_that_stands_nowhere_is_told_once() -> None:
    [finding] = findings_of(LetterCount, decisions("DACI", "C | A | ", "C | A | "))

    assert finding.message == "No duty has D (driver), which DACI asks for in each."


def test_one_too_many_of_a_letter_that_need_not_occur_is_a_warning() -> None:
    [finding] = findings_of(LetterCount, decisions("RACI-VS", "R | A/S | S"))

    assert finding.message == "2 roles have S (signatory) in Decision 1: Boss, Expert."
    assert finding.severity is Severity.WARNING


def test_two_leads_are_too_many_where_the_notation_has_one() -> None:
    assert len(findings_of(LetterCount, decisions("CLAM", "L | A | L"))) == 1


@pytest.mark.parametrize(("notation", "row"), [
    ("RACI", " | A | A"), ("RACI", "R | R | C"), ("CLAM", " | A | "), ("DACI", " | | "), ("OVIS", "O | V | V"),
])  # fmt: skip
def test_counts_that_other_rules_hold_are_left_to_them(notation: str, row: str) -> None:
    assert findings_of(LetterCount, decisions(notation, row)) == []


def test_letters_of_one_participation_are_counted_by_themselves() -> None:
    matrix = matrix_of(decisions("RACI-VS", "R | S | V"))
    both = tuple(
        Letter(each.letter, each.meaning, Participation.SIGNING, each.at_least, each.at_most)
        if each.letter in "VS"
        else each
        for each in matrix.notation.letters
    )

    assert findings_in(LetterCount, replace(matrix, notation=replace(matrix.notation, letters=both))) == []


# FRM004 to FRM009


@pytest.mark.parametrize(("rule", "kind"), [
    (LookAlikeLetter, "look-alike"), (MergedCell, "merged"), (HiddenPart, "hidden"), (FormulaOrErrorCell, "formula"),
    (FormulaOrErrorCell, "error"), (MixedNormalization, "normalization"), (UnnamedRole, "unnamed"),
    (UnnamedRole, "heading"),
])  # fmt: skip
def test_what_the_reader_noticed_is_told_at_its_place(rule: type[LookAlikeLetter], kind: str) -> None:
    found = findings_of(rule, odd(f"{kind} C3 something is odd", "other B2 nothing to tell"))

    assert [finding.message for finding in found] == ["Something is odd."]
    assert places(found) == ["Example!C3"]


def test_what_has_no_place_is_told_of_the_sheet() -> None:
    [finding] = findings_of(HiddenPart, odd("hidden - the sheet is hidden"))

    assert str(finding.location) == "example.md:Example"


def test_the_same_in_many_cells_is_told_once() -> None:
    found = findings_of(MergedCell, odd("merged B2 a cell is merged", "merged C4 a cell is merged"))

    assert [finding.message for finding in found] == ["A cell is merged (2 cells)."]
    assert places(found) == ["Example!B2"]


def test_cells_beside_the_matrix_are_left_alone() -> None:
    assert findings_of(FormulaOrErrorCell, odd("error D3 the cell shows the error #REF!")) == []


def test_several_hidden_parts_are_told_at_once() -> None:
    [finding] = findings_of(HiddenPart, odd("hidden 2,1 row 2 is hidden", "hidden 3,1 row 3 is hidden"))

    assert finding.message == "Row 2 is hidden, and 1 more part is."


@pytest.mark.parametrize(("place", "told"), [("4,1", 1), ("9,1", 0), ("1,3", 1), ("1,7", 0)])
def test_hidden_rows_and_columns_beside_the_matrix_are_left_alone(place: str, told: int) -> None:
    assert len(findings_of(HiddenPart, odd(f"hidden {place} it is hidden"))) == told


def test_names_in_two_encodings_are_told_once_a_name() -> None:
    markdown = "| Duty | Chargé | Clerk |\n|---|---|---|\n| Chargé | A | R |\n| **Charge\u0301** |\n| Pay | A | R |"
    [finding] = findings_of(MixedNormalization, markdown)

    assert finding.message == "Chargé is written in two encodings that look the same."


def test_one_encoding_throughout_is_fine_whichever_it_is() -> None:
    markdown = "| Duty | Charge\u0301 | Clerk |\n|---|---|---|\n| Charge\u0301 | A | R |"

    assert findings_of(MixedNormalization, markdown) == []


def test_column_without_name_is_told_even_if_the_reader_did_not() -> None:
    [finding] = findings_of(UnnamedRole, "| Duty | Manager | |\n|---|---|---|\n| Pay | A | R |")

    assert finding.message == "A column holds letters but its heading is empty."


def test_empty_column_without_name_is_no_role() -> None:
    assert findings_of(UnnamedRole, "| Duty | Manager | |\n|---|---|---|\n| Pay | A/R | |") == []


# FRM010, FRM011


@pytest.mark.parametrize("title", [
    "Purchasing 2026", "Purchasing v3", "Purchasing, rev B", "RACI as of 12.03.26", "FY26 plan", "Owner: J. Smith",
])  # fmt: skip
def test_title_that_dates_the_matrix_is_fine(title: str) -> None:
    assert findings_of(NoVersion, f"title: {title}\n{odd()}") == []


@pytest.mark.parametrize("title", ["", "Purchasing", "RACI matrix", "Level 3 support", "Order 120250"])
def test_title_without_date_is_told(title: str) -> None:
    assert len(findings_of(NoVersion, f"title: {title}\n{odd()}")) == 1


def test_name_of_the_file_may_date_the_matrix() -> None:
    matrix = matrix_of(odd())
    dated = replace(matrix.source, path="plans/purchasing_v2.xlsx")

    assert findings_in(NoVersion, replace(matrix, source=dated)) == []


def test_size_is_told_in_one_finding() -> None:
    [finding] = findings_of(SheetSize, odd(duties=70))

    assert finding.message == "The matrix has 2 roles (6 to 12 are usual) and 70 duties (15 to 60 are usual)."
    assert finding.help == "cut it by phase, process or level."


def test_sizes_are_options() -> None:
    assert findings_of(SheetSize, odd(), roles_from=2, duties_from=3) == []
