"""The roles of all matrices of a page by numbers, so that one filter finds a role wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.reports.page.listed import Listing


class RoleNumbers:
    """A number for each name of a role; names that differ in capitals or blanks only share one."""

    def __init__(self, listings: Iterable[Listing]) -> None:
        self._names: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._of: dict[str, int] = {}
        for listing in listings:
            for placed in listing.matrices:
                for role in placed.matrix.roles:
                    self._learn(role.name)

    def __getitem__(self, name: str) -> int:
        return self._of[name]

    @property
    def choices(self) -> list[tuple[int, str]]:
        """Number and name of each, by name."""
        pairs = ((number, self._names[same]) for same, number in self._numbers.items())
        return sorted(pairs, key=lambda pair: pair[1].casefold())

    def _learn(self, name: str) -> None:
        if name not in self._of:
            same = fold(name) or name
            self._names.setdefault(same, name)
            self._of[name] = self._numbers.setdefault(same, len(self._numbers))
