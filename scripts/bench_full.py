"""The full table of scripts/bench: every step at every size, the peers beside it, and how fast the times grow."""

from __future__ import annotations

import json
import platform
import sys
from dataclasses import asdict, dataclass, field
from math import log
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from bench_contests import Contestant, run
from bench_input import Size, write_workbook
from bench_peers import PEERS
from bench_steps import MANY, STEPS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_HERE: Final = Path(__file__).resolve().parent
_PYTHON: Final = sys.executable
_RACI: Final = str(Path(sys.executable).with_name("raci"))
DUTIES: Final = (100, 1_000, 10_000, 100_000, 1_000_000)
"""Duties of one workbook; Excel holds 1,048,576 rows."""
FILES: Final = (1, 10, 100, 1_000, 10_000)
"""Workbooks of fifty duties among eight roles."""
_GROWS_FROM: Final = {"duties": 10_000, "workbooks": 100}
_MOST_DUTIES: Final = {"openpyxl": 100_000, "frictionless": 100_000}
_MOST_FILES: Final = {"openpyxl": 1_000, "pandas": 1_000, "pandera": 100, "frictionless": 100}
_QUICK_DUTIES: Final = 10_000
_QUICK_FILES: Final = 100


@dataclass
class Row:
    """A line of the table: who does what, and what it costs at each size."""

    name: str
    title: str
    counted: str
    quantity: str = "seconds"
    values: dict[int, list[float]] = field(default_factory=dict)

    def add(self, size: int, value: float) -> None:
        """Take up what was measured in a round."""
        self.values.setdefault(size, []).append(value)

    @property
    def exponent(self) -> float | None:
        """The exponent of growth: least squares on logarithms, from the size on where start-up no longer counts."""
        points = [(size, median(found)) for size, found in self.values.items() if size >= _GROWS_FROM[self.counted]]
        return slope([(log(size), log(value)) for size, value in points if value > 0])


@dataclass(frozen=True)
class Step:
    """What is measured in one process at each size: a command, and the rows that it fills."""

    name: str
    counted: str
    rows: tuple[Row, ...]
    command: Callable[[Path], Contestant]
    most: int = sys.maxsize
    wall: bool = False
    """Whether the first row is the time of the whole process and the second its peak memory."""


def slope(points: Sequence[tuple[float, float]]) -> float | None:
    """Return the slope of the line of least squares through points; None through fewer than two."""
    if len(points) < 2:  # noqa: PLR2004 - a line has two
        return None
    across, up = (sum(each) / len(points) for each in zip(*points, strict=True))
    spread: float = sum((x - across) ** 2 for x, _ in points)
    return float(sum((x - across) * (y - up) for x, y in points)) / spread


def steps(clock: str) -> dict[str, Step]:
    """Return all that can be measured, by name."""
    found = [
        _whole("check", "duties", "`raci check`", lambda path: Contestant((_RACI, "check", str(path)), good=(0, 1))),
        _own("steps", "duties", "one", STEPS, clock),
        *(_peer(who, "duties", _MOST_DUTIES) for who in PEERS),
        _whole("many", "workbooks", "`raci check`", lambda path: Contestant((_RACI, "check", str(path)), good=(0, 1))),
        _own("between", "workbooks", "many", MANY, clock),
        *(_peer(who, "workbooks", _MOST_FILES) for who in PEERS),
    ]
    return {each.name: each for each in found}


def _whole(name: str, counted: str, title: str, command: Callable[[Path], Contestant], most: int = sys.maxsize) -> Step:
    rows = Row(f"{name}", title, counted), Row(f"{name}-memory", f"{title}, peak memory", counted, "peak")
    return Step(f"full-{name}", counted, rows, command, most, wall=True)


def _own(name: str, counted: str, what: str, parts: Sequence[str], clock: str) -> Step:
    script = str(_HERE / "bench_steps.py")
    rows = tuple(Row(f"{name}-{part}", f"raci: {part}", counted) for part in parts)
    return Step(f"full-{name}", counted, rows, lambda path: Contestant((_PYTHON, script, what, clock, str(path))))


