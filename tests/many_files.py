"""Many small files for the tests of runs over them, and files on which those who read them come to grief."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent, indent
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

CLEAN: Final = "Duty,Manager,Clerk\nApprove bid,A,R\nWrite bid,A,R\nSend bid,A,R\n"
FAULTY: Final = "Duty,Manager,Clerk\nApprove bid {0},A,A\nWrite bid {0},A,R\nSend bid {0},,R\n"
TROUBLE: Final = """
import os, signal, sys, time
from pathlib import Path
import raci
import raci.batch.work as work

judged = work.check

def check(path, settings=None):
    name = Path(path).name
    if "kills" in name:
        os._exit(7)
    if "hangs" in name:
        time.sleep(600)
    if "stumbles" in name:
        mark = Path(path).with_suffix(".stumbled")
        if not mark.exists():
            mark.touch()
            os._exit(7)
    if "panics" in name:
        raise BaseException("out of order")
    return judged(path, settings)

work.check = check
"""
"""The beginning of a program in which the names of files say what becomes of the process that reads them."""


def folder_of(folder: Path, count: int) -> Path:
    """Return the folder with so many files in it, every third of which is faulty."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        text = CLEAN if number % 3 else FAULTY.format(number)
        (folder / f"plan{number:04}.csv").write_text(text, "utf-8")
    return folder


def told_by(folder: Path, program: str, *words: str) -> str:
    """Return what a program prints that begins with trouble."""
    script = folder / "program.py"
    body = indent(dedent(program), "    ")
    script.write_text(f"{TROUBLE}\nif __name__ == '__main__':\n{body}\n", "utf-8")
    run = subprocess.run(
        [sys.executable, str(script), *words], capture_output=True, text=True, check=False, cwd=folder, timeout=300
    )
    return run.stdout + run.stderr
