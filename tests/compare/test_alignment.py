"""Which roles and duties of two matrices are the same where their names are not: by cells, place and section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from support import matrix_of

from raci.compare import difference, merge
from raci.compare.aligning import aligned
from raci.compare.merging.conflict import Conflict
from raci.model import Duty, Limit, Matrix, Organization, Role
from raci.model.change import Revise, ReviseRole
from raci.model.organization import Holding
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD: Final = "| Duty | Boss | Cook | Clerk | Buyer |\n|---|---|---|---|---|\n"


def duties(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """Return which duties that are called otherwise are the same; rows such as `Pay bill | A | R | C | I`."""
    one, other = (matrix_of(HEAD + "\n".join(f"| {row} |" for row in rows)) for rows in (old, new))
    return {was: now for was, now in aligned(one, other).duties.items() if was != now}


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (["Approve bid | A | R | |"], ["Approve bids | A | R | |"], {"Approve bid": "Approve bids"}),
        (["Approve bid | A | R | |"], ["Cook soup | A | R | |"], {}),
        (
            ["Approve the annual bid | A | R | C |"],
            ["Approve the yearly bid | A | R | C |"],
            {"Approve the annual bid": "Approve the yearly bid"},
        ),
        (["Approve the annual bid | A | R | C |"], ["Approve the yearly bid | R | I | A | R"], {}),
        (
            ["Approve the annual bid | A | | |"],
            ["Approve the yearly bid | R | | |"],
            {"Approve the annual bid": "Approve the yearly bid"},
        ),
        (
            ["Check plan one | A | R | |", "Check plan two | | | A | R"],
            ["Check plan uno | A | R | |", "Check plan due | | | A | R"],
            {"Check plan one": "Check plan uno", "Check plan two": "Check plan due"},
        ),
        (
            ["Check plan one | A | R | |", "Check plan two | | | A | R"],
            ["Check plan due | | | A | R", "Check plan uno | A | R | |"],
            {"Check plan one": "Check plan uno", "Check plan two": "Check plan due"},
        ),
        (["Check plan 1 | A | R | |"], ["Check plan 2 | A | R | |"], {}),
    ],
)
def test_duties_called_otherwise_are_the_same_by_name_and_cells(
    old: Sequence[str], new: Sequence[str], same: dict[str, str]
) -> None:
    assert duties(old, new) == same


def test_of_equal_names_and_cells_the_place_tells() -> None:
    old = ["Stay | A | | |", "Aprove bids now | A | R | |", "Rest | A | | |", "Approve bid now | A | R | |"]
    new = ["Stay | A | | |", "Approve bids noww | A | R | |", "Rest | A | | |", "Approve bids nowx | A | R | |"]

    assert duties(old, new) == {"Aprove bids now": "Approve bids noww", "Approve bid now": "Approve bids nowx"}


def test_a_duty_is_the_one_of_its_name_before_one_of_another_section() -> None:
    old = matrix_of(f"{HEAD}| **Plan** | | | | |\n| Pay | A | R | | |\n| **Run** | | | | |\n| Pay | A | | R | |")
    new = matrix_of(f"{HEAD}| **Run** | | | | |\n| Pay | A | R | | |\n| **Late** | | | | |\n| Pay | A | | R | |")

    assert dict(aligned(old, new).duties) == {"Run › Pay": "Run › Pay", "Plan › Pay": "Late › Pay"}
    assert dict(aligned(old, new).turned.duties) == {"Run › Pay": "Run › Pay", "Late › Pay": "Plan › Pay"}


def roles(old: str, new: str, rows: str = "A | R") -> dict[str, str]:
    """Return which roles that are called otherwise are the same; headings such as `Boss | Cook`."""
    one, other = (
        matrix_of(f"| Duty | {each} |\n|---|---|---|\n| Pay | {rows} |\n| Buy | {rows} |") for each in (old, new)
    )
    return {was: now for was, now in aligned(one, other).roles.items() if was != now}


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Sales Manager | Cook", "Sales Mnager | Cook", {"Sales Manager": "Sales Mnager"}),
        ("Sales Manager | Cook", "Manager | Cook", {"Sales Manager": "Manager"}),
        ("Sales Manager | Cook", "Finance Manager | Cook", {}),
        ("Head of Sales | Cook", "HoS | Cook", {"Head of Sales": "HoS"}),
        ("VP Sales | Cook", "Vice President Sales | Cook", {"VP Sales": "Vice President Sales"}),
        ("Boss | Cook", "Cook | Boss", {}),
        ("Büyer | Cook", "Buyer | Cook", {"Büyer": "Buyer"}),
        ("Buyer | Cooks", "Cook | Buyers", {"Buyer": "Buyers", "Cooks": "Cook"}),
    ],
)
def test_roles_called_otherwise_are_the_same_by_name_and_cells(old: str, new: str, same: dict[str, str]) -> None:
    assert roles(old, new) == same


def test_many_duties_are_paired_where_they_stand_and_spelled_alike() -> None:
    old = [
        f"Approve plan of site {'abcdefghij'[i % 10]}{'klmnopqrst'[i // 10 % 10]}{'uvwxyz'[i // 100]} | A"
        for i in range(230)
    ]
    new = [each.replace("Approve", "Aprove") for each in old]
    one, other = (
        matrix_of("| Duty | Boss |\n|---|---|\n" + "\n".join(f"| {row} |" for row in rows)) for rows in (old, new)
    )
    found = aligned(one, other).duties

    assert dict(found) == {was.key: now.key for was, now in zip(one.duties, other.duties, strict=True)}


# differences that name keys which change


BIDS: Final = matrix_of(f"{HEAD}| Pay | A | R | C | I |\n| Buy | A | R | C | I |")


def with_roles(*made: Role) -> Matrix:
    """Return the matrix with other roles."""
    rows = [{role.key: row[old.key] for role, old in zip(made, BIDS.roles, strict=True)} for row in BIDS.rows]
    return replace(BIDS, roles=made, rows=tuple(rows))


def test_a_superior_that_is_renamed_needs_no_change_of_its_own() -> None:
    boss, cook, clerk, buyer = BIDS.roles
    old = with_roles(boss, replace(cook, reports_to="Boss", dotted=("Boss",)), clerk, buyer)
    renamed = replace(boss, key="Bosses", name="Bosses")
    new = with_roles(renamed, replace(cook, reports_to="Bosses", dotted=("Bosses",)), clerk, buyer)
    found = difference(old, new)

    assert [type(each).__name__ for each in found] == ["RenameRole"]
    assert difference(old, old) == ()


@pytest.mark.parametrize(
    ("part", "value"),
    [("aliases", ("X",)), ("level", "head"), ("reports_to", "Cook"), ("vacant", True), ("limits", (Limit(3),))],
)
def test_one_part_of_a_role_is_one_change(part: Any, value: object) -> None:  # noqa: ANN401 - a name of a part
    new = with_roles(replace(BIDS.roles[0], **{part: value}), *BIDS.roles[1:])

    assert difference(BIDS, new) == (ReviseRole("Boss", part, value),)


@pytest.mark.parametrize(("part", "value"), [("number", "7"), ("parent", "Buy"), ("limits", (Limit(3),))])
def test_one_part_of_a_duty_is_one_change(part: Any, value: object) -> None:  # noqa: ANN401 - a name of a part
    new = replace(BIDS, duties=(replace(BIDS.duties[0], **{part: value}), *BIDS.duties[1:]))

    assert difference(BIDS, new) == (Revise("Pay", part, value),)


# merges


def test_holdings_of_both_sides_are_put_together() -> None:
    def held(*people: str) -> Matrix:
        return replace(BIDS, organization=Organization(holdings=tuple(Holding(each, "ceo") for each in people)))

    merged = merge(held("ann", "bob"), held("ann", "bob", "cid"), held("bob", "dan")).matrix

    assert merged.organization == held("bob", "cid", "dan").organization


def test_tables_of_tiers_are_merged_line_by_line() -> None:
    def tiered(**tiers: tuple[str, ...]) -> Matrix:
        return replace(BIDS, organization=Organization(tiers=tiers))

    merged = merge(tiered(a=("x",), b=("y",)), tiered(a=("z",), b=("y",)), tiered(a=("x",), c=("w",)))

    assert (merged.matrix.organization, merged.conflicts) == (tiered(a=("z",), c=("w",)).organization, ())


def test_what_both_put_in_under_other_keys_has_the_first_by_the_alphabet() -> None:
    def more(key: str, letter: str) -> Matrix:
        row = {"Cook": BIDS.notation.entry((letter,))}
        return replace(BIDS, duties=(*BIDS.duties, Duty(key, "File bills")), rows=(*BIDS.rows, row))

    for ours, theirs in (("x", "b"), ("b", "x")):
        merged = merge(BIDS, more(ours, "R"), more(theirs, "R"))
        assert ([each.key for each in merged.matrix.duties], merged.conflicts) == (["Pay", "Buy", "b"], ())
    [conflict] = merge(BIDS, more("x", "R"), more("b", "A")).conflicts
    assert conflict == Conflict("File bills × Cook", "R", "A", "–", "b", "Cook")


def test_a_conflict_about_the_whole_names_no_duty_and_no_role() -> None:
    conflict = Conflict("title", "a", "b", "c")

    assert (conflict.duty, conflict.role, str(conflict)) == ("", "", "title: ours a, theirs b (base c)")
