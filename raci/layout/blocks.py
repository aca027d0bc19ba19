"""Blocks: the heading rows of a table and the rows under them, found by where codes and headings stand."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from raci.layout.kinds import CODE, EMPTY, LEGEND, NUMBER, PAIR, SHORT, WORD
from raci.layout.lexicon import is_heading
from raci.patterns import pattern
from raci.records import field, mutable

if TYPE_CHECKING:
    from raci.layout.codes import Said
    from raci.layout.survey import Survey

CODES: Final = frozenset((CODE, WORD, SHORT, PAIR))
_AHEAD: Final = 8
_CODED: Final = pattern("[cwkq]").search
_SHARE_OF_CODES: Final = 0.1


@mutable
class Block:
    """Heading rows (from the top) and the range of rows `first` to `last` under them, `last` included.

    `sure` is False where no row looked like a heading and the first row was taken for one.
    """

    headings: list[int]
    first: int
    last: int
    columns: list[int] = field(default_factory=list)
    sure: bool = True


def find_blocks(survey: Survey) -> list[Block]:
    """Return the blocks of a survey from top to bottom; every row with a code belongs to one."""
    _mask_counts(survey)
    columns = _code_columns(survey)
    coded = _with_codes(survey, [row for row, kinds in enumerate(survey.kinds) if _CODED(kinds)], columns)
    if not coded:
        return []
    headings = _heading_rows(survey, coded, columns)
    coded = sorted(set(coded).difference(headings))
    if not coded:
        return []
    groups = _grouped(headings, coded)
    blocks = []
    if not groups or groups[0][-1] > coded[0]:
        groups.insert(0, [])
    for place, group in enumerate(groups):
        end = groups[place + 1][0] - 1 if place + 1 < len(groups) else len(survey.kinds) - 1
        block = _block(survey, group, end, coded)
        if block:
            blocks.append(block)
    return blocks


def _mask_counts(survey: Survey) -> None:
    """Mask blocks that count letters: letters as headings over rows of numbers."""
    for row in survey.odd:
        below = survey.kinds[row + 1] if row + 1 < len(survey.kinds) else ""
        if below.count(NUMBER) < 2:  # noqa: PLR2004 - a block has two columns
            continue
        heads = [column for column, kind in enumerate(survey.kinds[row]) if kind in "cwk"]
        numbers = [column for column in heads if below[column] == NUMBER and survey.kind(row - 1, column) not in CODES]
        names = {survey.text(row, column) for column in numbers}
        if len(names) < len(numbers) or any(map(_has_several, map(survey.book.read, names))):
            continue
        if len(numbers) < 2 or len(numbers) * 3 < len(heads) * 2:  # noqa: PLR2004
            continue
        cells = {(row, column) for column in range(survey.width)}
        under = row + 1
        while under < len(survey.kinds) and sum(survey.kinds[under][column] == NUMBER for column in numbers) * 2 >= len(
            numbers
        ):
            if any(survey.kinds[under][column] in "cw" for column in range(survey.width)):
                cells = {(row, column) for column in numbers}
                break
            cells |= {(under, column) for column in range(survey.width)}
            under += 1
        survey.mask(cells)


def _has_several(said: Said | None) -> bool:
    return said is not None and len(said.letters) > 1


def _code_columns(survey: Survey) -> list[int]:
    """Return the columns in which codes are more than stray words."""
    found = []
    for column, kinds in enumerate(survey.columns):
        codes = kinds.count(CODE) + kinds.count(WORD) + kinds.count(SHORT) + kinds.count(PAIR)
        if codes and codes >= _SHARE_OF_CODES * (len(kinds) - kinds.count(EMPTY) - kinds.count(LEGEND)):
            found.append(column)
    return found


def _with_codes(survey: Survey, rows: list[int], columns: list[int]) -> list[int]:
    if len(columns) == survey.width or not columns:
        return rows if columns else []
    chosen = itemgetter(*columns, columns[0])
    odd = set(survey.odd)
    return [row for row in rows if row not in odd or not CODES.isdisjoint(chosen(survey.kinds[row]))]


def local_columns(survey: Survey, coded: list[int], row: int, columns: list[int]) -> list[int]:
    """Return the columns that hold codes in the next few coded rows from this row on."""
    start = bisect_left(coded, row)
    ahead = [survey.kinds[near] for near in coded[start : start + _AHEAD]]
    return [column for column in columns if any(kinds[column] in CODES for kinds in ahead)]


def _heading_rows(survey: Survey, coded: list[int], columns: list[int]) -> list[int]:
    found = []
    chosen = itemgetter(*columns, columns[0])
    for row in _not_after_codes(survey):
        here = chosen(survey.kinds[row])[:-1]
        texts = here.count("t") + here.count("q") + here.count("p")
        if not texts and row and "c" in chosen(survey.kinds[row - 1]):
            continue
        start = bisect_left(coded, row + 1)
        if start == len(coded):
            break
        local = local_columns(survey, coded, row + 1, columns)
        mostly_text = texts >= here.count("c") + here.count("w")
        if (texts and mostly_text and _looks_like_heading(survey, row, local)) or _names_columns(survey, row, local):
            found.append(row)
    return found


def _not_after_codes(survey: Survey) -> list[int]:
    """Return the rows that may be headings: odd ones, and those that do not follow a row with codes."""
    fresh = [row for row, kinds in enumerate(survey.kinds) if not row or "c" not in survey.kinds[row - 1]]
    return sorted({*survey.odd, *fresh})


def _looks_like_heading(survey: Survey, row: int, local: list[int]) -> bool:
    texts = codes = 0
    for column in local:
        kind = survey.kinds[row][column]
        if kind in "tqp" or (kind == EMPTY and _under_narrow_heading(survey, row, column, len(local))):
            texts += 1
        elif kind in "cwk":
            codes += 1
    return texts >= 1 and texts > codes and texts * 2 >= len(local)


def _names_columns(survey: Survey, row: int, local: list[int]) -> bool:
    """Tell whether a row of short codes heads roles named so: all differ, and its first cell says `Task`."""
    if len(local) < 2:  # noqa: PLR2004 - one cell says nothing
        return False
    names = [survey.text(row, column) for column in local]
    if any(len(said.letters) > 1 and not name.isalpha() for name in names if (said := survey.book.read(name))):
        return False
    if len(set(names)) < len(names) or sum(map(bool, names)) < 0.8 * len(names):
        return False
    labels = [survey.heading(row, column) for column in range(local[0])]
    return any(is_heading(label, kind) for label in labels if label for kind in ("duty", "deliverable"))


def _under_narrow_heading(survey: Survey, row: int, column: int, width: int) -> bool:
    area = survey.covered.get((row, column))
    return (
        area is not None
        and area.right - area.left + 1 <= max(2, width * 0.6)
        and survey.kind(area.top, area.left) in "tq"
    )


def _grouped(headings: list[int], coded: list[int]) -> list[list[int]]:
    """Join heading rows that follow each other; of several before the same codes the last ones count."""
    groups: list[list[int]] = []
    for row in headings:
        if groups and bisect_left(coded, groups[-1][-1] + 1) == bisect_left(coded, row) and not _is_coded(coded, row):
            if row - groups[-1][-1] == 1:
                groups[-1].append(row)
            else:
                groups[-1] = [row]
        else:
            groups.append([row])
    return groups


def _is_coded(coded: list[int], row: int) -> bool:
    place = bisect_left(coded, row)
    return place < len(coded) and coded[place] == row


def _right_edge(survey: Survey, rows: list[int]) -> int:
    """Return the first column right of a table's first codes that these rows and the one above leave empty."""
    spans = [survey.kinds[row] for row in (max(0, rows[0] - 1), *rows)]
    edge = min(column for column, kind in enumerate(survey.kinds[rows[0]]) if kind in CODES)
    while edge < survey.width and any(kinds[edge] not in ".L" for kinds in spans):
        edge += 1
    return edge


