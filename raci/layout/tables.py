"""Tables with letters under roles: blocks become matrices, or are refused with a reason."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from raci.layout.assemble import Draft, assemble
from raci.layout.blocks import Block, find_blocks
from raci.layout.body import RawDuty, read_body
from raci.layout.cells import LetterCells
from raci.layout.codes import USUAL, CodeBook, clean_letters, is_mark
from raci.layout.columns import Columns, find_columns, heading_of, sample_rows
from raci.layout.lexicon import heading_kinds, is_heading, sounds_like_role
from raci.layout.reading import Note
from raci.layout.roles import RoleColumn, name_roles
from raci.layout.survey import LEGEND
from raci.model import column_letters
from raci.names import fold, squeeze, words
from raci.notations import get, meaning_in, named_in, recognize
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.layout.legend import Legend
    from raci.layout.reading import Reading
    from raci.layout.survey import Survey
    from raci.model import Location, Notation
    from raci.settings import LayoutSettings

_NAMES: Final = pattern(
    r"\b(raci|rasci|rasic|arci|daci|raciq|racio|cairo|drasci|rapid|pacsi|ratsi|paris|mocha|ovis|raci-?vs|varisc"
    r"|responsibility (?:assignment )?(?:matrix|chart)|responsibilit\w+ matrix|verantwortungsmatrix|матрица ответственности"
    r"|matriz de (?:responsabilidad\w*|asignaci\w+)|matrice des responsabilit\w+|matrice raci|linear responsibility)\b",
    re.IGNORECASE,
)
_CALENDAR: Final = pattern(
    r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:week|day|wk|kw|sem|sprint|q)[ .-]*\d+|\d.*"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo"
    r"|segunda|ter[cç]a|quarta|quinta|sexta|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|domenica"
    r"|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ .-]*\d*)$",
    re.IGNORECASE,
)
_MANY_STRANGERS: Final = 0.15
_MOSTLY: Final = 0.6
_TICK: Final = "✓"


@dataclass(eq=False, repr=False)
class Sheet:
    """A surveyed grid with its legend; `borrowed` where the legend stands on another sheet."""

    survey: Survey
    legend: Legend
    silent: frozenset[str] = frozenset()
    borrowed: bool = False

    def context(self) -> str:
        """Return the words that may name the notation: the file, the sheet, and texts around the tables."""
        survey = self.survey
        near = [
            survey.text(row, column)
            for row in (*range(min(12, len(survey.rows))), *range(max(12, len(survey.rows) - 6), len(survey.rows)))
            for column, kind in enumerate(survey.kinds[row])
            if kind in "tp"
        ]
        return " | ".join(
            [survey.grid.name or "", survey.grid.path.replace("\\", "/").rsplit("/", 1)[-1].replace("_", " "), *near]
        )


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a table is no matrix; `weight` says how near it came."""

    sentence: str
    weight: float
    location: Location
    near: bool = False

    def note(self) -> Note:
        """Return the refusal as a note to a file that has other matrices."""
        return Note("info", f"a table was not read: {self.sentence}", self.location)


@dataclass(eq=False, repr=False)
class _Table:
    """One matrix in the making: its blocks (headings repeat), columns, roles and notation."""

    blocks: list[Block]
    columns: Columns
    roles: list[RoleColumn]
    names: list[str] = field(default_factory=list)


def read_tables(sheet: Sheet, options: LayoutSettings) -> tuple[list[Reading], list[Refusal]]:
    """Return the matrices of a sheet and what was refused."""
    survey = sheet.survey
    blocks = _with_options(find_blocks(survey), options, survey)
    location = survey.grid.location()
    if not blocks:
        return [], [Refusal(_why_nothing(survey), 0.5 if survey.rows else 0.0, location)]
    tables, refusals = [], []
    for block in blocks:
        columns = find_columns(survey, block)
        if options.duties is not None:
            columns.duty = _column(options.duties, survey)
        if not columns.roles:
            continue
        roles = name_roles(survey, block.headings, columns.roles)
        tables.append(_Table([block], columns, roles, [fold(role.name) for role in roles]))
    readings = []
    for table in _joined(tables):
        outcome = _matrix(sheet, table, options)
        if isinstance(outcome, Refusal):
            refusals.append(outcome)
        else:
            readings.append(outcome)
    if not tables:
        refusals.append(Refusal(_why_nothing(survey), 0.6, location))
    return readings, refusals


