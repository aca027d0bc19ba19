"""The rules about how the work is spread, at their edges."""

from __future__ import annotations

import pytest
from support import findings_of

from raci.rules.workload.wrk001_busy_role import BusyRole
from raci.rules.workload.wrk002_accountability_piles_up import AccountabilityPilesUp
from raci.rules.workload.wrk003_often_consulted import OftenConsulted
from raci.rules.workload.wrk004_does_and_answers_for_much import DoesAndAnswersForMuch
from raci.rules.workload.wrk005_uneven_load import UnevenLoad


def table(*columns: tuple[str, str], notation: str = "RACI") -> str:
    """Return a table whose columns are a role and its letters, one word for each duty; `-` is an empty cell."""
    cells = [letters.split() for _, letters in columns]
    rows = [" | ".join(row) for row in zip(*cells, strict=True)]
    lines = [f"| Duty {place} | {row} |" for place, row in enumerate(rows, 1)]
    heading = " | ".join(role for role, _ in columns)
    return "\n".join([f"notation: {notation}", f"| Duty | {heading} |", "|---" * (len(columns) + 1) + "|", *lines])


def times(count: int, letters: str, rest: str = "-", of: int = 10) -> str:
    """Return these letters so many times, and the rest for the other duties."""
    return " ".join([letters] * count + [rest] * (of - count))


OTHERS = (("Boss", times(5, "A", "I")), ("Clerk", times(10, "C")))
OWNERS = (("Boss", times(5, "A", "I")), ("Deputy", times(5, "-", "A")))


# WRK001


def test_busy_role_is_told_with_its_numbers() -> None:
    [finding] = findings_of(BusyRole, table(("Buyer", times(8, "R")), *OTHERS))

    assert finding.message == "Buyer is responsible for 8 of 10 duties."
    assert finding.roles == ("Buyer",)


@pytest.mark.parametrize("markdown", [
    table(("Buyer", times(7, "R")), *OTHERS),  # not more than 70 %
    table(("Buyer", times(8, "R")), ("Boss", times(10, "A"))),  # two roles
    table(("Buyer", times(7, "R", of=7)), ("Boss", times(7, "A", of=7)), ("Clerk", times(7, "C", of=7))),  # few duties
    table(("Purchasing Team", times(10, "R")), *OTHERS),  # a team shares its work
    table(("Buyer", times(10, "A/R")), *OTHERS),  # WRK004
])  # fmt: skip
def test_work_that_one_role_may_do_is_not_told(markdown: str) -> None:
    assert findings_of(BusyRole, markdown) == []


def test_duties_without_letters_do_not_count() -> None:
    empty = "\n| Duty 11 | | | |" * 10

    assert len(findings_of(BusyRole, table(("Buyer", times(8, "R")), *OTHERS) + empty)) == 1


def test_shares_are_options() -> None:
    markdown = table(("Buyer", times(6, "R")), *OTHERS)

    assert len(findings_of(BusyRole, markdown, share=0.5)) == 1


# WRK002


def test_piled_up_accountability_is_told_in_the_words_of_the_notation() -> None:
    markdown = table(("Boss", times(9, "A")), ("Lead", times(10, "D")), ("Clerk", times(10, "C")), notation="DACI")
    [finding] = findings_of(AccountabilityPilesUp, markdown)

    assert finding.message == "Boss is approver of 9 of 10 duties."


@pytest.mark.parametrize("markdown", [
    table(("Boss", times(5, "A")), *OWNERS[1:], ("Clerk", times(10, "R"))),  # half
    table(("Boss", times(5, "A", of=8)), ("Clerk", times(8, "R", of=8)), ("Aide", times(8, "C", of=8))),  # five
    table(("Boss", times(10, "A/R")), ("Clerk", times(10, "C")), ("Aide", times(10, "I"))),  # WRK004
    table(("Boss", times(10, "A")), ("Clerk", times(10, "R"))),  # two roles
])  # fmt: skip
def test_accountability_that_one_role_may_have_is_not_told(markdown: str) -> None:
    assert findings_of(AccountabilityPilesUp, markdown) == []


def test_accountability_may_pile_up_at_a_committee() -> None:
    markdown = table(("Steering Committee", times(9, "A")), ("Clerk", times(10, "R")), ("Aide", times(10, "C")))

    assert len(findings_of(AccountabilityPilesUp, markdown)) == 1


# WRK003


def test_often_consulted_role_is_a_note_with_its_letter() -> None:
    [finding] = findings_of(OftenConsulted, table(("Legal", times(7, "C")), *OWNERS))

    assert finding.message == "Legal has C in 7 of 10 duties."
    assert finding.severity.value == "note"


def test_sixty_percent_is_not_too_often() -> None:
    assert findings_of(OftenConsulted, table(("Legal", times(6, "C")), *OWNERS)) == []


# WRK004


def test_role_with_both_is_told_once() -> None:
    markdown = table(("Buyer", times(8, "A/R", "A")), ("Boss", times(10, "I")), ("Clerk", times(10, "C")))
    [finding] = findings_of(DoesAndAnswersForMuch, markdown)

    assert finding.message == "Buyer has R (responsible) in 8 and A (accountable) in 10 of 10 duties."
    assert findings_of(BusyRole, markdown) == findings_of(AccountabilityPilesUp, markdown) == []


def test_notation_without_accountable_has_no_such_role() -> None:
    markdown = table(("Buyer", times(10, "P")), ("Boss", times(10, "S")), ("Clerk", times(10, "-")), notation="P/S")

    assert findings_of(DoesAndAnswersForMuch, markdown) == []
    assert len(findings_of(BusyRole, markdown)) == 1


# WRK005


def test_uneven_load_names_the_heaviest() -> None:
    light = [(f"Clerk {place}", times(2, "R")) for place in range(4)]
    [finding] = findings_of(UnevenLoad, table(("Buyer", times(10, "R")), *light))

    assert finding.message == "Buyer bears 5.0 times the load of the median role."


@pytest.mark.parametrize("heavy", ["R R R R R R - - - -", "I I I I I I I I I I"])
def test_three_times_the_median_is_even_and_news_are_no_load(heavy: str) -> None:
    light = [(f"Clerk {place}", times(2, "R")) for place in range(4)]

    assert findings_of(UnevenLoad, table(("Buyer", heavy), *light)) == []


def test_roles_without_load_are_no_measure() -> None:
    told = [(f"Reader {place}", times(10, "I")) for place in range(5)]

    assert findings_of(UnevenLoad, table(("Buyer", times(10, "R")), ("Boss", times(10, "A")), *told)) == []
