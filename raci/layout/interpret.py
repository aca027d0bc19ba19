"""From grids to matrices: survey, legend, blocks, columns, roles, duties; the best reading wins and says its doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.layout.abbreviations import with_aliases
from raci.layout.codes import USUAL
from raci.layout.crop import chosen, side_by_side
from raci.layout.joining import joined
from raci.layout.legend import Legend, find_legend
from raci.layout.lexicon import sounds_like_role
from raci.layout.lists import read_lists
from raci.layout.orientation import leaning
from raci.layout.reading import Note, Reading, Understanding
from raci.layout.role_lists import role_list
from raci.layout.sheet import Refusal, Sheet
from raci.layout.survey import Survey
from raci.layout.tables import read_tables
from raci.layout.word_codes import letters_in_words
from raci.layout.words import among_words
from raci.notations import meaning_in
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.layout.grid import Grid
    from raci.settings import LayoutSettings

_CODES = frozenset("cwkq")
_LEANING_ENOUGH = 0.6
_LEANING_DOUBTFUL = 0.2


def interpret(grids: Iterable[Grid], options: LayoutSettings) -> Understanding:
    """Return the matrices of a file's grids, or the reason why there is none."""
    every = list(grids)
    if not any(grid.declared for grid in every):
        return _guessed(every, options)
    from raci.layout.declared.reading import understood  # noqa: PLC0415 - only for workbooks that raci has written

    return understood(every, options, _guessed)


def _guessed(every: Sequence[Grid], options: LayoutSettings) -> Understanding:
    picked = chosen(list(every), options)
    shown = [grid for grid in picked if not grid.hidden] or picked
    sheets = [_survey(grid) for grid in shown if not grid.prose]
    if any(map(_may_hold_codes, sheets)):  # else nothing is to be explained
        sheets += [_survey(grid) for grid in shown if grid.prose]
    _share_legends(sheets)
    sheets = among_words(sheets)
    readings: list[Reading] = []
    refusals: list[Refusal] = []
    for sheet in sheets:
        for part in _parts(sheet):
            found, refused = _read(part, options)
            readings += found
            refusals += refused
    readings, weak = _without_stragglers(readings)
    refusals += weak
    readings = with_aliases(joined(readings), shown)
    notes = [
        Note("info", f"the hidden sheet {grid.name} was not read", grid.location())
        for grid in picked
        if grid not in shown
    ]
    if readings:
        listed = role_list(grid for grid in every if not grid.hidden and not _is_read(grid, readings))
        notes += [refusal.note() for refusal in refusals if refusal.near and not (listed and refusal.of(listed.grid))]
        if listed is None:
            return Understanding(tuple(readings), tuple(notes))
        readings = [replace(each, matrix=listed.named(each.matrix)) for each in readings]
        return Understanding(tuple(readings), tuple(notes), organization=listed.organization)
    return Understanding((), tuple(notes), _reason(refusals, shown))


def _is_read(grid: Grid, readings: Sequence[Reading]) -> bool:
    """Tell whether a matrix was read out of a grid; the tables of a text file have no names, and are told by lines."""
    first, last = grid.place(0, 0)[0], grid.place(max(0, len(grid.rows) - 1), 0)[0]
    sources = [each.matrix.source for each in readings if each.matrix.source.sheet == grid.name]
    return any(grid.name is not None or (first <= source.area[2] and source.area[0] <= last) for source in sources)


def _may_hold_codes(sheet: Sheet) -> bool:
    return bool(sheet.survey.book.withheld) or any(not _CODES.isdisjoint(kinds) for kinds in sheet.survey.kinds)


def _turned(sheet: Sheet) -> Sheet:
    """Return the sheet with rows and columns exchanged, and its legend where it was."""
    survey = sheet.survey
    legend = Legend(dict(sheet.legend.letters), {(column, row) for row, column in sheet.legend.cells})
    turned = Survey(survey.grid.turned(), survey.book.letters, survey.book.own)
    turned.mask(legend.cells)
    return Sheet(turned, legend, sheet.silent, sheet.borrowed)


