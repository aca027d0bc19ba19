"""What scripts/bench measures: commands that take turns, each in a fresh process, on input made up for them."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import bench_cache
from bench_input import Size, names_with_look_alikes, write_workbook
from bench_many import commands, folders
from bench_repository import write_repository

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_PYTHON: Final = sys.executable
_RACI: Final = str(Path(sys.executable).with_name("raci"))
_KIBI: Final = 1 if sys.platform == "darwin" else 1024
"""What the kernel counts peak memory in: bytes on macOS, KiB elsewhere."""

HAS_OR_TOOLS: Final = find_spec("ortools") is not None
"""Whether the extra `optimize` is installed; without it what it brings is not measured."""

_OPENPYXL: Final = "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1])"
_OPENPYXL_SAVES: Final = "import sys, openpyxl; openpyxl.Workbook().save(sys.argv[1])"
_CALAMINE: Final = """
import sys
from python_calamine import CalamineWorkbook
CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
"""
_CHECK: Final = """
import sys, time, raci
from statistics import median
clock, warm, path = getattr(time, sys.argv[1]), *sys.argv[2:4]
times, wanted = map(int, sys.argv[4:])
raci.check(warm)
spent = []
for _ in range(times):
    begin = clock()
    report = raci.check(path)
    spent.append(clock() - begin)
