"""Renames are told as renames: three of ten roles spelled otherwise, in matrices drawn by a seeded die."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

import pytest

from raci.compare import aligned
from raci.model import Duty, Matrix, Role
from raci.notations import get

if TYPE_CHECKING:
    from collections.abc import Callable

FUNCTIONS: Final = (
    "Sales", "Finance", "Quality", "Purchasing", "Human Resources", "Information Technology", "Legal", "Marketing",
    "Production", "Logistics", "Research", "Maintenance", "Customer Service", "Risk", "Safety", "Data Protection",
)  # fmt: skip
TITLES: Final = (
    "Head of {}", "{} Manager", "{} Director", "{} Specialist", "Senior {} Officer", "{} Coordinator", "VP {}",
    "Regional {} Manager", "{} Controller", "{} Team",
)  # fmt: skip
VERBS: Final = ("Approve", "Write", "Review", "Plan", "Publish", "Archive", "Order", "Train", "Check", "Report")
THINGS: Final = ("bid", "budget", "contract", "audit report", "delivery plan", "staffing", "price list", "risk log")
SHORT: Final = {
    "Manager": "Mgr", "Director": "Dir.", "Specialist": "Spec.", "Senior": "Snr", "Officer": "Off.", "Regional": "Reg.",
    "Human Resources": "HR", "Information Technology": "IT", "Coordinator": "Coord.", "Marketing": "Mktg",
    "Production": "Prod.", "Purchasing": "Purch.", "Customer Service": "CS", "Controller": "Contr.",
}  # fmt: skip


def invented(die: Random) -> Matrix:
    """Return a matrix of 6 to 12 roles and 10 to 40 duties."""
    names = die.sample([title.format(each) for title in TITLES for each in FUNCTIONS], die.randint(6, 12))
    called = die.sample([f"{verb} {thing}" for verb in VERBS for thing in THINGS], die.randint(10, 40))
    notation = get("RACI")
    rows = []
    for _ in called:
        held = die.sample(names, die.randint(2, min(6, len(names))))
        letters = ("A", "R", *die.choices("RCI", k=len(held)))
        rows.append({name: notation.entry((letter,)) for name, letter in zip(held, letters, strict=False)})
    roles = tuple(Role(name, name) for name in names)
    return Matrix(notation, roles, tuple(Duty(name, name) for name in called), tuple(rows))


def slip(name: str, die: Random) -> str:
    """Return a name with a letter lost, doubled, exchanged with the next, or another one."""
    places = [place for place in range(1, len(name) - 1) if name[place].isalpha() and name[place + 1].isalpha()]
    at = die.choice(places)
    one, two = name[at], name[at + 1]
    return name[:at] + die.choice(("", one + one, two + one[:0], die.choice("aeiourst"))) + name[at + 1 :]


def other_case(name: str, die: Random) -> str:
    """Return a name in capitals, in small letters, or with a full stop and blanks."""
    return die.choice((name.upper(), name.lower(), f"  {name}.", name.replace(" ", "-"), name.title()))


def shortened(name: str, die: Random) -> str:
    """Return a name with words abbreviated, or its initials."""
    short = name
    for long, brief in SHORT.items():
        short = short.replace(long, brief)
    initials = "".join(word[0] for word in name.split())
    if die.random() < 0.2:
        return short.replace(".", "")
    return short if short != name else initials if len(initials) > 2 else f"{name[:4]}. {name.rsplit(maxsplit=1)[-1]}"


def turned(name: str, die: Random) -> str:
    """Return a name with its words in another order: `Sales, Head of`."""
    words = name.replace(" of", "").split()
    return die.choice((", ".join((words[-1], " ".join(words[:-1]))), " ".join(reversed(words))))


WAYS: Final[tuple[Callable[[str, Random], str], ...]] = (slip, other_case, shortened, turned)


def respelled(
    matrix: Matrix, die: Random, ways: tuple[Callable[[str, Random], str], ...]
) -> tuple[Matrix, dict[str, str]]:
    """Return the matrix with three of ten roles spelled otherwise, some letters changed, and the columns shuffled."""
    chosen = die.sample(matrix.roles, max(1, round(0.3 * len(matrix.roles))))
    names = {role.key: die.choice(ways)(role.name, die) for role in chosen}
    names = {old: new for old, new in names.items() if new not in {role.key for role in matrix.roles}}
    if len(set(names.values())) < len(names):
        names = {}
    rows = []
    for row in matrix.rows:
        changed = {names.get(key, key): entry for key, entry in row.items()}
        if die.random() < 0.1:
            changed[die.choice([names.get(role.key, role.key) for role in matrix.roles])] = matrix.notation.entry("I")
        rows.append(changed)
    roles = [Role(names.get(role.key, role.key), names.get(role.key, role.name)) for role in matrix.roles]
    die.shuffle(roles)
    return Matrix(matrix.notation, tuple(roles), matrix.duties, tuple(rows)), names


@pytest.mark.parametrize("ways", [WAYS, *((way,) for way in WAYS)])
def test_roles_spelled_otherwise_are_renamed_and_not_gone_and_new(
    ways: tuple[Callable[[str, Random], str], ...],
) -> None:
    die = Random(4711)  # noqa: S311 - a die that always falls alike
    asked = missed = 0
    told = []
    for _ in range(150):
        matrix = invented(die)
        changed, names = respelled(matrix, die, ways)
        found = aligned(matrix, changed).roles
        wrong = {old: (new, found.get(old)) for old, new in names.items() if found.get(old) != new}
        asked += len(names)
        missed += len(wrong)
        told += list(wrong.items())

    assert missed <= 0.05 * asked, f"{missed} of {asked}: {told[:10]}"


def test_roles_that_are_not_renamed_are_aligned_with_nobody_else() -> None:
    die = Random(11)  # noqa: S311 - as above
    for _ in range(100):
        matrix = invented(die)
        gone, *kept = matrix.roles
        others = [title.format(each) for title in TITLES for each in FUNCTIONS]
        come = die.choice([name for name in others if name not in {role.key for role in matrix.roles}])
        rows = tuple({come if key == gone.key else key: entry for key, entry in row.items()} for row in matrix.rows)
        found = aligned(matrix, Matrix(matrix.notation, (Role(come, come), *kept), matrix.duties, rows)).roles

        assert gone.key not in found, (gone.key, come)


@pytest.mark.parametrize(("was", "name"), [("QA", "The QA"), ("Head of Sales", "Head Sales"), ("CFO", "Le CFO")])
def test_a_role_named_with_another_small_word_is_the_same_whatever_it_takes_part_in(was: str, name: str) -> None:
    notation = get("RACI")
    duties = (Duty("Approve", "Approve"), Duty("Write", "Write"), Duty("Sell", "Sell"))
    every = {was: notation.entry(("R",))}
    old = Matrix(notation, (Role(was, was),), duties, (every, every, every))
    new = Matrix(notation, (Role(name, name),), duties, ({}, {}, {name: notation.entry(("I",))}))

    assert aligned(old, new).roles == {was: name}
