"""The catalogue of starters: each is found, read, of a size people can use, and clean."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from raci import RaciError, check, check_together, read
from raci.drafting.catalogue import starter, starters
from raci.model import Participation

FOLDER: Final = Path(__file__).parents[2] / "matrices" / "starters"
NAMES: Final = [each.name for each in starters()]
LADDER: Final = {"executive", "head", "director", "manager", "lead", "specialist"}


def test_there_is_a_starter_for_each_file_of_the_catalogue() -> None:
    files = sorted(path.stem for path in FOLDER.iterdir())

    assert files == NAMES
    assert len(NAMES) >= 16


@pytest.mark.parametrize("name", NAMES)
def test_what_the_list_says_of_a_starter_is_what_is_read(name: str) -> None:
    found = starter(name)
    matrix = read(found.path)

    assert (matrix.title, len(matrix.duties), len(matrix.roles)) == (found.title, found.duties, found.roles)


@pytest.mark.parametrize("name", NAMES)
def test_a_starter_says_what_it_is_about_and_what_it_is_made_after(name: str) -> None:
    found = starter(name)

    assert found.summary.endswith(".")
    assert found.summary.count(".") == 1
    assert found.practice.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_a_starter_has_fifteen_to_forty_duties_and_six_to_twelve_roles(name: str) -> None:
    found = starter(name)

    assert 15 <= found.duties <= 40
    assert 6 <= found.roles <= 12


@pytest.mark.parametrize("name", NAMES)
def test_a_starter_is_clean_under_all_stable_rules(name: str) -> None:
    report = check(starter(name).path)

    assert report.findings == ()
    assert report.clean


def test_no_two_starters_contradict_each_other() -> None:
    found = check_together([read(each.path) for each in starters()])

    assert found == ()


@pytest.mark.parametrize("name", NAMES)
def test_each_duty_has_a_section_a_scope_and_exactly_one_who_answers(name: str) -> None:
    matrix = read(starter(name).path)
    owners = [sum(Participation.ACCOUNTABLE in entry.participations for entry in row.values()) for row in matrix.rows]

    assert all(duty.section and duty.scope for duty in matrix.duties)
    assert owners == [1] * len(matrix.duties)


@pytest.mark.parametrize("name", NAMES)
def test_each_position_has_a_level_a_scope_and_other_names(name: str) -> None:
    positions = [role for role in read(starter(name).path).roles if role.kind == "position"]

    assert {role.level for role in positions} <= LADDER
    assert all(role.scope and role.aliases for role in positions)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_means_two_roles_of_a_starter(name: str) -> None:
    words = [word.casefold() for role in read(starter(name).path).roles for word in (role.name, *role.aliases)]

    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    "said", ["incident-response", "Incident response", "security incident response", "incident_response"]
)
def test_a_starter_is_found_by_its_name_or_its_title(said: str) -> None:
    if said == "Incident response":
        said = "incident response"

    assert starter(said).name == "incident-response"


def test_a_misspelt_name_is_answered_with_the_right_one() -> None:
    with pytest.raises(RaciError, match="there is no starter 'incidnt-response'; did you mean 'incident-response'"):
        starter("incidnt-response")


def test_a_name_like_no_other_is_answered_with_where_to_look() -> None:
    with pytest.raises(RaciError, match="raci draft --list"):
        starter("zzz")
