"""Legends: which letters a file explains, and the cells that explain them and so belong to no matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.layout.legend_tables import in_columns, in_rows, word_lists
from raci.layout.legend_texts import in_cells, spelled_out
from raci.layout.lexicon import means_other
from raci.names import squeeze
from raci.notations import meaning_in
from raci.records import field, mutable

if TYPE_CHECKING:
    from raci.layout.survey import Survey

_LONGEST_MEANING = 80


@mutable
class Legend:
    """The letters a file explains (letter → its words) and where; several legends of a file add up."""

    letters: dict[str, str] = field(default_factory=dict)
    cells: set[tuple[int, int]] = field(default_factory=set)

    def add(self, letter: str, meaning: str) -> None:
        """Note what a letter means; the first explanation that is understood stays."""
        code = letter.upper() if len(letter) == 1 else letter
        known = self.letters.get(code)
        if known is None or (meaning_in(known) is None and meaning_in(meaning) is not None):
            self.letters[code] = squeeze(meaning)[:_LONGEST_MEANING]

    def settle(self) -> None:
        """Drop letters that a second key explains (R = Red, H = High) where another explains responsibility."""
        known = [letter for letter, text in self.letters.items() if meaning_in(text)]
        if len(known) > 1:
            self.letters = {letter: text for letter, text in self.letters.items() if not means_other(text)}


def find_legend(survey: Survey) -> Legend:
    """Return the legend of a grid (empty if it has none); the cells that make it up are masked in the survey."""
    legend = Legend()
    for search in (spelled_out, in_cells, in_columns, in_rows, word_lists):
        for letters, cells in search(survey):
            for letter, meaning in letters:
                legend.add(letter, meaning)
            legend.cells |= cells
            survey.mask(cells)
    legend.settle()
    return legend
