"""Run the commands and the Python that README.md and docs show, and write what they say below them.

    python scripts/write_outputs.py
    python scripts/write_outputs.py --check    change nothing; exit status 1 if something says otherwise now

In a block ```console, lines that begin with `$ raci` or `$ git` are run, and what stands below them is replaced; a
command with nothing below it is run all the same. A block ```python is run, and a block ```text after it is replaced by
what it prints. A block with a title (```yaml title="plan.yaml") is written as a file. All this is done in the order of
the page, in a folder of its own with a copy of `matrices`. A block that cannot be run says why in a line above it:
<!-- not run: it needs the network -->.
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

from page_blocks import PAGES, ROOT, blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from page_blocks import Block

_COMMANDS: Final = re.compile(r"^(?=\$ )", re.MULTILINE)
_PROGRAMS: Final = {"raci": [sys.executable, "-m", "raci"], "git": ["git"]}
_HOME: Final = "/home/ann/plans"
"""The folder of the page, as it is shown."""
_WHO: Final = {
    f"GIT_{who}_{what}": said
    for who in ("AUTHOR", "COMMITTER")
    for what, said in (("NAME", "Ann Lee"), ("EMAIL", "ann@acme.example"), ("DATE", "2026-03-02T09:00:00+00:00"))
}


def renewed(page: str) -> str:
    """Return a page with what its commands and its Python say now; raise RuntimeError for what cannot be run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "matrices", folder / "matrices")
        return "".join(_parts(page, folder))


def _parts(page: str, folder: Path) -> Iterator[str]:
    """Yield the page piece by piece, blocks as they are now."""
    done, printed = 0, ""
    for block in blocks_of(page):
        yield page[done : block.begin]
        text = _run(block, printed, folder)
        ran = block.language == "python" and not (block.title or block.reason)
        printed = text if ran else ""
        yield block.text if ran else text
        done = block.end
    yield page[done:]


def _run(block: Block, printed: str, folder: Path) -> str:
    """Return what a block says now or, if it is Python, what it prints; `printed` is what the Python above it did."""
    if block.title:
        path = folder / block.title
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
    if block.title or block.reason:
        return block.text
    if block.language == "python":
        return _said([sys.executable, "-c", block.text], {0}, folder)
    if block.language == "console":
        return "".join(_session(block.text, folder))
    if block.language == "text" and not printed:
        raise RuntimeError(f"no Python stands above this text:\n{block.text}")
    return printed if block.language == "text" else block.text


def _session(block: str, folder: Path) -> Iterator[str]:
    """Yield the commands of a block, each with what it says if something stood below it."""
    for part in filter(None, _COMMANDS.split(block)):
        command, _, shown = part.partition("\n")
        program, *words = shlex.split(command.removeprefix("$ "), comments=True)
        if program not in _PROGRAMS:
            raise RuntimeError(f"{command!r} is not run here; say why above the block: <!-- not run: … -->")
        said = _said([*_PROGRAMS[program], *words], {0, 1, 2}, folder)
        yield f"{command}\n{said if shown else ''}"


def _said(words: list[str], statuses: set[int], folder: Path) -> str:
    """Return what a command writes to both outputs, as a terminal shows it."""
    plain = {key: text for key, text in os.environ.items() if key not in {"FORCE_COLOR", "COLUMNS"}}
    plain = {key: text for key, text in plain.items() if not key.startswith(("GIT_", "GITHUB_", "RACI_"))}
    environment = {**plain, "NO_COLOR": "1", "COLUMNS": "120", "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        words,
        cwd=folder,
        env={**environment, **_WHO, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in statuses or "Traceback" in done.stdout:
        raise RuntimeError(f"{shlex.join(words)} ended with {done.returncode}:\n{done.stdout}")
    said = done.stdout.replace(str(folder), _HOME)
    return "".join(f"{line.rstrip()}\n" for line in said.rstrip().splitlines())


def main(arguments: list[str] | None = None) -> int:
    """Renew the pages, or say with --check whether one would change; return the exit status."""
    parser = argparse.ArgumentParser(description="Write what the commands that README.md and docs show say now.")
    parser.add_argument("--check", action="store_true", help="change nothing; exit status 1 if a page is out of date")
    parser.add_argument("pages", nargs="*", type=Path, help="only these pages")
    asked = parser.parse_args(arguments)
    status = 0
    for path in asked.pages or PAGES:
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