def _with_options(blocks: list[Block], options: LayoutSettings, survey: Survey) -> list[Block]:
    if options.header is None:
        return blocks
    row = options.header - 1 - survey.grid.top
    return [Block([row], row + 1, len(survey.kinds) - 1)]


def _column(name: str, survey: Survey) -> int:
    from raci.model import column_number  # noqa: PLC0415 - only where the user says so

    return column_number(name) - 1 - survey.grid.left


def _joined(tables: list[_Table]) -> list[_Table]:
    """Join tables whose headings repeat: one matrix in sections."""
    joined: list[_Table] = []
    for table in tables:
        last = joined[-1] if joined else None
        if last and table.columns.roles == last.columns.roles and _same(table.names, last.names):
            last.blocks += table.blocks
            last.columns.labels = sorted({*last.columns.labels, *table.columns.labels})
        else:
            joined.append(table)
    return joined


def _same(names: Sequence[str], others: Sequence[str]) -> bool:
    if len(names) != len(others):
        return False
    return sum(map(str.__eq__, names, others)) >= 0.8 * len(names)  # noqa: PLR2004


def _matrix(sheet: Sheet, table: _Table, options: LayoutSettings) -> Reading | Refusal:
    survey = sheet.survey
    location = _area(survey, table)
    context = sheet.context()
    _drop_foreign(sheet, table)
    letters, strangers = _letters(survey, table)
    if not letters:
        return Refusal("no cell holds a letter of a responsibility notation", 0.7, location)
    notation, how = _notation(sheet, letters, context, options)
    objection = _objection(survey, sheet, table, notation, letters, strangers, context)
    if objection and not options.notation:
        return Refusal(objection, 1.0 + len(table.roles) / 100, location, near=len(letters) > 1)
    book = CodeBook(
        {letter.letter for letter in notation.letters} | {letter for letter in letters if len(letter) == 1},
        sheet.legend.letters.keys() - sheet.silent,
    )
    cells = LetterCells(survey, table.roles, book, notation)
    draft = Draft(survey, table.roles, notation, how, location, cells)
    draft.sure_heading = all(block.sure for block in table.blocks)
    _read_blocks(survey, table, cells, draft)
    if not any(duty.cells for duty in draft.duties):
        return Refusal("no duty has a letter", 0.8, location)
    draft.left_out = [
        heading_of(survey, table.blocks[0], column) or f"column {column_letters(column + 1)}"
        for column in table.columns.extras
    ]
    draft.columns = table.columns
    draft.headings = table.blocks[0].headings
    draft.legend_letters = dict(sheet.legend.letters)
    draft.unknown = sorted(letter for letter in letters if letter not in notation)
    return assemble(draft)


def _values(survey: Survey, table: _Table, columns: Sequence[int]) -> dict[int, Counter[str]]:
    """Count the values that look like codes in a sample of rows, by column."""
    rows = [row for block in table.blocks for row in sample_rows(survey, block, table.columns.roles)]
    found = {}
    for column in columns:
        kinds = survey.columns[column]
        found[column] = Counter(str(survey.rows[row][column]) for row in rows if kinds[row] in "cwkq")
    return found


