"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from raci.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

Org: TypeAlias = Annotated[
    str | None,
    typer.Option("--org", help="The organization of matrices that name none: an org-design file or a people file."),
]
Sheet: TypeAlias = Annotated[
    str | None, typer.Option(help="Read only this sheet (a name or a pattern).", rich_help_panel="Layout")
]
Range: TypeAlias = Annotated[
    str | None, typer.Option("--range", help="Read only this range, such as B4:K30.", rich_help_panel="Layout")
]
Header: TypeAlias = Annotated[int | None, typer.Option(help="The row that names the roles.", rich_help_panel="Layout")]
Duties: TypeAlias = Annotated[
    str | None, typer.Option(help="The column that names the duties, such as B.", rich_help_panel="Layout")
]
Transposed: TypeAlias = Annotated[
    bool | None,
    typer.Option(
        "--transposed/--not-transposed", help="Duties stand in columns, roles in rows.", rich_help_panel="Layout"
    ),
]
NotationName: TypeAlias = Annotated[
    str | None,
    typer.Option("--notation", help="What the letters are: RACI, RASCI, DACI …", rich_help_panel="Layout"),
]

Config: TypeAlias = Annotated[
    str | None,
    typer.Option("--config", metavar="FILE", help="Read the settings of this file.", rich_help_panel="Settings"),
]
NoConfig: TypeAlias = Annotated[
    bool, typer.Option("--no-config", help="Read no settings file.", rich_help_panel="Settings")
]


def config_said(config: str | None, *, none: bool) -> str | bool | None:
    """Return what --config and --no-config say: the file, False for none, None where nothing is said."""
    if config and none:
        raise SettingsError("misuse", "--config names a settings file and --no-config wants none; keep one of them")
    return False if none else config


def listed(words: Sequence[str] | None) -> tuple[str, ...] | None:
    """Return the words of an option that may be given several times, each perhaps several words with commas."""
    return tuple(part.strip() for word in words or () for part in word.split(",") if part.strip()) or None
