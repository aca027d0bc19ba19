"""What is told of parts of roles, duties, matrices and organizations, and with what each sentence is about."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest
from support import matrix_of

from raci.compare import Told, meaning
from raci.model import Allowance, Duty, Mark, Matrix, Organization, Role
from raci.model.organization import Holding, Level, Limit, Person, Unit
from raci.model.scope import Scope
from raci.notations import get
from raci.records import replace

BIDS: Final = matrix_of("""
| Duty | Manager | Director | Clerk |
| --- | --- | --- | --- |
| Approve bid | A | I | R |
| Write bid | A | C | R |
| Send bid | A | | R |
""")


def with_role(**parts: Any) -> Matrix:  # noqa: ANN401 - of any part of a role
    """Return the matrix with other parts of its first role."""
    return replace(BIDS, roles=(replace(BIDS.roles[0], **parts), *BIDS.roles[1:]))


def with_duty(**parts: Any) -> Matrix:  # noqa: ANN401 - of any part of a duty
    """Return the matrix with other parts of its first duty."""
    return replace(BIDS, duties=(replace(BIDS.duties[0], **parts), *BIDS.duties[1:]))


@pytest.mark.parametrize(
    ("was", "now", "text", "before", "after"),
    [
        ({}, {"level": "head"}, "Manager has the level head now", (), ("head",)),
        ({"level": "head"}, {"level": "chief"}, "Manager has the level chief now, not head", ("head",), ("chief",)),
        ({"level": "head"}, {}, "Manager has no level any more; it was head", ("head",), ()),
        ({}, {"reports_to": "Director"}, "Manager has the superior Director now", (), ("Director",)),
        (
            {},
            {"dotted": ("Clerk", "x")},
            "Manager has the superior on a dotted line Clerk and x now",
            (),
            ("Clerk", "x"),
        ),
        (
            {},
            {"holders": ("Ann", "Bob", "Cid")},
            "Manager has the holder Ann, Bob and Cid now",
            (),
            ("Ann", "Bob", "Cid"),
        ),
        ({}, {"aliases": ("Boss",)}, "Manager has the other name Boss now", (), ("Boss",)),
        ({}, {"group": ("Sales",)}, "Manager has the group Sales now", (), ("Sales",)),
        ({}, {"kind": "agent"}, "Manager has the kind agent now, not position", ("position",), ("agent",)),
        ({}, {"vacant": True}, "Manager is vacant now", ("False",), ("True",)),
        ({"vacant": True}, {}, "Manager is no longer vacant", ("True",), ("False",)),
        (
            {"scope": Scope((("", "emea"),))},
            {"scope": Scope((("", "emea"), ("product", "books")))},
            "Manager has the scope emea and product: books now, not emea",
            ("emea",),
            ("emea", "product: books"),
        ),
        (
            {},
            {"limits": (Limit(1_000_000.5, "buy", "EUR"), Limit(7))},
            "Manager has the limit 1,000,000.5 EUR buy and 7 now",
            (),
            ("1,000,000.5 EUR buy", "7"),
        ),
    ],
)
def test_a_part_of_a_role_is_told(
    was: dict[str, Any], now: dict[str, Any], text: str, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    assert meaning(with_role(**was), with_role(**now)) == (Told("detail", text, "", "Manager", before, after),)


@pytest.mark.parametrize(
    ("was", "now", "text", "before", "after"),
    [
        ({}, {"number": "1.1"}, "Approve bid has the number 1.1 now", (), ("1.1",)),
        ({}, {"parent": "Send bid"}, "Approve bid has the duty above Send bid now", (), ("Send bid",)),
        ({}, {"parent": "gone"}, "Approve bid has the duty above gone now", (), ("gone",)),
        ({}, {"limits": (Limit(5, "", "EUR"),)}, "Approve bid has the limit 5 EUR now", (), ("5 EUR",)),
        ({"scope": Scope((("", "a"),))}, {}, "Approve bid has no scope any more; it was a", ("a",), ()),
    ],
)
def test_a_part_of_a_duty_is_told(
    was: dict[str, Any], now: dict[str, Any], text: str, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    assert meaning(with_duty(**was), with_duty(**now)) == (Told("detail", text, "Approve bid", "", before, after),)


def test_a_superior_that_is_only_renamed_is_no_other_one() -> None:
    old = replace(
        BIDS, roles=(replace(BIDS.roles[0], reports_to="d", dotted=("d",)), Role("d", "Director"), BIDS.roles[2])
    )
    new = replace(BIDS, roles=(replace(BIDS.roles[0], reports_to="Director", dotted=("Director",)), *BIDS.roles[1:]))

    assert [each.text for each in meaning(old, new) if each.kind == "detail"] == []


@pytest.mark.parametrize(("count", "told"), [(3, 3), (4, 1)])
def test_many_other_numbers_are_told_in_one_sentence(count: int, told: int) -> None:
    old = replace(BIDS, duties=tuple(Duty(str(i), f"Duty {i}") for i in range(4)), rows=({},) * 4)
    new = replace(old, duties=tuple(replace(each, number="1" * (int(each.key) < count)) for each in old.duties))
    found = meaning(old, new)

    assert len(found) == told
    if told == 1:
        assert found == (Told("detail", "4 duties have other numbers", after=("0", "1", "2", "3")),)


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ({}, {"title": "Bids"}, [("The title is “Bids” now, not nothing", ("",), ("Bids",))]),
        ({"title": "Bids"}, {}, [("The title is nothing now, not “Bids”", ("Bids",), ("",))]),
        ({}, {"notation": get("RASCI")}, [("The notation is RASCI now, not RACI", ("RACI",), ("RASCI",))]),
        (
            {},
            {"notation": replace(get("RASCI"), name="RACI")},
            [("The letters of RACI are otherwise now", ("RACI",), ("RACI",))],
        ),
        (
            {"allowances": (Allowance("ACC001", "old"), Allowance("DUT001", "both"))},
            {"allowances": (Allowance("DUT001", "both"), Allowance("ACC002", "new"))},
            [("ACC001 is no longer allowed: old", (), ()), ("ACC002 is allowed now: new", (), ())],
        ),
    ],
)
def test_what_the_matrix_says_of_itself_is_told(was: dict[str, Any], now: dict[str, Any], told: list[object]) -> None:
    found = meaning(replace(BIDS, **was), replace(BIDS, **now))

    assert [(each.text, each.before, each.after) for each in found if each.kind == "detail"] == told


def test_marks_that_came_and_went_are_told_once_with_their_cell() -> None:
    old = replace(
        BIDS, marks=(Mark("?", "Send bid", "Director"), Mark("?", "Send bid", "Director"), Mark("same", "", ""))
    )
    new = replace(
        BIDS, marks=(Mark("same", "", ""), Mark("soon", "Send bid", ""), Mark("x", "", "Clerk"), Mark("y", "", ""))
    )

    assert [(each.text, each.duty, each.role, each.before, each.after) for each in meaning(old, new)] == [
        ("Send bid × Director no longer says “?”", "Send bid", "Director", ("?",), ()),
        ("Send bid says “soon” now", "Send bid", "", (), ("soon",)),
        ("Clerk says “x” now", "", "Clerk", (), ("x",)),
        ("a cell says “y” now", "", "", (), ("y",)),
    ]


ACME: Final = Organization(
    units=(Unit("emea", "EMEA"),),
    levels=(Level("head", "Head", 1),),
    people=(Person("ann", "Ann"), Person("bob", "Bob")),
    roles=(Role("ceo", "CEO"), Role("Clerk", "Clerk")),
    holdings=(Holding("ann", "ceo"),),
)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"units": ()}, [("The unit EMEA is gone", ("EMEA",), ())]),
        ({"units": (*ACME.units, Unit("apac", "APAC"))}, [("The unit APAC is new", (), ("APAC",))]),
        ({"levels": (Level("head", "Head", 2),)}, [("The level Head has another rank", ("Head",), ("Head",))]),
        (
            {"units": (Unit("emea", "EMEA", "place", "region", "world"),)},
            [("The unit EMEA has another dimension, tier and parent", ("EMEA",), ("EMEA",))],
        ),
        (
            {"people": (*ACME.people[:1], Person("cid", "Cid"))},
            [
                ("The person Bob is gone", ("Bob",), ()),
                ("The person Cid is new", (), ("Cid",)),
            ],
        ),
        (
            {"roles": (Role("ceo", "CEO", reports_to="board"), ACME.roles[1])},
            [
                ("The role CEO has another reports to", ("CEO",), ("CEO",)),
            ],
        ),
        ({"roles": (ACME.roles[0], Role("Clerk", "Clerk", reports_to="board"))}, []),
        ({"table": {"region": ("head",)}}, [("Other levels may be accountable for the tiers", (), ())]),
        (
            {"holdings": (Holding("bob", "ceo"), Holding("x", "y"))},
            [
                ("Ann no longer holds the role CEO", (), ()),
                ("Bob holds the role CEO now", (), ()),
                ("x holds the role y now", (), ()),
            ],
        ),
        (
            {"holdings": (Holding("ann", "ceo", date(2026, 1, 1)),)},
            [("Roles are held for other times or scopes", (), ())],
        ),
    ],
)
def test_what_changed_in_the_organization_is_told(parts: dict[str, Any], told: list[object]) -> None:
    found = meaning(replace(BIDS, organization=ACME), replace(BIDS, organization=replace(ACME, **parts)))

    assert [(each.text, each.before, each.after) for each in found] == told
    assert {(each.kind, each.duty, each.role) for each in found} <= {("organization", "", "")}


def test_an_organization_that_came_or_went_is_told() -> None:
    with_one = replace(BIDS, organization=ACME)

    assert meaning(BIDS, with_one) == (Told("organization", "There is an organization now"),)
    assert meaning(with_one, BIDS) == (Told("organization", "There is no organization any more"),)


# duties and roles that came, went and moved


def table(*rows: str, roles: str = "Manager | Director | Clerk") -> Matrix:
    """Return a matrix of rows such as `Approve bid | A | I | R`."""
    lines = [f"| Duty | {roles} |", "|" + "---|" * (roles.count("|") + 2), *(f"| {row} |" for row in rows)]
    return matrix_of("\n".join(lines))


ONE: Final = "Approve bid | A | I | R"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            table(ONE, "File | A | A | R"),
            table(ONE),
            [
                Told(
                    "accountability",
                    "File is gone, for which Manager and Director were accountable",
                    "File",
                    "",
                    ("Manager", "Director"),
                    (),
                ),
            ],
        ),
        (table(ONE, "File | | | R"), table(ONE), [Told("duty", "File is gone", "File", "", ("File",), ())]),
        (
            table(ONE),
            table(ONE, "File | A | C/I | R"),
            [
                Told("accountability", "File is new, and Manager is accountable", "File", "", (), ("Manager",)),
                Told("duty", "File is new: A Manager, C/I Director, R Clerk", "File", "", (), ("File",)),
            ],
        ),
        (
            table(ONE),
            table(ONE, "**Plan** | | |", "File | | | "),
            [
                Told("duty", "File is new, in Plan: nobody takes part", "Plan › File", "", (), ("File",)),
            ],
        ),
        (
            table(ONE),
            table("Approve bid | A | I", roles="Manager | Director"),
            [
                Told("role", "The role Clerk is gone, which had 1 × R", "", "Clerk", ("Clerk",), ()),
            ],
        ),
        (
            table(ONE),
            table(f"{ONE} | C/I", "File | | | | I", roles="Manager | Director | Clerk | Cook"),
            [
                Told("duty", "File is new: I Cook", "File", "", (), ("File",)),
                Told("role", "The role Cook is new, and has 1 × C and 2 × I", "", "Cook", (), ("Cook",)),
            ],
        ),
        (
            table(ONE),
            table(f"{ONE} |", roles="Manager | Director | Clerk | Cook"),
            [
                Told("role", "The role Cook is new, and has no letters", "", "Cook", (), ("Cook",)),
            ],
        ),
        (
            table("A1 | A", "B2 | R", "C3 | I", roles="Boss"),
            table("C3 | I", "A1 | A", "B2 | R", roles="Boss"),
            [
                Told("section", "C3 stands further up or down", after=("C3",)),
            ],
        ),
        (
            table("X | A | R | I"),
            table("X | R | I | A", roles="Director | Clerk | Manager"),
            [
                Told("section", "Manager stands in another place", after=("Manager",)),
            ],
        ),
        (
            table("**One** | | |", ONE, "**Two** | | |", "File | A | | R"),
            table("**Three** | | |", ONE, "**Two** | | |", "File | A | | R"),
            [
                Told("section", "The section One is called Three now", before=("One",), after=("Three",)),
            ],
        ),
    ],
)
def test_what_came_went_and_moved_is_told_with_its_letters(old: Matrix, new: Matrix, told: list[Told]) -> None:
    assert list(meaning(old, new)) == told


@pytest.mark.parametrize(
    ("count", "text"), [(5, "B, C, D, E and F stand further up or down"), (6, "6 duties stand further up or down")]
)
def test_many_that_moved_are_counted(count: int, text: str) -> None:
    names = "ABCDEFGHIJKLMNOP"
    moved = names[1 : count + 1]
    rest = [each for each in names if each not in moved]

    assert meaning(
        table(*(f"{each} | A" for each in names), roles="Boss"),
        table(*(f"{each} | A" for each in [*rest, *moved]), roles="Boss"),
    ) == (Told("section", text, after=tuple(moved)),)


def cells(was: str, now: str, notation: str = "RACI") -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Return what is told where the cells of one duty are others: kind, text, before and after."""
    old, new = (
        matrix_of(f"notation: {notation}\n| Duty | Boss | Cook |\n|---|---|---|\n| Pay | {each} |")
        for each in (was, now)
    )
    return [(each.kind, each.text, each.before, each.after) for each in meaning(old, new)]


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (
            "A | R",
            "A | A/R",
            [("accountability", "Pay: Cook is accountable now, beside Boss", ("Boss",), ("Boss", "Cook"))],
        ),
        (
            "A | A",
            "A |",
            [("accountability", "Pay: Cook is no longer accountable; Boss is", ("Boss", "Cook"), ("Boss",))],
        ),
        (
            " | R",
            "A | A/R",
            [("accountability", "Pay: Boss and Cook are accountable now, and nobody was", (), ("Boss", "Cook"))],
        ),
        (
            "A | A",
            " | ",
            [("accountability", "Pay: Boss and Cook are no longer accountable, and nobody is", ("Boss", "Cook"), ())],
        ),
        (
            "A | R",
            "A | C/I",
            [
                (
                    "participation",
                    "Cook is no longer responsible for Pay, but is now consulted on and is now informed of it",
                    ("R",),
                    ("C/I",),
                ),
            ],
        ),
        (
            "A | ",
            "A | R/C",
            [("participation", "Cook is now responsible for and is now consulted on Pay", (), ("R/C",))],
        ),
        ("A | R/Z", "A | R", [("participation", "Pay: Cook has R now, not R/Z", ("R/Z",), ("R",))]),
        ("A | Z", "A | ", []),
    ],
)
def test_cells_are_told_by_what_roles_do_in_them(was: str, now: str, told: list[object]) -> None:
    found = cells(was, now)

    assert (found if told else [each for each in found if each[0] == "accountability"]) == told


