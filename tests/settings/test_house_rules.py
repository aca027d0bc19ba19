"""House rules: what each of the four kinds finds, in every notation, and that it is a rule like any other."""

from __future__ import annotations

import pickle
import tomllib
from datetime import date
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import matrices_of, matrix_of

from raci.api import check
from raci.errors import SettingsError
from raci.lint import Confidence, Finding, Severity
from raci.lint.finding import NOWHERE
from raci.rules import rules_for
from raci.rules.house.patterns import Pattern
from raci.settings import House, Settings, Which, load_settings, merged
from raci.settings.reference import HOUSE_EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path

MATRIX = """
    | Duty | Buyer | Head of Legal | Board | Clerk |
    | --- | --- | --- | --- | --- |
    | Approve bid. | R | C | A | C |
    | Approve leave | R | A | C | |
    | Write contract | A/R | | I | C |
    """
ONE_PERSON = """
    roles:
      buyer: {name: Buyer, aliases: [Purchaser], holder: Ida Holm}
      payer: {name: Payer, holder: Ida Holm}
      boss: Boss
    duties:
      - {name: Order the paper, A: boss, R: buyer}
      - {name: Pay the paper, A: boss, R: payer}
    """


def settings_of(folder: Path, text: str) -> Settings:
    """Return settings in which one house rule of this text is the only rule."""
    path = folder / "raci.toml"
    path.write_text(f'select = ["HSE"]\n[[house]]\ncode = "HSE001"\nname = "of-the-house"\n{dedent(text)}', "utf-8")
    return load_settings(path)


def found(folder: Path, text: str, example: str = MATRIX) -> list[Finding]:
    """Return what one house rule finds in an example."""
    settings = merged(settings_of(folder, text), {"today": date(2026, 6, 30)})
    return [finding for matrix in matrices_of(dedent(example)) for finding in check(matrix, settings)]


def messages(folder: Path, text: str, example: str = MATRIX) -> list[str]:
    """Return the sentences of what one house rule finds in an example."""
    return [finding.message for finding in found(folder, text, example)]


def test_forbidden_participation_is_found_with_its_cells(tmp_path: Path) -> None:
    text = 'kind = "forbid"\nparticipation = "consulted"\nduties = "approve *"\nroles = ["board", "Clerk"]\n'
    [bid, leave] = found(tmp_path, text)

    assert bid.message == "Clerk is consulted on Approve bid; the house forbids it."
    assert leave.message == "Board is consulted on Approve leave; the house forbids it."
    assert (bid.rule, bid.name, bid.severity) == ("HSE001", "of-the-house", Severity.WARNING)
    assert (bid.location.row, bid.location.column) == (2, 5)


def test_several_roles_are_told_together(tmp_path: Path) -> None:
    assert messages(tmp_path, 'kind = "forbid"\nletter = "c"\nduties = "*bid"') == [
        "Head of Legal, Clerk have C for Approve bid; the house forbids it."
    ]


def test_exceptions_are_left_alone(tmp_path: Path) -> None:
    text = 'kind = "forbid"\nparticipation = "accountable"\nroles = {except = "Board"}\nduties = {except = "*leave"}'

    assert messages(tmp_path, text) == ["Buyer is accountable for Write contract; the house forbids it."]


def test_required_participation_is_missed(tmp_path: Path) -> None:
    text = 'kind = "require"\nparticipation = ["consulted", "accountable"]\nroles = "*Legal"\n'
    [finding] = found(tmp_path, text)

    expected = "No role called *Legal has C (consulted) or A (accountable) for Write contract; the house requires it."
    assert (finding.message, finding.duty) == (expected, "Write contract")


def test_a_role_that_is_missing_altogether_is_missed_everywhere(tmp_path: Path) -> None:
    assert len(found(tmp_path, 'kind = "require"\nroles = "Auditor"')) == 3


def test_a_limit_per_duty_counts_roles(tmp_path: Path) -> None:
    text = 'kind = "limit"\nparticipation = "consulted"\nat-most = 1\nmessage = "{count} asked on {duty}: {roles}"'

    assert messages(tmp_path, text) == ["2 asked on Approve bid: Head of Legal, Clerk"]


def test_a_limit_below_is_found_too(tmp_path: Path) -> None:
    assert messages(tmp_path, 'kind = "limit"\nparticipation = "informed"\nat-least = 1') == [
        "No roles are informed of Approve bid, and the house wants at least 1.",
        "No roles are informed of Approve leave, and the house wants at least 1.",
    ]