def _block(survey: Survey, group: list[int], end: int, coded: list[int]) -> Block | None:
    begin = group[-1] + 1 if group else coded[0]
    start = bisect_left(coded, begin)
    stop = bisect_left(coded, end + 1)
    rows = coded[start:stop]
    if not rows:
        return None
    last = rows[-1]
    right = _right_edge(survey, rows[:_AHEAD])
    while last < end and survey.kinds[last + 1][:right].strip(".L"):
        last += 1
    end = last
    if group:
        headings = _with_neighbours(survey, group, rows[0]) or group
        return Block(headings, headings[-1] + 1, end)
    names = [
        text
        for row in (rows[0] - 1, rows[0])
        for column in range(survey.width)
        if (text := survey.heading(row, column))
    ]
    sure = any(is_heading(name, "duty") for name in names)
    return Block(_with_neighbours(survey, [rows[0]], rows[0] + 1), rows[0] + 1, end, sure=sure)


def _with_neighbours(survey: Survey, group: list[int], first_coded: int) -> list[int]:
    """Add the rows above and below that carry groups, departments or people for the same columns."""
    rows = list(range(group[0], group[-1] + 1))
    rows = [row for row in rows if survey.filled(row)]
    inner = [column for row in group for column, kind in enumerate(survey.kinds[row]) if kind in "tqcp"]
    left = min((column for column in inner), default=0)
    for above in range(group[0] - 1, max(group[0] - 4, -1), -1):
        if not _carries_groups(survey, above, left):
            break
        rows.insert(0, above)
    kinds = survey.kinds[first_coded] if first_coded < len(survey.kinds) else ""
    coded = [column for column, kind in enumerate(kinds) if kind in CODES]
    for below in range(group[-1] + 1, min(group[-1] + 3, first_coded)):
        if _carries_groups(survey, below, left) and any(survey.kinds[below][column] != EMPTY for column in coded):
            rows.append(below)
    return rows


def _carries_groups(survey: Survey, row: int, left: int) -> bool:
    filled = [column for column in survey.filled(row) if survey.kinds[row][column] in "tqpcwk"]
    inside = [column for column in filled if column > left]
    strange = sum(survey.kinds[row][column] in "wk" for column in inside)
    if not inside or strange * 2 >= len(inside):
        return False
    if len(inside) > 1:
        return True
    area = survey.covered.get((row, inside[0]))
    return area is not None and area.right > area.left and area.left > left
