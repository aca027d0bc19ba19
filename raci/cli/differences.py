"""Comparing files and telling what changed: what `raci diff` does once its words are understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.cli.output import palette, say
from raci.cli.settings_in_force import settings_for
from raci.errors import RaciError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from raci.cli.options.comparing import FailOn, TellingOptions
    from raci.cli.settings_in_force import Said
    from raci.reports.differences import Compared


def say_differences(old: Path, new: Path, said: Said, telling: TellingOptions) -> int:
    """Say what changed between two files, and return the exit status; raise RaciError if one cannot be read."""
    from raci.api import check  # noqa: PLC0415 - nothing costs until used
    from raci.comparing import compared, with_matrices  # noqa: PLC0415

    sides = [with_matrices(check(path, settings_for(path, said))) for path in (old, new)]
    return tell_compared([compared(*sides)], telling)


def tell_compared(found: Sequence[Compared], telling: TellingOptions) -> int:
    """Write what changed in one file or several, and return the exit status: 1 where that happened which fails."""
    if telling.report_format == "json":
        from raci.reports.differences.json import differences  # noqa: PLC0415 - only for this form

        say(differences(found))
    elif telling.report_format == "markdown":
        from raci.reports.differences.markdown import markdown  # noqa: PLC0415 - only for this form

        say("\n\n".join(markdown(each, everything=telling.everything) for each in found))
    else:
        from raci.reports.differences.text import text  # noqa: PLC0415 - only for this form

        say("\n\n".join(text(each, palette(), everything=telling.everything) for each in found))
    return int(any(_fails(each, telling.fail_on) for each in found))


def _fails(compared: Compared, fail_on: FailOn) -> bool:
    return {
        "accountability": bool(compared.accountability),
        "findings": bool(compared.introduced),
        "any": not compared.same,
        "never": False,
    }[fail_on]


def say_plain_text(path: Path, said: Said) -> None:
    """Write the matrices of a file as lines of text that `git diff` can compare.

    Of a file without a matrix its cells are written, of one that cannot be read why not: git shows what it is given,
    and nothing at all of a file that makes this fail.
    """
    for line in _plain_lines(path, said):
        say(line)


def _plain_lines(path: Path, said: Said) -> Iterator[str]:
    from raci.api import understand  # noqa: PLC0415 - nothing costs until used
    from raci.readers import read_document  # noqa: PLC0415
    from raci.reports.differences.plain_text import grid_text, plain_text  # noqa: PLC0415
    from raci.reports.terminal import plain  # noqa: PLC0415

    try:
        found = understand(path, settings_for(path, said))
        lines = list(plain_text(reading.matrix for reading in found.readings))
        if not lines:
            lines = list(grid_text(read_document(path).grids)) or [f"no matrix: {plain(found.reason)}"]
    except RaciError as error:
        lines = [f"cannot be read: {plain(error.message)}"]
    except Exception as error:  # noqa: BLE001 - a file on which raci fails must not keep git from showing the others
        lines = [f"cannot be read: raci failed ({plain(f'{type(error).__name__}: {error}')})"]
    yield from lines
