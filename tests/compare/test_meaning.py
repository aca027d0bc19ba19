"""What a difference means, in sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from support import matrix_of

from raci.compare import KINDS, Told, meaning
from raci.model import Duty, Matrix, Role, duty_key
from raci.notations import get

BIDS: Final = """
| Duty | Manager | Director | Buyer | Clerk |
| --- | --- | --- | --- | --- |
| Approve bid | A | | I | R |
| Write bid | A | | C | R |
| Send bid | A | | | R |
"""


def told(old: str | Matrix, new: str | Matrix) -> list[str]:
    """Return the sentences of what changed."""
    one, other = (matrix_of(each) if isinstance(each, str) else each for each in (old, new))
    return [each.text for each in meaning(one, other)]


@pytest.mark.parametrize(
    ("was", "now", "sentences"),
    [
        ("| Approve bid | A | | I | R |", "| Approve bid | | A | I | R |", [
            "Approve bid: accountability moves from Manager to Director",
        ]),
        ("| Approve bid | A | | I | R |", "| Approve bid | R | A | I | R |", [
            "Approve bid: accountability moves from Manager to Director", "Manager is now responsible for Approve bid",
        ]),
        ("| Approve bid | A | | I | R |", "| Approve bid | A | | | R |", [
            "Buyer is no longer informed of Approve bid",
        ]),
        ("| Approve bid | A | | I | R |", "| Approve bid | A | | C | R |", [
            "Buyer is no longer informed of Approve bid, but is now consulted on it",
        ]),
        ("| Approve bid | A | | I | R |", "| Approve bid | | | I | R |", [
            "Approve bid: Manager is no longer accountable, and nobody is",
        ]),
        ("| Approve bid | A | | I | R |", "| Approve bid | A | A | I | R |", [
            "Approve bid: Director is accountable now, beside Manager",
        ]),
        ("| Approve bid | A | | I | R |", "| Approve bid | A | | I | A |", [
            "Approve bid: Clerk is accountable now, beside Manager",
            "Clerk is no longer responsible for Approve bid",
        ]),
        ("| Approve bid | A | | I | R |", "| Approve bid | A | | I/X | R |", ["Approve bid: Buyer has I/X now, not I"]),
        ("| Approve bid | A | | I | R |", "| Approve bid | A | X | I | R |", ["Approve bid: Director has X now"]),
        ("| Approve bid | A | | I | R |", "| Approve bid | A | by turns | I | R |", [
            "Approve bid × Director says “by turns” now",
        ]),
        ("| Send bid | A | | | R |", "", ["Send bid is gone, for which Manager was accountable"]),
        ("| Send bid | A | | | R |", "| Send bid | A | | | R |\n| File bid | | | | R |", [
            "File bid is new: R Clerk",
        ]),
        ("| Write bid | A | | C | R |", "| Write a bid | A | | C | R |", ["Write bid is called Write a bid now"]),
        ("| Duty | Manager |", "| Duty | Managers |", ["The role Manager is called Managers now"]),
        ("| Send bid", "| **After** | | | | |\n| Send bid", ["Send bid is in After now, not in no section"]),
    ],
)  # fmt: skip
def test_a_change_is_told_in_a_sentence(was: str, now: str, sentences: list[str]) -> None:
    assert told(BIDS, BIDS.replace(was, now)) == sentences


def test_nothing_is_told_of_equal_matrices() -> None:
    assert told(BIDS, BIDS) == []


def test_accountability_is_told_first() -> None:
    changed = BIDS.replace("| Approve bid | A | | I | R |", "| Approve bid | A | | | R |").replace(
        "| Send bid | A | | | R |", "| Send bid | | A | | R |"
    )

    assert [each.kind for each in meaning(matrix_of(BIDS), matrix_of(changed))] == ["accountability", "participation"]


def test_what_a_sentence_is_about_is_given_with_it() -> None:
    changed = matrix_of(BIDS.replace("| Approve bid | A | |", "| Approve bid | | A |"))
    [found] = meaning(matrix_of(BIDS), changed)

    assert found == Told("accountability", found.text, "Approve bid", "", ("Manager",), ("Director",))
    assert found.kind in KINDS


def test_a_role_that_went_is_told_once_and_not_on_every_duty() -> None:
    without = (
        BIDS.replace("| Buyer ", "").replace(" I | R", " R").replace(" C | R", " R").replace("A | | | R", "A | | R")
    )
    without = without.replace("| --- | --- | --- | --- | --- |", "| --- | --- | --- | --- |")

    assert told(BIDS, without) == ["The role Buyer is gone, which had 1 × C and 1 × I"]


def test_a_role_that_came_is_told_with_what_it_has() -> None:
    assert told(BIDS.replace("| Buyer |", "| Lawyer |"), BIDS) == [
        "The role Lawyer is gone, which had 1 × C and 1 × I",
        "The role Buyer is new, and has 1 × C and 1 × I",
    ]


def test_a_section_that_is_renamed_is_told_once() -> None:
    text = BIDS.replace("| Approve", "| **Plan** | | | | |\n| Approve")

    assert told(text, text.replace("**Plan**", "**Planning**")) == ["The section Plan is called Planning now"]


def test_duties_of_one_name_are_told_with_their_sections() -> None:
    notation = get("RACI")
    duties = tuple(Duty(duty_key((part,), "Review"), "Review", (part,)) for part in ("One", "Two"))
    rows = ({"Clerk": notation.entry("A")}, {"Clerk": notation.entry("A")})
    matrix = Matrix(notation, (Role("Clerk", "Clerk"), Role("Boss", "Boss")), duties, rows)
    changed = replace(matrix, rows=(rows[0], {"Boss": notation.entry("A")}))

    assert told(matrix, changed) == ["Review (Two): accountability moves from Clerk to Boss"]


def test_parts_of_roles_are_told_by_name() -> None:
    matrix = matrix_of(BIDS)
    chief, *others = matrix.roles
    above = replace(chief, reports_to="Director", level="manager", aliases=("Boss",), vacant=True)

    assert told(matrix, replace(matrix, roles=(above, *others))) == [
        "Manager has the level manager now",
        "Manager has the superior Director now",
        "Manager has the other name Boss now",
        "Manager is vacant now",
    ]


def test_another_title_and_notation_are_told() -> None:
    matrix = matrix_of(BIDS)
    changed = replace(matrix, title="Bids", notation=get("RASCI"))

    assert told(matrix, changed) == [
        "The title is “Bids” now, not nothing",
        "The notation is RASCI now, not RACI",
    ]


def test_a_moved_duty_is_told() -> None:
    rows = BIDS.strip().splitlines()

    assert told(BIDS, "\n".join([*rows[:2], rows[4], *rows[2:4]])) == ["Send bid stands further up or down"]
