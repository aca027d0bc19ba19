"""From one document of an org-design file to its matrix, with the place of every role, duty and assignment."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from raci.joining import extended, join, joined_within
from raci.model import Duty, Mark, Matrix, Organization, Participation, Source, duty_key
from raci.names import fold
from raci.readers.design.allowing import Allowances
from raci.readers.design.amounts import limits_of
from raci.readers.design.checking import shape_of, suggestion
from raci.readers.design.forms import names_of
from raci.readers.design.items import items_of
from raci.readers.design.letters import LetterKeys, notation_of
from raci.readers.design.nodes import Problem, place_of
from raci.readers.design.organization import says_something, stated
from raci.readers.design.outside import outside_of
from raci.readers.design.people import People
from raci.readers.design.roles import Roles
from raci.readers.design.shape import DutyShape
from raci.readers.design.surroundings import Surroundings
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Words
    from pathlib import Path

    from raci.model import Entry, Place, Row
    from raci.readers.design.items import Item
    from raci.readers.design.nodes import Mapping
    from raci.readers.design.shape import OrgDesign


class Written(NamedTuple):
    """What a document says: its matrix, its organization, the words for its roles, and what is wrong elsewhere.

    `flaws` are of the file it names as its organization, as `path:line:column: sentence`.
    """

    matrix: Matrix
    organization: Organization
    keys: Words[str, str]
    flaws: list[str]


def written(root: Mapping, path: str, problems: list[Problem], chain: tuple[Path, ...] = ()) -> Written:
    """Return what a document says; all that is wrong in it is added to `problems`."""
    design = shape_of(root, problems)
    outside, flaws = outside_of(root, design.organization, path, chain)
    around = Surroundings(root, design, problems, outside.organization)
    people = People(root, design, around, problems, outside)
    roles = Roles(root, design, around, people, outside)
    matrix = _matrix(root, design, path, around, roles)
    own = stated(design, around, people, roles, path, outside.organization)
    wider = outside.organization
    if not matrix.duties:
        own = replace(own, allowances=matrix.allowances)
        return Written(matrix, extended(wider, own) if wider else own, roles.keys, flaws)
    if wider:
        return Written(joined_within(replace(matrix, organization=own), wider), own, roles.keys, flaws)
    return Written(join(matrix, own) if says_something(own) else matrix, own, roles.keys, flaws)


def _matrix(root: Mapping, design: OrgDesign, path: str, around: Surroundings, roles: Roles) -> Matrix:
    problems = roles.problems
    items = list(items_of(root, design.duties, ("duties",), DutyShape(), problems))
    keys = {key for item in items for key in item.part.model_extra or ()}
    body = _Body(root, LetterKeys(notation_of(root, design, keys, problems), exact=design.exact), roles, problems)
    keys_of = _keys(items)
    parents = _Parents(root, items, keys_of, problems, exact=design.exact)
    duties = _duties(root, items, keys_of, around, parents)
    rows = [body.row(item, duty) for item, duty in zip(items, duties, strict=True)]
    marks = [mark for item, duty in zip(items, duties, strict=True) for mark in body.marks(item, duty)]
    marks += body.other_marks(design, parents)
    allowances = Allowances(root, design, roles, _words(items, keys_of), path).of(duties)
    taken = roles.taken
    order = {role.key: place for place, role in enumerate(taken)}
    return Matrix(
        body.keys.notation,
        taken,
        tuple(duties),
        tuple({key: row[key] for key in sorted(row, key=order.__getitem__)} for row in rows),
        design.title or "",
        tuple(marks),
        source=Source(path, None, (*root.place, 0, 0), cells=body.cells),
        allowances=allowances,
    )


def _words(items: list[Item[DutyShape]], keys: list[str]) -> Words[str, str]:
    """Return the words by which a file keys its duties with the keys they have in the matrix."""
    return {item.path[-1]: key for item, key in zip(items, keys, strict=True) if isinstance(item.path[-1], str)}


def _keys(items: list[Item[DutyShape]]) -> list[str]:
    """Return the keys of duties; where section and name repeat, the second gets ` #2` after it, as in a workbook."""
    keys = []
    seen: Counter[str] = Counter()
    for item in items:
        key = item.part.key or duty_key(_section(item), item.name)
        seen[key] += 1
        keys.append(f"{key} #{seen[key]}" if seen[key] > 1 else key)
    return keys


def _section(item: Item[DutyShape]) -> tuple[str, ...]:
    return tuple(section for _, section in names_of(item.part.section))


def _duties(
    root: Mapping, items: list[Item[DutyShape]], keys: list[str], around: Surroundings, parents: _Parents
) -> list[Duty]:
    return [
        Duty(
            key,
            item.name,
            _section(item),
            item.part.number or "",
            parents.of(item),
            around.scope(item.part.scope, (*item.path, "scope")),
            item.place,
            limits_of(root, item.part.limits, (*item.path, "limits"), parents.problems),
        )
        for item, key in zip(items, keys, strict=True)
    ]


class _Parents:
    """Finds the duty another one stands under, by key or name."""

    def __init__(
        self, root: Mapping, items: list[Item[DutyShape]], keys: list[str], problems: list[Problem], *, exact: bool
    ) -> None:
        self.problems = problems
        self._root = root
        self._exact = exact
        self._known = {} if exact else {fold(item.name): key for item, key in zip(items, keys, strict=True)}
        self._known |= {item.key: key for item, key in zip(items, keys, strict=True)}

    def of(self, item: Item[DutyShape]) -> str | None:
        """Return the key of the duty over this one, if it names any."""
        return self.named(item.part.parent, (*item.path, "parent"))

    def named(self, word: str | None, path: tuple[str | int, ...]) -> str | None:
        """Return the key of the duty that a word names, if there is a word; tell if there is no such duty."""
        if not word:
            return None
        found = self._known.get(word) or (word if self._exact else self._known.get(fold(word) or word))
        if found:
            return found
        place = place_of(self._root, path)
        sentence = f"there is no duty {word!r}{suggestion(word, self._known, self.problems)}"
        self.problems.append(Problem(place, sentence))
        return None


class _Body:
    """Reads the letters of duties; equal cells share one entry, and each cell keeps its place."""

    def __init__(self, root: Mapping, keys: LetterKeys, roles: Roles, problems: list[Problem]) -> None:
        self.keys = keys
        self.cells: dict[tuple[str, str], Place] = {}
        self._root = root
        self._roles = roles
        self._problems = problems
        self._entries: dict[tuple[frozenset[str], str], Entry] = {}

    def row(self, item: Item[DutyShape], duty: Duty) -> Row:
        """Return the cells of a duty; a role that has several letters stands where it is accountable."""
        held: defaultdict[str, set[str]] = defaultdict(set)
        for key, names in (item.part.model_extra or {}).items():
            letters = self.keys.letters(key)
            if not letters:
                place = place_of(self._root, (*item.path, key), key=True)
                self._problems.append(Problem(place, self.keys.complaint(key, self._problems)))
            for index, name in names_of(names) if letters else ():
                place = place_of(self._root, (*item.path, key, index))
                role = self._roles.named(name, place)
                if role:
                    self._place(duty.key, role, place, first=self._accountable(letters))
                    held[role] |= set(letters)
        remarks = self._by_role(item, "remarks", item.part.remarks)
        idle = remarks.keys() - held.keys()
        self._problems += (Problem(remarks[role][1], f"{role!r} has no letter to remark on") for role in sorted(idle))
        return {role: self._entry(frozenset(letters), remarks.get(role, ("", ()))[0]) for role, letters in held.items()}

    def marks(self, item: Item[DutyShape], duty: Duty) -> list[Mark]:
        """Return what the cells of a duty say that is no letter."""
        said = self._by_role(item, "marks", item.part.marks)
        return [Mark(text, duty.key, role, place) for role, (text, place) in said.items()]

    def other_marks(self, design: OrgDesign, duties: _Parents) -> Iterator[Mark]:
        """Yield the marks that stand under no duty."""
        for index, part in enumerate(design.marks or ()):
            path = ("marks", index)
            role = self._roles.named(part.role, place_of(self._root, (*path, "role"))) if part.role else ""
            duty = duties.named(part.duty, (*path, "duty"))
            yield Mark(part.text, duty or "", role or "", place_of(self._root, path))

    def _by_role(
        self, item: Item[DutyShape], key: str, said: dict[str, str | None] | None
    ) -> dict[str, tuple[str, Place]]:
        found = {}
        for name, text in (said or {}).items():
            place = place_of(self._root, (*item.path, key, name))
            role = self._roles.named(name, place)
            if role:
                found[role] = (text or "", place)
        return found

    def _accountable(self, letters: tuple[str, ...]) -> bool:
        return any(
            letter in self.keys.notation and self.keys.notation[letter].participation is Participation.ACCOUNTABLE
            for letter in letters
        )

    def _place(self, duty: str, role: str, place: Place, *, first: bool) -> None:
        if first or (duty, role) not in self.cells:
            self.cells[duty, role] = place

    def _entry(self, letters: frozenset[str], remark: str) -> Entry:
        found = self._entries.get((letters, remark))
        if found is None:
            found = self._entries[letters, remark] = self.keys.notation.entry(letters, remark=remark)
        return found
