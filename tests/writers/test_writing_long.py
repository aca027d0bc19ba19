"""The long table: one row for each letter, in Parquet for BI tools and in CSV for everything else."""

from __future__ import annotations

import csv
import io
import sys
from typing import TYPE_CHECKING

import pytest
from pyarrow import parquet
from small_matrix import bakery, written

import raci
from raci.errors import MissingExtraError, RaciError
from raci.model import Duty
from raci.records import replace
from raci.writers import Export, write_export, writer_for

if TYPE_CHECKING:
    from pathlib import Path

    from raci.model import Matrix


def _table(path: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = parquet.read_table(path).to_pylist()
    return found


def _wrote(folder: Path, *matrices: Matrix) -> Path:
    path = folder / "bakery.parquet"
    write_export(Export(matrices or (bakery(),)), path)
    return path


def test_two_letters_in_one_cell_are_two_rows(tmp_path: Path) -> None:
    rows = _table(_wrote(tmp_path, bakery(remark="veto")))
    common = {
        "matrix": 1, "title": "Bakery", "notation": "RACI", "section": "Morning", "duty_key": "Morning › Mix the dough",
        "duty": "Mix the dough", "number": "1.10", "duty_scope": "each shop", "role_key": "Head Baker",
        "role": "Head Baker", "role_level": "head", "role_scope": "Bakery", "combined": "R/A", "remark": "veto",
        "sheet": "", "cell": "",
    }  # fmt: skip
    letters = [
        {"letter": "R", "meaning": "Responsible", "participation": "responsible"},
        {"letter": "A", "meaning": "Accountable", "participation": "accountable"},
    ]

    assert rows[:2] == [{**common, **letter} for letter in letters]
    assert len(rows) == 6


def test_csv_has_the_same_rows(tmp_path: Path) -> None:
    text = written(tmp_path, "bakery.csv", form="long").removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))

    assert rows == [{key: str(value) for key, value in row.items()} for row in _table(_wrote(tmp_path))]


def test_a_csv_is_long_only_where_that_is_said(tmp_path: Path) -> None:
    assert writer_for(tmp_path / "x.csv").name == "csv"
    assert writer_for(tmp_path / "x.csv", "long").name == "long"


def test_nothing_in_a_long_csv_is_a_formula(tmp_path: Path) -> None:
    text = written(tmp_path, "bakery.csv", bakery("=1+1"), form="long")

    assert "'=1+1" in text
    assert ",=1+1" not in text


def test_matrices_are_told_apart_by_their_number(tmp_path: Path) -> None:
    rows = _table(_wrote(tmp_path, bakery(), bakery(title="Shop")))

    assert {(row["matrix"], row["title"]) for row in rows} == {(1, "Bakery"), (2, "Shop")}


def test_a_row_says_where_its_cell_was_read(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text("Duty,Cook,Waiter\nServe,A,R\nWash,R,A\n")
    rows = _table(_wrote(tmp_path, raci.read(tmp_path / "plan.csv")))

    assert [row["cell"] for row in rows] == ["2:7", "2:9", "3:6", "3:8"]


def test_texts_are_dictionaries_and_rows_stand_in_groups(tmp_path: Path) -> None:
    plain = bakery()
    duties = tuple(Duty(f"Duty {place}", f"Duty {place}") for place in range(40_000))
    path = _wrote(tmp_path, replace(plain, duties=duties, rows=(plain.rows[1],) * 40_000, marks=()))
    file = parquet.ParquetFile(path)

    assert file.metadata.num_row_groups == 2
    assert file.metadata.num_rows == 80_000
    assert str(file.schema_arrow.field("role").type).startswith("dictionary<values=string")


def test_a_matrix_without_letters_gives_a_table_without_rows(tmp_path: Path) -> None:
    assert _table(_wrote(tmp_path, replace(bakery(), duties=(), rows=(), marks=()))) == []


def test_hostile_names_stay_as_they_are(tmp_path: Path) -> None:
    rows = _table(_wrote(tmp_path, bakery("=1\x00\n<b>", "x" * 40_000, "\ud83d")))

    assert (rows[0]["role"], rows[0]["duty"], rows[0]["title"]) == ("=1\x00\n<b>", "x" * 40_000, "?")


def test_without_pyarrow_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r'pip install "raci\[parquet\]"'):
        _wrote(tmp_path)

    assert not list(tmp_path.iterdir())


def test_a_suffix_no_table_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RaciError, match=r"the format long is not written to \.xlsx"):
        write_export(Export((bakery(),)), tmp_path / "x.xlsx", "long")
