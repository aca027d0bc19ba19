"""Rows as delimited text that Excel opens right, and in which nothing is a formula."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from raci.formulas import guarded
from raci.writers.texts.wide import printable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write_rows(rows: Iterable[list[str]], path: Path) -> None:
    """Write rows with commas between, or tabs in a .tsv.

    The text is UTF-8 with a byte order mark, without which Excel takes it for another encoding; lines end as RFC 4180
    has it.
    """
    delimiter = "\t" if path.suffix.lower() == ".tsv" else ","
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\r\n").writerows(rows)


def safe(text: str) -> str:
    """Return the text of a cell that no spreadsheet takes for a formula; what is no character is replaced."""
    return guarded(printable(text))