def _drop_foreign(sheet: Sheet, table: _Table) -> None:
    """Leave out columns whose codes are of another kind than those of the others (priority H, M, L)."""
    survey = sheet.survey
    every = CodeBook("ABCDEFGHIJKLMNOPQRSTUVWXYZ", survey.book.own)
    values = _values(survey, table, table.columns.roles)
    letters = {
        text: frozenset(found.letters) if (found := every.read(text)) else frozenset((text,))
        for text in {text for counted in values.values() for text in counted}
    }
    shared = Counter(letter for counted in values.values() for letter in {each for text in counted for each in letters[text]})
    known = {letter for letter, columns in shared.items() if columns * 2 >= len(values)} | USUAL
    known |= sheet.legend.letters.keys()
    for named in named_in(sheet.context()):
        known |= {letter.letter for letter in named.letters}
    foreign = {
        column
        for column, counted in values.items()
        if sum(count for text, count in counted.items() if known.isdisjoint(letters[text])) > _MOSTLY * counted.total()
    }
    if not foreign or len(foreign) * 2 >= len(values):
        return
    table.columns.roles = [column for column in table.columns.roles if column not in foreign]
    table.columns.extras += sorted(foreign)
    table.roles = name_roles(survey, table.blocks[0].headings, table.columns.roles)


def _area(survey: Survey, table: _Table) -> Location:
    top = table.blocks[0].headings[0] if table.blocks[0].headings else table.blocks[0].first
    columns = [*table.columns.roles, *table.columns.labels]
    return survey.grid.location(top, min(columns), table.blocks[-1].last, max(columns))


def _read_blocks(survey: Survey, table: _Table, cells: LetterCells, draft: Draft) -> None:
    corners = [_corner(survey, block, table.columns) for block in table.blocks]
    titled = len(table.blocks) > 1 and len(set(corners)) > 1
    for block, corner in zip(table.blocks, corners, strict=True):
        section = (corner,) if titled and corner else ()
        body = read_body(survey, block.first, block.last, table.columns, cells, section)
        draft.duties += body.duties
        draft.doubts += body.doubts
        draft.section_rows += body.section_rows
        draft.rows_left_out += body.left_out


def _corner(survey: Survey, block: Block, columns: Columns) -> str:
    """Return what heads the duty column of a repeated heading, if it is a section's name."""
    for row in reversed(block.headings):
        for column in (columns.duty, *columns.labels):
            text = survey.heading(row, column) if column is not None else ""
            if text and not is_heading(text, "duty") and not is_heading(text, "deliverable"):
                return text
    return ""


def _letters(survey: Survey, table: _Table) -> tuple[Counter[str], Counter[str]]:
    """Count the letters of a sample of rows, and the texts that may be codes of some other kind."""
    letters: Counter[str] = Counter()
    strangers: Counter[str] = Counter()
    every = CodeBook("ABCDEFGHIJKLMNOPQRSTUVWXYZ", survey.book.own)
    total: Counter[str] = Counter()
    for counted in _values(survey, table, table.columns.roles).values():
        total.update(counted)
    for text, count in total.items():
        said = survey.book.read(text)
        if said is None and is_mark(text):
            strangers[_TICK] += count
            continue
        said = said or every.read(text)
        if said is not None and said.letters == ("X",) and "X" not in survey.book.own:
            strangers[_TICK] += count
        elif said is not None and not _is_pair(text):
            for letter in said.letters:
                letters[letter] += count
        else:
            strangers[squeeze(text)] += count
    return letters, strangers


def _is_pair(text: str) -> bool:
    """Tell whether a text is two letters written together that may be an abbreviation (`PM`)."""
    plain = text.strip()
    return len(plain) == 2 and plain.isascii() and plain.isalpha() and not set(plain.upper()) <= USUAL  # noqa: PLR2004


def _notation(sheet: Sheet, letters: Counter[str], context: str, options: LayoutSettings) -> tuple[Notation, str]:
    if options.notation is not None:
        return get(options.notation), "settings"
    own = {letter: text for letter, text in sheet.legend.letters.items() if letter not in sheet.silent}
    seen = frozenset(letters)
    if sheet.borrowed and len(seen & own.keys()) < 0.6 * len(seen):  # noqa: PLR2004 - a key to something else
        own = {}
    common = frozenset(letter for letter, count in letters.items() if count > 0.03 * letters.total() or letter in own)
    return recognize(own, common & seen or seen, context)


