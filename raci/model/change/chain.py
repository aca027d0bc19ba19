"""An order of keys in which a key is put before another, moved, renamed and taken out at once, however long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Chain:
    """Keys in an order. None stands for the end, which is also before the first."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._next: dict[str | None, str | None] = {None: None}
        self._last: dict[str | None, str | None] = {None: None}
        for key in keys:
            self.put(key, None)

    def __contains__(self, key: str) -> bool:
        return key in self._next

    def __iter__(self) -> Iterator[str]:
        key = self._next[None]
        while key is not None:
            yield key
            key = self._next[key]

    def after(self, key: str) -> str | None:
        """Return the key that follows one; None if it is the last."""
        return self._next[key]

    def put(self, key: str, before: str | None) -> None:
        """Put a new key before another, or at the end."""
        self._join(self._last[before], key)
        self._join(key, before)

    def take(self, key: str) -> None:
        """Take a key out."""
        self._join(self._last.pop(key), self._next.pop(key))

    def rename(self, key: str, new: str) -> None:
        """Let a key be another one, at the same place."""
        after = self._next[key]
        self.take(key)
        self.put(new, after)

    def _join(self, one: str | None, other: str | None) -> None:
        self._next[one] = other
        self._last[other] = one
