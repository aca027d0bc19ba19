"""Tables with names of roles under letters: Responsible | Accountable | Consulted | Informed; and ticked lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.layout.assemble import Draft, assemble
from raci.layout.blocks import Block
from raci.layout.body import RawDuty, read_body
from raci.layout.cells import NameCells, TickCells
from raci.layout.codes import clean_letters, is_mark
from raci.layout.columns import Columns, columns_beside, heading_of
from raci.layout.lexicon import heading_kinds, is_heading
from raci.layout.reading import Note
from raci.layout.roles import RoleColumn
from raci.layout.survey import LEGEND
from raci.model import column_letters, duty_key
from raci.names import fold, words
from raci.notations import get, meaning_of, means_accountable_beside, recognize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.layout.reading import Reading
    from raci.layout.survey import Survey
    from raci.layout.tables import Sheet
    from raci.settings import LayoutSettings

_BRACKETS: Final = re.compile(r"^(.*?)\s*[(\[（](.*)[)\]）]\s*$", re.DOTALL)
_DASHED: Final = re.compile(r"^\(?([A-Z])\)?\s*(?:[-–—:=.]|\s)\s*(.+)$")
_MOST_WORDS: Final = 5
_NEAR: Final = 6
_KNOWN: Final = frozenset("RACISDPVOQ")
_CORE: Final = frozenset(
    {"responsible", "accountable", "consulted", "informed", "supporting", "approving", "verifying", "signing", "driving", "contributing", "deciding", "recommending", "agreeing", "performing", "omitted"}
)


def letter_of_heading(text: str) -> str:
    """Return the letter a heading stands for: `R`, `Responsible`, `A - Accountable`, `Who is consulted?`, or ''."""
    plain = clean_letters(text).strip(" ().:*?")
    if len(plain) == 1 and plain.isalpha() and plain.isupper():
        return plain
    brackets = _BRACKETS.match(text)
    if brackets:
        inside, head = clean_letters(brackets[2]).strip(), brackets[1]
        if len(inside) == 1 and inside.isupper() and _core(head):
            return inside
        return _core(head) or _core(inside)
    dashed = _DASHED.match(clean_letters(text))
    if dashed and _core(dashed[2]):
        return dashed[1]
    return _core(text)


def _core(text: str) -> str:
    meaning = meaning_of(text)
    if meaning and meaning.letter and meaning.id in _CORE:
        return meaning.letter
    found = words(text)
    if not found or len(found) > _MOST_WORDS:
        return ""
    letters = {each.letter for word in found if (each := meaning_of(word)) and each.id in _CORE}
    return letters.pop() if len(letters) == 1 else ""


def read_lists(sheet: Sheet, options: LayoutSettings) -> list[Reading]:
    """Return the matrices of a sheet whose headings are letters or their words and whose cells name roles."""
    survey = sheet.survey
    found = _headings(survey)
    readings = []
    for place, (row, letters) in enumerate(found):
        last = found[place + 1][0] - 1 if place + 1 < len(found) else len(survey.kinds) - 1
        reading = _read(sheet, options, Block([row], row + 1, last), letters)
        if reading is not None:
            readings.append(reading)
    return readings


def _headings(survey: Survey) -> list[tuple[int, dict[int, str]]]:
    """Return the rows with two or more headings that stand for different letters, with column → letter."""
    found: list[tuple[int, dict[int, str]]] = []
    for row, kinds in enumerate(survey.kinds):
        if kinds.count("w") + kinds.count("c") + kinds.count("k") + kinds.count("t") < 2:  # noqa: PLR2004
            continue
        if kinds.count("w") < 2 and kinds.count("t") > 60:  # noqa: PLR2004 - nothing like it
            continue
        letters = _letters_of(survey, row)
        if len(letters) < 2 or not {"R", "A", "D"} & set(letters.values()) or not set(letters.values()) <= _KNOWN:  # noqa: PLR2004
            continue
        only_letters = all(len(clean_letters(survey.text(row, column))) == 1 for column in letters)
        if only_letters and (len(letters) < 3 or any(survey.kind(row - 1, column) in "cw" for column in letters)):  # noqa: PLR2004
            continue
        if only_letters and found and row - found[-1][0] <= _NEAR and found[-1][1] == letters:
            continue  # a row of letters that repeats the words of the heading
        found.append((row, letters))
    return found


def _letters_of(survey: Survey, row: int) -> dict[int, str]:
    """Return column → letter for the headings of a row; {} where two columns would have the same letter."""
    said = {
        column: letter
        for column, kind in enumerate(survey.kinds[row])
        if kind in "wckt"
        and (letter := letter_of_heading(survey.text(row, column)))
        and not is_heading(survey.text(row, column), "deliverable")
    }
    single = {column: letter for column, letter in said.items() if len(clean_letters(survey.text(row, column))) == 1}
    if len(single) > 2:  # noqa: PLR2004 - R, A, C and a column "Responsibility" beside them
        said = single
    if len(set(said.values())) < len(said) and "A" not in said.values():
        said = {
            column: "A" if letter == "R" and means_accountable_beside(survey.text(row, column)) else letter
            for column, letter in said.items()
        }
    return said if len(set(said.values())) == len(said) else {}


def _read(sheet: Sheet, options: LayoutSettings, block: Block, letters: dict[int, str]) -> Reading | None:
    survey = sheet.survey
    body = range(block.first, block.last + 1)
    kinds = [survey.kinds[row][column] for row in body for column in letters]
    texts, codes = kinds.count("t") + kinds.count("p"), sum(map(kinds.count, "cwkq"))
    ticks = sum(1 for row in body for column in letters if _ticks(survey, row, column, letters))
    role = _role_column(survey, block, letters) if ticks * 2 >= sum(kind not in ".L-" for kind in kinds) > 0 else None
    if role is None and (texts <= 2 * codes or _is_prose(survey, body, letters)):
        return None
    heading_row = block.headings[0]
    before = survey.kinds[heading_row]
    survey.kinds[heading_row] = "".join("t" if column in letters else kind for column, kind in enumerate(before))
    columns = columns_beside(survey, block, sorted(letters), role)
    if columns.duty is None:
        survey.kinds[heading_row] = before
        return None
    notation, how = _notation(sheet, letters, heading_row, options)
    if role is not None:
        return _ticked(sheet, block, columns, letters, notation, how, role)
    names = NameCells(survey, letters, body, notation)
    draft = _draft(sheet, block, columns, letters, notation, how)
    found = read_body(survey, block.first, block.last, columns, names)
    draft.duties = found.duties
    draft.doubts = found.doubts
    draft.section_rows = found.section_rows
    draft.roles = _roles(names.order, found.duties)
    return assemble(draft) if any(duty.cells for duty in found.duties) else None


def _ticks(survey: Survey, row: int, column: int, letters: Mapping[int, str]) -> bool:
    text = survey.text(row, column)
    return is_mark(text) or text.upper() == letters[column]


def _is_prose(survey: Survey, rows: range, letters: Mapping[int, str]) -> bool:
    """Tell whether the cells explain the letters (a glossary) instead of naming roles."""
    texts = [survey.text(row, column) for row in rows for column in letters if survey.kinds[row][column] in "tp"]
    return bool(texts) and sum(len(text) > 80 for text in texts) > len(texts) / 2  # noqa: PLR2004


def _notation(sheet: Sheet, letters: Mapping[int, str], row: int, options: LayoutSettings):  # type: ignore[no-untyped-def]  # noqa: ANN202
    if options.notation is not None:
        return get(options.notation), "settings"
    own = {letter: sheet.survey.text(row, column) for column, letter in letters.items()}
    own = {letter: text for letter, text in own.items() if len(fold(text)) > 1}
    return recognize(own or sheet.legend.letters, frozenset(letters.values()), sheet.context())


def _draft(sheet: Sheet, block: Block, columns: Columns, letters: Mapping[int, str], notation, how: str) -> Draft:  # type: ignore[no-untyped-def]  # noqa: ANN001, PLR0913
    survey = sheet.survey
    used = [*columns.labels, *letters]
    location = survey.grid.location(block.headings[0], min(used), block.last, max(used))
    draft = Draft(survey, [], notation, how, location)
    draft.headings = block.headings
    draft.letter_columns = {letter: survey.grid.place(0, column)[1] for column, letter in letters.items()}
    draft.left_out = [heading_of(survey, block, column) or f"column {column_letters(column + 1)}" for column in columns.extras]
    draft.legend_letters = dict(sheet.legend.letters)
    draft.columns = columns
    return draft


def _roles(order: Mapping[str, tuple[int, int]], duties: Sequence[RawDuty]) -> list[RoleColumn]:
    used = {name for duty in duties for name in duty.cells}
    return [RoleColumn(name, [column], row) for name, (row, column) in order.items() if name in used]


def _role_column(survey: Survey, block: Block, letters: Mapping[int, str]) -> int | None:
    """Return the column outside the letters whose heading says that it names roles, where another names duties."""
    outside = [column for column in range(survey.width) if column not in letters]
    for column in outside:
        head = heading_of(survey, block, column)
        if head and "role" in heading_kinds(head) and letter_of_heading(head) == "" and len(outside) > 1:
            return column
    return None


def _ticked(sheet: Sheet, block: Block, columns: Columns, letters: dict[int, str], notation, how: str, role: int) -> Reading | None:  # type: ignore[no-untyped-def]  # noqa: ANN001, PLR0913
    """Read a list of role, duty and ticks: rows with the same duty are one duty."""
    survey = sheet.survey
    plain = Columns(columns.roles, columns.duty, [columns.duty] if columns.duty is not None else [])
    cells = TickCells(survey, letters, role, notation)
    body = read_body(survey, block.first, block.last, plain, cells)
    draft = _draft(sheet, block, columns, letters, notation, how)
    united: dict[str, RawDuty] = {}
    for duty in body.duties:
        first = united.setdefault(duty_key(duty.section, fold(duty.name)), duty)
        if first is not duty:
            first.cells = {**first.cells, **duty.cells}
    draft.duties = list(united.values())
    draft.roles = _roles(cells.order, draft.duties)
    draft.letter_columns = {}
    if not draft.roles:
        return None
    reading = assemble(draft)
    note = Note("info", "a list of roles with ticked letters was read as a matrix", draft.location)
    return type(reading)(reading.matrix, (*reading.notes, note), reading.decisions)
