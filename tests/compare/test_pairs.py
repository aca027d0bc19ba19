"""Which thing is which: likeness of names, the best pairs, orders beside each other, matrices of a file."""

from __future__ import annotations

from itertools import permutations
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import matrix_of

from raci.compare.aligning import aligned
from raci.compare.candidates import worth_comparing
from raci.compare.likeness import name_likeness
from raci.compare.matching import best_pairs
from raci.compare.merging.order import merged_order, present
from raci.compare.order import settled
from raci.compare.pairing import paired
from raci.model import Matrix, Role, Source
from raci.records import replace

ROW: Final = "| Approve bid | A | R |"


@pytest.mark.parametrize(
    ("one", "other", "value", "replaced"),
    [
        ("Bid Writer", "bid writer", 1.0, False),
        ("Bid Writer", "Bidwriter", 1.0, False),
        ("Writer of Bid", "Bid Writer of", 1.0, False),
        ("QA", "The QA", 0.95, False),
        ("The", "The of", 0.666667, False),
        ("", "", 1.0, False),
        ("***", "***", 1.0, False),
        ("***", "Boss", 0.0, True),
        ("HoS", "Head of Sales", 0.92, False),
        ("Head of Sales", "HoS", 0.92, False),
        ("Developer 1", "Developer 2", 0.4, True),
        ("Developer 1", "Developer", 0.823529, False),
        ("Head of Sales", "Head of Finance", 0.511111, True),
        ("Sales", "Cook", 0.0, True),
        ("Sales Mnager", "Sales Manager", 0.923588, False),
        ("Sales Managers", "Sales Manager", 0.972222, False),
        ("Vice President Sales", "VP Sales", 0.97, False),
        ("VP Sales", "Vice President Sales", 0.97, False),
        ("VP of Sales", "Vice President Sales", 0.92381, False),
        ("Sales Mgr", "Sales Manager", 0.975, False),
        ("Sales M", "Sales Manager", 0.876842, False),
    ],
)
def test_words_count_by_their_letters_and_those_that_equal_shorten_or_misspell_each_other_are_alike(
    one: str,
    other: str,
    value: float,
    replaced: bool,  # noqa: FBT001
) -> None:
    like = name_likeness(one, other)

    assert (round(like.value, 6), like.replaced) == (value, replaced)


NAMES: Final = st.lists(
    st.sampled_from(("head", "of", "sales", "vp", "mnager", "manager", "1", "2", "the", "finance")), max_size=4
).map(" ".join)


@given(NAMES, NAMES)
def test_likeness_is_the_same_from_both_sides(one: str, other: str) -> None:
    there, back = name_likeness(one, other), name_likeness(other, one)

    assert (round(there.value, 9), there.replaced) == (round(back.value, 9), back.replaced)
    assert 0 <= there.value <= 1


SCORES: Final = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 40).map(lambda each: each / 40), max_size=12
)


def greatest(scores: dict[tuple[int, int], float]) -> float:
    """Return the greatest sum of pairs, by trying all of them."""
    return max(sum(scores.get((i, j), 0.0) for i, j in enumerate(order)) for order in permutations(range(5)))


@given(SCORES)
def test_no_other_pairs_are_more_like_each_other(scores: dict[tuple[int, int], float]) -> None:
    pairs = list(best_pairs(scores))

    assert set(pairs) <= set(scores)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert sum(scores[pair] for pair in pairs) == pytest.approx(greatest(scores))


def test_very_many_that_hang_together_are_paired_the_likest_first() -> None:
    chain = {(i, j): 0.9 if i == j else 0.5 for i in range(90) for j in (i - 1, i) if j >= 0} | {(0, 1): 0.95}

    assert sorted(best_pairs(chain)) == [(0, 1), (1, 0), *((i, i) for i in range(2, 90))]


@given(st.permutations(range(6)), st.integers(0, 6))
def test_as_much_as_can_be_stays_in_its_place(places: list[int], size: int) -> None:
    places = places[:size]
    found = settled(places)
    rising = [
        length
        for length in range(size + 1)
        for mask in range(1 << size)
        if mask.bit_count() == length and (run := [places[at] for at in range(size) if mask >> at & 1]) == sorted(run)
    ]

    assert [places[each] for each in found] == sorted(places[each] for each in found)
    assert sorted(found) == found
    assert len(found) == max(rising)


LISTS: Final = st.lists(st.sampled_from("abcdef"), unique=True)


@given(LISTS, LISTS, LISTS)
def test_a_merged_order_hangs_on_no_side_and_leaves_nothing_out(
    base: list[str], one: list[str], two: list[str]
) -> None:
    kept = {*one, *two}

    assert sorted(merged_order(base, one, two, kept)) == sorted(kept)
    assert merged_order(base, one, two, kept) == merged_order(base, two, one, kept)
    assert merged_order(base, one, base, set(one)) == one
    assert merged_order(base, one, one, set(one)) == one


@pytest.mark.parametrize(
    ("base", "one", "two", "order"),
    [
        ("abc", "bca", "abc", "bca"),
        ("abc", "bca", "cab", "cba"),
        ("abcd", "bacd", "abdc", "badc"),
        ("ab", "axb", "ayb", "axyb"),
        ("ab", "axb", "aby", "axby"),
        ("ab", "xyab", "zyab", "xzyab"),
        ("ab", "abxy", "abyx", "abxy"),
        ("", "bca", "bda", "bcda"),
    ],
)
def test_what_sides_moved_or_put_in_stands_where_it_did_there(base: str, one: str, two: str, order: str) -> None:
    assert "".join(merged_order(base, one, two, {*one, *two})) == order


