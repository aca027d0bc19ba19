"""The command line: one file a command, found by walking this package; only the one that is called is imported."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Final

import typer

_PARTS: Final = frozenset({"options", "output"})
_HELP: Final = """Read responsibility matrices as people have them, and say what is wrong and where.

Examples:

  raci check sales.xlsx              judge every matrix of a workbook

  raci read sales.xlsx               show what was understood

  raci explain ACC002                say what a rule means
"""


def commands() -> list[str]:
    """Return the names of the commands."""
    found = (module.name for module in iter_modules([str(Path(__file__).parent)]))
    return sorted(name for name in found if name not in _PARTS)


def app(names: list[str]) -> typer.Typer:
    """Return the application with these commands."""
    made = typer.Typer(no_args_is_help=True, add_completion=False, help=_HELP, pretty_exceptions_enable=False)
    for name in names:
        made.command(name)(getattr(import_module(f"{__name__}.{name}"), name))
    made.callback()(_options)
    return made


def _options(*, version: bool = typer.Option(False, "--version", "-V", help="Print the version and stop.")) -> None:
    """Read responsibility matrices, and say what is wrong with them and where."""


_options.__doc__ = _HELP


def run() -> None:
    """Run the command the words on the command line name; exit with 2 and one sentence on misuse."""
    from raci.errors import RaciError  # noqa: PLC0415 - beside its use

    gc.set_threshold(200_000, 50, 100)  # a run makes much and throws little away
    called = sys.argv[1] if len(sys.argv) > 1 else ""
    known = commands()
    try:
        app([called] if called in known else known)(prog_name="raci")
    except RaciError as error:
        sys.stderr.write(f"raci: {error}\n")
        raise SystemExit(2) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(1) from None
