"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from raci.errors import SettingsError
from raci.records import record
from raci.settings import LayoutSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.cli.settings_in_force import Said

Org: TypeAlias = Annotated[
    str | None,
    typer.Option("--org", help="The organization of matrices that name none: an org-design file or a people file."),
]
Severity: TypeAlias = Literal["error", "warning", "note"]
_LAYOUT = "Layout"
_SETTINGS = "Settings"


@record
class ReadingOptions:
    """How matrices are read: their organization, and what raci is told of their layout."""

    org: Org = None
    sheet: Annotated[
        str | None, typer.Option(help="Read only this sheet (a name or a pattern).", rich_help_panel=_LAYOUT)
    ] = None
    area: Annotated[
        str | None, typer.Option("--range", help="Read only this range, such as B4:K30.", rich_help_panel=_LAYOUT)
    ] = None
    header: Annotated[int | None, typer.Option(help="The row that names the roles.", rich_help_panel=_LAYOUT)] = None
    duties: Annotated[
        str | None, typer.Option(help="The column that names the duties, such as B.", rich_help_panel=_LAYOUT)
    ] = None
    transposed: Annotated[
        bool | None,
        typer.Option(
            "--transposed/--not-transposed", help="Duties stand in columns, roles in rows.", rich_help_panel=_LAYOUT
        ),
    ] = None
    notation: Annotated[
        str | None,
        typer.Option("--notation", help="What the letters are: RACI, RASCI, DACI …", rich_help_panel=_LAYOUT),
    ] = None

    def said(self) -> Said:
        """Return what they say, by field of Settings."""
        layout = LayoutSettings(self.sheet, self.area, self.header, self.duties, self.transposed, self.notation)
        return {"organization": self.org, "layout": layout}


@record
class ConfigOptions:
    """Which settings file is read."""

    config: Annotated[
        str | None,
        typer.Option("--config", metavar="FILE", help="Read the settings of this file.", rich_help_panel=_SETTINGS),
    ] = None
    no_config: Annotated[
        bool, typer.Option("--no-config", help="Read no settings file.", rich_help_panel=_SETTINGS)
    ] = False

    def said(self) -> Said:
        """Return the file, False for none, None where nothing is said; raise SettingsError where both are."""
        if self.config and self.no_config:
            raise SettingsError("misuse", "--config names a settings file and --no-config wants none; keep one of them")
        return {"config": False if self.no_config else self.config}


def listed(words: Sequence[str] | None) -> tuple[str, ...] | None:
    """Return the words of an option that may be given several times, each perhaps several words with commas."""
    return tuple(part.strip() for word in words or () for part in word.split(",") if part.strip()) or None
