"""The sheet Summary: the figures of the matrices and of what was found, and a chart of how letters are spread."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.model import Participation, Profile
from raci.writers.workbook.findings_sheet import SIGNS
from raci.writers.workbook.judged import Judged
from raci.writers.workbook.letter_chart import insert_letters
from raci.writers.workbook.letter_counts import LetterCounts, column_cells
from raci.writers.workbook.tables import FACTS, TITLE, Column, Formula, TableWriter, add_sheet, text
from raci.writers.workbook.texts import reads_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter.worksheet import Worksheet

    from raci.model import Letter
    from raci.writers.workbook.book import Book
    from raci.writers.workbook.plan import Plan
    from raci.writers.workbook.tables import Cell
    from raci.writers.writer import Export

SHEET: Final = "Summary"
_TOP: Final = 3


def write(book: Book, export: Export, plans: tuple[Plan, ...]) -> None:
    """Write the sheet Summary: a column of figures for each matrix, the findings by severity, a chart."""
    sheet = add_sheet(book, SHEET, right_to_left=reads_right_to_left(plan.matrix.title for plan in plans))
    book.name("raci.report", SHEET, (0, 0, 0, 0))
    title = plans[0].matrix.title if len(plans) == 1 else ""
    text(book, sheet, 0, 0, title or SHEET, **TITLE)
    text(book, sheet, 1, 0, _facts(export, plans), **FACTS)
    heads = [plan.sheet for plan in plans] if len(plans) > 1 else ["Figure"]
    columns = [Column("Matrix", 40), *(Column(head, 16, centred=True) for head in heads)]
    table = TableWriter(book, sheet, columns, _TOP)
    figures = [dict(_figures(plan, book.once(Judged, plan.matrix))) for plan in plans]
    for label in dict.fromkeys(label for own in figures for label in own):
        table.row([label, *(own.get(label) for own in figures)])
    end = _write_findings(book, sheet, export, table.next)
    letters = _spread(book, plans)
    shown = TableWriter(book, sheet, [Column("Letters", 40), Column("Cells", 16, centred=True)], end + 1)
    for letter, count in letters:
        shown.row([f"{letter.letter} – {letter.meaning}" if letter.meaning else letter.letter, count])
    if letters:
        insert_letters(book, sheet, letters, shown.area, (_TOP, 2 + len(plans)))
    sheet.freeze_panes(_TOP + 1, 1)
    sheet.repeat_rows(0, _TOP)


def _write_findings(book: Book, sheet: Worksheet, export: Export, end: int) -> int:
    """Write how many findings there are by severity, below a row; return where they end."""
    if export.findings is None:
        return end
    found = TableWriter(book, sheet, [Column("Findings", 40), Column("Number", 16, centred=True)], end + 1)
    for severity, sign in SIGNS.items():
        number = sum(finding.severity.value == severity for finding in export.findings)
        found.row([f"{sign} {severity}s", number])
    return found.next


def _facts(export: Export, plans: Sequence[Plan]) -> str:
    notations = ", ".join(dict.fromkeys(plan.matrix.notation.name for plan in plans))
    when = f" · {export.day.isoformat()}" if export.day else ""
    several = f"{len(plans)} matrices · " if len(plans) > 1 else ""
    return f"{several}{notations}{when}"


def _figures(plan: Plan, judged: Judged) -> Iterator[tuple[str, Cell]]:
    """Yield the figures of a matrix; those of its live checks are formulas."""
    matrix = plan.matrix
    yield "Duties", len(matrix.duties)
    yield "Roles", len(matrix.roles)
    yield "Assignments", sum(map(len, matrix.rows))
    if Participation.ACCOUNTABLE in matrix.notation.participations:
        label = f"Duties without {matrix.notation.word(Participation.ACCOUNTABLE)}, live"
        yield label, Formula(f"=COUNTIF({column_cells(plan, plan.accountable)},0)", _without_owner(judged))
    wrong = sum(1 for standing in judged.standings if standing.verdict)
    yield "Duties that need attention, live", Formula(f'=COUNTIF({column_cells(plan, plan.check)},"?*")', wrong)


def _without_owner(judged: Judged) -> int:
    counts = Counter(judged.tallies)
    return sum(often for tally, often in counts.items() if not Profile(tally)[Participation.ACCOUNTABLE])


def _spread(book: Book, plans: Sequence[Plan]) -> list[tuple[Letter, int]]:
    """Return how many cells hold each letter; matrices of several notations may use one for different things."""
    found: dict[tuple[str, str], tuple[Letter, int]] = {}
    for plan in plans:
        counts = book.once(LetterCounts, plan.matrix)
        for letter in plan.matrix.notation.letters:
            known = found.get((letter.letter, letter.meaning), (letter, 0))
            found[letter.letter, letter.meaning] = known[0], known[1] + counts.total(letter.letter)
    return list(found.values())