def test_a_limit_per_role_counts_duties(tmp_path: Path) -> None:
    text = 'kind = "limit"\nparticipation = "responsible"\nat-most = 2\nper = "role"\nduties = ["approve*", "write*"]'

    assert messages(tmp_path, text) == [
        "Buyer is responsible for 3 duties, and the house wants at most 2: Approve bid, Approve leave, Write contract."
    ]


def test_parts_kept_apart_are_found_in_one_role(tmp_path: Path) -> None:
    text = 'kind = "exclusive"\none = {duties = "*bid"}\nother = {duties = {words = "contracts write"}}'

    hands = "A (accountable) or R (responsible)"
    expected = f"Buyer has {hands} for Approve bid and {hands} for Write contract; the house keeps the two apart."
    assert messages(tmp_path, text) == [expected]


def test_parts_of_one_duty_are_kept_apart(tmp_path: Path) -> None:
    text = 'kind = "exclusive"\none = {participation = "accountable"}\nother = {participation = "responsible"}'
    [finding] = found(tmp_path, text)

    assert finding.duty == "Write contract"
    assert finding.message.startswith("Buyer has A (accountable) and R (responsible) for Write contract;")


@pytest.mark.parametrize(("by", "count"), [("person", 1), ("role", 0)])
def test_parts_are_kept_apart_in_one_person(tmp_path: Path, by: str, count: int) -> None:
    text = f'kind = "exclusive"\none = {{duties = "Order*"}}\nother = {{duties = "Pay*"}}\nroles = "P*"\nby = "{by}"'
    told = [each for each in messages(tmp_path, text, ONE_PERSON) if each.startswith("Ida Holm")]

    assert len(told) == count


def test_aliases_of_a_role_count_as_its_name(tmp_path: Path) -> None:
    text = 'kind = "forbid"\nroles = "purchaser"\nparticipation = "responsible"'

    assert [finding.roles for finding in found(tmp_path, text, ONE_PERSON)] == [("Buyer",)]


def test_levels_read_from_titles_are_likely_at_most(tmp_path: Path) -> None:
    [finding] = found(tmp_path, 'kind = "forbid"\nroles = {level = "Head of"}\nparticipation = "consulted"')

    assert (finding.roles, finding.confidence) == (("Head of Legal",), Confidence.LIKELY)


def test_kinds_of_role_are_told_by_their_names(tmp_path: Path) -> None:
    [finding] = found(tmp_path, 'kind = "forbid"\nroles = {kind = "group"}\nparticipation = "accountable"')

    assert (finding.roles, finding.confidence) == (("Board",), Confidence.LIKELY)


def test_sections_narrow_duties(tmp_path: Path) -> None:
    example = """
        | Duty | Boss |
        | --- | --- |
        | **Tender** | |
        | Plan the region | A |
        | **Other** | |
        | Plan all | A |
        """
    text = 'kind = "forbid"\nduties = {section = "tend*"}'

    assert [finding.duty for finding in found(tmp_path, text, example)] == ["Tender › Plan the region"]


@pytest.mark.parametrize(
    ("notation", "letter", "told"),
    [
        ("RACI", "A", ["Board is accountable for Plan; the house forbids it."]),
        ("DACI", "A", ["Board is approver of Plan; the house forbids it."]),
        ("RAPID", "D", ["Board has D (decide) for Plan; the house forbids it."]),
        ("RATSI", "T", []),
    ],
)
def test_participations_are_meant_whatever_their_letters(
    tmp_path: Path, notation: str, letter: str, told: list[str]
) -> None:
    example = f"notation: {notation}\n| Duty | Board | Clerk |\n| --- | --- | --- |\n| Plan | {letter} | |"

    assert messages(tmp_path, 'kind = "forbid"\nparticipation = "accountable"', example) == told


def test_a_matrix_without_the_participation_is_left_alone(tmp_path: Path) -> None:
    text = 'kind = "require"\nparticipation = "verifying"'

    assert messages(tmp_path, text) == []
    assert len(messages(tmp_path, text, f"notation: RACI-VS\n{dedent(MATRIX)}")) == 3


def test_a_house_rule_may_be_ignored_and_made_worse(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, 'kind = "require"\nroles = "Auditor"')
    matrix = matrix_of(dedent(MATRIX))

    assert check(matrix, merged(settings, {"ignore": ("of-the-house",)})).clean
    worse = check(matrix, merged(settings, {"severity": {"HSE": "error"}}))
    assert {finding.severity for finding in worse} == {Severity.ERROR}


