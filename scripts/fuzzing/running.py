"""Running a target in processes of its own, one after the other, until there were executions or seconds enough."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fuzzing.tally import KINDS, Result
from fuzzing.target import target_of
from fuzzing.watching import LARGE

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCRIPTS: Final = Path(__file__).resolve().parents[1]
_LONGEST: Final = 300
"""Seconds after which a process makes room for a new one: what libraries and caches keep is no growth of a file."""
_BYTES: Final = 1 << 18
"""The largest input; small ones are quick, and show as much."""
_LONGEST_WORD: Final = 60
"""Characters of a word that libFuzzer takes into its dictionary."""
_STUCK: Final = 180
"""Seconds on the clock after which a process is ended: a hang that the processor's own time did not tell before."""
_OTHERS: Final = {"timeout": "hangs", "oom": "memory", "crash": "crashes", "leak": "memory"}


@dataclass(frozen=True)
class Run:
    """What is asked for: a target, where its files are, and how many executions or seconds are enough."""

    target: str
    home: Path
    runs: int | None = None
    seconds: int | None = None
    seed: int = 0


def run(asked: Run) -> Result:
    """Fuzz one target; return its counts, what was found included."""
    home = asked.home / asked.target
    found, corpus, seeds = home / "found", home / "corpus", home / "seeds"
    for folder in (found, corpus, seeds):
        folder.mkdir(parents=True, exist_ok=True)
    target = target_of(asked.target)
    for number, data in enumerate(target.seeds()):
        (seeds / f"seed-{number:03}").write_bytes(data)
    words = home / "words.txt"
    words.write_text(
        "\n".join(_quoted(word) for word in target.words if 0 < len(word) <= _LONGEST_WORD), encoding="utf-8"
    )
    total = Result(asked.target)
    ends = time.monotonic() + (asked.seconds or (60 if asked.runs is None else 10**9))
    while total.executions < (asked.runs or sys.maxsize) and (left := ends - time.monotonic()) > 1:
        options = [
            f"-max_total_time={int(min(left, _LONGEST))}", f"-timeout={_STUCK}", f"-artifact_prefix={found}/",
            f"-rss_limit_mb={(LARGE >> 20) + 700}", f"-max_len={_BYTES}", "-print_final_stats=1", "-detect_leaks=0",
            "-len_control=0",
        ]  # fmt: skip
        options += [f"-dict={words}"] if target.words else []
        options += [f"-runs={asked.runs - total.executions}"] if asked.runs else []
        options += [f"-seed={asked.seed + total.pieces}"] if asked.seed else []
        total = total.plus(_piece(asked.target, found, [*options, str(corpus), str(seeds)]))
        if total.failed:
            break
    return total


def _piece(target: str, found: Path, options: list[str]) -> Result:
    """Run one process to its end, and return what it counted; an end that it did not choose is counted, too."""
    done = found / "done.json"
    done.unlink(missing_ok=True)
    before = {path.name for path in found.iterdir()}
    command = [sys.executable, "-m", "fuzzing.one", target, str(found), *options]
    began = time.monotonic()
    with (found.parent / "log.txt").open("wb") as log:
        subprocess.run(command, stdout=log, stderr=log, check=False, env=_environment(), cwd=found)
    counts: Mapping[str, float] = json.loads(done.read_text(encoding="utf-8")) if done.exists() else {}
    said = {kind: int(counts.get(kind, 0)) for kind in KINDS}
    for path in found.iterdir():
        kind = _OTHERS.get(path.name.partition("-")[0])
        if kind and path.name not in before:
            said[kind] += 1
    seconds = time.monotonic() - began
    return Result(target, int(counts.get("executions", 0)), **said, seconds=seconds, failed=not counts and seconds < 30)  # noqa: PLR2004 - it did not even begin


def _environment() -> dict[str, str]:
    path = os.pathsep.join([str(_SCRIPTS), str(_SCRIPTS.parent)])
    return {**os.environ, "PYTHONPATH": path, "PYTHONWARNINGS": "ignore", "PYTHONHASHSEED": "0"}


def _quoted(word: str) -> str:
    """Return a word as a dictionary of libFuzzer has it."""
    inside = "".join(chr(each) if 32 <= each < 127 and each not in b'"\\' else f"\\x{each:02x}"  # noqa: PLR2004 - ASCII
                     for each in word.encode("utf-8", "replace"))  # fmt: skip
    return f'"{inside}"'
