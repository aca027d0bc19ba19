"""Make the workbooks of matrices/faulty: a planted fault or two each, told by cell notes; the same bytes always."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font

if TYPE_CHECKING:
    from collections.abc import Mapping

FAULTY: Final = Path(__file__).parents[1] / "matrices" / "faulty"
_FIRST_ROW: Final = 3
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
_DATES: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


@dataclass(frozen=True)
class Faulty:
    """One workbook: its table (headings are row 3), and cell → the codes that must be found there.

    A row with a name and no bars is a section. `merged` are areas, `hidden` rows by number and columns by letter.
    """

    name: str
    title: str
    table: str
    expect: Mapping[str, str]
    legend: str = "R = Responsible, A = Accountable, C = Consulted, I = Informed"
    merged: tuple[str, ...] = ()
    hidden: tuple[int | str, ...] = field(default=())

    def rows(self) -> list[list[str]]:
        """Return the cells of the table."""
        return [[cell.strip() for cell in line.split("|")] for line in self.table.strip().splitlines()]


WORKBOOKS: Final = (
    Faulty(
        "bakery-several-accountable",
        "Night shift of a bakery",
        """
        Task | Head Baker | Shift Lead | Apprentice | Shop Manager
        Order flour | A | R | | I
        Mix sourdough | A | A | R |
        Shape loaves | A | R | R |
        Clean oven | | A | R | I
        Set prices | A | C | | A/R
        Hand over to shop | I | A | R | I
        """,
        {"B5": "ACC002", "C5": "ACC002", "B8": "ACC002", "E8": "ACC002"},
    ),
    Faulty(
        "museum-nobody-accountable",
        "New permanent exhibition",
        """
        Deliverable | Curator | Registrar | Exhibition Designer | Press Officer | Director
        Choose objects | R | C | C | | A
        Request loans | R | R | | | A
        Write labels | R | | C | C |
        Build showcases | C | I | R | | A
        Light the rooms | C | | R | | A
        Invite the press | I | | | R | A
        Open the doors | I | I | I | R |
        """,
        {"A6": "ACC001", "A10": "ACC001"},
    ),
    Faulty(
        "harbour-nobody-responsible",
        "Berthing of a container ship",
        """
        Step | Harbour Master | Pilot | Tug Captain | Agent | Terminal Planner
        Assign a berth | A | C | | I | R
        Board the pilot | A | R | I | I |
        Order tugs | A | C | C | I |
        Moor the ship | A | R | R | | I
        Connect shore power | I | | | C | A
        Clear customs | I | | | A/R | I
        """,
        {"B6": "RSP001", "F8": "RSP001"},
    ),
    Faulty(
        "clinic-unknown-letters",
        "Admission of a patient",
        """
        Activity | Attending Physician | Ward Nurse | Admissions Clerk | Pharmacist
        Register patient | I | I | A/R |
        Take history | A | R | | I
        Review medication | A | C | | R
        Order blood tests | A/R | K | |
        Assign a bed | C | A | R |
        Inform relatives | A | R | see plan |
        Discharge letter | A/R | I | I | C
        """,
        {"C7": "FRM001", "D9": "FRM001"},
    ),
    Faulty(
        "school-only-informed",
        "Week of the school festival",
        """
        Task | Head Teacher | Music Teacher | Caretaker | Parent Council | Secretary
        Fix the date | A | C | I | C | R
        Rent the stage | A | C | R | I |
        Rehearse songs | I | A/R | | |
        Sell cakes | I | | I | I |
        Print programme | A | C | | | R
        Thank the helpers | C | | | C |
        Clean the hall | A | | R | I |
        """,
        {"B7": "COM004", "D7": "COM004", "E7": "COM004", "B9": "COM005", "E9": "COM005"},
    ),
    Faulty(
        "brewery-duplicate-duty",
        "Brewing day",
        """
        Step | Brewmaster | Cellar Hand | Quality Lead | Sales Manager
        Mash
        Heat the water | A | R | |
        Take a sample | A | C | R |
        Stir the mash | A | R | |
        Boil
        Add hops | A | R | C |
        Take a sample | A | C | R |
        Add Hops | C | A/R | |
        Clean kettle | I | A/R | |
        Tell the pub | I | | | A/R
        """,
        {"A11": "DUT001"},
    ),
    Faulty(
        "theatre-placeholders-left-over",
        "Premiere of a play",
        """
        Task | Director | Stage Manager | Costume Designer | Role 4 | Dramaturg
        Cast the play | A/R | C | | | C
        Sew costumes | A | I | R | |
        Build the set | A | R | C | C |
        Task 4 | A | R | | |
        Write the programme | A | I | | | R
        [Enter task] | A | | | R |
        Premiere party | I | A/R | I | I | I
        """,
        {"E3": "ROL007", "A7": "DUT007", "A9": "DUT007"},
    ),
    Faulty(
        "airline-accountable-also-informed",
        "Turnaround of an aircraft",
        """
        Step | Ramp Agent | Captain | Fuel Operator | Cabin Crew Lead | Station Manager
        Chock the wheels | R | I | | | A
        Refuel | I | C | R | | A/I
        Load baggage | R | I | | | A
        Clean cabin | | I | | R | A/C
        Board passengers | C | I | | R | A
        Close doors | R | A | | R/I |
        Push back | R | A | | I | I
        """,
        {"F5": "ACC004", "F7": "ACC004", "E9": "RSP004"},
    ),
    Faulty(
        "laboratory-maker-is-checker",
        "Release of a test method",
        """
        Activity | Chemist | Laboratory Head | Quality Officer | Archivist
        Write the method | R | A | C |
        Validate the method | R/V | A | I |
        Check the data | R | A | V | I
        Sign the report | C | A/R/S | I | I
        File the records | I | A | | R
        Train the analysts | R | A | V | I
        """,
        {"B5": "RSP007", "C7": "RSP007"},
        "R = Responsible, A = Accountable, C = Consulted, I = Informed, V = Verifier, S = Signatory",
    ),
    Faulty(
        "farm-busy-roles",
        "A year on a farm",
        """
        Work | Farmer | Farm Hand | Vet | Accountant
        Plough the fields | A | R | |
        Sow barley | A | R | |
        Mend fences | A | R | |
        Milk cows | A | R | I |
        Vaccinate calves | A | R | C |
        Bring in hay | A | R | |
        Shear sheep | | A/R | I |
        Sell lambs | A/R | I | |
        Order feed | A | R | | I
        File taxes | C | | | A/R
        """,
        {"B3": "WRK002", "C3": "WRK001"},
    ),
    Faulty(
        "library-merged-letters",
        "Move of a town library",
        """
        Task | Librarian | Mover | IT Technician | Head of Culture
        Count shelves | A/R | C | |
        Pack books | A | R | | I
        Carry boxes | A | | |
        Connect computers | A | | R | I
        Label the shelves | R | I | | A
        Re-open | R | I | | A
        """,
        {"C5": "FRM005"},
        merged=("C5:C6",),
    ),
    Faulty(
        "ferry-hidden-row-and-look-alikes",
        "Departure of a ferry",
        """
        Task | Master | Chief Mate | Bosun | Purser | Engineer
        Check the weather | A/R | C | | I |
        Load cars | I | \u0410 | R | |
        Count passengers | I | A | | R |
        Inspect lifeboats | A | R | R | |
        Start engines | A | I | | | R
        Make the announcement | A | \u0421 | | R |
        Cast off | A | R | R | I | I
        """,
        {"A7": "FRM006", "C5": "FRM004", "C9": "FRM004"},
        hidden=(7,),
    ),
    Faulty(
        "orchestra-unnamed-and-twin-roles",
        "Concert tour",
        """
        Duty | Tour Manager | Conductor | Tour manager | | Librarian
        Book halls | A | C | R | |
        Choose pieces | I | A/R | | C | C
        Rent instruments | A | C | R | |
        Print parts | I | C | | A | R
        Book hotels | A | I | R | |
        Insure instruments | A | I | | R |
        """,
        {"D3": "ROL005", "E3": "FRM009"},
    ),
)


def make(faulty: Faulty, folder: Path) -> Path:
    """Write one workbook into a folder and return its path."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "RACI"
    sheet["A1"], sheet["A2"] = faulty.title, faulty.legend
    sheet["A1"].font = Font(bold=True, size=14)
    for row, cells in enumerate(faulty.rows(), start=_FIRST_ROW):
        for column, text in enumerate(cells, start=1):
            cell = sheet.cell(row, column, text or None)
            cell.font = Font(bold=row == _FIRST_ROW or len(cells) == 1)
            cell.alignment = Alignment(horizontal="center" if column > 1 else None, wrap_text=row == _FIRST_ROW)
    for place, codes in faulty.expect.items():
        sheet[place].comment = Comment(f"expect {codes}", "raci", height=40, width=160)
    for area in faulty.merged:
        sheet.merge_cells(area)
    for part in faulty.hidden:
        dimension = sheet.row_dimensions[part] if isinstance(part, int) else sheet.column_dimensions[part]
        dimension.hidden = True
    sheet.column_dimensions["A"].width = 30
    path = folder / f"{faulty.name}.xlsx"
    path.write_bytes(_timeless(book))
    return path


def _timeless(book: Workbook) -> bytes:
    """Return the bytes of a workbook without the time at which it was made."""
    made, told = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as package, zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in package.namelist():
            part = zipfile.ZipInfo(name, _LONG_AGO)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            copy.writestr(part, _DATES.sub(rb"\g<1>2026-01-01T00:00:00Z", package.read(name)))
    return told.getvalue()


def main() -> None:
    """Make every workbook into the folder given, or into matrices/faulty."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FAULTY
    for faulty in WORKBOOKS:
        print(make(faulty, folder))


if __name__ == "__main__":
    main()
