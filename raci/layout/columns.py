"""Which columns of a block are roles, which name the duty, number it, or give its section; the rest is left out."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from raci.layout.blocks import CODES
from raci.layout.duty_column import IDENTIFIER, Count, duty_column
from raci.layout.kinds import EMPTY, LEGEND, NOTHING
from raci.layout.lexicon import heading_kinds, is_heading, sounds_like_role
from raci.layout.scopes import scope_column
from raci.model import column_number
from raci.names import fold
from raci.patterns import pattern
from raci.records import field, mutable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.layout.blocks import Block
    from raci.layout.survey import Survey

_SAMPLE: Final = 400
_PLACEHOLDER: Final = pattern(r"^[\[<{].*[\]>}]$")


@mutable
class Columns:
    """The parts columns play in a block; `duty` is None where no column names duties."""

    roles: list[int] = field(default_factory=list)
    duty: int | None = None
    labels: list[int] = field(default_factory=list)
    number: int | None = None
    sections: list[int] = field(default_factory=list)
    extras: list[int] = field(default_factory=list)
    scope: int | None = None
    doubts: list[str] = field(default_factory=list)


def find_columns(survey: Survey, block: Block) -> Columns:
    """Return the parts of a block's columns."""
    counts = _counts(survey, block)
    heads = {column: heading_of(survey, block, column) for column in counts}
    coded = [column for column, count in counts.items() if _is_code_column(count)]
    found = Columns()
    if not coded:
        return found
    rows = sample_rows(survey, block, coded)
    found.duty = duty_column(survey, counts, heads, coded, rows)
    coded = _beside_duty(coded, found.duty)
    found.roles = [column for column in coded if not _is_extra(heads[column], counts[column])]
    _add_empty_roles(found, counts, heads)
    _sort_labels(survey, found, counts, heads, rows)
    found.extras = [
        column
        for column, count in counts.items()
        if column not in found.roles and column not in found.labels and (count.filled or heads[column])
    ]
    _set_scope(survey, found, heads, rows)
    return found


def columns_beside(survey: Survey, block: Block, coded: list[int], taken: int | None = None) -> Columns:
    """Return the parts of a block's columns where the columns with the assignments are known.

    `taken` is a column that is known to be something else than the duty, such as the role of a list.
    """
    counts = _counts(survey, block)
    heads = {column: heading_of(survey, block, column) for column in counts}
    found = Columns(roles=list(coded))
    body = range(block.first, block.last + 1)
    rows = [row for row in body if any(survey.kinds[row][column] not in ".L-" for column in coded)][:_SAMPLE]
    if not rows:
        return found
    outside = {column: count for column, count in counts.items() if column not in coded and column != taken}
    found.duty = duty_column(survey, outside, heads, coded, rows)
    _sort_labels(survey, found, {column: count for column, count in counts.items() if column != taken}, heads, rows)
    used = {*found.labels, *coded}
    found.extras = [
        column for column, count in outside.items() if column not in used and (count.filled or heads[column])
    ]
    _set_scope(survey, found, heads, rows)
    return found


def _set_scope(survey: Survey, found: Columns, heads: dict[int, str], rows: list[int]) -> None:
    found.scope = scope_column(survey, found.extras, heads, rows)
    found.extras = [column for column in found.extras if column != found.scope]


def name_duties(columns: Columns, survey: Survey, letters: str | None) -> bool:
    """Take the column of the file that the user names for the duties; tell whether there is such a column."""
    if letters is None:
        return True
    columns.duty = column_number(letters) - 1 - survey.grid.left
    columns.labels = sorted({*columns.labels, columns.duty})
    columns.roles = [column for column in columns.roles if column != columns.duty]
    columns.scope = None if columns.scope == columns.duty else columns.scope
    return 0 <= columns.duty < survey.width


def _counts(survey: Survey, block: Block) -> dict[int, Count]:
    counts = {}
    for column, whole in enumerate(survey.columns):
        kinds = whole[block.first : block.last + 1]
        count = kinds.count
        counts[column] = Count(
            count("c") + count("w"),
            count("k") + count("q"),
            count("t") + count("p"),
            count("n"),
            count(NOTHING),
            len(kinds) - count(EMPTY) - count(LEGEND),
        )
    return counts


def heading_of(survey: Survey, block: Block, column: int) -> str:
    """Return the text that heads a column: the lowest heading row that has one."""
    for row in reversed(block.headings):
        text = survey.heading(row, column)
        if text and survey.kind(row, column) != LEGEND:
            return text
    return ""


