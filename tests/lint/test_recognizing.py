"""Known findings and what they are called now: names of roles, sections of duties, pairs, and crowds of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from raci.lint.baseline.entry import Entry, FileThen
from raci.lint.baseline.matching import Crowds, Matching
from raci.lint.baseline.recognizing import Folder, Present, Recognition, identity
from raci.lint.baseline.taking import Item
from raci.lint.subject import DutyWords, RoleWords, Subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.lint.baseline.recognizing import Words

HERE: Final = ("a.md",)


def entry(
    *names: str | DutyWords, roles: Words = (), words: Words = (), rule: str = "ACC002", paths: Words = HERE
) -> Entry:
    """Return an entry about some duties and roles; all have one fingerprint."""
    duties = [DutyWords(each) if isinstance(each, str) else each for each in names]
    return Entry(paths, Subject(rule, tuple(sorted(duties)), tuple(map(RoleWords, sorted(roles))), words), "0")


def present(*duties: DutyWords, roles: Sequence[RoleWords] = ()) -> Present:
    """Return what files have now."""
    return Present([(duties, roles)], Folder())


def recognition(now: Present, **files: FileThen) -> Recognition:
    """Return keys by which findings are known, where every file has the same now."""
    return Recognition(lambda _: now, Folder(), {name.replace("_", "."): each for name, each in files.items()})


@pytest.mark.parametrize(
    ("old", "now", "called"),
    [
        (RoleWords("Clerk"), [RoleWords("clerk"), RoleWords("Boss", ("Clerk",))], "clerk"),
        (RoleWords("Clerk"), [RoleWords("Scribe", ("Clerk",))], "scribe"),
        (RoleWords("Clerk"), [RoleWords("Scribe", ("Clerk",)), RoleWords("Writer", ("Clerk",))], "clerk"),
        (RoleWords("Clerk", ("Scribe",)), [RoleWords("Scribe")], "scribe"),
        (RoleWords("Clerk", ("Scribe", "Writer")), [RoleWords("Scribe"), RoleWords("Writer")], "clerk"),
        (RoleWords("Clerk", ("Pen",)), [RoleWords("Scribe", ("Pen",))], "scribe"),
        (RoleWords("Clerk", ("Pen",)), [RoleWords("Scribe", ("Pen",)), RoleWords("Writer", ("Pen",))], "clerk"),
        (RoleWords("Clerk", ("Scribe",)), [RoleWords("Writer", ("Clerk",)), RoleWords("Scribe")], "writer"),
        (RoleWords("Clerk", ("Scribe", "Pen")), [RoleWords("Scribe"), RoleWords("Writer", ("Pen",))], "scribe"),
        (RoleWords("Clerk"), [RoleWords("Scribe")], "clerk"),
        (RoleWords("***"), [], "***"),
    ],
)
def test_a_role_is_known_by_the_one_that_has_its_name_now(old: RoleWords, now: list[RoleWords], called: str) -> None:
    assert present(roles=now).role(old) == called


def test_other_names_of_a_role_in_several_matrices_are_put_together() -> None:
    matrices: list[tuple[list[DutyWords], list[RoleWords]]] = [
        ([], [RoleWords("Scribe", ("Pen",))]), ([], [RoleWords("Scribe", ("Clerk",))])
    ]  # fmt: skip
    now = Present(matrices, Folder())

    assert [now.role(RoleWords(each)) for each in ("Pen", "Clerk")] == ["scribe", "scribe"]


def test_a_duty_is_there_in_its_own_section_only() -> None:
    now = present(DutyWords("Sell", ("Plan",)))

    assert [now.has(DutyWords("SELL", ("plan",))), now.has(DutyWords("Sell")), now.names] == [True, False, {"sell"}]


def test_a_key_of_its_own_tells_a_duty_and_not_its_name() -> None:
    assert identity(DutyWords("Sell", ("Plan",), "each region", "S-1"), Folder()) == (("s-1",), "each region")
    assert identity(DutyWords("Sell", ("Plan",)), Folder()) == (("plan", "sell", ""), "")


def test_a_known_finding_has_the_key_of_one_whose_role_is_called_otherwise_now() -> None:
    keys = recognition(present(roles=[RoleWords("Scribe", ("Clerk",))]))
    known, found = entry("Sell", roles=("Boss", "Clerk")), entry("sell", roles=("Scribe", "Boss"))

    assert keys.as_named_now(known) == keys.as_named(found)
    assert keys.as_named(known) != keys.as_named(found)
    assert keys.without_sections_now(known) == keys.without_sections(found)


@pytest.mark.parametrize(
    "other",
    [
        entry("Sell", roles=("Clerk",), words=("Ann",)),
        entry("Sell", roles=("Boss",), words=("Bob",)),
        entry("Buy", roles=("Boss",), words=("Ann",)),
        entry("Sell", roles=("Boss",), words=("Ann",), rule="ACC001"),
        entry("Sell", roles=("Boss",), words=("Ann",), paths=("b.md",)),
        entry(DutyWords("Sell", ("Plan",), "emea"), roles=("Boss",), words=("Ann",)),
    ],
)
def test_findings_of_another_rule_duty_role_word_scope_or_file_have_other_keys(other: Entry) -> None:
    keys, this = recognition(present()), entry("Sell", roles=("Boss",), words=("Ann",))

    assert keys.as_named(this) != keys.as_named(other)
    assert keys.as_named_now(this) != keys.as_named_now(other)
    assert keys.without_sections(this) != keys.without_sections(other)


def test_only_the_file_is_left_out_of_what_a_finding_is_called_elsewhere() -> None:
    keys = recognition(present())
    this, there = entry("Sell", roles=("Boss",)), entry("Sell", roles=("Boss",), paths=("b.md",))

    assert keys.here(this) == keys.here(there) == keys.elsewhere(there, HERE)
    assert keys.here(this) != keys.here(entry("Sell", roles=("Clerk",)))
    assert keys.here(this) != keys.here(entry("Buy", roles=("Boss",)))


def test_a_finding_is_looked_for_without_its_section_where_the_section_is_new() -> None:
    keys = recognition(present(), a_md=FileThen(frozenset({("Plan",)})))
    new, old, bare = (entry(DutyWords("Sell", section)) for section in (("Later",), ("Plan",), ()))

    assert keys.in_new_sections(new) == keys.without_sections(bare)
    assert [keys.in_new_sections(old), keys.in_new_sections(bare)] == [None, None]


def test_a_known_finding_is_looked_for_elsewhere_where_a_duty_is_gone_from_its_section() -> None:
    keys = recognition(present(DutyWords("Sell", ("Plan",)), DutyWords("Buy")))
    stays, gone = entry(DutyWords("Sell", ("Plan",)), "Buy"), entry("Sell", "Buy")

    assert keys.gone_from_sections(stays) is None
    assert keys.gone_from_sections(gone) == keys.without_sections(stays)


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (entry("Sell", "Buy", rule="DUT002"), [(HERE, "DUT", "buy", ""), (HERE, "DUT", "sell", "")]),
        (entry(roles=("Boss", "Chief")), [(HERE, "ACC", "boss"), (HERE, "ACC", "chief")]),
        (entry("Sell", roles=("Boss",)), []),
        (entry("Sell", "Buy", roles=("Boss", "Chief")), []),
        (entry("Sell", "Buy", words=("Ann",)), []),
        (entry("Sell"), []),
        (entry(), []),
        (entry("Sell", "Buy", "Pay"), []),
    ],
)
def test_a_pair_is_two_duties_or_two_roles_and_nothing_else(one: Entry, told: list[object]) -> None:
    keys = recognition(present())

    assert [keys.pair(one), keys.pair_now(one)] == [told, told]


def test_a_known_finding_is_there_while_all_its_duties_and_roles_are() -> None:
    keys = recognition(present(DutyWords("Sell", ("Plan",)), roles=[RoleWords("Scribe", ("Clerk",))]))

    assert keys.is_there(entry("Sell", roles=("Clerk",)))
    assert not keys.is_there(entry("Sell", "Buy", roles=("Clerk",)))
    assert not keys.is_there(entry("Sell", roles=("Clerk", "Boss")))


def test_crowds_are_joined_directly_and_over_others() -> None:
    crowds = Crowds()
    for pair in ("ab", "cd", "ef", "bc", "da"):
        crowds.unite(pair)

    assert len({crowds.of(each) for each in "abcd"}) == 1
    assert crowds.of("e") == crowds.of("f") != crowds.of("a")
    assert crowds.of("g") == "g"


def matched(known: Sequence[Entry], run: Sequence[Entry], keys: Recognition, way: str) -> tuple[list[int], int]:
    """Return which findings of a run are known after one way of matching, and how many known ones are left."""
    matching = Matching([Item(0, place, each) for place, each in enumerate(run)], [each._replace() for each in known])
    if way == "lessen":
        matching.lessen(keys)
    elif way == "crowd":
        matching.crowd(matching.entries[:], keys)
    else:
        matching.pair(keys.as_named, keys.as_named_now)
    assert len(matching.items) == len(run) - len(matching.known)
    assert matching.is_open == bool(matching.items and matching.entries)
    return [each.place for each in matching.known], len(matching.entries)


TWO, THREE = entry("Sell", roles=("Boss", "Chief")), entry("Sell", roles=("Boss", "Chief", "Clerk"))


@pytest.mark.parametrize(
    ("known", "run", "told"),
    [
        ([THREE], [TWO], ([0], 0)),
        ([TWO], [THREE], ([], 1)),
        ([TWO], [TWO], ([], 1)),
        ([THREE], [TWO, TWO], ([0], 0)),
        ([THREE, THREE], [TWO, TWO], ([0, 1], 0)),
        ([THREE], [entry("Buy", roles=("Boss",))], ([], 1)),
        ([THREE], [entry("Sell", roles=("Buyer",))], ([], 1)),
        ([THREE], [entry("Sell", roles=("Boss", "Buyer"))], ([], 1)),
        ([entry("Sell", roles=("Boss",))], [entry("Sell")], ([], 1)),
        ([THREE], [entry("Sell", roles=("Boss",), paths=("b.md",))], ([], 1)),
        ([entry("Sell", roles=("Boss", "Ann")), THREE], [entry("Sell", roles=("Boss",)), TWO], ([0, 1], 0)),
    ],
)
def test_what_has_become_less_is_known_once(known: list[Entry], run: list[Entry], told: tuple[list[int], int]) -> None:
    assert matched(known, run, recognition(present()), "lessen") == told


def duties(*pairs: str, rule: str = "DUT002") -> list[Entry]:
    """Return an entry about each pair of duties."""
    return [entry(*pair, rule=rule) for pair in pairs]


@pytest.mark.parametrize(
    ("known", "run", "now", "told"),
    [
        (["ab", "bc"], ["ac"], "abc", ([0], 1)),
        (["ab", "bc"], ["ac", "ac", "ac"], "abc", ([0, 1], 0)),
        (["ab"], ["cd"], "abcd", ([], 1)),
        (["ab"], ["bx"], "abx", ([0], 0)),
        (["ab"], ["bx"], "bx", ([], 1)),
        (["ab", "cd"], ["ac"], "abcd", ([0], 1)),
        (["ab"], [], "ab", ([], 1)),
    ],
)
def test_a_pair_within_a_crowd_is_known_and_one_half_in_it_while_its_pair_is_there(
    known: list[str], run: list[str], now: str, told: tuple[list[int], int]
) -> None:
    keys = recognition(present(*map(DutyWords, now)))

    assert matched(duties(*known), duties(*run), keys, "crowd") == told


def test_crowds_are_of_one_family_of_rules_and_one_file() -> None:
    keys = recognition(present(*map(DutyWords, "abc")))
    known = duties("ab", "bc")

    assert matched(known, duties("ac", rule="DUT008"), keys, "crowd") == ([0], 1)
    assert matched(known, duties("ac", rule="ROL002"), keys, "crowd") == ([], 2)
    assert matched(known, [entry("a", "c", rule="DUT002", paths=("b.md",))], keys, "crowd") == ([], 2)


def test_each_known_finding_accounts_for_one_of_the_run() -> None:
    keys = recognition(present())

    assert matched([TWO], [TWO, TWO], keys, "named") == ([0], 0)
    assert matched([TWO, TWO, THREE], [TWO, THREE], keys, "named") == ([0, 1], 1)
    assert matched([], [TWO], keys, "named") == ([], 0)
