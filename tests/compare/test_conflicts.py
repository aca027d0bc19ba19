"""Merging three ways: what becomes of parts that both sides changed, and how it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from support import matrix_of

from raci.compare import merge
from raci.model import Duty, Mark, Matrix, Notation, Organization, Role
from raci.model.organization import Level, Person, Unit
from raci.model.scope import Scope
from raci.notations import get
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

BIDS: Final = matrix_of("""
| Duty | Manager | Director | Clerk |
| --- | --- | --- | --- |
| Approve bid | A | | R |
| Write bid | A | C | R |
| Send bid | A | | R |
""")


def with_role(matrix: Matrix = BIDS, at: int = 0, **parts: Any) -> Matrix:  # noqa: ANN401 - of any part of a role
    """Return a matrix in which a role has other parts."""
    roles = [replace(role, **parts) if place == at else role for place, role in enumerate(matrix.roles)]
    rows = tuple(
        {roles[place].key: row[role.key] for place, role in enumerate(matrix.roles) if role.key in row}
        for row in matrix.rows
    )
    return replace(matrix, roles=tuple(roles), rows=rows)


def with_duty(matrix: Matrix = BIDS, at: int = 0, **parts: Any) -> Matrix:  # noqa: ANN401 - of any part of a duty
    """Return a matrix in which a duty has other parts."""
    duties = [replace(duty, **parts) if place == at else duty for place, duty in enumerate(matrix.duties)]
    return replace(matrix, duties=tuple(duties))


def without_role(at: int, matrix: Matrix = BIDS) -> Matrix:
    """Return a matrix without a role."""
    key = matrix.roles[at].key
    rows = tuple({role: entry for role, entry in row.items() if role != key} for row in matrix.rows)
    return replace(matrix, roles=matrix.roles[:at] + matrix.roles[at + 1 :], rows=rows)


def with_cell(duty: int, role: str, *letters: str, matrix: Matrix = BIDS, remark: str = "") -> Matrix:
    """Return a matrix with other letters in a cell."""
    entry = {role: matrix.notation.entry(letters, remark=remark)} if letters else {}
    rows = [
        {**{key: each for key, each in row.items() if key != role}, **entry} if place == duty else row
        for place, row in enumerate(matrix.rows)
    ]
    return replace(matrix, rows=tuple(rows))


def conflicts(base: Matrix, ours: Matrix, theirs: Matrix) -> list[str]:
    """Return how the conflicts of a merge are told."""
    return [str(each) for each in merge(base, ours, theirs).conflicts]


@pytest.mark.parametrize(
    ("part", "one", "other", "told"),
    [
        ("level", "head", "manager", "level: ours head, theirs manager (base –)"),
        ("reports_to", "Director", "Clerk", "reports to: ours Director, theirs Clerk (base –)"),
        ("reports_to", "ceo", "Clerk", "reports to: ours ceo, theirs Clerk (base –)"),
        ("kind", "group", "external", "kind: ours group, theirs external (base position)"),
        ("group", ("Sales", "EMEA"), ("Bids",), "group: ours Sales, EMEA, theirs Bids (base –)"),
        ("scope", Scope((("", "emea"),)), Scope((("", "apac"),)), "scope: ours emea, theirs apac (base –)"),
    ],
)
def test_a_part_of_a_role_that_both_changed_is_told_and_ours_stays(
    part: str, one: object, other: object, told: str
) -> None:
    ours, theirs = (with_role(BIDS, 0, **{part: each}) for each in (one, other))
    merged = merge(BIDS, ours, theirs)

    assert [str(each) for each in merged.conflicts] == [f"role Manager, {told}"]
    assert [(each.duty, each.role) for each in merged.conflicts] == [("", "Manager")]
    assert merged.matrix == ours


@pytest.mark.parametrize(
    ("part", "one", "other"),
    [
        ("level", "head", None),
        ("reports_to", "Clerk", None),
        ("vacant", True, False),
        ("kind", "group", "position"),
        ("scope", Scope((("", "emea"),)), None),
        ("group", ("Sales",), ()),
        ("aliases", ("Boss",), ()),
        ("holders", ("Ann",), ()),
        ("dotted", ("Clerk",), ()),
        ("limits", (), ()),
    ],
)
def test_a_part_of_a_role_that_one_side_changed_or_both_alike_is_taken_over(
    part: str, one: object, other: object
) -> None:
    changed, plain = (with_role(BIDS, 0, **{part: each}) for each in (one, other))

    for ours, theirs in ((changed, plain), (plain, changed), (changed, changed)):
        assert (merge(plain, ours, theirs).matrix, conflicts(plain, ours, theirs)) == (changed, [])


def test_lists_of_both_sides_are_put_together_and_what_one_took_out_is_out() -> None:
    base = with_role(aliases=("Boss", "Chief"), holders=("Ann",))
    ours, theirs = (
        with_role(aliases=each, holders=held)
        for each, held in (
            (("Boss", "Chief", "Head"), ("Ann", "Bob")),
            (("Chief", "Lead"), ("Ann", "Cid")),
        )
    )
    [role, *_] = merge(base, ours, theirs).matrix.roles

    assert (role.aliases, role.holders) == (("Chief", "Head", "Lead"), ("Ann", "Bob", "Cid"))


def test_names_of_a_role_that_both_changed_are_told_and_ours_stays() -> None:
    ours, theirs = with_role(key="Bid Manager", name="Bid Manager"), with_role(key="Managers", name="Managers")
    merged = merge(BIDS, ours, theirs)

    assert [str(each) for each in merged.conflicts] == [
        "role Bid Manager, name: ours Bid Manager, theirs Managers (base Manager)"
    ]
    assert merged.matrix == ours


def test_a_role_named_by_one_and_keyed_by_the_other_has_both() -> None:
    base = with_role(key="m")
    merged = merge(base, with_role(key="m", name="Managers"), with_role(key="b"))

    assert [(each.key, each.name) for each in merged.matrix.roles[:1]] == [("b", "Managers")]


def test_a_role_renamed_by_one_has_the_letters_that_the_other_gave() -> None:
    renamed = with_role(key="Managers", name="Managers")
    merged = merge(BIDS, renamed, with_cell(1, "Manager", "R"))

    assert (merged.matrix, merged.conflicts) == (with_cell(1, "Managers", "R", matrix=renamed), ())


@pytest.mark.parametrize(
    ("base", "one", "other", "told"),
    [
        (
            {},
            {"name": "Approve bids"},
            {"name": "Approve the bid"},
            [
                "Approve bids, name: ours Approve bids, theirs Approve the bid (base Approve bid)",
            ],
        ),
        (
            {},
            {"section": ("Plan", "Early")},
            {"section": ("Run",)},
            [
                "Approve bid, section: ours Plan, Early, theirs Run (base –)",
            ],
        ),
        (
            {},
            {"scope": Scope((("", "emea"),))},
            {"scope": Scope((("", "apac"),))},
            [
                "Approve bid, scope: ours emea, theirs apac (base –)",
            ],
        ),
        (
            {},
            {"parent": "Write bid"},
            {"parent": "Send bid"},
            [
                "Approve bid, parent: ours Write bid, theirs Send bid (base –)",
            ],
        ),
        ({}, {"number": "1"}, {"number": "2"}, []),
    ],
)
def test_a_part_of_a_duty_that_both_changed_is_told_and_ours_stays(
    base: dict[str, Any], one: dict[str, Any], other: dict[str, Any], told: list[str]
) -> None:
    merged = merge(with_duty(**base), with_duty(**one), with_duty(**other))

    assert [str(each) for each in merged.conflicts] == told
    assert {(each.duty, each.role) for each in merged.conflicts} <= {("Approve bid", "")}
    assert merged.matrix == with_duty(**one)
    assert merged.matrix.duties[0].number == one.get("number", "")


def test_a_duty_named_by_one_and_moved_by_the_other_is_both_and_keyed_by_both() -> None:
    named = with_duty(key="Approve bids", name="Approve bids")
    moved = with_duty(key="Plan › Approve bid", section=("Plan",))

    for ours, theirs in ((named, moved), (moved, named)):
        duty = merge(BIDS, ours, theirs).matrix.duties[0]
        assert (duty.key, duty.section, duty.name) == ("Plan › Approve bids", ("Plan",), "Approve bids")


def test_a_duty_that_has_a_key_of_its_own_keeps_the_first_by_the_alphabet() -> None:
    base = with_duty(key="d1")
    merged = merge(base, with_duty(key="d3", name="Approve bids"), with_duty(key="d2", section=("Plan",)))

    assert (merged.matrix.duties[0].key, merged.matrix.duties[0].name) == ("d2", "Approve bids")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (with_role(level="head"), ["role Manager: ours changed, theirs removed (base Manager)"]),
        (with_cell(1, "Manager", "R"), ["role Manager: ours changed, theirs removed (base Manager)"]),
        (with_cell(1, "Clerk", "I"), []),
        (BIDS, []),
    ],
)
def test_a_role_that_one_changed_and_the_other_took_out_is_told(changed: Matrix, told: list[str]) -> None:
    gone = without_role(0)
    kept, lost = merge(BIDS, changed, gone), merge(BIDS, gone, changed)

    assert [str(each) for each in kept.conflicts] == told
    assert [
        str(each).replace("ours removed, theirs changed", "ours changed, theirs removed") for each in lost.conflicts
    ] == told
    assert ("Manager" in [role.key for role in kept.matrix.roles]) == bool(told)
    assert "Manager" not in [role.key for role in lost.matrix.roles]


def test_cells_that_both_changed_are_told_with_their_remarks() -> None:
    ours, theirs = with_cell(1, "Director", "I", remark="till May"), with_cell(1, "Director")
    merged = merge(BIDS, ours, theirs)

    assert [(str(each), each.duty, each.role) for each in merged.conflicts] == [
        ("Write bid × Director: ours I (till May), theirs – (base C)", "Write bid", "Director")
    ]
    assert merged.matrix == ours


def test_letters_of_one_and_a_remark_of_the_other_are_both_in_the_cell() -> None:
    merged = merge(BIDS, with_cell(1, "Director", "I"), with_cell(1, "Director", "C", remark="till May"))

    assert (merged.matrix, merged.conflicts) == (with_cell(1, "Director", "I", remark="till May"), ())


def test_an_accountable_on_each_side_is_a_clash() -> None:
    ours, theirs = with_cell(1, "Director", "A"), with_cell(1, "Clerk", "A")
    merged = merge(BIDS, ours, theirs)

    assert [str(each) for each in merged.clashes] == [
        "Write bid, accountable: ours Manager, Director, theirs Manager, Clerk (base Manager)"
    ]
    assert [each.duty for each in merged.clashes] == ["Write bid"]
    assert merge(BIDS, ours, ours).clashes == merge(BIDS, ours, BIDS).clashes == merge(BIDS, BIDS, ours).clashes == ()


def test_title_and_notation_that_both_changed_are_told_and_ours_stay() -> None:
    def named(title: str, notation: Notation) -> Matrix:
        return replace(BIDS, title=title, notation=notation)

    base, ours, theirs = named("", get("RACI")), named("Bids", get("RASCI")), named("Offers", get("RACI-VS"))
    merged = merge(base, ours, theirs)

    assert [str(each) for each in merged.conflicts] == [
        "notation: ours RASCI, theirs RACI-VS (base RACI)",
        "title: ours Bids, theirs Offers (base –)",
    ]
    assert (merged.matrix.title, merged.matrix.notation.name) == ("Bids", "RASCI")
    assert conflicts(ours, base, theirs)[1] == "title: ours –, theirs Offers (base Bids)"
    assert conflicts(ours, theirs, base)[1] == "title: ours Offers, theirs – (base Bids)"


def test_marks_of_both_sides_are_kept_and_what_one_took_out_is_out() -> None:
    def marked(*texts: str) -> Matrix:
        return replace(BIDS, marks=tuple(Mark(text, "Send bid", "Director", (4, 3)) for text in texts))

    merged = merge(marked("later", "later", "?"), marked("later", "later"), marked("later", "later", "?", "by turns"))

    assert [each.text for each in merged.matrix.marks] == ["later", "later", "by turns"]
    assert {(each.duty, each.role, each.source) for each in merged.matrix.marks} == {("Send bid", "Director", (4, 3))}


# organizations


def unit(name: str, **parts: Any) -> Unit:  # noqa: ANN401 - of any part of a unit
    return Unit(name.casefold(), name, **parts)


def organized(**parts: Any) -> Matrix:  # noqa: ANN401 - of any part of an organization
    """Return a matrix with an organization."""
    return replace(BIDS, organization=Organization(**{"title": "Acme", **parts}))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "told"),
    [
        ({}, {"title": "Us"}, {"title": "Them"}, ["organization, title: ours Us, theirs Them (base Acme)"]),
        (
            {"units": (unit("EMEA"),)},
            {"units": (unit("EMEA", tier="region"),)},
            {"units": (unit("EMEA", tier="area"),)},
            ["unit EMEA, tier: ours region, theirs area (base –)"],
        ),
        (
            {"units": (unit("EMEA"),)},
            {"units": ()},
            {"units": (unit("EMEA", tier="area"),)},
            ["unit EMEA: ours –, theirs changed (base changed)"],
        ),
        (
            {},
            {"people": (Person("ann", "Ann", "a@x"),)},
            {"people": (Person("ann", "Ann", "b@x"),)},
            ["person Ann: ours changed, theirs changed (base –)"],
        ),
        (
            {"levels": (Level("head", "Head", 1),)},
            {"levels": (Level("head", "Head", 2),)},
            {"levels": (Level("head", "Head", 3),)},
            ["level Head, rank: ours 2, theirs 3 (base 1)"],
        ),
        (
            {},
            {"table": {"region": ("head",)}},
            {"table": {"region": ("head", "manager")}},
            ["level table, region: ours head, theirs head, manager (base –)"],
        ),
        (
            {"tiers": {"": ("region",)}},
            {"tiers": {"": ("area",)}},
            {"tiers": {}},
            ["tiers, : ours area, theirs – (base region)"],
        ),
        (
            {"roles": (Role("ceo", "CEO"),)},
            {"roles": (Role("ceo", "CEO", reports_to="board"),)},
            {"roles": (Role("ceo", "CEO", reports_to="owner"),)},
            ["role CEO, reports to: ours board, theirs owner (base –)"],
        ),
        (
            {"roles": (Role("Clerk", "Clerk"),)},
            {"roles": (Role("Clerk", "Clerk", reports_to="board"),)},
            {"roles": (Role("Clerk", "Clerk", reports_to="owner"),)},
            [],
        ),
    ],
)
def test_what_both_changed_in_an_organization_is_told_and_ours_stays(
    base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any], told: list[str]
) -> None:
    merged = merge(organized(**base), organized(**ours), organized(**theirs))

    assert [str(each) for each in merged.conflicts] == told
    assert merged.matrix.organization == organized(**ours).organization


def test_what_each_side_changed_in_an_organization_is_taken_over() -> None:
    base = {"units": (unit("EMEA"), unit("APAC")), "table": {"region": ("head",)}, "tiers": {"": ("region",)}}
    ours = {"units": (unit("EMEA", tier="region"), unit("APAC"), unit("LATAM")), "table": {"region": ("chief",)}}
    theirs = {"units": (unit("EMEA"), unit("APAC", tier="region")), "people": (Person("ann", "Ann"),), "title": "Them"}
    merged = merge(organized(**base), organized(**{**base, **ours}), organized(**{**base, **theirs}))

    assert merged.conflicts == ()
    assert (
        merged.matrix.organization
        == organized(
            units=(unit("EMEA", tier="region"), unit("APAC", tier="region"), unit("LATAM")),
            table={"region": ("chief",)},
            tiers={"": ("region",)},
            people=(Person("ann", "Ann"),),
            title="Them",
        ).organization
    )


def test_lists_in_an_organization_are_put_together() -> None:
    def held(*holders: str) -> Matrix:
        return organized(roles=(Role("ceo", "CEO", holders=holders),))

    merged = merge(held("Ann"), held("Ann", "Bob"), held("Cid")).matrix

    assert merged.organization == held("Bob", "Cid").organization


def test_organizations_that_came_or_went_on_one_side_are_taken_over_and_two_new_ones_conflict() -> None:
    none, one, other = BIDS, organized(), organized(title="")
    changed = organized(title="New")

    for ours, theirs in ((none, one), (one, none), (one, one)):
        assert merge(none, ours, theirs).matrix.organization == one.organization
    for ours, theirs in ((none, one), (one, none)):
        assert merge(one, ours, theirs).matrix.organization is None
    assert conflicts(none, one, other) == ["organization: ours Acme, theirs one (base –)"]
    assert conflicts(one, none, changed) == ["organization: ours –, theirs New (base Acme)"]
    assert merge(none, one, other).matrix.organization == one.organization


# what both put in


def added(*names: str, matrix: Matrix = BIDS, after: int = 3) -> Matrix:
    """Return a matrix with duties put in."""
    duties = tuple(Duty(name, name) for name in names)
    rows: Sequence[Any] = [{} for _ in names]
    return replace(
        matrix,
        duties=matrix.duties[:after] + duties + matrix.duties[after:],
        rows=(*matrix.rows[:after], *rows, *matrix.rows[after:]),
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "names"),
    [
        (added("Pay"), added("Pay"), "Approve bid, Write bid, Send bid, Pay"),
        (added("Pay"), added("pay"), "Approve bid, Write bid, Send bid, Pay"),
        (added("Pay"), added("File"), "Approve bid, Write bid, Send bid, File, Pay"),
        (added("Pay", after=1), added("File"), "Approve bid, Pay, Write bid, Send bid, File"),
        (added("Pay", after=0), added("File", after=0), "File, Pay, Approve bid, Write bid, Send bid"),
        (added("Z", "M", "A"), added("M", "B"), "Approve bid, Write bid, Send bid, Z, M, A, B"),
    ],
)
def test_what_both_put_in_stands_once_and_in_one_order(ours: Matrix, theirs: Matrix, names: str) -> None:
    merged = [merge(BIDS, ours, theirs).matrix, merge(BIDS, theirs, ours).matrix]

    assert [", ".join(duty.name for duty in each.duties).replace("pay", "Pay") for each in merged] == [names, names]


def test_a_duty_moved_by_one_side_stands_where_it_was_moved() -> None:
    moved = replace(BIDS, duties=(*BIDS.duties[1:], BIDS.duties[0]), rows=(*BIDS.rows[1:], BIDS.rows[0]))
    more = added("Pay", after=1)
    merged = merge(BIDS, moved, more)

    assert [duty.name for duty in merged.matrix.duties] == ["Pay", "Write bid", "Send bid", "Approve bid"]
    assert merged.matrix.rows[3] == BIDS.rows[0]
