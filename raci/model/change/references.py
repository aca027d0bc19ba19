"""Who names whom: so that those who name a key that becomes another one are found without looking at all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

_Holder = TypeVar("_Holder", bound="Hashable")


class References(Generic[_Holder]):
    """The holders of references, by the key they name, whether there is such a key or not."""

    def __init__(self) -> None:
        self._held: dict[str, set[_Holder]] = defaultdict(set)

    def hold(self, holder: _Holder, keys: Iterable[str | None]) -> None:
        """Note that a holder names these keys."""
        for key in keys:
            if key is not None:
                self._held[key].add(holder)

    def drop(self, holder: _Holder, keys: Iterable[str | None]) -> None:
        """Note that a holder does not name these keys any more."""
        for key in keys:
            if key is not None:
                self._held[key].discard(holder)

    def to(self, key: str) -> tuple[_Holder, ...]:
        """Return those that name a key."""
        return tuple(self._held.get(key, ()))

    def moved(self, key: str, new: str) -> tuple[_Holder, ...]:
        """Let those that name a key name another one, and return them."""
        found = self._held.pop(key, set())
        self._held[new] |= found
        return tuple(found)