letters = sum(len(row) for matrix in report.matrices for row in matrix.rows)
assert letters == wanted, f"{letters} letters were read"
print(median(spent) / letters)
"""
_LOOK_ALIKES: Final = """
import sys, time
from pathlib import Path
from raci.names import look_alikes
import rapidfuzz.fuzz
clock, names = getattr(time, sys.argv[1]), Path(sys.argv[2]).read_text("utf-8").splitlines()
begin = clock()
found = {(one, other) for one, other, _ in look_alikes(names)}
print(clock() - begin, *(f"{one}-{other}" for one, other in found))
"""
_REGISTER: Final = """
import sys, time, raci
from pathlib import Path
clock, files = getattr(time, sys.argv[1]), sorted(Path(sys.argv[2]).iterdir())
raci.register(files[:1])
begin = clock()
{what}
print(clock() - begin)
"""
_ALL_PAIRS: Final = """
import sys, time
from pathlib import Path
import numpy
from rapidfuzz import fuzz, process
clock, names = getattr(time, sys.argv[1]), Path(sys.argv[2]).read_text("utf-8").splitlines()
begin = clock()
scores = process.cdist(names, names, scorer=fuzz.token_set_ratio, workers=1)
spent = clock() - begin
print(spent, *(f"{one}-{other}" for one, other in numpy.argwhere(scores >= 90) if one < other))
"""


class Value(NamedTuple):
    """What one process cost: seconds and bytes, and what it said of itself."""

    seconds: float
    peak: int
    said: tuple[str, ...]


@dataclass(frozen=True)
class Contestant:
    """A command that is measured; `most` limits its rounds, `good` are the exit statuses it may have."""

    words: tuple[str, ...]
    most: int = sys.maxsize
    good: tuple[int, ...] = (0,)


@dataclass(frozen=True)
class Contest:
    """Contestants that take turns, and the clock they are measured by."""

    rounds: int
    clock: str
    contestants: Mapping[str, Contestant]


Values: TypeAlias = "dict[str, list[Value]]"
"""What was measured in a contest: by contestant, round by round."""


@dataclass(frozen=True)
class Scale:
    """How much is measured, and by which clock of `time`: `perf_counter`, or `process_time` for time on a processor."""

    large: int = 100_000
    middle: int = 10_000
    matrices: int = 1_000
    files: int = 200
    found: int = 5_000
    many: int = 1_000
    rounds: Mapping[str, int] = field(
        default_factory=lambda: {
            "start": 31,
            "small": 15,
            "medium": 9,
            "large": 5,
            "letters": 5,
            "names": 5,
            "organization": 5,
            "sharing": 5,
            "register": 5,
            "register-files": 5,
            "cache": 3,
            "repository": 9,
            "export": 5,
            "export-medium": 9,
            "export-small": 15,
            "many": 3,
        }
    )
    clock: str = "perf_counter"

    def said(self, text: str) -> str:
        """Return a text with the sizes of this scale."""
        return text.format(
            large=f"{self.large:,}",
            middle=f"{self.middle:,}",
            matrices=f"{self.matrices:,}",
            files=f"{self.files:,}",
            found=f"{self.found:,}",
            many=f"{self.many:,}",
            tenfold=f"{self.many * 10:,}",
        )


def contests(folder: Path, wanted: Iterable[str], scale: Scale) -> Iterator[tuple[str, Contest]]:
    """Yield the contests that are wanted, each with its input made in a folder."""
    for name, made in _CONTESTS.items():
        if name in wanted:
            yield name, Contest(scale.rounds[name], scale.clock, made(folder, scale))


def _python(code: str, *words: str, most: int = sys.maxsize) -> Contestant:
    return Contestant((_PYTHON, "-c", code, *words), most)


def _raci(path: Path) -> Contestant:
    return Contestant((_RACI, "check", str(path)), good=(0, 1))


def _start(_folder: Path, _scale: Scale) -> dict[str, Contestant]:
    return {"raci": Contestant((_RACI, "--version")), "bare": _python("pass")}


def _small(folder: Path, _scale: Scale) -> dict[str, Contestant]:
    path = write_workbook(folder / "small.xlsx", Size(50, 8, 5))
    return {"raci": _raci(path), "openpyxl": _python(_OPENPYXL, str(path))}


def _medium(folder: Path, _scale: Scale) -> dict[str, Contestant]:
    path = write_workbook(folder / "medium.xlsx", Size(2_000, 60, 40))
    return {"raci": _raci(path), "openpyxl": _python(_OPENPYXL, str(path))}


def _large(folder: Path, scale: Scale) -> dict[str, Contestant]:
    path = write_workbook(folder / "large.xlsx", Size(scale.large, 40, 7))
    words = str(path)
    return {"raci": _raci(path), "calamine": _python(_CALAMINE, words), "openpyxl": _python(_OPENPYXL, words, most=1)}


def _letters(folder: Path, scale: Scale) -> dict[str, Contestant]:
    warm = str(write_workbook(folder / "warm.xlsx", Size(200, 40, 7)))
    made = {}
    for duties in (1_000, scale.middle, scale.large):
        size = Size(duties, 40, 7)
        path = write_workbook(folder / f"{duties}.xlsx", size)
        made[f"{duties:,}"] = _python(
            _CHECK, scale.clock, warm, str(path), str(max(1, 10_000 // duties)), str(size.letters)
        )
    return made


def _names(folder: Path, scale: Scale) -> dict[str, Contestant]:
    path = folder / "names.txt"
    path.write_text("\n".join(names_with_look_alikes(2_000)), encoding="utf-8")
    return {"raci": _python(_LOOK_ALIKES, scale.clock, str(path)), "cdist": _python(_ALL_PAIRS, scale.clock, str(path))}


def _organization(_folder: Path, scale: Scale) -> dict[str, Contestant]:
    script = str(Path(__file__).with_name("bench_organization.py"))
    sizes = {"raci": max(40_000, scale.large), "raci small": max(20_000, scale.large // 5)}
    made = {who: _script(script, "raci", scale.clock, str(size)) for who, size in sizes.items()}
    return made | {"networkx": _script(script, "networkx", scale.clock, str(sizes["raci"]))}


def _sharing(_folder: Path, scale: Scale) -> dict[str, Contestant]:
    script = str(Path(__file__).with_name("bench_sharing.py"))
    known = ("own", "networkx", *(("extra", "ortools") if HAS_OR_TOOLS else ()))
    return {who: _script(script, who, scale.clock, "2000", "60") for who in known}


def _register(_folder: Path, scale: Scale) -> dict[str, Contestant]:
    script = str(Path(__file__).with_name("bench_register.py"))
    return {who: _script(script, who, scale.clock, str(scale.matrices)) for who in ("raci", "networkx")}


def _register_files(folder: Path, scale: Scale) -> dict[str, Contestant]:
    home = folder / "register"
    home.mkdir()
    for number in range(scale.files):
        write_workbook(home / f"{number}.xlsx", Size(50, 12, 7), seed=number)
    return {
        "raci": _python(_REGISTER.format(what="raci.register(files)"), scale.clock, str(home)),
        "reading": _python(_REGISTER.format(what="[raci.read_all(each) for each in files]"), scale.clock, str(home)),
    }


def _repository(folder: Path, scale: Scale) -> dict[str, Contestant]:
    root = folder / "repository"
    root.mkdir()
    matrices = map(str, write_repository(root, scale.found))
    return {
        "named": Contestant((_RACI, "check", *matrices), good=(0, 1)),
        "raci": _raci(root),
        "start": Contestant((_RACI, "--version")),
        "changed": Contestant((_RACI, "check", str(root), "--changed", "HEAD")),
    }


def _many(folder: Path, scale: Scale) -> dict[str, Contestant]:
    home = folder / "thousands"
    home.mkdir()
    found = dict(commands(*folders(home, scale.many)))
    few = {"tenfold": 1, "openpyxl": 1}
    return {who: Contestant(words, few.get(who, sys.maxsize), (0, 1)) for who, words in found.items()}


def _cache(folder: Path, scale: Scale) -> dict[str, Contestant]:
    found = bench_cache.runs(folder, scale.matrices)
    return {name: Contestant((_PYTHON, "-c", *words), good=(0, 1)) for name, words in found.items()}


def _export(_folder: Path, scale: Scale) -> dict[str, Contestant]:
    return _exporting(scale, max(60_000, scale.large), 40, 7)  # less is lost beside what Python itself takes


def _export_medium(_folder: Path, scale: Scale) -> dict[str, Contestant]:
    return _exporting(scale, 2_000, 60, 40)


def _exporting(scale: Scale, *size: int) -> dict[str, Contestant]:
    script = str(Path(__file__).with_name("bench_export.py"))
    return {who: _script(script, who, scale.clock, *map(str, size)) for who in ("raci", "xlsxwriter")}


def _export_small(folder: Path, _scale: Scale) -> dict[str, Contestant]:
    path = write_workbook(folder / "export.xlsx", Size(50, 8, 5))
    return {
        "raci": Contestant((_RACI, "export", str(path), str(folder / "exported.xlsx"))),
        "openpyxl": _python(_OPENPYXL_SAVES, str(folder / "empty.xlsx")),
    }


def _script(*words: str) -> Contestant:
    return Contestant((_PYTHON, *words))


_CONTESTS: Final[Mapping[str, Callable[[Path, Scale], dict[str, Contestant]]]] = {
    "start": _start,
    "small": _small,
    "medium": _medium,
    "large": _large,
    "letters": _letters,
    "names": _names,
    "organization": _organization,
    "sharing": _sharing,
    "register": _register,
    "register-files": _register_files,
    "cache": _cache,
    "repository": _repository,
    "export": _export,
    "export-medium": _export_medium,
    "export-small": _export_small,
    "many": _many,
}


def held(contest: Contest, folder: Path) -> Values:
    """Let the contestants take turns and return what each cost, round by round; a first round is not counted."""
    values: Values = {name: [] for name in contest.contestants}
    for turn in range(-1, contest.rounds):
        for name, contestant in contest.contestants.items():
            if (turn < 0 and contestant.most > 1) or 0 <= turn < contestant.most:
                value = run(contestant, contest.clock, folder)
                values[name] += [value] if turn >= 0 else []
    return values


def run(contestant: Contestant, clock: str, folder: Path) -> Value:
    """Run a command in a fresh process and return what it cost; raise SystemExit if it fails."""
    told = folder / "told.txt"
    output = (os.POSIX_SPAWN_OPEN, 1, str(told), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    silence = (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)
    begin = perf_counter()
    child = os.posix_spawn(contestant.words[0], contestant.words, _environment(), file_actions=[output, silence])
    _, status, usage = os.wait4(child, 0)
    spent = perf_counter() - begin
    if os.waitstatus_to_exitcode(status) not in contestant.good:
        raise SystemExit(f"scripts/bench: this failed, run it to see why: {contestant.words}")
    if clock == "process_time":
        spent = usage.ru_utime + usage.ru_stime
    if contestant.words[1:2] == ("check",) and os.waitstatus_to_exitcode(status) and not told.stat().st_size:
        raise SystemExit(f"scripts/bench: this found nothing to judge, run it to see why: {contestant.words}")
    return Value(spent, usage.ru_maxrss * _KIBI, tuple(told.read_text(encoding="utf-8").split()))


def _environment() -> dict[str, str]:
    """Return the environment of a user, who has compiled modules and buffered output."""
    return {key: text for key, text in os.environ.items() if not key.startswith(("PYTHONDONT", "PYTHONUNBUF"))}
