"""The rows of the long table: what it says of each letter of each assignment, in which columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from raci.model import Letter, Participation
from raci.writers.texts.wide import scope_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.model import Entry, Matrix, Role

COLUMNS: Final = (
    "matrix", "title", "notation", "section", "duty_key", "duty", "number", "duty_scope", "role_key", "role",
    "role_level", "role_scope", "letter", "meaning", "participation", "combined", "remark", "sheet", "cell",
)  # fmt: skip
"""`matrix` counts the matrices of the export from 1; `combined` is the whole code (`A/R`) the letter is of."""
NUMBERS: Final = frozenset({"matrix"})

Row: TypeAlias = "tuple[int | str, ...]"


def long_rows(matrices: Iterable[Matrix]) -> Iterator[Row]:
    """Yield a row for each letter a role has on a duty, matrix by matrix and duty by duty."""
    for place, matrix in enumerate(matrices, 1):
        yield from _rows(matrix, place)


def _rows(matrix: Matrix, place: int) -> Iterator[Row]:
    roles = {role.key: (role, _role(role)) for role in matrix.roles}
    letters: dict[int, list[tuple[str, ...]]] = {}
    head = (place, matrix.title, matrix.notation.name)
    for duty, row in zip(matrix.duties, matrix.rows, strict=True):
        said = (" › ".join(duty.section), duty.key, duty.name, duty.number, scope_text(duty.scope))
        for key, entry in row.items():
            role, words = roles[key]
            location = matrix.locate(duty, role, entry)
            where = (location.sheet or "", location.cell or location.inside)
            held = letters.get(id(entry))
            if held is None:
                held = letters[id(entry)] = list(_letters(entry, matrix))
            for each in held:
                yield (*head, *said, *words, *each, *where)


def _role(role: Role) -> tuple[str, ...]:
    return role.key, role.name, role.level or "", scope_text(role.scope)


def _letters(entry: Entry, matrix: Matrix) -> Iterator[tuple[str, ...]]:
    """Yield letter, meaning, participation, the whole code and the remark; a stranger's letter means itself."""
    known = {letter.letter: letter for letter in matrix.notation.letters}
    for code in entry.letters:
        letter = known.get(code) or Letter(code, code, Participation.OTHER)
        yield code, letter.meaning, letter.participation.value, "/".join(entry.letters), entry.remark
