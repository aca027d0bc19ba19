"""Which formulas have to be worked out anew: those that refer to changed cells, directly or through others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.menders.workbook_parts.ranges import Range

Key: TypeAlias = tuple[str, int]
"""Sheet and number of a formula."""
_LOW: Final = 8
"""Rows up to which a range is looked up by each of its rows."""
_MOST_STEPS: Final = 3_000_000


class Dependents:
    """Formulas and what they refer to; asked which of them depend on changed cells.

    What a formula refers to is looked up by row where it is low, and area by area where it is tall. After very many
    steps, which only a strange workbook needs, every formula counts as one that depends.
    """

    def __init__(self) -> None:
        self._results: dict[Key, tuple[str, Range]] = {}
        self._low: dict[tuple[str, int], list[tuple[Range, Key]]] = {}
        self._tall: dict[str, dict[Range, list[Key]]] = {}

    def add(self, formula: Key, sheet: str, result: Range, refers_to: Iterable[tuple[str, Range]]) -> None:
        """Add a formula, where its results stand, and what it refers to."""
        self._results[formula] = sheet, result
        for other, area in refers_to:
            if area.bottom - area.top < _LOW:
                for row in range(area.top, area.bottom + 1):
                    self._low.setdefault((other, row), []).append((area, formula))
            else:
                self._tall.setdefault(other, {}).setdefault(area, []).append(formula)

    def of(self, changed: Iterable[tuple[str, Range]]) -> set[Key]:
        """Return the formulas that depend on changed cells."""
        waiting = list(changed)
        found: set[Key] = set()
        tall = {sheet: dict(areas) for sheet, areas in self._tall.items()} if waiting else {}
        steps = 0
        while waiting:
            sheet, area = waiting.pop()
            for formula in self._touching(sheet, area, tall.get(sheet, {})):
                steps += 1
                if formula is not None and formula not in found:
                    found.add(formula)
                    waiting.append(self._results[formula])
            if steps > _MOST_STEPS:
                return set(self._results)
        return found

    def _touching(self, sheet: str, area: Range, tall: dict[Range, list[Key]]) -> Iterator[Key | None]:
        """Yield the formulas that refer to an area; None for each step that led to none.

        What is found among the tall ranges is taken out of them: once is enough.
        """
        for other in list(tall):
            yield None
            if other.meets(area):
                yield from tall.pop(other)
        for row in range(area.top, area.bottom + 1):
            yield None
            for other, formula in self._low.get((sheet, row), ()):
                yield formula if other.meets(area) else None
