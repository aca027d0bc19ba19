"""A matrix as a wide table of texts: which columns it has, its heading rows, and a row for each duty."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from raci.model import Entry, Matrix, Scope

DUTY: Final = "Duty"
"""The heading of the duties."""
NONE: Final = "–"
"""What stands in the column of sections where a section ends and no other begins."""
_CONTROL: Final = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


class Wide:
    """The columns of a matrix from the left: numbers and sections if there are any, duties, scopes if any, roles."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.numbered = any(duty.number for duty in matrix.duties)
        self.depth = max((len(duty.section) for duty in matrix.duties), default=0)
        self.scoped = any(duty.scope for duty in matrix.duties)
        self.groups = max((len(role.group) for role in matrix.roles), default=0)
        self._marks: dict[str, dict[str, str]] = {}
        for mark in matrix.marks:
            said = self._marks.setdefault(mark.duty, {})
            said[mark.role] = f"{said[mark.role]}; {mark.text}" if mark.role in said else mark.text

    @property
    def labels(self) -> list[str]:
        """The headings of the columns before the roles."""
        sections = [f"{'Subs' if depth else 'S'}{'ubs' * (depth - 1)}ection" for depth in range(self.depth)]
        return [*["No."] * self.numbered, *sections, DUTY, *["Scope"] * self.scoped]

    @property
    def names(self) -> list[str]:
        """The headings of the roles: their names, told apart by their keys where they are not alone in bearing one."""
        times = Counter(role.name for role in self.matrix.roles)
        return [role.name if times[role.name] == 1 else role.key for role in self.matrix.roles]

    def group_rows(self) -> Iterator[list[str]]:
        """Yield the groups over the roles, from the outermost: one text for each role."""
        for depth in range(self.groups):
            yield [role.group[depth] if depth < len(role.group) else "" for role in self.matrix.roles]

    def label_rows(self) -> Iterator[list[str]]:
        """Yield for each duty what stands before its letters."""
        open_sections = [""] * self.depth
        for duty in self.matrix.duties:
            number = [duty.number] if self.numbered else []
            scope = [scope_text(duty.scope)] if self.scoped else []
            yield [*number, *sections_said(duty.section, open_sections), duty.name, *scope]

    def cell_rows(self, shown: Callable[[Entry | str], str], blank: str = "") -> Iterator[list[str]]:
        """Yield for each duty what its cell for each role shows: an entry, what else it says, or `blank`.

        What a cell shows is asked once for all cells that share an entry.
        """
        roles = [role.key for role in self.matrix.roles]
        known: dict[int, str] = {id(None): blank}
        for duty, row in zip(self.matrix.duties, self.matrix.rows, strict=True):
            marks = self._marks.get(duty.key, {})
            cells = [row.get(role) or marks.get(role) for role in roles] if marks else list(map(row.get, roles))
            texts = []
            for cell in cells:
                text = known.get(id(cell))
                if text is None and cell is not None:
                    text = known[id(cell)] = shown(cell)
                texts.append(text or blank)
            yield texts


def sections_said(path: Sequence[str], open_sections: list[str]) -> list[str]:
    """Return a section for each depth; where one ends and a reader would take it to go on, a dash says so.

    `open_sections` are those of the row before, and then those of this one.
    """
    said = []
    for depth, known in enumerate(open_sections):
        text = path[depth] if depth < len(path) else ""
        said.append(text or (NONE if known else ""))
        if text != known:
            open_sections[depth:] = [text, *[""] * (len(open_sections) - depth - 1)]
    return said


def cell_text(entry: Entry | str) -> str:
    """Return the text of a cell: the letters, and a remark in brackets; or what else it says."""
    if isinstance(entry, str):
        return entry
    letters = "/".join(entry.letters)
    return f"{letters} ({entry.remark})" if entry.remark else letters


def scope_text(scope: Scope | None) -> str:
    """Return a scope in one cell: `EMEA`, or `geography: EMEA; function: Sales`."""
    if scope is None:
        return ""
    return "; ".join(f"{dimension}: {unit}" if dimension else unit for dimension, unit in scope.units)


def printable(text: str) -> str:
    """Return a text with what is no character of any text, such as a bell, replaced by `\ufffd`."""
    return text if text.isprintable() else _CONTROL.sub("\ufffd", text)