def test_house_rules_run_beside_the_others(tmp_path: Path) -> None:
    settings = merged(settings_of(tmp_path, 'kind = "require"\nroles = "Auditor"'), {"select": ()})

    assert {"HSE001", "ACC001"} <= set(check(matrix_of(dedent(MATRIX)), settings).rules)


def test_settings_with_house_rules_survive_pickling_and_give_the_same_classes(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, 'kind = "require"\nroles = "Auditor"')
    again = pickle.loads(pickle.dumps(settings))  # noqa: S301 - our own bytes

    assert again == settings
    assert rules_for(again)[-1] is rules_for(settings)[-1]


def test_names_in_a_message_are_not_read_again(tmp_path: Path) -> None:
    example = "| Duty | {duty} |\n| --- | --- |\n| {roles} {0} | A |"
    text = 'kind = "forbid"\nroles = "*"\nmessage = "{roles}: {duty}"'

    assert messages(tmp_path, text, example) == ["{duty}: {roles} {0}"]


def test_examples_are_rules_and_each_kind_has_one(tmp_path: Path) -> None:
    path = tmp_path / "raci.toml"
    path.write_text(HOUSE_EXAMPLES.read_text("utf-8"), "utf-8")
    settings = load_settings(path)

    assert [each.kind for each in settings.house] == ["forbid", "require", "limit", "exclusive"]
    assert all(finding.location is not NOWHERE for finding in check(matrix_of(dedent(MATRIX)), settings))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ({"code": "ACC900"}, "codes that begin with ACC are raci's own; begin those of the house with other letters"),
        ({"name": "idle-role"}, "idle-role is the name of ROL001; find another one for HSE001"),
    ],
)
def test_codes_and_names_of_raci_are_not_taken(tmp_path: Path, lines: dict[str, str], told: str) -> None:
    said = {"code": "HSE001", "name": "of-the-house", "kind": "forbid", "roles": "x"} | lines
    path = tmp_path / "raci.toml"
    path.write_text("[[house]]\n" + "".join(f'{key} = "{value}"\n' for key, value in said.items()), "utf-8")
    with pytest.raises(SettingsError) as caught:
        check(matrix_of(dedent(MATRIX)), load_settings(path))

    assert caught.value.message.startswith(told)
    assert caught.value.place.startswith(f"{path}:{2 if 'code' in lines else 3}")


@pytest.mark.parametrize(
    ("pattern", "name", "fits"),
    [
        ("Approve *", "approve  BID.", True),
        ("Approve bid.", "Approve bid", True),
        ("Approve *", "Approve", False),
        ("*bid", "Approve Bid!", True),
        ("a?c", "abc", True),
        ("a?c", "ac", False),
        ("*a*b*", "xxaxxbxx", True),
        ("*a*b*", "xxbxxaxx", False),
        ("a*a", "a", False),
        ("*", "", True),
        ("Größe*", "GRÖSSE der Filiale", True),
        ("[ab]", "a", False),
        ("(draft)*", "(Draft) plan", True),
    ],
)
def test_patterns_fit_folded_names(pattern: str, name: str, fits: bool) -> None:  # noqa: FBT001
    assert fits is Pattern(pattern).fits(name)


@given(st.text("ab*", max_size=8), st.text("ab", max_size=10))
def test_patterns_fit_as_regular_expressions_do(pattern: str, name: str) -> None:
    import re  # noqa: PLC0415 - the law's other side

    expected = re.fullmatch(pattern.replace("*", ".*"), name) is not None

    assert Pattern(pattern).fits(name) is expected


def test_a_hostile_pattern_takes_no_long_time() -> None:
    assert not Pattern("*a" * 500 + "b").fits("a" * 40_000)


def test_a_house_rule_that_fails_is_told_and_the_others_go_on() -> None:
    wrong = House("HSE001", "of-the-house", "forbid", participation=("answerable",))
    right = House("HSE002", "nobody-at-all", "require", roles=Which(("Auditor",)))
    codes = {finding.rule for finding in check(matrix_of(dedent(MATRIX)), Settings(("HSE",), house=(wrong, right)))}

    assert codes == {"LNT001", "HSE002"}


def test_a_kind_there_is_none_of_is_refused() -> None:
    with pytest.raises(
        SettingsError, match="the kind of HSE001 is one of forbid, require, limit, exclusive, not 'ban'"
    ):
        check(matrix_of(dedent(MATRIX)), Settings(house=(House("HSE001", "x-y", "ban"),)))


def test_house_examples_are_toml() -> None:
    assert len(tomllib.loads(HOUSE_EXAMPLES.read_text("utf-8"))["house"]) == 4
