"""What mends change of the duties of a file: those of the mend that is being made apart, until it is sure to go."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from raci.menders.splicing.attempts import UnfitError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from raci.model import Matrix

Key: TypeAlias = tuple[int, str]
"""A matrix, by its identity, and the key of a duty or role in it."""
_Place = TypeVar("_Place")
_Text = TypeVar("_Text")
_Gone = TypeVar("_Gone")
_Come = TypeVar("_Come")


class _Made(Generic[_Place, _Text, _Gone, _Come]):
    def __init__(self) -> None:
        self.texts: dict[_Place, _Text] = {}
        self.gone: dict[Key, _Gone] = {}
        self.come: dict[Key, _Come] = {}
        self.named: Counter[Key] = Counter()


class Trial(Generic[_Place, _Text, _Gone, _Come]):
    """What places are to say, which duties are gone, which come, and how many more or fewer name a role.

    `kept` is sure to go; `tried` is what the mend changes that is being made.
    """

    def __init__(self) -> None:
        self.kept: _Made[_Place, _Text, _Gone, _Come] = _Made()
        self.tried: _Made[_Place, _Text, _Gone, _Come] = _Made()
        self._left: Counter[int] = Counter()

    def begin(self, matrix: Matrix) -> None:
        """Count the duties of a matrix that is going to be mended."""
        self._left[id(matrix)] = len(matrix.duties)

    def text(self, place: _Place) -> _Text | None:
        """Return what a place is to say by now; None where it says what it said."""
        return self.tried.texts.get(place) or self.kept.texts.get(place)

    def come(self, key: Key) -> _Come | None:
        """Return the duty of a key that is new, if there is one."""
        return self.tried.come.get(key) or self.kept.come.get(key)

    def is_gone(self, key: Key) -> bool:
        """Tell whether the duty of a key was taken out; another one may have come."""
        return key in self.tried.gone or key in self.kept.gone

    def end(self, *, keep: bool, named: Callable[[Key], float], none_left: str) -> None:
        """Keep or drop what was tried; raise UnfitError where too little would be left.

        `named` tells how often the file names a role, `none_left` what is said where no duty would be left.
        """
        tried, self.tried = self.tried, _Made()
        if not keep:
            return
        for role, more in tried.named.items():
            if named(role) + self.kept.named[role] + more < 1:
                raise UnfitError(f"{role[1]!r} is named nowhere else, and would be gone from the file")
        self._count(tried.come, tried.gone, none_left)
        self.kept.texts |= tried.texts
        self.kept.gone |= tried.gone
        self.kept.come |= tried.come
        self.kept.named.update(tried.named)

    def _count(self, come: Mapping[Key, _Come], gone: Mapping[Key, _Gone], none_left: str) -> None:
        change: Counter[int] = Counter(matrix for matrix, _ in come)
        change.subtract(matrix for matrix, _ in gone)
        if any(self._left[matrix] + more < 1 for matrix, more in change.items()):
            raise UnfitError(none_left)
        self._left.update(change)
