"""What scripts/bench --full measures of raci itself: the steps of one workbook, and of many, each by its own clock."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bench_input import Size, write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STEPS: Final = ("reading", "layout", "rules", "export", "diff")
"""The steps of one workbook, in the order in which their times are told."""

MANY: Final = ("summaries", "register", "index")
"""What is done with many workbooks once each was read: told likewise, in seconds for all of them."""


def of_one(path: Path, clock: Callable[[], float]) -> Iterator[float]:
    """Yield how long each step of a workbook takes."""
    import raci  # noqa: PLC0415 - what is measured
    from raci.compare.differing import difference  # noqa: PLC0415
    from raci.layout.interpret import interpret  # noqa: PLC0415
    from raci.readers import read_document  # noqa: PLC0415
    from raci.records import replace  # noqa: PLC0415

    begin = clock()
    document = read_document(path)
    grids = list(document.grids)
    yield clock() - begin
    begin = clock()
    matrix = interpret(grids, raci.LayoutSettings()).readings[0].matrix
    yield clock() - begin
    begin = clock()
    raci.check(matrix)
    yield clock() - begin
    begin = clock()
    raci.write(matrix, path.with_suffix(".out.xlsx"))
    yield clock() - begin
    turned = replace(matrix, rows=(*matrix.rows[1:], matrix.rows[0]))
    begin = clock()
    difference(matrix, turned)
    yield clock() - begin


def of_many(folder: Path, clock: Callable[[], float]) -> Iterator[float]:
    """Yield how long it takes to sum up all matrices of a folder, to judge what lies between them, to index them."""
    import raci  # noqa: PLC0415 - what is measured
    from raci.api import between, summary_of  # noqa: PLC0415
    from raci.graph.summary import Summaries  # noqa: PLC0415

    files = sorted(folder.iterdir())
    summaries, matrices, spent = Summaries(), [], 0.0
    for place, path in enumerate(files):
        matrix = raci.read(path)
        matrices.append(matrix)
        begin = clock()
        summaries.add(summary_of([matrix]), place)
        spent += clock() - begin
    yield spent
    begin = clock()
    between(summaries)
    yield clock() - begin
    begin = clock()
    raci.register(matrices)
    yield clock() - begin


def _warm(folder: Path) -> Path:
    """Write a small workbook of the same shape, so that what is imported is imported before the clock runs."""
    home = folder / "warm"
    home.mkdir()
    return write_workbook(home / "warm.xlsx", Size(20, 8, 4))


if __name__ == "__main__":
    _what, _clock, _path = sys.argv[1:]
    _steps = of_one if _what == "one" else of_many
    with TemporaryDirectory(prefix="raci-bench-") as _name:
        _first = _warm(Path(_name))
        list(_steps(_first if _what == "one" else _first.parent, time.perf_counter))
    print(*_steps(Path(_path), getattr(time, _clock)))
