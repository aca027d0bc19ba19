"""Run the commands and the Python that README.md and docs show, and write what they say below them.

    python scripts/write_outputs.py
    python scripts/write_outputs.py --check    change nothing; exit status 1 if something says otherwise now

In a block ```console, lines that begin with `$ raci` are run, and what stands below them is replaced; a command with
nothing below it is run all the same. A block ```python is run if a block ```text follows, which is replaced. Those of a
page run one after the other in a folder of their own with a copy of `matrices`, so that they may write files.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
PAGES: Final = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_CONSOLE: Final = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_PYTHON: Final = re.compile(r"(^```python\n(.*?)^```\n\n```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_COMMANDS: Final = re.compile(r"^(?=\$ )", re.MULTILINE)


def renewed(page: str) -> str:
    """Return a page with what its commands and its Python say now; raise RuntimeError for what cannot be run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "matrices", folder / "matrices")
        page = _CONSOLE.sub(lambda block: "".join(_session(block[0], folder)), page)
        return _PYTHON.sub(lambda block: block[1] + _said([sys.executable, "-c", block[2]], {0}, folder), page)


def _session(block: str, folder: Path) -> Iterator[str]:
    """Yield the commands of a block, each with what it says if something stood below it."""
    for part in filter(None, _COMMANDS.split(block)):
        command, _, shown = part.partition("\n")
        words = shlex.split(command.removeprefix("$ "), comments=True)
        said = _said([sys.executable, "-m", *words], {0, 1, 2}, folder) if words[0] == "raci" else shown
        yield f"{command}\n{said if shown else ''}"


def _said(words: list[str], statuses: set[int], folder: Path) -> str:
    """Return what a command writes to both outputs, as a terminal shows it."""
    plain = {key: text for key, text in os.environ.items() if key not in {"FORCE_COLOR", "COLUMNS"}}
    environment = {**plain, "NO_COLOR": "1", "COLUMNS": "120", "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        words,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in statuses or "Traceback" in done.stdout:
        raise RuntimeError(f"{shlex.join(words)} ended with {done.returncode}:\n{done.stdout}")
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.rstrip().splitlines())


def main(arguments: list[str] | None = None) -> int:
    """Renew the pages, or say with --check whether one would change; return the exit status."""
    parser = argparse.ArgumentParser(description="Write what the commands that README.md and docs show say now.")
    parser.add_argument("--check", action="store_true", help="change nothing; exit status 1 if a page is out of date")
    asked = parser.parse_args(arguments)
    status = 0
    for path in PAGES:
        old = path.read_text(encoding="utf-8")
        new = renewed(old)
        if new != old:
            status = int(asked.check)
            print(f"{path}: {'out of date' if asked.check else 'renewed'}")
        if not asked.check:
            path.write_text(new, encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
