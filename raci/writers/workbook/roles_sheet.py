"""The sheet Roles: what is known of each role, how often it has each letter, and a chart of the workload."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from xlsxwriter.utility import xl_range

from raci.layout.declared.role_table import DOTTED, ELSEWHERE, EXACT, FORMS, KEY, KIND, MATRIX, ONLY, REPORTS_TO, ROLE
from raci.names import fold
from raci.writers.workbook.exact_rows import strangers_of
from raci.writers.workbook.letter_counts import Counting, LetterCounts
from raci.writers.workbook.organization_part import organization_of
from raci.writers.workbook.role_rows import RoleTexts, shared
from raci.writers.workbook.tables import FACTS, TITLE, Column, Formula, TableWriter, add_sheet, plain, text
from raci.writers.workbook.texts import reads_right_to_left
from raci.writers.workbook.workload_chart import insert_workload

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.model import Letter, Organization, Role
    from raci.writers.workbook.book import Book
    from raci.writers.workbook.plan import Plan
    from raci.writers.workbook.tables import Cell
    from raci.writers.writer import Export

SHEET: Final = "Roles"
ALL: Final = "All"
_TOP: Final = 3
_BESIDE_CHART: Final = 12
"""How many roles stand on one page with their chart."""
_ONE_PAGE: Final = 35
_PAGE_HEIGHT: Final = 560
"""Pixels between the margins of A4 across, at full scale."""
_WIDTHS: Final = {ROLE: 28, "Group": 18, "Scope": 20, REPORTS_TO: 24, DOTTED: 24, "Holder": 24, "Aliases": 24}
_ALWAYS: Final = ("Level", "Scope", REPORTS_TO, "Holder", "Aliases")
_ORDER: Final = ("Group", "Level", "Scope", REPORTS_TO, DOTTED, "Holder", "Aliases", KIND, "May decide", "Vacant")


def write(book: Book, export: Export, plans: tuple[Plan, ...]) -> None:  # noqa: ARG001 - as every sheet
    """Write the sheet Roles: the roles of each matrix, then those that only their organization has."""
    names = [role.name for plan in plans for role in plan.matrix.roles]
    sheet = add_sheet(book, SHEET, right_to_left=reads_right_to_left(names))
    text(book, sheet, 0, 0, SHEET, **TITLE)
    counted = "how often each has each letter is counted live in the matrix"
    text(book, sheet, 1, 0, f"{len(names)} roles; {counted}.", **FACTS)
    rows = _Rows(book, plans)
    table = TableWriter(book, sheet, rows.columns(), _TOP)
    for cells in rows.of_matrices():
        table.row(cells)
    last = table.next - 1
    for cells in rows.of_organization():
        table.row(cells)
    book.name("raci.rolelist", SHEET, table.area, everywhere=True)
    sheet.freeze_panes(_TOP + 1, rows.column(ROLE) + 1)
    if names:
        area = (_TOP + 1, last, rows.column(ROLE), rows.first_count)
        height = int(_PAGE_HEIGHT * 100 / table.scale)
        insert_workload(book, sheet, rows.letters, area, names, (table.next + 1, rows.most, height))
        if len(names) > _BESIDE_CHART:
            sheet.set_h_pagebreaks([table.next + 1])
    if len(names) > _ONE_PAGE:
        sheet.repeat_rows(_TOP)


class _Rows:
    """The rows of the sheet, and which columns they need."""

    def __init__(self, book: Book, plans: Sequence[Plan]) -> None:
        self._book = book
        self._plans = plans
        self._several = len(plans) > 1
        self._organization = organization_of([plan.matrix for plan in plans])
        self._elsewhere = list(_others(plans, self._organization)) if self._organization else []
        every = [*(role for plan in plans for role in plan.matrix.roles), *self._elsewhere]
        found = {letter.letter: letter for plan in reversed(plans) for letter in reversed(plan.matrix.notation.letters)}
        self.letters: list[Letter] = list(reversed(found.values()))
        self.most = 0
        self._shown = [
            heading for heading in _ORDER if heading in _ALWAYS or any(_says(role, heading) for role in every)
        ]

    def columns(self) -> list[Column]:
        """Return the columns: what people read, how often letters occur, then what only a reader needs."""
        shown = [Column(heading, _WIDTHS.get(heading, 14)) for heading in (ROLE, *self._shown)]
        if self._several:
            shown.insert(0, Column(MATRIX, 24))
        counts = [Column(_counted(letter.letter), 7, centred=True) for letter in self.letters]
        hidden = (KEY, ELSEWHERE, EXACT) if self._organization else (KEY, EXACT)
        return [*shown, *counts, Column(ALL, 7, centred=True), *(Column(heading, hidden=True) for heading in hidden)]

    def column(self, heading: str) -> int:
        """Return the first column of a heading."""
        return next(place for place, column in enumerate(self.columns()) if column.heading == heading)

    @property
    def first_count(self) -> int:
        """The column of the first letter."""
        return 1 + len(self._shown) + self._several

    def of_matrices(self) -> list[list[Cell]]:
        """Return the rows of the roles of the matrices."""
        known = {role.key: role for role in self._organization.roles} if self._organization else {}
        inferred = self._organization.inferred if self._organization else frozenset()
        rows: list[list[Cell]] = []
        for plan in self._plans:
            texts = RoleTexts((*plan.matrix.roles, *self._elsewhere), inferred)
            counts = self._book.once(LetterCounts, plan.matrix)
            counting = Counting(plan, strangers_of(plan.matrix.notation, counts.entries))
            for place, role in enumerate(plan.matrix.roles):
                cells = self._counts(counting, place, counts.of(role.key), _TOP + 1 + len(rows))
                rows.append(self._row(role, texts, plan.sheet, cells, shared(role, known.get(role.key))))
        return rows

    def of_organization(self) -> list[list[Cell]]:
        """Return the rows of the roles that only the organization has, or has in another way."""
        if not self._organization:
            return []
        every = (*self._elsewhere, *(role for plan in self._plans for role in plan.matrix.roles))
        texts = RoleTexts(every, self._organization.inferred)
        blank: list[Cell] = [None] * (len(self.letters) + 1)
        return [self._row(role, texts, "", blank, ONLY) for role in self._elsewhere]

    def _row(self, role: Role, texts: RoleTexts, matrix: str, counts: Sequence[Cell], where: str) -> list[Cell]:
        said = texts.texts(role)
        cells: list[Cell] = [role.name, *(said[heading] for heading in self._shown), *counts, role.key]
        if self._several:
            cells.insert(0, matrix)
        return [*cells, where, texts.exact(role)] if self._organization else [*cells, texts.exact(role)]

    def _counts(self, counting: Counting, place: int, counts: Mapping[str, int], row: int) -> list[Cell]:
        own = {letter.letter for letter in counting.plan.matrix.notation.letters}
        cells: list[Cell] = [
            _live(counting.formula(place, letter.letter), counts.get(letter.letter, 0))
            if letter.letter in own
            else None
            for letter in self.letters
        ]
        total = sum(counts.get(letter, 0) for letter in own)
        self.most = max(self.most, total)
        first = self.first_count
        summed = f"=SUM({xl_range(row, first, row, first + len(self.letters) - 1)})" if self.letters else "=0"
        return [*cells, Formula(summed, total)]


def _others(plans: Sequence[Plan], organization: Organization) -> Sequence[Role]:
    """Return the roles of an organization that no matrix has in just the same way."""
    known = {role.key: role for role in organization.roles}
    matching = {role.key for plan in plans for role in plan.matrix.roles if shared(role, known.get(role.key))}
    return [role for role in organization.roles if role.key not in matching]


def _live(formula: str, value: int) -> Cell:
    """Return a formula with its value; only the value where the formula would hold control characters."""
    return Formula(formula, value) if plain(formula) == formula else value


def _counted(letter: str) -> str:
    """Return the heading of how often a letter occurs; one that would head something else too is told apart."""
    taken = {fold(heading) for heading in (MATRIX, ROLE, ALL, *_ORDER, KEY, ELSEWHERE, EXACT)}
    return f"{letter} ×" if fold(letter) in taken else letter


def _says(role: Role, heading: str) -> bool:
    if heading == DOTTED:
        return bool(role.dotted)
    if heading == KIND:
        return role.kind != "position"
    if heading == REPORTS_TO:
        return bool(role.reports_to)
    return bool(getattr(role, FORMS[heading][0]))
