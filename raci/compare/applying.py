"""Making many changes in a matrix, in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.model.change import Opened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.model import Matrix
    from raci.model.change import Change


def apply(matrix: Matrix, changes: Iterable[Change]) -> Matrix:
    """Return the matrix with these changes made, one after the other.

    It costs what the changes and the matrix hold together. Raises RaciError where a change names what is not there.
    """
    opened = Opened(matrix)
    for change in changes:
        change.enter(opened)
    return opened.closed()
