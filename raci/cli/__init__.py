"""The command line: commands found by walking the package `commands`; only the one that is called is imported."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import typer

_HELP: Final = """Read responsibility matrices as people have them, and say what is wrong and where.

Examples:

  raci check sales.xlsx              judge every matrix of a workbook

  raci read sales.xlsx               show what was understood

  raci fix sales.xlsx                mend what can be mended, in a copy

  raci export sales.yaml sales.xlsx  write a workbook with live checks

  raci draft roles.md -o sales.yaml  draft a first matrix from texts

  raci explain ACC002                say what a rule means

  raci who "approve bid"             say who answers for a duty, and who does it

  raci compare Buyer "Head Buyer"    say where one role ends and the other begins

  raci diff old.xlsx new.xlsx        say what changed, and who answers now

  raci --version                     say which raci this is
"""


def command_names() -> list[str]:
    """Return the names of the commands."""
    from raci.walking import modules_in  # noqa: PLC0415 - the plain call does without

    return modules_in(str(Path(__file__).parent / "commands"))


def app(names: list[str]) -> typer.Typer:
    """Return the application with these commands."""
    import typer  # noqa: PLC0415 - a tenth of a second; the plain call does without

    from raci.cli.options.groups import help_of, spread  # noqa: PLC0415

    made = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        help=_HELP,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name in names:
        module = import_module(f"{__name__}.commands.{name}")
        command = getattr(module, name)
        made.command(name, help=help_of(command, module))(spread(command))
    made.callback()(lambda: None)
    return made


def run() -> None:
    """Run the command the words on the command line name; exit with 2 and one sentence on misuse."""
    from raci.errors import RaciError  # noqa: PLC0415 - beside its use

    gc.set_threshold(200_000, 50, 100)  # a run makes much and throws little away
    try:
        try:
            _called(sys.argv[1:])
        finally:
            sys.stdout.flush()
    except RaciError as error:
        from raci.cli.output import tell  # noqa: PLC0415 - beside its use

        for line in (f"raci: {error.lines[0]}", *error.lines[1:]):
            tell(line)
        raise SystemExit(2) from None
    except BrokenPipeError:  # who read the answers has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None


def _called(words: list[str]) -> None:
    """Run one command. Files without options, as commit hooks name them, are spared the option parser."""
    command, *rest = words or [""]
    if command == "check" and rest and not any(word.startswith("-") for word in rest):
        from raci.cli.judging import judge_files  # noqa: PLC0415 - only for this call
        from raci.remote import place  # noqa: PLC0415

        raise SystemExit(judge_files([place(path) for path in rest], {}))
    known = command_names()
    app([command] if command in known else known)(prog_name="raci")
