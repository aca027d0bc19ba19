"""The figures of a target, and a file of tabs in which those of all runs are added up."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

KINDS: Final = ("crashes", "hangs", "memory")


@dataclass(frozen=True)
class Result:
    """What came of fuzzing a target: executions, and how many of them crashed, hung, or grew too large."""

    target: str
    executions: int = 0
    crashes: int = 0
    hangs: int = 0
    memory: int = 0
    seconds: float = 0.0
    pieces: int = 0
    failed: bool = False

    @property
    def found(self) -> bool:
        """Whether anything happened that should not."""
        return self.failed or bool(self.crashes or self.hangs or self.memory)

    def plus(self, other: Result) -> Result:
        """Return this with a further piece."""
        return Result(
            self.target,
            self.executions + other.executions,
            self.crashes + other.crashes,
            self.hangs + other.hangs,
            self.memory + other.memory,
            self.seconds + other.seconds,
            self.pieces + 1,
            other.failed,
        )

    def __str__(self) -> str:
        rate = self.executions / self.seconds if self.seconds else 0
        told = f"{self.target}: {self.executions:,} executions, {rate:.0f} a second, "
        told += f"{self.crashes} crashes, {self.hangs} hangs, {self.memory} over the memory limit"
        return told + (" (it did not begin; see log.txt)" if self.failed else "")


_COLUMNS: Final = tuple(each.name for each in fields(Result))[:6]


def add(path: Path, result: Result) -> None:
    """Add the figures of a run to a file."""
    known = {each.target: each for each in _read(path)}
    known[result.target] = known.get(result.target, Result(result.target)).plus(result)
    lines = ["\t".join(_COLUMNS), *("\t".join(map(str, astuple(known[name])[:6])) for name in sorted(known))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def table(path: Path) -> str:
    """Return the sums of all runs."""
    known = _read(path)
    total = Result("all")
    for each in known:
        total = total.plus(each)
    return "\n".join(map(str, [*known, total]))


def _read(path: Path) -> list[Result]:
    if not path.exists():
        return []
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return [
        Result(name, int(executions), int(crashes), int(hangs), int(memory), float(seconds))
        for name, executions, crashes, hangs, memory, seconds in rows
    ]
