"""Questions people ask of the example matrices, with answers read off them by hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

import raci
from raci.impact.impact import impact_of
from raci.impact.steps import Merge, Without

if TYPE_CHECKING:
    from raci.answers import Directory, Involvement

EXAMPLES: Final = Path(__file__).parents[2] / "matrices" / "examples"
QUESTIONS: Final = yaml.safe_load(Path(__file__).with_name("questions.yaml").read_text("utf-8"))
WORDS: Final = {"A": "accountable", "R": "responsible", "S": "supporting", "C": "consulted", "I": "informed"}
FEWEST: Final = 40


@cache
def examples() -> Directory:
    """Return the register of the example matrices."""
    return raci.register(sorted(EXAMPLES.glob("*.yaml")))


def asked(kind: str) -> list[Any]:
    """Return the questions of a kind."""
    return [pytest.param(each, id=str(each[kind])) for each in QUESTIONS if kind in each]


def names(found: tuple[Involvement, ...]) -> list[str]:
    """Return the names of duties."""
    return sorted(each.duty.name for each in found)


def test_there_are_forty_questions() -> None:
    assert len(QUESTIONS) >= FEWEST


@pytest.mark.parametrize("question", asked("who"))
def test_who_takes_part_in_a_duty(question: dict[str, Any]) -> None:
    [card] = raci.who(examples(), question["who"]).duties
    parts = {part.participation: sorted(each.role.name for each in part.takers) for part in card.parts}
    expected = {word: sorted(question.get(letter, ())) for letter, word in WORDS.items()}

    assert question["duty"] == card.duty.name
    assert expected == {word: parts.get(word, []) for word in WORDS.values()}
    assert question["up"] == [above for path in card.escalation for above in path.above]


@pytest.mark.parametrize("question", asked("role"))
def test_what_a_role_answers_for_and_does(question: dict[str, Any]) -> None:
    card = raci.role_card(examples(), question["role"])
    parts = {part.participation: names(part.duties) for part in card.parts}

    assert question["name"] == card.role.name
    assert (sorted(question["A"]), sorted(question["R"])) == (
        parts.get("accountable", []),
        parts.get("responsible", []),
    )


@pytest.mark.parametrize("question", asked("compare"))
def test_where_two_roles_part(question: dict[str, Any]) -> None:
    found = raci.compare_roles(examples(), *question["compare"])
    expected = tuple(sorted(question[side]) for side in ("one", "other", "both"))

    assert expected == (names(found.only_one), names(found.only_other), names(found.shared))


@pytest.mark.parametrize("question", [*asked("without"), *asked("merge")])
def test_what_would_be_lost(question: dict[str, Any]) -> None:
    step = Merge(*question["merge"]) if "merge" in question else Without(question["without"])
    found = impact_of(examples(), [step])

    assert sorted(question["A"]) == sorted(each.loss.duty for each in found.accountable)
    assert sorted(question["R"]) == sorted(each.loss.duty for each in found.performers)
    assert sorted(question["up"]) == sorted(each.role for each in found.paths)
