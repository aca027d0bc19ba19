"""What scripts/bench --full measures of others: exactly one A, at least one R and no other letters, in each row."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

PEERS: Final = ("openpyxl", "pandas", "pandera", "frictionless")
"""Those who read the workbooks of `bench_input` and check them: two of them by hand, two by what they are made for."""

_HEADING: Final = 3
_LETTERS: Final = ("A", "R", "C", "I")


def with_openpyxl(path: Path) -> int:
    """Return how many rows are wrong, by a loop over the cells."""
    import openpyxl  # noqa: PLC0415 - what is measured

    wrong = 0
    for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=_HEADING + 1, min_col=3, values_only=True):
        held = [cell for cell in row if cell]
        wrong += held.count("A") != 1 or "R" not in held or any(cell not in _LETTERS for cell in held)
    return wrong


def with_pandas(path: Path) -> int:
    """Return how many rows are wrong, by columns as pandas counts them."""
    body = _frame(path)
    return int((((body == "A").sum(axis=1) != 1) | ((body == "R").sum(axis=1) < 1)).sum())


def with_pandera(path: Path) -> int:
    """Return how many rows are wrong, by a schema of pandera."""
    import pandera.pandas as pa  # noqa: PLC0415 - what is measured

    body = _frame(path)
    columns = {name: pa.Column(object, pa.Check.isin(_LETTERS), nullable=True) for name in body.columns}
    checks = [
        pa.Check(lambda frame: (frame == "A").sum(axis=1) == 1),
        pa.Check(lambda frame: (frame == "R").any(axis=1)),
    ]
    try:
        pa.DataFrameSchema(columns, checks=checks).validate(body, lazy=True)
    except pa.errors.SchemaErrors as found:
        return int(found.failure_cases["index"].nunique())
    return 0


def with_frictionless(path: Path) -> int:
    """Return how many rows are wrong, by a schema and a constraint of frictionless."""
    from frictionless import Check, Checklist, Dialect, Resource, Schema, fields  # noqa: PLC0415 - what is measured

    letters = [f"role_{number}" for number in range(_roles(path))]
    held = [fields.StringField(name=name, constraints={"enum": list(_LETTERS)}) for name in letters]
    schema = Schema(fields=[fields.NumberField(name="number"), fields.StringField(name="duty"), *held])
    count = " + ".join(f"(1 if {name} == '{{letter}}' else 0)" for name in letters)
    rows = [f"{count.format(letter='A')} == 1", f"{count.format(letter='R')} > 0"]
    resource = Resource(
        path.name,
        basepath=str(path.parent),
        schema=schema,
        dialect=Dialect(header=False, comment_rows=[*range(1, _HEADING + 1)]),
    )
    checklist = Checklist(
        checks=[Check.from_descriptor({"type": "row-constraint", "formula": formula}) for formula in rows]
    )
    report = resource.validate(checklist, limit_errors=1_000_000)
    return len({row for [row] in report.flatten(["rowNumber"]) if row})


def _frame(path: Path) -> Any:  # noqa: ANN401 - a frame of pandas
    import pandas as pd  # noqa: PLC0415 - what is measured

    return pd.read_excel(path, header=_HEADING - 1, engine="calamine").iloc[:, 2:].astype(object)


def _roles(path: Path) -> int:
    """Return how many roles the workbook has: frictionless is told, and does not find out."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - what is measured

    return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(nrows=1)[0]) - 2


if __name__ == "__main__":
    _who, _path = sys.argv[1], Path(sys.argv[2])
    _check = {
        "openpyxl": with_openpyxl,
        "pandas": with_pandas,
        "pandera": with_pandera,
        "frictionless": with_frictionless,
    }[_who]
    print(sum(_check(each) for each in (sorted(_path.iterdir()) if _path.is_dir() else [_path])))
