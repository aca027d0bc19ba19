"""raci init: a first settings file, written after looking at what is there.

Examples:
  raci init
  raci init --stdout
  raci init plans --pyproject
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from raci.cli.output import counted, say, tell
from raci.errors import SettingsError


def init(
    folder: Annotated[
        Path, typer.Argument(help="The folder the settings are for; the current one if none is named.")
    ] = Path(),
    *,
    pyproject: Annotated[
        bool, typer.Option("--pyproject", help="Add them to pyproject.toml as tool.raci, in place of a raci.toml.")
    ] = False,
    stdout: Annotated[bool, typer.Option("--stdout", help="Write no file; show what would be written.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a raci.toml that is there.")] = False,
    time_limit: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="How long to look at files; 0 looks at none.")
    ] = 10.0,
) -> None:
    """Write a commented raci.toml: every setting explained, and set where what is found in the folder is a reason."""
    from raci.cli.first_settings import first_settings  # noqa: PLC0415 - nothing costs until used
    from raci.cli.surveying import surveyed  # noqa: PLC0415

    if not folder.is_dir():
        raise SettingsError("misuse", "raci init writes settings for a folder, and this is none", str(folder))
    target = folder / ("pyproject.toml" if pyproject else "raci.toml")
    if not stdout:
        _refuse(target, folder, force=force)
    survey = surveyed(folder, time_limit)
    text = first_settings(survey, folder, inside_project=pyproject)
    if stdout:
        say(text.rstrip("\n"))
        return
    before = f"{target.read_text('utf-8').rstrip()}\n\n" if pyproject and target.exists() else ""
    _write(target, before + text)
    set_ = sum(1 for line in text.splitlines() if line and line[0] not in "#[")
    say(f"{target}: {counted(set_, 'setting')} set, all others explained.")
    seen = f"{counted(len(survey.matrices), 'matrix', 'matrices')} in {counted(len(survey.files), 'file')}"
    tell(f"raci: {seen} looked at{f'; {survey.left} more were left, see --time-limit' if survey.left else ''}")


def _refuse(target: Path, folder: Path, *, force: bool) -> None:
    """Raise SettingsError where there are settings that would be lost, or would hide the new ones."""
    from raci.settings.file import settings_in  # noqa: PLC0415 - beside its use

    found = settings_in(folder)
    if found is None or (force and found == target and target.name == "raci.toml"):
        return
    if found == target and target.name == "raci.toml":
        raise SettingsError("settings-exist", "it is there already; --force writes over it, --stdout shows", str(found))
    if found == target:
        message = "it has a table [tool.raci] already; take that out first, or see --stdout"
    elif target.name == "raci.toml":
        message = (
            "its table [tool.raci] would count no longer beside a raci.toml; take it out first, or use --pyproject"
        )
    else:
        message = "it is there already and would go before pyproject.toml; take it away first"
    raise SettingsError("settings-exist", message, str(found))


def _write(target: Path, text: str) -> None:
    from raci.replacing import replacing  # noqa: PLC0415 - beside its use

    with replacing(target) as written:
        written.write_text(text, encoding="utf-8")