def _peer(who: str, counted: str, most: Mapping[str, int]) -> Step:
    script = str(_HERE / "bench_peers.py")
    name = who if counted == "duties" else f"many-{who}"
    return _whole(
        name, counted, who, lambda path: Contestant((_PYTHON, script, who, str(path))), most.get(who, sys.maxsize)
    )


def measured(folder: Path, names: Sequence[str], clock: str, *, quick: bool) -> list[Row]:
    """Measure some steps at every size, each round all of them in turn, and return the rows of the table."""
    wanted = [each for name, each in steps(clock).items() if name in names]
    for path, size, counted in _inputs(folder, {each.counted for each in wanted}, quick=quick):
        taking = [each for each in wanted if each.counted == counted and size <= each.most]
        for turn in range(_rounds(size, counted, quick=quick)):
            for each in taking:
                print(f"{each.name}, {size:,} {counted}, round {turn + 1} …", file=sys.stderr, flush=True)
                _take(each, size, path, clock, folder)
    return [row for each in wanted for row in each.rows]


def _rounds(size: int, counted: str, *, quick: bool) -> int:
    return 1 if quick or size > (_QUICK_DUTIES if counted == "duties" else _QUICK_FILES) else 3


def _take(step: Step, size: int, path: Path, clock: str, folder: Path) -> None:
    value = run(step.command(path), clock, folder)
    told = (value.seconds, float(value.peak)) if step.wall else tuple(map(float, value.said))
    for row, found in zip(step.rows, told, strict=True):
        row.add(size, found)


def _inputs(folder: Path, counted: set[str], *, quick: bool) -> Iterator[tuple[Path, int, str]]:
    if "duties" in counted:
        for size in DUTIES:
            if not quick or size <= _QUICK_DUTIES:
                path = write_workbook(folder / f"{size}.xlsx", Size(size, 8, 4))
                yield path, size, "duties"
                path.unlink()
    home = folder / "many"
    for size in FILES if "workbooks" in counted else ():
        if not quick or size <= _QUICK_FILES:
            home.mkdir(exist_ok=True)
            for number in range(sum(1 for _ in home.iterdir()), size):
                write_workbook(home / f"{number:05}.xlsx", Size(50, 8, 5), seed=number)
            yield home, size, "workbooks"


def table(rows: Sequence[Row]) -> str:
    """Return the rows as tables in Markdown, one for the sizes of a workbook, one for how many there are."""
    return "\n\n".join(
        "\n".join(_lines(counted, [row for row in rows if row.counted == counted]))
        for counted in dict.fromkeys(row.counted for row in rows)
    )


def _lines(counted: str, rows: Sequence[Row]) -> Iterator[str]:
    sizes = sorted({size for row in rows for size in row.values})
    yield f"| {counted} | {' | '.join(f'{size:,}' for size in sizes)} | exponent from {_GROWS_FROM[counted]:,} on |"
    yield f"| --- |{' ---: |' * (len(sizes) + 1)}"
    for row in rows:
        cells = [shown(median(row.values[size]), row.quantity) if size in row.values else "–" for size in sizes]
        grows = "–" if row.exponent is None or row.quantity == "peak" else f"{row.exponent:.2f}"
        yield f"| {row.title} | {' | '.join(cells)} | {grows} |"


def shown(value: float, quantity: str) -> str:
    """Return a quantity with its unit."""
    if quantity == "peak":
        return f"{value / (1 << 20):,.0f} MiB"
    return f"{value:,.3g} s" if value >= 1 else f"{value * 1e3:,.3g} ms"


def kept(rows: Sequence[Row]) -> str:
    """Return all values as JSON, with the machine they were measured on."""
    machine = {"python": platform.python_version(), "system": platform.platform(), "processor": platform.machine()}
    found = [{**asdict(row), "exponent": row.exponent} for row in rows]
    return json.dumps({"machine": machine, "rows": found}, indent=2)
