"""Make up a matrix and write it as a workbook: by raci, or cell by cell by a library for workbooks.

    python scripts/bench_export.py raci process_time 100000 40 7
    python scripts/bench_export.py xlsxwriter process_time 100000 40 7

The numbers are those of duties, of roles, and of letters a duty. Prints the seconds; the matrix is made before, and
a small workbook is written. XlsxWriter writes the same heads, formats, drop-down lists and conditional formats, and the
live checks as plain values: its formulas would cost it two or three times as much again.
"""

from __future__ import annotations

import gc
import sys
import time
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import xlsxwriter
from bench_input import duty_names, letters_of, roles_of

from raci.model import Duty, Matrix, Role
from raci.notations import get
from raci.writers import Export, write_export
from raci.writers.workbook.book import Book
from raci.writers.workbook.colours import colour
from raci.writers.workbook.heads import Heads
from raci.writers.workbook.judged import Judged
from raci.writers.workbook.plan import plan
from raci.writers.workbook.printing import set_up
from raci.writers.workbook.styles import Styles
from raci.writers.workbook.texts import cell_text
from raci.writers.workbook.validation import validate
from raci.writers.workbook.widths import widths

if TYPE_CHECKING:
    from collections.abc import Callable

    from xlsxwriter.worksheet import Worksheet

    from raci.writers.workbook.plan import Plan

_DAY: Final = date(2026, 6, 30)


def matrix_of(duties: int, roles: int, filled: int, seed: int = 3) -> Matrix:
    """Return a matrix with so many letters for each duty; one duty in a hundred has no A, another one no R."""
    random = Random(seed)  # noqa: S311 - input of a measurement, no secret
    notation = get("RACI")
    entries = {letter.letter: notation.entry([letter.letter]) for letter in notation.letters}
    names = [f"{name} {place}" for place, name in enumerate(roles_of(roles))]
    made, rows = [], []
    for number, name in enumerate(duty_names(duties, random), 1):
        made.append(Duty(f"{name} {number}", f"{name} {number}", number=str(number)))
        held = zip(sorted(random.sample(range(roles), filled)), letters_of(filled, random), strict=True)
        rows.append({names[role]: entries[letter] for role, letter in held})
    return Matrix(notation, tuple(Role(name, name) for name in names), tuple(made), tuple(rows), "Made up")


def by_raci(matrix: Matrix, path: Path) -> None:
    """Write the workbook as raci does."""
    write_export(Export((matrix,), (), _DAY), path)


def by_xlsxwriter(matrix: Matrix, path: Path) -> None:
    """Write the same sheet cell by cell with XlsxWriter."""
    places = plan(matrix, "RACI")
    workbook = xlsxwriter.Workbook(str(path))
    book, judged = Book(workbook), Judged(matrix)
    styles = Styles(book)
    counted = {places.accountable: "Accountable", places.responsible: "Responsible"}
    fitting = widths(places, counted)
    sheet = workbook.add_worksheet("RACI")
    Heads(sheet, places, styles, fitting).write(counted, _DAY, 0)
    _cells(sheet, places, judged, styles)
    colour(sheet, places, styles, judged.checks)
    validate(sheet, places, (places,))
    set_up(sheet, places, fitting, _DAY)
    workbook.close()


def _cells(sheet: Worksheet, places: Plan, judged: Judged, styles: Styles) -> None:
    matrix = places.matrix
    columns = {role.key: places.first_role + place for place, role in enumerate(matrix.roles)}
    number, name, letter = styles.of("number"), styles.of("duty"), styles.of("letter")
    count, verdict = styles.of("count"), styles.of("verdict")
    lines = zip(matrix.duties, matrix.rows, judged.standings, strict=True)
    for row, (duty, cells, standing) in enumerate(lines, places.first_row):
        sheet.write_string(row, places.number, duty.number, number)
        sheet.write_string(row, places.duty, duty.name, name)
        for role, entry in cells.items():
            sheet.write_string(row, columns[role], cell_text(entry), letter)
        sheet.write_number(row, places.accountable, standing.accountable, count)
        sheet.write_number(row, places.responsible, standing.responsible, count)
        sheet.write_string(row, places.check, standing.verdict, verdict)


_BY: Final[dict[str, Callable[[Matrix, Path], None]]] = {"raci": by_raci, "xlsxwriter": by_xlsxwriter}


def main(who: str, clock: str, *size: str) -> None:
    """Make the matrix, write it, and print the seconds that writing took."""
    now, write = getattr(time, clock), _BY[who]
    gc.disable()
    matrix = matrix_of(*map(int, size))
    gc.enable()
    gc.freeze()
    with TemporaryDirectory(prefix="raci-bench-") as folder:
        write(matrix_of(5, 4, 3), Path(folder) / "first.xlsx")
        begin = now()
        write(matrix, Path(folder) / "made.xlsx")
        print(now() - begin)


if __name__ == "__main__":
    main(*sys.argv[1:])
