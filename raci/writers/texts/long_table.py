"""The long table: what it says of each letter of each assignment, in which columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.model import Letter, Participation
from raci.writers.texts.wide import scope_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Entry, Matrix

OF_MATRIX: Final = ("matrix", "title", "notation")
"""`matrix` counts the matrices of an export from 1."""
OF_DUTY: Final = ("section", "duty_key", "duty", "number", "duty_scope")
OF_ROLE: Final = ("role_key", "role", "role_level", "role_scope")
OF_LETTER: Final = ("letter", "meaning", "participation", "combined", "remark")
"""`combined` is the whole code that the letter is of, such as `A/R`."""
OF_CELL: Final = ("sheet", "cell")
COLUMNS: Final = (*OF_MATRIX, *OF_DUTY, *OF_ROLE, *OF_LETTER, *OF_CELL)


class Fact(NamedTuple):
    """One letter of one assignment: the places of its duty, its role and its letter, and where it was read."""

    duty: int
    role: int
    letter: int
    sheet: str
    cell: str


class LongTable:
    """One matrix as a long table: facts that point to what is said of each duty, role and letter once.

    `letters` grows while the facts are told.
    """

    def __init__(self, matrix: Matrix, place: int) -> None:
        self.matrix = matrix
        self.head = (str(place), matrix.title, matrix.notation.name)
        self.roles = [(role.key, role.name, role.level or "", scope_text(role.scope)) for role in matrix.roles]
        self.letters: list[tuple[str, ...]] = []
        self._known = {letter.letter: letter for letter in matrix.notation.letters}

    def duty(self, place: int) -> tuple[str, ...]:
        """Return what is said of a duty."""
        duty = self.matrix.duties[place]
        return " › ".join(duty.section), duty.key, duty.name, duty.number, scope_text(duty.scope)

    def facts(self) -> Iterator[Fact]:
        """Yield a fact for each letter a role has on a duty, duty by duty."""
        matrix = self.matrix
        roles = {role.key: (place, role) for place, role in enumerate(matrix.roles)}
        held: dict[int, range] = {}
        for number, (duty, row) in enumerate(zip(matrix.duties, matrix.rows, strict=True)):
            for key, entry in row.items():
                place, role = roles[key]
                location = matrix.locate(duty, role, entry)
                sheet, cell = location.sheet or "", location.cell or location.inside
                letters = held.get(id(entry))
                if letters is None:
                    letters = held[id(entry)] = self._letters(entry)
                for letter in letters:
                    yield Fact(number, place, letter, sheet, cell)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows of the table, in full."""
        duty = -1
        said: tuple[str, ...] = ()
        for fact in self.facts():
            if fact.duty != duty:
                duty, said = fact.duty, self.duty(fact.duty)
            yield (*self.head, *said, *self.roles[fact.role], *self.letters[fact.letter], fact.sheet, fact.cell)

    def _letters(self, entry: Entry) -> range:
        """Take up the letters of an entry, a stranger's as what it is, and return their places."""
        first = len(self.letters)
        for code in entry.letters:
            known = self._known.get(code) or Letter(code, code, Participation.OTHER)
            whole = "/".join(entry.letters)
            self.letters.append((code, known.meaning, known.participation.value, whole, entry.remark))
        return range(first, len(self.letters))
