"""A matrix as lines of text that are alike where the matrix is: what `git diff` shows of a workbook."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from raci.model.duty import PATH_MARK
from raci.reports.terminal import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from raci.layout.grid import Grid
    from raci.model import Limit, Mark, Matrix, Role


def plain_text(matrices: Iterable[Matrix]) -> Iterator[str]:
    """Yield the lines of matrices: one for each role, then one for each duty with its letters and who has them.

    Places in the file and numbers of duties are left out, which change wherever a row is inserted.
    """
    for number, matrix in enumerate(matrices):
        if number:
            yield ""
        yield from _matrix(matrix)


def grid_text(grids: Iterable[Grid]) -> Iterator[str]:
    """Yield the lines of grids in which there is no matrix: one for each row that says something."""
    for grid in grids:
        yield plain(f"# {grid.name or 'table'}")
        for row in grid.rows:
            cells = [plain(str(cell)) for cell in row]
            if any(cells):
                yield " | ".join(cells).rstrip(" |")


def _matrix(matrix: Matrix) -> Iterator[str]:
    title = " – ".join(dict.fromkeys(filter(None, (matrix.title, matrix.source.sheet)))) or "matrix"
    yield plain(f"# {title}")
    yield plain(f"notation: {matrix.notation.name}")
    names = {role.key: role.name for role in matrix.roles}
    yield from (_line((f"role: {role.name}", *_role(role, names))) for role in matrix.roles)
    marks: Mapping[str, list[Mark]] = defaultdict(list)
    for mark in matrix.marks:
        marks[mark.duty].append(mark)
    for duty, row in zip(matrix.duties, matrix.rows, strict=True):
        held = (
            f"{row[role.key]} {role.name}{_remark(row[role.key].remark)}" for role in matrix.roles if role.key in row
        )
        said = (f"{names.get(mark.role, '')} says “{mark.text}”".strip() for mark in marks[duty.key])
        about = (f"scope {duty.scope}" if duty.scope else "", *map(_limit, duty.limits))
        yield _line((PATH_MARK.join((*duty.section, duty.name)), *held, *said, *about))
    known = {duty.key for duty in matrix.duties}
    yield from (_line((f"says: {mark.text}",)) for mark in matrix.marks if mark.duty not in known)


def _role(role: Role, names: Mapping[str, str]) -> Iterator[str]:
    yield f"key {role.key}" if role.key != role.name else ""
    yield f"in {PATH_MARK.join(role.group)}" if role.group else ""
    yield role.kind if role.kind != "position" else ""
    yield f"level {role.level}" if role.level else ""
    yield f"scope {role.scope}" if role.scope else ""
    yield f"reports to {names.get(role.reports_to, role.reports_to)}" if role.reports_to else ""
    yield from (f"dotted line to {names.get(key, key)}" for key in role.dotted)
    yield from (f"held by {holder}" for holder in role.holders)
    yield "vacant" if role.vacant else ""
    yield from (f"also {alias}" for alias in role.aliases)
    yield from map(_limit, role.limits)


def _limit(limit: Limit) -> str:
    return " ".join(filter(None, ("up to", f"{limit.amount:.15g}", limit.measure, limit.kind)))


def _remark(text: str) -> str:
    return f" ({text})" if text else ""


def _line(parts: Sequence[str]) -> str:
    return plain(" | ".join(filter(None, parts)))
