"""Many matrices asked at once: one role under its several names, one index for all questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support import matrix_of

import raci

if TYPE_CHECKING:
    from pathlib import Path

BAKING = "title: Baking\n| Duty | Head Baker | Clerk |\n|--|--|--|\n| Bake bread | A/R | I |\n| Order flour | A | R |"
SELLING = """title: Selling
roles:
  chief: {name: Chief of Bakers, aliases: [Head Baker]}
  clerk: Clerk
duties:
  bread: {name: Sell bread, A: chief, R: clerk}
"""


def test_a_register_of_files_answers_over_all_of_them(tmp_path: Path) -> None:
    (tmp_path / "baking.csv").write_text("Duty,Head Baker,Clerk\nBake bread,A/R,I\nOrder flour,A,R\n")
    (tmp_path / "selling.yaml").write_text(SELLING)
    register = raci.register([tmp_path / "baking.csv", tmp_path / "selling.yaml"])

    assert [card.duty.name for card in raci.who(register, "bread").duties] == ["Bake bread", "Sell bread"]


def test_a_role_is_one_where_a_file_has_its_name_as_another_name(tmp_path: Path) -> None:
    (tmp_path / "selling.yaml").write_text(SELLING)
    register = raci.register([matrix_of(BAKING), tmp_path / "selling.yaml"])
    card = raci.role_card(register, "Head Baker")

    assert {"Bake bread", "Order flour", "Sell bread"} == {
        each.duty.name for part in card.parts for each in part.duties
    }


def test_two_roles_of_one_matrix_stay_two_whatever_names_they_bear() -> None:
    matrix = matrix_of(BAKING)
    clerk = raci.Role("Chief Clerk", "Chief Clerk", aliases=("Clerk",))
    other = matrix_of("| Duty | Clerk |\n|--|--|\n| Sweep | A/R |")
    both = type(other)(other.notation, (*other.roles, clerk), other.duties, other.rows)

    assert [each.duty.name for part in raci.role_card([both], "Clerk").parts for each in part.duties] == ["Sweep"]
    assert raci.role_card([matrix], "Clerk").role.name == "Clerk"


def test_a_register_needs_matrices(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("a,b\n1,2\n")

    with pytest.raises(raci.NoMatrixError):
        raci.register([tmp_path / "notes.csv"])
