"""Which cells a formula refers to: by their names, by defined names, and by the columns of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.menders.workbook_parts.ranges import TALLEST, WIDEST, Range, range_of
from raci.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

_TEXT: Final = pattern(r'"(?:[^"]|"")*"')
_END: Final = r"(?:\$?[A-Za-z]{1,3}\$?[0-9]{1,7})"
_CELLS: Final = pattern(
    r"(?:(?P<sheet>'(?:[^']|'')+'|(?:\[[^]]*\])?[^\W\d][\w.]*(?::[\w.]+)?)!)?"
    rf"(?P<cells>{_END}:{_END}|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}|\$?[0-9]{{1,7}}:\$?[0-9]{{1,7}}|{_END})(?![\w(\[])"
    r"|(?P<name>(?<![\w.\]])[^\W\d][\w.\\]*)(?![\w(!.])",
)
_COMPUTED: Final = pattern(r"\b(?:INDIRECT|OFFSET)\s*\(|:\s*[A-Za-z.]+\(|\)\s*:", 2)
_PARTS: Final = pattern(r"(\$?)([A-Za-z]{0,3})(\$?)([0-9]*)")
_DEEPEST: Final = 8


class Reference(NamedTuple):
    """Cells of a sheet, by its name in small letters; '' is the formula's own sheet."""

    sheet: str
    area: Range


EVERYWHERE: Final = Range(1, 1, TALLEST, WIDEST)


def references(
    formula: str, names: Mapping[str, str], shift: tuple[int, int] = (0, 0), depth: int = 0
) -> Iterator[Reference] | None:
    """Return what a formula refers to, None where only calculating it would tell.

    `names` are the defined names and tables of the workbook with what they stand for; `shift` is how many rows and
    columns a shared formula stands from where it was written.
    """
    plain = _TEXT.sub('""', formula)
    if _COMPUTED.search(plain) or depth > _DEEPEST:
        return None
    found: list[Reference] = []
    for match in _CELLS.finditer(plain):
        if match["cells"]:
            sheet = (match["sheet"] or "").strip("'").replace("''", "'").casefold()
            if "[" in sheet:  # another workbook's
                continue
            area = range_of(_shifted(match["cells"], *shift))
            if ":" in sheet or area is None:
                return None
            found.append(Reference(sheet, area))
        elif (meant := names.get(match["name"].casefold())) is not None:
            inner = references(meant, names, depth=depth + 1)
            if inner is None:
                return None
            found.extend(inner)
    return iter(found)


def _shifted(cells: str, rows: int, columns: int) -> str:
    """Return the cells a shared formula means in another cell than that in which it is written."""
    if not rows and not columns:
        return cells

    def moved(end: re.Match[str]) -> str:
        column, row = end[2], end[4]
        if column and not end[1]:
            column = _moved_column(column, columns)
        if row and not end[3]:
            row = str((int(row) + rows - 1) % TALLEST + 1)
        return f"{end[1]}{column}{end[3]}{row}"

    return ":".join(_PARTS.sub(moved, end, count=1) for end in cells.split(":"))


def _moved_column(letters: str, columns: int) -> str:
    from raci.model import column_letters, column_number  # noqa: PLC0415 - beside its use

    return column_letters((column_number(letters) + columns - 1) % WIDEST + 1)