def _is_code_column(count: Count) -> bool:
    codes = count.codes + count.shorts
    return codes > 0 and codes * 2 >= count.filled - count.nothing - count.numbers and codes * 4 >= count.numbers


def sample_rows(survey: Survey, block: Block, coded: Sequence[int]) -> list[int]:
    """Return some of the rows of a block that hold codes."""
    rows: list[int] = []
    if not coded:
        return rows
    chosen = itemgetter(*coded, coded[0])  # twice the first, so that one column gives several kinds as well
    for row in range(block.first, block.last + 1):
        if not CODES.isdisjoint(chosen(survey.kinds[row])):
            rows.append(row)
            if len(rows) == _SAMPLE:
                break
    return rows


def _beside_duty(coded: list[int], duty: int | None) -> list[int]:
    if duty is None:
        return coded
    right = [column for column in coded if column > duty]
    left = [column for column in coded if column < duty]
    return right if len(right) >= len(left) else left


def _is_extra(head: str, count: Count) -> bool:
    """Tell whether a column of letters is headed as something else than a role: a priority, a number, a count."""
    if not head:
        return False
    if any(is_heading(head, kind) for kind in ("lettered", "number", "section", "scope")):
        return not sounds_like_role(head) or count.shorts > count.codes
    return count.numbers > 0 and "total" in heading_kinds(head) and not sounds_like_role(head)


def _add_empty_roles(found: Columns, counts: dict[int, Count], heads: dict[int, str]) -> None:
    """Add headed columns without any code that stand among the roles, or right after them and sound like one."""
    if not found.roles:
        return
    first, last = min(found.roles), max(found.roles)
    known = set(found.roles)
    for column in range(first, last + 1):
        count = counts[column]
        idle = count.filled - count.nothing == 0
        if (
            column not in known
            and idle
            and heads[column]
            and column != found.duty
            and not is_heading(heads[column], "extra")
            and not _PLACEHOLDER.match(heads[column])
        ):
            found.roles.append(column)
    if found.duty is not None and found.duty < first - 1:
        between = range(found.duty + 1, first)
        if all(heads[column] and not counts[column].filled and sounds_like_role(heads[column]) for column in between):
            found.roles += between
    column = last + 1
    while (
        column in counts
        and heads[column]
        and counts[column].filled == counts[column].nothing
        and sounds_like_role(heads[column])
    ):
        found.roles.append(column)
        column += 1
    found.roles.sort()


def _sort_labels(
    survey: Survey, found: Columns, counts: dict[int, Count], heads: dict[int, str], rows: list[int]
) -> None:
    """Tell numbers and sections among the columns on the duty's side of the roles."""
    if found.duty is None or not found.roles:
        return
    edge = min(found.roles) if found.duty < min(found.roles) else survey.width
    start = 0 if found.duty < min(found.roles) else max(found.roles) + 1
    for column in range(start, edge):
        count = counts.get(column)
        if count is None or column == found.duty or not count.filled:
            continue
        texts = [text for row in rows if (text := survey.text(row, column))]
        if _numbers(texts, heads[column]):
            if found.number is None:
                found.number = column
            found.labels.append(column)
        elif column < found.duty and _is_section(survey, column, texts, heads[column], rows):
            found.sections.append(column)
            found.labels.append(column)
        elif (
            column > found.duty
            and heads[column] in ("", heads[found.duty])
            and len(texts) < len(rows) / 2
            and count.texts
        ):
            found.labels.append(column)
    found.labels.append(found.duty)
    found.labels.sort()


def _numbers(texts: list[str], head: str) -> bool:
    if not texts:
        return is_heading(head, "number") if head else False
    fitting = sum(1 for text in texts if IDENTIFIER.match(text))
    if head and is_heading(head, "number") and fitting >= 0.5 * len(texts):
        return True
    return fitting >= 0.8 * len(texts) and not (head and (is_heading(head, "extra") or is_heading(head, "section")))


def _is_section(survey: Survey, column: int, texts: list[str], head: str, rows: list[int]) -> bool:
    if head and is_heading(head, "section"):
        return True
    if head and is_heading(head, "extra"):
        return False
    if not texts:
        return True
    counted = Counter(map(fold, texts))
    if len(counted) == 1 and len(texts) == len(rows) > 1:  # the same in every row tells nothing apart
        return False
    repeated = len(counted) < len(texts) or len(texts) < 0.8 * len(rows)
    return repeated or any((row, column) in survey.covered for row in rows[:20])
