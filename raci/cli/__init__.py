"""The command line: one file a command, found by walking this package; only the one that is called is imported."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import typer

_PARTS: Final = frozenset({"judging", "options", "output", "settings_in_force"})
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
    import typer  # noqa: PLC0415 - a tenth of a second; the plain call does without

    made = typer.Typer(no_args_is_help=True, add_completion=False, help=_HELP, pretty_exceptions_enable=False)
    for name in names:
        made.command(name)(getattr(import_module(f"{__name__}.{name}"), name))
    made.callback()(lambda: None)
    return made


def run() -> None:
    """Run the command the words on the command line name; exit with 2 and one sentence on misuse."""
    from raci.errors import RaciError  # noqa: PLC0415 - beside its use

    gc.set_threshold(200_000, 50, 100)  # a run makes much and throws little away
    words = sys.argv[1:]
    called = words[0] if words else ""
    try:
        if called == "check" and len(words) > 1 and not any(word.startswith("-") for word in words):
            raise SystemExit(_plain_check(words[1:]))
        known = commands()
        app([called] if called in known else known)(prog_name="raci")
    except RaciError as error:
        sys.stderr.write(f"raci: {error}\n")
        raise SystemExit(2) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(1) from None


def _plain_check(paths: list[str]) -> int:
    """Judge files without options, as commit hooks do, and spare them the option parser."""
    from raci.cli.judging import judge_files  # noqa: PLC0415 - only for this call

    return judge_files([Path(path) for path in paths], {})
