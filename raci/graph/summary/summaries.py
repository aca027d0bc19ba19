"""Summaries of many files, brought together in any order: partial results of several machines become one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.graph.summary.summary import Summary
from raci.spilling import Ordered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ZERO: Final = 1 << 63
_NUMBER: Final = 8


class Summaries:
    """Summaries in the order of the numbers they are given, and of their paths where these are equal.

    Whatever was added first, or in which collection, nothing that follows from them changes. Of thousands of files most
    lie in a temporary file.
    """

    def __init__(self, summaries: Iterable[Summary] = ()) -> None:
        self._held = Ordered()
        for each in summaries:
            self.add(each)

    def add(self, summary: Summary, order: int = 0) -> None:
        """Take up the summary of a file; `order` is its place among all, where that is not the one of its path."""
        key = (order + _ZERO).to_bytes(_NUMBER, "big") + _octets(summary.path)
        self._held.add(key, summary.count.to_bytes(_NUMBER, "big") + summary.text.encode())

    def merge(self, other: Summaries) -> None:
        """Take up what another collection holds."""
        for key, text in other._held:
            self._held.add(key, text)

    def __len__(self) -> int:
        return len(self._held)

    def __iter__(self) -> Iterator[Summary]:
        return (_summary(key, text) for key, text in self._held)

    def __getitem__(self, number: int) -> Summary:
        """Return the summary that has so many before it."""
        return _summary(*self._held[number])

    def __reduce__(self) -> tuple[object, ...]:
        return _collected, (tuple(self._held),)


def _collected(pairs: Iterable[tuple[bytes, bytes]]) -> Summaries:
    made = Summaries()
    for key, text in pairs:
        made._held.add(key, text)  # noqa: SLF001 - of its own class
    return made


def _summary(key: bytes, text: bytes) -> Summary:
    path = key[_NUMBER:].decode("utf-8", "surrogatepass")
    return Summary(path, text[_NUMBER:].decode(), int.from_bytes(text[:_NUMBER], "big"))


def _octets(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
