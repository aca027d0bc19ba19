"""Tables whose cells name roles under letters, tick letters for a role, or give one assignment a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.assemble import assemble
from raci.layout.blocks import Block
from raci.layout.body import RawDuty, read_body
from raci.layout.codes import is_mark
from raci.layout.columns import Columns, columns_beside, heading_of, name_duties
from raci.layout.draft import Draft
from raci.layout.letter_headings import Letters, find_letter_headings, letters_of_heading
from raci.layout.lexicon import heading_kinds, is_heading, sounds_like_role
from raci.layout.listed_cells import NameCells, RowCells, SubColumnCells, TickCells
from raci.layout.roles import RoleColumn
from raci.model import duty_key
from raci.names import fold
from raci.notations import get, recognize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.layout.reading import Reading
    from raci.layout.sheet import Sheet
    from raci.layout.survey import Survey
    from raci.model import Notation
    from raci.settings import LayoutSettings

_PROSE: Final = 80
_SUB_COLUMNS: Final = 3
_UNKNOWN: Final = "custom"
_SAMPLE: Final = 200
_HEADS: Final = 30
"""Among how many rows the one with the letters under roles is looked for."""


def read_lists(sheet: Sheet, options: LayoutSettings) -> list[Reading]:
    """Return the matrices of a sheet whose cells do not hold letters under roles."""
    survey = sheet.survey
    found = find_letter_headings(survey)
    readings = []
    for place, (row, letters) in enumerate(found):
        last = found[place + 1][0] - 1 if place + 1 < len(found) else len(survey.kinds) - 1
        before = survey.kinds[row]
        reading = _under_letters(sheet, options, Block([row], row + 1, last), letters)
        if reading is not None:
            readings.append(reading)
        else:
            survey.kinds[row] = before
    return readings or [reading for read in (_sub_columns, _rows) if (reading := read(sheet, options)) is not None]


def _under_letters(sheet: Sheet, options: LayoutSettings, block: Block, letters: Letters) -> Reading | None:
    """Read names of roles, or ticks beside a column of roles, under headings that are letters."""
    survey = sheet.survey
    body = range(block.first, block.last + 1)
    kinds = [survey.kinds[row][column] for row in body for column in letters]
    texts, codes = kinds.count("t") + kinds.count("p") + kinds.count("q"), sum(map(kinds.count, "cwk"))
    ticks = sum(1 for row in body for column in letters if _ticks(survey, row, column, letters))
    role = _role_column(survey, block, letters) if ticks * 2 >= sum(kind not in ".L-" for kind in kinds) > 0 else None
    if role is None and (texts <= 2 * codes or _is_prose(survey, body, letters)):
        return None
    heading = block.headings[0]
    survey.kinds[heading] = "".join(
        "t" if column in letters else kind for column, kind in enumerate(survey.kinds[heading])
    )
    columns = columns_beside(survey, block, sorted(letters), role)
    if not name_duties(columns, survey, options.duties) or columns.duty is None:
        return None
    notation, how = _notation(sheet, letters, heading, options)
    draft = _draft(sheet, block, columns, sorted(letters), (notation, how))
    if role is not None:
        return _listed(draft, block, TickCells(survey, letters, role, notation))
    names = NameCells(survey, letters, body, notation)
    found = read_body(survey, block.first, block.last, columns, names)
    draft.duties, draft.section_rows = found.duties, found.section_rows
    draft.doubts = [*names.contradictions, *found.doubts]
    draft.letter_columns = {each[0]: survey.grid.place(0, column)[1] for column, each in letters.items()}
    one_each = len(draft.letter_columns) == sum(map(len, letters.values()))
    if survey.grid.places is not None or not one_each:
        _keep_places(draft, {duty.row: duty.row for duty in found.duties}, names.found)
    draft.roles = _roles(names.order, found.duties)
    if how == _UNKNOWN and sum(sounds_like_role(role.name) for role in draft.roles) * 2 < len(draft.roles):
        return None
    return assemble(draft) if any(duty.cells for duty in found.duties) else None


def _ticks(survey: Survey, row: int, column: int, letters: Letters) -> bool:
    text = survey.text(row, column)
    return is_mark(text) or (text.upper(),) == letters[column]


def _is_prose(survey: Survey, rows: range, letters: Letters) -> bool:
    """Tell whether the cells explain the letters (a glossary) instead of naming roles."""
    texts = [survey.text(row, column) for row in rows for column in letters if survey.kinds[row][column] in "tp"]
    return bool(texts) and sum(len(text) > _PROSE for text in texts) > len(texts) / 2


def _role_column(survey: Survey, block: Block, letters: Letters) -> int | None:
    """Return the column outside the letters whose heading says that it names roles, where another names duties."""
    outside = [column for column in range(survey.width) if column not in letters]
    for column in outside:
        head = heading_of(survey, block, column)
        if head and "role" in heading_kinds(head) and not letters_of_heading(head) and len(outside) > 1:
            return column
    return None


def _notation(sheet: Sheet, letters: Letters, row: int, options: LayoutSettings) -> tuple[Notation, str]:
    if options.notation is not None:
        return get(options.notation), "settings"
    own = {each[0]: sheet.survey.text(row, column) for column, each in letters.items() if len(each) == 1}
    own = {letter: text for letter, text in own.items() if len(fold(text)) > 1}
    seen = frozenset(letter for each in letters.values() for letter in each)
    return recognize(own or sheet.legend.letters, seen, sheet.context())


def _draft(
    sheet: Sheet, block: Block, columns: Columns, assigned: Sequence[int], notation: tuple[Notation, str]
) -> Draft:
    survey = sheet.survey
    used = [*columns.labels, *assigned]
    location = survey.grid.location(block.headings[0], min(used), block.last, max(used))
    draft = Draft(survey, [], *notation, location)
    draft.headings = block.headings
    draft.left_out = [
        heading_of(survey, block, column) or f"column {survey.grid.column_name(column)}" for column in columns.extras
    ]
    draft.legend = sheet.legend
    draft.columns = columns
    return draft


def _roles(order: Mapping[str, tuple[int, int]], duties: Sequence[RawDuty]) -> list[RoleColumn]:
    used = {name for duty in duties for name in duty.cells}
    return [RoleColumn(name, [column], row) for name, (row, column) in order.items() if name in used]


def _listed(draft: Draft, block: Block, cells: TickCells | RowCells) -> Reading | None:
    """Read a list with one role a row: rows with the same duty are one duty."""
    if draft.columns is None:
        return None
    columns = draft.columns
    plain = Columns(columns.roles, columns.duty, [*columns.sections, columns.duty or 0], None, columns.sections)
    body = read_body(draft.survey, block.first, block.last, plain, cells, again=True)
    united: dict[str, RawDuty] = {}
    owner: dict[int, int] = {}
    for duty in body.duties:
        scope = fold(draft.survey.text(duty.row, columns.scope)) if columns.scope is not None else ""
        first = united.setdefault(duty_key((*duty.section, scope), fold(duty.name)), duty)
        if first is not duty:
            first.cells = cells.unite(first.cells, duty.cells)
        owner[duty.row] = first.row
    _keep_places(draft, owner, cells.found)
    draft.duties = list(united.values())
    draft.roles = _roles(cells.order, draft.duties)
    return assemble(draft) if len(draft.roles) > 1 and any(len(duty.cells) > 1 for duty in draft.duties) else None


def _keep_places(draft: Draft, owner: Mapping[int, int], found: Mapping[int, Mapping[str, int]]) -> None:
    """Keep where each assignment stands; `owner` has, by the row where a name stands, the row of its duty."""
    current: int | None = None
    for row in sorted({*owner, *found}):
        current = owner.get(row, current)
        for role, column in found.get(row, {}).items():
            if current is not None:
                draft.places.setdefault((current, role), (row, column))


def _rows(sheet: Sheet, options: LayoutSettings) -> Reading | None:
    """Read a long table: one row an assignment, with columns for duty, role and letter."""
    survey = sheet.survey
    for row in survey.odd:
        heads = {column: survey.text(row, column) for column, kind in enumerate(survey.kinds[row]) if kind not in ".L"}
        letter = [column for column, head in heads.items() if is_heading(head, "letter")]
        role = [column for column, head in heads.items() if is_heading(head, "role") and column not in letter]
        if len(letter) != 1 or not role or len(heads) < 3:  # noqa: PLR2004 - duty, role, letter
            continue
        block = Block([row], row + 1, len(survey.kinds) - 1)
        codes = [survey.kind(each, letter[0]) for each in range(block.first, block.last + 1)]
        if sum(map(codes.count, "cwkq")) * 2 < len(codes) - codes.count("."):
            continue
        columns = columns_beside(survey, block, letter, role[0])
        if not name_duties(columns, survey, options.duties) or columns.duty is None:
            continue
        said = (survey.book.read(survey.text(each, letter[0])) for each in range(block.first, block.last + 1))
        seen = frozenset(code for each in said if each for code in each.letters)
        notation = _recognized(sheet, seen, options)
        draft = _draft(sheet, block, columns, [*letter, role[0]], notation)
        return _listed(draft, block, RowCells(survey, letter[0], role[0], notation[0]))
    return None


def _sub_columns(sheet: Sheet, options: LayoutSettings) -> Reading | None:
    """Read ticks under R, A, C, I under each role."""
    survey = sheet.survey
    if not any("k" in kinds for kinds in survey.kinds[: _HEADS + _SAMPLE + 2]):
        return None
    for row, kinds in enumerate(survey.kinds[:_HEADS]):
        if kinds.count("c") <= _SUB_COLUMNS or row == 0:
            continue
        letters = {column: survey.text(row, column).upper() for column, kind in enumerate(kinds) if kind in "ck"}
        if len(set(letters.values())) == len(letters) or any(len(each) > 1 for each in letters.values()):
            continue
        owners = {column: _owner(survey, row - 1, column) for column in letters}
        if not all(owners.values()) or len({(owners[each], letter) for each, letter in letters.items()}) < len(letters):
            continue
        block = Block([row - 1, row], row + 1, len(survey.kinds) - 1)
        body = range(block.first, min(block.last, block.first + _SAMPLE) + 1)
        filled = [
            survey.kinds[each][column] for each in body for column in letters if survey.kinds[each][column] not in ".L"
        ]
        if not filled or filled.count("k") * 2 < len(filled):
            continue
        columns = columns_beside(survey, block, sorted(letters))
        notation = _recognized(sheet, frozenset(letters.values()), options)
        if not name_duties(columns, survey, options.duties) or columns.duty is None:
            continue
        cells = SubColumnCells(survey, {column: (owners[column], letters[column]) for column in letters}, notation[0])
        found = read_body(survey, block.first, block.last, columns, cells)
        draft = _draft(sheet, block, columns, sorted(letters), notation)
        draft.duties, draft.doubts, draft.section_rows = found.duties, found.doubts, found.section_rows
        draft.roles = [
            RoleColumn(name, [min(column for column in owners if owners[column] == name)], row - 1)
            for name in dict.fromkeys(owners.values())
        ]
        _keep_places(draft, {duty.row: duty.row for duty in found.duties}, cells.found)
        return assemble(draft) if any(duty.cells for duty in found.duties) else None
    return None


def _recognized(sheet: Sheet, seen: frozenset[str], options: LayoutSettings) -> tuple[Notation, str]:
    if options.notation is not None:
        return get(options.notation), "settings"
    return recognize(sheet.legend.letters, seen, sheet.context())


def _owner(survey: Survey, row: int, column: int) -> str:
    """Return the role over a letter: the heading over it, or the next one to the left."""
    area = survey.covered.get((row, column))
    if area is not None:
        return survey.text(area.top, area.left)
    return next((text for left in range(column, -1, -1) if (text := survey.text(row, left))), "")
