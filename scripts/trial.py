"""Run every command of an installed `raci` on the examples, in a folder of its own, as one would without the source.

python scripts/trial.py PYTHON FOLDER       FOLDER holds the examples; PYTHON is the one that raci is installed for
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

_GIT: Final[tuple[tuple[str, ...], ...]] = (
    ("git", "init", "--quiet"),
    ("git", "add", "--all"),
    ("git", "-c", "user.name=Trial", "-c", "user.email=trial@example.org", "commit", "--quiet", "--message", "Start"),
)
_SALES: Final = "sales-leadership.yaml"
_BOOK: Final = "sales-leadership.xlsx"

# Every command at least once: its words, and a part of what it has to say or of the file it has to write.
_RUNS: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    (("--version",), "raci "),
    (("check", _SALES, _BOOK), "clean"),
    (("check", ".", "--report", "html=report.html", "--report", "sarif=out.sarif", "--report", "junit=out.xml"), ""),
    (("check", ".", "--show-settings"), "fail"),
    (("read", _BOOK), "Sales leadership"),
    (("read", _SALES, "--format", "json"), '"matrices"'),
    (("show", _SALES), "Sales strategy"),
    (("explain", "ACC002"), "accountable"),
    (("who", "sales strategy", _SALES), "Head of Sales"),
    (("role", "Head of Sales", _SALES), "Sales strategy"),
    (("compare", "Head of Sales", "Regional Sales Manager", _SALES), "Regional"),
    (("measure", _SALES), "Bottlenecks"),
    (("impact", _SALES, "--without", "Head of Sales"), "lose their accountable"),
    (("graph", _SALES, "--format", "mermaid"), "flowchart"),
    (("graph", _SALES, "-o", "sales.svg"), ""),
    (("draft", "--starter", "procurement", "-o", "procurement.yaml"), "procurement.yaml"),
    (("export", _SALES, "sales.xlsx"), "sales.xlsx"),
    (("export", _BOOK, "sales.md"), "sales.md"),
    (("fix", "sales.xlsx"), "sales"),
    (("diff", _SALES, _BOOK), "change"),
    (("merge", _SALES, _SALES, _SALES), ""),
    (("log", "Sales strategy and planning", _SALES), "Trial"),
    (("blame", _SALES), "Head of Sales"),
    (("init", "--stdout"), "fail-on"),
    (("schema", "org-design"), "$schema"),
    (("cache",), "results"),
    (("serve", "--help"), "--port"),  # the page itself is tried in a browser
)

_WRITTEN: Final = ("report.html", "out.sarif", "out.xml", "sales.svg", "procurement.yaml", "sales.xlsx", "sales.md")


def trial(python: str, folder: Path) -> list[str]:
    """Run every command in a folder with the examples; return a sentence for each that did not do what it should.

    A command that raci has and the trial does not know is a fault too.
    """
    for words in _GIT:
        subprocess.run(words, cwd=folder, check=True)
    faults = []
    wide = {**os.environ, "COLUMNS": "200"}
    for words, said in _RUNS:
        line = (python, "-m", "raci", *words)
        run = subprocess.run(line, cwd=folder, env=wide, capture_output=True, text=True, check=False)
        if run.returncode or said not in run.stdout + run.stderr:
            faults.append(f"raci {' '.join(words)}: exit {run.returncode}, no {said!r} in\n{run.stdout}{run.stderr}")
    tried = {words[0] for words, _ in _RUNS}
    faults += [f"raci {name}: not tried yet" for name in _commands(python, folder) if name not in tried]
    faults += [f"{name}: not written" for name in _WRITTEN if not (folder / name).is_file()]
    return faults


def _commands(python: str, folder: Path) -> list[str]:
    names = "from raci.cli import command_names; print(*command_names())"
    run = subprocess.run((python, "-c", names), cwd=folder, capture_output=True, text=True, check=True)
    return run.stdout.split()


if __name__ == "__main__":
    found = trial(sys.argv[1], Path(sys.argv[2]))
    print(*found or ["every command did what it should"], sep="\n\n")
    sys.exit(bool(found))