@given(LISTS, LISTS, LISTS)
def test_what_either_put_in_is_there_and_what_either_took_out_is_not(
    base: list[str], one: list[str], two: list[str]
) -> None:
    expected = {
        each
        for each in "abcdef"
        if (each in one or each in two) and (each not in base or (each in one and each in two))
    }

    assert set(present(base, one, two)) == expected


# matrices of a file


def sheet(title: str, name: str, *duties: str) -> Matrix:
    """Return a matrix of some duties, with a title, of a sheet."""
    rows = "\n".join(ROW.replace("Approve bid", duty) for duty in duties)
    matrix = matrix_of(f"title: {title}\n| Duty | Boss | Clerk |\n|---|---|---|\n{rows}")
    return replace(matrix, source=Source("a.xlsx", name, (1, 1, 9, 9)))


BIDS, BILLS = sheet("Bids", "One", "Approve bid", "Send bid"), sheet("Bills", "Two", "Approve bill", "Pay bill")


def pairs(old: list[Matrix], new: list[Matrix]) -> list[tuple[int | None, int | None]]:
    """Return which is which, by their numbers."""
    return [
        (
            None if one is None else [id(each) for each in old].index(id(one)),
            None if other is None else [id(each) for each in new].index(id(other)),
        )
        for one, other in paired(old, new)
    ]


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ([BIDS, BILLS], [(0, 0), (1, 1)]),
        ([BILLS, BIDS], [(1, 0), (0, 1)]),
        ([sheet("Bills", "One", "X"), sheet("Bids", "Two", "Y")], [(1, 0), (0, 1)]),
        ([sheet("bills", "Three", "X"), sheet("Bids", "Four", "Y")], [(1, 0), (0, 1)]),
        ([sheet("Other", "Two", "X"), sheet("More", "One", "Y")], [(1, 0), (0, 1)]),
        ([sheet("Other", "Four", "Approve bill"), sheet("More", "Five", "Approve bid")], [(1, 0), (0, 1)]),
        ([BILLS, BIDS, sheet("More", "Five", "Z")], [(1, 0), (0, 1), (None, 2)]),
        ([BILLS], [(1, 0), (0, None)]),
        ([sheet("Bids", "Two", "X"), sheet("Bills", "Two", "Y")], [(0, 0), (1, 1)]),
        ([], [(0, None), (1, None)]),
    ],
)
def test_matrices_are_paired_by_sheet_and_title_then_by_what_is_in_them(
    new: list[Matrix], told: list[tuple[int | None, int | None]]
) -> None:
    assert pairs([BIDS, BILLS], new) == told


def test_one_matrix_on_each_side_is_the_same_and_strangers_are_not() -> None:
    stranger = replace(
        matrix_of("| Duty | Cook |\n|---|---|\n| Boil | A |"), source=Source("a.xlsx", "Nine", (1, 1, 2, 2))
    )

    assert pairs([BIDS], [stranger]) == [(0, 0)]
    assert pairs([BIDS, BILLS], [stranger]) == [(None, 0), (0, None), (1, None)]
    assert pairs([BIDS, BIDS], [stranger, stranger]) != [(0, 0), (1, 1)]


# many


def test_of_many_only_the_likest_and_the_nearest_are_compared() -> None:
    gone, come = [f"Approve plan {i}" for i in range(250)], [f"Aprove plan {i}" for i in range(250)]
    places = [("", 10 * i) for i in range(250)]
    found = set(worth_comparing(gone, come, places, places))

    assert all((i, i) in found for i in range(250))
    assert len(found) < 250 * 60
    assert list(worth_comparing(["a"], ["b", "c"], [("", 1)], [("", 1), ("", 9)])) == [(0, 0), (0, 1)]


def test_strangers_of_many_are_compared_where_they_stand_near() -> None:
    gone, come = [f"{i:x} alpha" for i in range(210)], [f"{chr(945 + i % 20)}{i} omega" for i in range(210)]
    gone_at, come_at = [("a", i) for i in range(210)], [("a" if i < 200 else "b", i) for i in range(210)]
    found = set(worth_comparing(gone, come, gone_at, come_at))

    assert {j for i, j in found if i == 100} >= {98, 99, 100, 101, 102}
    assert not {j for i, j in found if i == 100} & {96, 97, 103, 104}
    assert (205, 205) not in found


# roles by aliases


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ([("a", "Boss", ("Chief",))], [("b", "Chief", ())], {"a": "b"}),
        ([("a", "Boss", ())], [("b", "Chief", ("boss",))], {"a": "b"}),
        ([("a", "Boss", ("Chief",)), ("c", "Cook", ("Chief",))], [("b", "Chief", ())], {}),
        ([("a", "Boss", ("X",))], [("b", "Chief", ("X",))], {}),
        ([("a", "Boss", ())], [("a", "Chief", ())], {"a": "a"}),
        ([("a", "Boss", ())], [("b", "boss", ())], {"a": "b"}),
        ([("a", "Boss", ()), ("c", "Boss", ())], [("b", "Cook", ())], {}),
    ],
)
def test_a_role_is_the_one_that_is_also_called_so(
    old: list[tuple[str, str, tuple[str, ...]]], new: list[tuple[str, str, tuple[str, ...]]], same: dict[str, str]
) -> None:
    def matrix(roles: list[tuple[str, str, tuple[str, ...]]]) -> Matrix:
        return replace(matrix_of("| Duty | Boss |\n|---|---|"), roles=tuple(Role(*each) for each in roles))

    found = aligned(matrix(old), matrix(new))

    assert dict(found.roles) == same
    assert dict(found.turned.roles) == {new: old for old, new in same.items()}
