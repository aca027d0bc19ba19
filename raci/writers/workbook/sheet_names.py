"""Names of sheets: what Excel allows, each once, and none of those that mean something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.names import squeeze
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Matrix

ONLY: Final = "RACI"
"""The sheet of a single matrix, whatever its notation."""

_TAKEN: Final = ("History", "Roles", "Findings", "Legend", "Summary", "Units", "People")
_LONGEST: Final = 31
_ESCAPE: Final = pattern(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What begins an escaped character in the files of Excel, whoever wrote it."""
_FORBIDDEN: Final = dict.fromkeys(map(ord, "[]:*?/\\!"), " ")


def sheet_names(matrices: Sequence[Matrix]) -> tuple[str, ...]:
    """Return a name for the sheet of each matrix: its title, shortened to the 31 characters that Excel allows."""
    if len(matrices) == 1:
        return (ONLY,)
    taken = {name.casefold() for name in _TAKEN}
    return tuple(_free(_allowed(matrix.title) or ONLY, taken) for matrix in matrices)


def _allowed(title: str) -> str:
    text = "".join(each for each in title.translate(_FORBIDDEN) if each.isprintable() or each.isspace())
    return _cut(squeeze(_ESCAPE.sub(" ", text)).strip("' "), _LONGEST)


def _free(name: str, taken: set[str]) -> str:
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        ending = f" ({number})"
        found = _cut(name, _LONGEST - len(ending)) + ending
    taken.add(found.casefold())
    return found


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text in so many UTF-16 units, which Excel counts."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore").strip("' ")