@pytest.mark.parametrize(
    ("letter", "notation", "text"),
    [
        ("S", "RASCI", "Cook now supports Pay"),
        ("V", "RACI-VS", "Cook now verifies Pay"),
        ("S", "RACI-VS", "Cook now signs off Pay"),
        ("D", "DACI", "Cook now drives Pay"),
        ("R", "RAPID", "Cook now recommends on Pay"),
        ("A", "RAPID", "Cook now has to agree to Pay"),
        ("O", "RACIO", "Cook is now left out of Pay"),
    ],
)
def test_every_way_to_take_part_has_its_words(letter: str, notation: str, text: str) -> None:
    assert [each[1] for each in cells(" | ", f" | {letter}", notation)] == [text]


def test_another_remark_is_told() -> None:
    def remarked(text: str) -> Matrix:
        return replace(BIDS, rows=({**BIDS.rows[0], "Clerk": BIDS.notation.entry(("R",), remark=text)}, *BIDS.rows[1:]))

    assert meaning(remarked(""), remarked("till May")) == (
        Told(
            "participation",
            "Approve bid: the remark for Clerk is “till May” now, not nothing",
            "Approve bid",
            "Clerk",
            ("R",),
            ("R (till May)",),
        ),
    )


def test_things_of_one_name_are_told_by_more() -> None:
    roles = (Role("a", "Cook", level="head"), Role("b", "Cook"))
    duties = (Duty("d1", "Pay"), Duty("Plan › Pay", "Pay", ("Plan",)))
    old = replace(BIDS, roles=roles, duties=duties, rows=({}, {}))
    new = replace(old, duties=tuple(replace(each, number="1") for each in duties), roles=(Role("a", "Cook"), roles[1]))

    assert [each.text for each in meaning(old, new)] == [
        "Cook (a) has no level any more; it was head",
        "Pay (d1) has the number 1 now",
        "Pay (Plan) has the number 1 now",
    ]
