"""Where the duties of a page stand: by the place in the one file, or by the number of the file beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.answers import DutyFacts, Involvement
    from raci.model import Location


class Places:
    """The files in which the duties of a page stand, numbered where there are several."""

    def __init__(self, found: Iterable[Involvement]) -> None:
        self._titles: dict[str, dict[str, None]] = {}
        for each in found:
            for location in each.duty.places:
                self._titles.setdefault(location.path, {})[each.duty.matrix] = None
        self._numbers = {path: number for number, path in enumerate(self._titles, 1)}

    def of(self, duty: DutyFacts) -> str:
        """Return where a duty stands: `RACI!A7`, or with several files `[2] RACI!A7`."""
        return ", ".join(map(self._short, duty.places))

    @property
    def single(self) -> str:
        """The one file, with the title of its one matrix (`Sales (sales.yaml)`); empty if there are several."""
        return next(iter(self._files())) if len(self._titles) == 1 else ""

    @property
    def several(self) -> tuple[tuple[str, str], ...]:
        """The files with their numbers, where there are several."""
        return tuple((f"[{number}]", file) for number, file in enumerate(self._files(), 1)) if not self.single else ()

    def _files(self) -> Iterable[str]:
        for path, titles in self._titles.items():
            title = next(iter(titles)) if len(titles) == 1 else ""
            yield f"{title} ({path})" if title else path

    def _short(self, location: Location) -> str:
        if len(self._numbers) == 1:
            return location.inside or location.path
        return f"[{self._numbers[location.path]}] {location.inside}".rstrip()