def _objection(  # noqa: PLR0911, PLR0913 - a list of reasons, each with its own sentence
    survey: Survey,
    sheet: Sheet,
    table: _Table,
    notation: Notation,
    letters: Counter[str],
    strangers: Counter[str],
    context: str,
) -> str:
    """Return why a table is no responsibility matrix, or ''."""
    evident = bool(_NAMES.search(context)) or bool(sheet.legend.letters.keys() & letters.keys())
    names = [role.name for role in table.roles if not role.unnamed]
    rows = [row for block in table.blocks for row in sample_rows(survey, block, table.columns.roles)]
    explained = USUAL | sheet.legend.letters.keys()
    if notation.name in _known_names():
        explained |= {letter.letter for letter in notation.letters}
    foreign = sum(count for letter, count in letters.items() if letter not in explained)
    ticks = strangers.pop(_TICK, 0)
    foreign += strangers.total()
    if ticks > letters.total():
        return "its cells are ticks, not letters; a list needs headings such as R, A, C and I"
    total = letters.total() + strangers.total()
    if foreign > _MANY_STRANGERS * total or (notation.name not in _known_names() and not sheet.legend.letters):
        others = sorted({*(letter for letter in letters if letter not in notation or letter not in USUAL), *strangers})[
            :6
        ]
        return f"its codes ({', '.join(others)}) are no notation of responsibility that a legend or title explains"
    if names and sum(1 for name in names if _CALENDAR.match(name) or not any(map(str.isalpha, name))) > len(names) / 2:
        return "its columns are dates, days or numbers, not roles"
    if table.columns.duty is None:
        return "no column names duties"
    labels = [survey.kind(row, table.columns.duty) for row in rows]
    if sum(kind in "n." for kind in labels) > 0.6 * len(labels):
        return "its rows are numbered or timed, not named as duties"
    if sheet.legend.letters and not sheet.borrowed and not _of_responsibility(sheet, letters):
        said = ", ".join(f"{letter} = {text}" for letter, text in list(sheet.legend.letters.items())[:4])
        return f"its legend explains other things than responsibility ({said})"
    if len(table.roles) == 1 and not (sounds_like_role(names[0]) if names else False):
        return "only one column holds letters, and its heading does not name a role"
    if evident:
        return ""
    if not letters.keys() & {"R", "P", "L"} or (len(letters) == 1 and len(rows) < 3):  # noqa: PLR2004
        return f"the letters {', '.join(sorted(letters))} alone do not make it a responsibility matrix; name the notation if it is one"
    if _is_code_heading(names):
        return "its columns are codes, not roles"
    return ""


def _of_responsibility(sheet: Sheet, letters: Counter[str]) -> bool:
    """Tell whether a good part of a legend's words for the letters in use are known kinds of participation."""
    used = [(letter, text) for letter, text in sheet.legend.letters.items() if letter in letters]
    expanded = [text for letter, text in used if clean_letters(text)[:1].upper() == letter[:1].upper()]
    known = sum(1 for text in expanded if meaning_in(text))
    return len(expanded) < len(used) / 2 or known >= 0.3 * len(expanded)  # noqa: PLR2004


def _known_names() -> frozenset[str]:
    from raci.notations import known_notations  # noqa: PLC0415 - beside its only use

    return frozenset(notation.name for notation in known_notations())


def _is_code_heading(names: Sequence[str]) -> bool:
    return bool(names) and all("letter" in heading_kinds(name) and len(words(name)) == 1 for name in names)


def _why_nothing(survey: Survey) -> str:
    texts = {
        fold(survey.text(row, column))
        for row in range(min(40, len(survey.rows)))
        for column, kind in enumerate(survey.kinds[row])
        if kind in "tp"
    }
    wanted = any("raci" in text or "responsib" in text or text in ("task", "activity", "deliverable") for text in texts)
    if any(LEGEND in kinds for kinds in survey.kinds) or wanted:
        return "it looks like an empty template: no cell under a role holds a letter"
    return "no table of roles, duties and letters was found"


__all__ = ["RawDuty", "Refusal", "Sheet", "read_tables", "replace"]
