"""How wide the columns of a matrix are, and how its heads stand: worked out from the texts, so that nothing is cut."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from raci.layout.declared.forms import scope_text
from raci.records import record
from raci.writers.workbook.choices import choices
from raci.writers.workbook.texts import display_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from raci.writers.workbook.plan import Plan

MANY: Final = 8
"""With more roles than this, their names stand upright."""

_ROLE: Final = (11.0, 20.0)
_NUMBER: Final = (5.0, 14.0)
_DUTY: Final = (24.0, 58.0)
_SCOPE: Final = (8.0, 24.0)
_LETTERS: Final = (4.6, 12.0)
_VERDICT: Final = 32.0
_ALL_ROLES: Final = 110.0
_REMARKS: Final = 14.0
_FEW: Final = 10_000
"""In a matrix of up to so many duties columns are widened for their remarks; a larger one nobody prints."""
INDENT: Final = 1.7
"""How many characters wide a step of indentation is."""
_HEIGHT: Final = (60.0, 190.0)
_CHARACTER: Final = 6.0
"""How many points a narrow character takes of an upright head in bold."""
_STACKED: Final = 15.0
_UPRIGHT_LINE: Final = 2.8
"""How many characters wide a line of an upright head is."""
LINE: Final = 15.0
"""How high a line of text is, in points."""


@record
class Widths:
    """The widths of the visible columns in characters, whether heads stand upright, and the height of their row."""

    columns: Mapping[int, float]
    upright: bool
    head: float

    @property
    def total(self) -> float:
        """All columns together."""
        return sum(self.columns.values())


def widths(plan: Plan, counted: Mapping[int, str]) -> Widths:
    """Return the widths of a matrix on its sheet; `counted` are the columns of live counts with their heads."""
    names = {plan.first_role + place: role.name for place, role in enumerate(plan.matrix.roles)}
    heads = {**(names or {plan.first_role: ""}), **counted}
    upright = _stand_upright(list(names.values()))
    if upright:
        height = _within(max(map(_height, heads.values())) + 12, _HEIGHT)
        least = _within(max(map(len, choices(plan.matrix.notation)), default=1) + 1.6, _LETTERS)
        columns = {column: max(least, _lines(name, height) * _UPRIGHT_LINE + 0.6) for column, name in heads.items()}
    else:
        columns = {column: _within(_longest_word(name) + 2.5, _ROLE) for column, name in heads.items()}
        lines = max(ceil(display_width(name) * 1.1 / columns[column]) for column, name in heads.items())
        height = max(2, lines) * LINE + 3
    for column, word in _remarks(plan).items():
        columns[column] = max(columns[column], min(word + 2.6, _REMARKS))
    return Widths(_texts(plan) | columns | {plan.check: _VERDICT}, upright, height)


def _remarks(plan: Plan) -> dict[int, int]:
    """Return the columns that have remarks, each with the longest word in them."""
    matrix, found = plan.matrix, dict[int, int]()
    places = {role.key: plan.first_role + place for place, role in enumerate(matrix.roles)}
    for row in matrix.rows if len(matrix.rows) <= _FEW else ():
        for role, entry in row.items():
            if entry.remark:
                words = _longest_word(f"({entry.remark})")
                found[places[role]] = max(words, found.get(places[role], 0))
    return found


def _texts(plan: Plan) -> dict[int, float]:
    """Return the widths of the columns beside the letters."""
    duties = plan.matrix.duties
    found = {
        plan.duty: _within(_widest(duty.name for duty in duties) + INDENT * _deepest(plan) + 3, _DUTY),
        plan.scope: _within(_widest(map(scope_text, {duty.scope for duty in duties})) + 2, _SCOPE),
    }
    if plan.number >= 0:
        found[plan.number] = _within(_widest(duty.number for duty in duties) + 2, _NUMBER)
    return found


def _stand_upright(names: Sequence[str]) -> bool:
    """Tell whether the names of roles stand upright: they are many, or long."""
    needed = [_within(_longest_word(name) + 2, _ROLE) for name in names]
    return len(names) > MANY or sum(needed) > _ALL_ROLES or max(map(_longest_word, names), default=0) > _ROLE[1] - 2


def _lines(name: str, height: float) -> int:
    return max(1, ceil(_height(name) / (height - 8)))


def _height(name: str) -> float:
    """Return how many points an upright name needs in one line."""
    return len(name) * _STACKED if is_stacked(name) else display_width(name) * _CHARACTER


def is_stacked(name: str) -> bool:
    """Tell whether an upright name's characters stand one below the other: Chinese, Japanese, Korean."""
    return display_width(name) > len(name) * 1.5


def _longest_word(name: str) -> int:
    return max(map(display_width, name.split()), default=0)


def _deepest(plan: Plan) -> int:
    return max((line.depth for line in plan.lines), default=0)


def _widest(texts: Iterable[str]) -> int:
    return max(map(display_width, texts), default=0)


def _within(width: float, bounds: tuple[float, float]) -> float:
    return min(max(width, bounds[0]), bounds[1])
