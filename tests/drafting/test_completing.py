"""Completing: what a matrix lacks is proposed with a reason, and nothing that is there is touched."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matrices_at_random import matrices
from starters_at_random import torn_starters

from raci import read
from raci.drafting.catalogue import starter, starters
from raci.drafting.from_starters.completing import missing
from raci.model import Duty, Mark, Matrix, Role, Scope
from raci.model.change import Add, Assign
from raci.notations import get
from raci.records import replace
from raci.starting import complete

if TYPE_CHECKING:
    from raci.drafting.from_starters.completing import Proposal

SALES: Final = read(starter("sales-leadership").path)
NAMES: Final = [each.name for each in starters()]


def a_matrix(*rows: tuple[str, dict[str, str]], roles: tuple[Role, ...] = (), notation: str = "RACI") -> Matrix:
    """Return a matrix of these rows: name of the duty, role → letters."""
    known = roles or tuple(Role(name, name) for name in dict.fromkeys(role for _, row in rows for role in row))
    signs = get(notation)
    return Matrix(
        signs,
        known,
        tuple(Duty(name, name) for name, _ in rows),
        tuple({role: signs.entry(letters) for role, letters in row.items()} for _, row in rows),
    )


def made(matrix: Matrix, proposals: tuple[Proposal, ...]) -> Matrix:
    """Return the matrix with the proposals made."""
    return reduce(lambda now, each: each.change.apply(now), proposals, matrix)


def proposed(matrix: Matrix, starter_matrix: Matrix | None = None) -> list[str]:
    """Return the proposals for a matrix, as they are told."""
    return [str(each.change) for each in missing(matrix, starter_matrix)]


# rows


def test_who_alone_does_a_duty_is_proposed_to_answer_for_it() -> None:
    matrix = a_matrix(("Mend the roof", {"Roofer": "R", "Owner": "I"}))

    assert proposed(matrix) == ["Mend the roof: Roofer becomes R/A"]


def test_who_answers_for_a_duty_that_nobody_does_is_proposed_to_do_it() -> None:
    matrix = a_matrix(("Mend the roof", {"Roofer": "A", "Owner": "I"}))

    assert proposed(matrix) == ["Mend the roof: Roofer becomes R/A"]


def test_who_is_over_all_who_do_a_duty_is_proposed_to_answer_for_it() -> None:
    roles = (
        Role("Boss", "Boss", level="manager"),
        Role("One", "One", reports_to="Boss"),
        Role("Two", "Two", reports_to="Boss"),
    )
    matrix = a_matrix(("Mend the roof", {"One": "R", "Two": "R"}), roles=roles)

    assert proposed(matrix) == ["Mend the roof: Boss becomes A"]


def test_a_role_that_is_asked_or_told_is_left_so() -> None:
    roles = (
        Role("Boss", "Boss", level="manager"),
        Role("One", "One", reports_to="Boss"),
        Role("Two", "Two", reports_to="Boss"),
    )
    matrix = a_matrix(("Mend the roof", {"One": "R", "Two": "R", "Boss": "I"}), roles=roles)

    assert proposed(matrix) == []


def test_a_cell_with_a_mark_is_left_so() -> None:
    matrix = replace(a_matrix(("Mend the roof", {"Roofer": "R"})), marks=(Mark("?", "Mend the roof", "Roofer"),))

    assert proposed(matrix) == []


def test_a_row_like_a_duty_of_the_starter_gets_its_holders() -> None:
    matrix = a_matrix(("Sales strategy and planning", {"Head of Sales": "I", "Sales Operations Lead": "C", "CEO": ""}))
    bare = replace(matrix, rows=({},))
    found = [each for each in missing(bare, SALES) if isinstance(each.change, Assign)]

    assert [str(each.change) for each in found] == [
        "Sales strategy and planning: Head of Sales becomes R/A",
        "Sales strategy and planning: Sales Operations Lead becomes R",
    ]
    assert "in the starter" in found[0].reason


def test_rows_without_any_letter_and_without_a_likeness_are_left() -> None:
    assert proposed(replace(a_matrix(("Chapter one", {"Roofer": "R"})), rows=({},))) == []


# duties


@pytest.mark.parametrize(
    "name",
    [
        "Set the sales strategy", "set the sales  strategy", "Sales strategy", "Sales strategy and planning",
        "Set the company's sales strategy",
    ],
)  # fmt: skip
def test_a_duty_that_is_there_under_a_like_name_is_not_proposed(name: str) -> None:
    matrix = a_matrix((name, {"Head of Sales": "A", "Sales Representative": "R"}))

    assert not any("Set the sales strategy" in each for each in proposed(matrix, SALES))


@pytest.mark.parametrize("name", ["Review the sales strategy", "Regional sales strategy", "Sales"])
def test_a_duty_that_is_another_one_does_not_stand_for_it(name: str) -> None:
    duty = Duty(name, name, scope=Scope((("", "each region"),)) if name.startswith("Regional") else None)
    matrix = replace(a_matrix((name, {"Head of Sales": "A", "Sales Representative": "R"})), duties=(duty,))

    assert any("Set the sales strategy" in each for each in proposed(matrix, SALES))


def test_a_proposed_duty_has_letters_for_the_roles_that_are_there_only() -> None:
    matrix = a_matrix(("Mow the lawn", {"Head of Sales": "A", "Sales Rep": "R"}))
    found = next(each.change for each in missing(matrix, SALES) if each.change.duty == "Design the commission plan")

    assert isinstance(found, Add)
    assert found.cells == (("Head of Sales", ("R", "A"), ""), ("Sales Rep", ("I",), ""))


def test_what_nobody_there_may_answer_for_is_proposed_as_open() -> None:
    matrix = a_matrix(("Mow the lawn", {"Gardener": "R", "Owner": "A"}))
    found = missing(matrix, SALES)

    assert {each.open for each in found} == {"who does it and who answers for it is open"}


def test_a_proposed_duty_stands_at_the_end_of_its_section() -> None:
    duties = tuple(
        Duty(f"{section} › {name}", name, (section,)) for section, name in (("Strategy", "Dream"), ("Other", "Rest"))
    )
    matrix = replace(a_matrix(("a", {"CEO": "A"}), ("b", {"CEO": "A"})), duties=duties)
    whole = made(matrix, missing(matrix, SALES))
    sections = [duty.section[0] for duty in whole.duties]

    assert sections[: sections.index("Other")] == ["Strategy"] * sections.count("Strategy")


def test_letters_are_those_of_the_matrix() -> None:
    matrix = a_matrix(("Mow the lawn", {"Head of Sales": "D", "CEO": "A"}), notation="DACI")
    letters = {
        letter for each in missing(matrix, SALES) for _, held, _ in getattr(each.change, "cells", ()) for letter in held
    }

    assert letters <= {"D", "A", "C", "I"}


# laws


def test_a_starter_lacks_nothing_of_itself() -> None:
    assert [missing(matrix, matrix) for matrix in (read(each.path) for each in starters())] == [()] * len(NAMES)


@settings(max_examples=30)
@given(st.one_of(matrices(), torn_starters()), st.sampled_from(NAMES))
def test_completing_twice_adds_nothing(matrix: Matrix, name: str) -> None:
    once = complete(matrix, name)
    twice = complete(once.matrix, name)

    assert twice.proposals == ()
    assert twice.matrix == once.matrix


@settings(max_examples=30)
@given(st.one_of(matrices(), torn_starters()), st.sampled_from([None, *NAMES]))
def test_completing_changes_nothing_that_is_there(matrix: Matrix, name: str | None) -> None:
    whole = complete(matrix, name).matrix
    rows = dict(zip((duty.key for duty in whole.duties), whole.rows, strict=True))
    kept = [duty for duty in whole.duties if duty in matrix.duties]

    assert kept == list(matrix.duties)
    assert (whole.roles, whole.marks, whole.notation) == (matrix.roles, matrix.marks, matrix.notation)
    for duty, row in zip(matrix.duties, matrix.rows, strict=True):
        now = rows[duty.key]
        assert all(set(entry.letters) <= set(now[role].letters) for role, entry in row.items())
        assert all(entry.remark == now[role].remark for role, entry in row.items())


@settings(max_examples=15)
@given(torn_starters())
def test_every_proposal_has_a_reason(matrix: Matrix) -> None:
    assert all(each.reason for each in missing(matrix, SALES))