def _survey(grid: Grid, inherited: Legend | None = None) -> Sheet:
    survey = Survey(grid)
    legend = find_legend(survey)
    if inherited is not None and not legend.letters:
        legend.letters = dict(inherited.letters)
    silent = {letter for letter, words in legend.letters.items() if (found := meaning_in(words)) and found.id == "none"}
    own = set(legend.letters) - silent | letters_in_words(survey)
    if own - USUAL or silent:
        survey = Survey(grid, USUAL | own - silent, own)
        survey.mask(legend.cells)
    return Sheet(survey, legend, frozenset(silent))


def _share_legends(sheets: list[Sheet]) -> None:
    """Let sheets without a legend of their own use the one of a sheet that has nothing else."""
    given = [sheet.legend for sheet in sheets if len(sheet.legend.letters) > 1]
    if not given:
        return
    for place, sheet in enumerate(sheets):
        if not sheet.legend.letters:
            sheets[place] = _survey(sheet.survey.grid, given[0])
            sheets[place].borrowed = True


def _parts(sheet: Sheet) -> list[Sheet]:
    """Cut a sheet where two tables stand side by side."""
    grids = side_by_side(sheet.survey)
    if len(grids) < 2:  # noqa: PLR2004 - one table
        return [sheet]
    return [_survey(grid, sheet.legend) for grid in grids]


def _read(sheet: Sheet, options: LayoutSettings) -> tuple[list[Reading], list[Refusal]]:
    if options.transposed:
        return read_tables(_turned(sheet), options)
    lists = read_lists(sheet, options)
    readings, refusals = read_tables(sheet, options)
    if lists and _assignments(lists) >= _assignments(readings):
        return lists, []
    if options.transposed is False:
        return readings, refusals
    lean = leaning(readings)
    if readings and lean > -_LEANING_DOUBTFUL:
        return readings, refusals
    turned = [reading for reading in read_tables(_turned(sheet), options)[0] if readings or not _is_list(reading)]
    if not turned or (readings and lean > -_LEANING_ENOUGH) or leaning(turned) <= max(lean, 0.0):
        return [_doubted(reading) for reading in readings] if turned and lean < 0 else readings, refusals
    return turned, refusals


def _is_list(reading: Reading) -> bool:
    """Tell whether a turned table may as well be a list of duties with the letters of one role, who is not named."""
    matrix = reading.matrix
    named = sum(sounds_like_role(role.name) for role in matrix.roles)
    return len(matrix.duties) == 1 and named * 2 < len(matrix.roles)


def _without_stragglers(readings: list[Reading]) -> tuple[list[Reading], list[Refusal]]:
    """Set aside single columns of letters beside a real matrix in the same file: initials, classes, versions."""
    if not any(len(reading.matrix.roles) > 2 for reading in readings):  # noqa: PLR2004
        return readings, []
    kept = [reading for reading in readings if len(reading.matrix.roles) > 1]
    sentence = "one column of letters beside a real matrix is no matrix of its own"
    weak = [
        Refusal(sentence, 0.1, reading.matrix.source.whole, near=True) for reading in readings if reading not in kept
    ]
    return kept, weak


def _assignments(readings: Sequence[Reading]) -> int:
    return sum(len(entry.letters) for reading in readings for row in reading.matrix.rows for entry in row.values())


def _doubted(reading: Reading) -> Reading:
    message = "roles were read in columns and duties in rows, but it may be the other way round (--transposed)"
    return replace(reading, notes=(*reading.notes, Note("doubt", message, reading.matrix.source.whole)))


def _reason(refusals: Sequence[Refusal], grids: Sequence[Grid]) -> str:
    if not grids:
        return "there is no sheet to read"
    if all(not any(any(value not in ("", None) for value in row) for row in grid.rows) for grid in grids):
        return "every sheet is empty" if len(grids) > 1 else "the sheet is empty"
    best = max(refusals, key=lambda refusal: refusal.weight, default=None)
    return best.sentence if best else "no table of roles, duties and letters was found"
