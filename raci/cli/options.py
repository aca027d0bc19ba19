"""Options that several commands share, and the settings they make."""

from __future__ import annotations

from typing import Annotated, Optional, TypeAlias

import typer

from raci.settings import LayoutSettings

Sheet: TypeAlias = Annotated[
    Optional[str], typer.Option(help="Read only this sheet (a name or a pattern).", rich_help_panel="Layout")
]  # noqa: UP045 - typer reads it
Range: TypeAlias = Annotated[
    Optional[str], typer.Option(help="Read only this range, such as B4:K30.", rich_help_panel="Layout")
]  # noqa: UP045
Header: TypeAlias = Annotated[
    Optional[int], typer.Option(help="The row that names the roles.", rich_help_panel="Layout")
]  # noqa: UP045
Duties: TypeAlias = Annotated[
    Optional[str], typer.Option(help="The column that names the duties, such as B.", rich_help_panel="Layout")
]  # noqa: UP045
Transposed: TypeAlias = Annotated[
    Optional[bool],
    typer.Option(
        "--transposed/--not-transposed", help="Duties stand in columns, roles in rows.", rich_help_panel="Layout"
    ),  # noqa: UP045
]
NotationName: TypeAlias = Annotated[
    Optional[str],
    typer.Option("--notation", help="What the letters are: RACI, RASCI, DACI …", rich_help_panel="Layout"),
]  # noqa: UP045


def layout(  # noqa: PLR0913 - one for each option
    sheet: str | None,
    area: str | None,
    header: int | None,
    duties: str | None,
    transposed: bool | None,
    notation: str | None,  # noqa: FBT001
) -> LayoutSettings:
    """Return the layout settings of the command line."""
    return LayoutSettings(sheet, area, header, duties, transposed, notation)
