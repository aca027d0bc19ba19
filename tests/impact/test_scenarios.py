"""Scenario files: what they say, and all that is wrong in one, told at once with its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from raci.errors import UnreadableError
from raci.impact.scenario import Scenario, read_scenario
from raci.impact.steps import Give, Merge, Shift, Vacant, Without

if TYPE_CHECKING:
    from pathlib import Path

ALL = """title: The northern region closes
changes:
  - without: Grower North
  - vacant: Ann Lee
  - {merge: Packer, into: Picker}
  - {move: Hill, under: South}
  - {duty: Pack, role: Picker, letters: A/R}
  - {duty: Pick, role: Packer, letters: ""}
"""


def test_a_scenario_is_a_title_and_changes_in_their_order(tmp_path: Path) -> None:
    file = tmp_path / "close.yaml"
    file.write_text(ALL, "utf-8")
    steps = (
        Without("Grower North"),
        Vacant("Ann Lee"),
        Merge("Packer", "Picker"),
        Shift("Hill", "South"),
        Give("Pack", "Picker", ("A", "R")),
        Give("Pick", "Packer", ()),
    )

    assert Scenario("The northern region closes", steps) == read_scenario(file)


def test_a_scenario_without_title_is_called_after_its_file(tmp_path: Path) -> None:
    file = tmp_path / "close.json"
    file.write_text('{"changes": [{"without": "Picker"}]}', "utf-8")

    assert Scenario("close", (Without("Picker"),)) == read_scenario(file)


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("- without: Picker\n", "1:1", "a scenario is one mapping with a title and changes"),
        ("title: x\n", "1:1", "changes: is missing"),
        ("changes: []\n", "1:1", "changes: is missing"),
        ("changes: [{wihtout: Picker}]\n", "1:12", "a change has no 'wihtout'; did you mean 'without'?"),
        ("changes: [{merge: Picker}]\n", "1:11", "a change is {without: ROLE}"),
        ("changes: [{without: [a, b]}]\n", "1:21", "without: takes a name"),
        ("changes: [Picker]\n", "1:11", "a change is"),
        ("tilte: x\nchanges: [{without: Picker}]\n", "1:1", "a scenario has no 'tilte'; did you mean 'title'?"),
        ("changes: [{without: a, without: b}]\n", "1:24", "twice"),
        ("changes: [\n", "2:1", "syntax"),
        ("", "1:1", "a scenario is one mapping"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, place: str, sentence: str) -> None:
    file = tmp_path / "close.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(UnreadableError) as caught:
        read_scenario(file)

    assert (f"{file}:{place}", True) == (caught.value.place, sentence in caught.value.message)


def test_several_mistakes_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "close.yaml"
    file.write_text("changes:\n  - {wihtout: Picker}\n  - 7\n", "utf-8")
    with pytest.raises(UnreadableError) as caught:
        read_scenario(file)

    assert [f"{file}:2:6", f"{file}:3:5"] == [problem.partition(": ")[0] for problem in caught.value.problems]


def test_a_scenario_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_scenario(tmp_path / "none.yaml")
