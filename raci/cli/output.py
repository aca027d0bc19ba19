"""Where the answers go: findings to standard output, everything else to standard error; colour only on a terminal."""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import TYPE_CHECKING, Final

from raci.reports.terminal import Palette, plain

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

_RUNNERS: Final = frozenset({"GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"})
_COMMAND: Final = r"(?m)^(\s*):(?=:)|#(?=#(?:vso|teamcity)?\[)"
"""Where a line could be a command to those who run a job: `::error …` at its beginning, `##[…` anywhere."""


def palette() -> Palette:
    """Return colours if standard output is a terminal that wants them (NO_COLOR, TERM=dumb say no)."""
    wanted = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return Palette(wanted or "FORCE_COLOR" in os.environ)


def columns() -> int:
    """Return the width of the terminal, 120 where there is none."""
    return shutil.get_terminal_size((120, 40)).columns


def counted(count: int, one: str, several: str = "") -> str:
    """Return a number with its word: `1 duty`, `3 duties`."""
    return f"{count} {one if count == 1 else several or one + 's'}"


def say(text: str) -> None:
    """Write an answer to standard output; characters its encoding lacks are written as escapes."""
    _write(sys.stdout, text)


def hand_over(document: str, file: Path | None) -> None:
    """Write a document to a file, whole or not at all; to standard output where none is named."""
    if file is None:
        say(document.removesuffix("\n"))
        return
    from raci.replacing import replacing  # noqa: PLC0415 - only where a file is wanted

    with replacing(file) as written:
        written.write_text(document, encoding="utf-8", newline="\n")


def tell(text: str) -> None:
    """Write one line about the run to standard error; nothing in it is obeyed."""
    _write(sys.stderr, plain(text))


def _write(stream: TextIO, text: str) -> None:
    if not _RUNNERS.isdisjoint(os.environ):
        text = re.sub(_COMMAND, lambda found: f"{found[1] or ''}\\x{ord(found[0][-1]):02x}", text)
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
