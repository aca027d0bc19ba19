"""What raci draft does with the catalogue: list it, make a starter somebody's own, complete a matrix after one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from raci.cli.output import columns, counted, palette, say, tell
from raci.errors import RaciError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from raci.model import Matrix, Organization
    from raci.settings import Settings

Format: TypeAlias = Literal["text", "json"]


def list_starters(report_format: Format = "text") -> None:
    """Say which starters there are, with what each is about and how large it is."""
    from raci.starting import starters  # noqa: PLC0415 - nothing costs until used

    known = starters()
    if report_format == "json":
        from raci.reports.starting import catalogue_json  # noqa: PLC0415 - only for this format

        say(catalogue_json(known))
        return
    colours = palette()
    widest = max(len(each.name) for each in known)
    for each in known:
        size = f"{counted(each.duties, 'duty', 'duties')}, {counted(each.roles, 'role')}"
        say(f"{colours.bold(each.name.ljust(widest))}  {each.summary} ({size})")


def draft_starter(
    name: str,
    roles: str | None,
    output: Path | None,
    report_format: Format = "text",
    settings: Settings | None = None,
) -> None:
    """Write or show a starter, bound to the roles named (between commas), or to the organization of the settings.

    Which role was taken for which, and what nobody was found for, is told. Raises RaciError for misuse.
    """
    from raci.starting import draft_from_starter  # noqa: PLC0415 - nothing costs until used

    bound = draft_from_starter(name, _theirs(roles, settings), settings)
    if report_format == "json" and output is None:
        from raci.reports.starting import draft_json  # noqa: PLC0415 - only for this format

        say(draft_json(bound.matrix, bound.told))
        return
    for sentence in bound.told:
        tell(f"raci: {sentence}")
    _give(bound.matrix, output)


def complete_matrix(path: Path, name: str | None, output: Path | None, report_format: Format = "text") -> None:
    """Say what a matrix lacks, with a reason for each proposal; write it with all of them where an output is named."""
    from raci.starting import complete  # noqa: PLC0415 - nothing costs until used

    if output is not None and output.exists() and output.samefile(path):
        raise RaciError("misuse", "a file is not written over itself; name another one with -o", str(path))
    completed = complete(path, name)
    if report_format == "json":
        from raci.reports.starting import proposals_json  # noqa: PLC0415 - only for this format

        say(proposals_json(completed.proposals))
    else:
        for each in completed.proposals:
            say(f"{each.change}: {each.reason}{f' ({each.open})' if each.open else ''}")
        said = counted(len(completed.proposals), "proposal") if completed.proposals else "nothing is missing"
        say(f"{path}: {said}.")
    if output is not None:
        _give(completed.matrix, output)


def _theirs(roles: str | None, settings: Settings | None) -> Organization | Iterable[str] | None:
    path = settings.organization if settings else None
    if roles is not None and path:
        raise RaciError("misuse", "name your roles with --roles, or a file of them with --org, not both")
    if roles is not None:
        names = [name.strip() for name in roles.split(",") if name.strip()]
        if not names:
            raise RaciError("misuse", "--roles names no role; part them by commas: --roles 'CEO, Head of Sales'")
        return names
    if not path:
        return None
    from raci.api import read_organization  # noqa: PLC0415 - nothing costs until used

    return read_organization(path)


def _give(matrix: Matrix, output: Path | None) -> None:
    if output is None:
        from raci.reports.table import heading, table  # noqa: PLC0415 - nothing costs until used

        colours = palette()
        say(colours.bold(heading(matrix)))
        say("")
        say(table(matrix, colours, columns()))
        return
    from raci.api import write  # noqa: PLC0415 - nothing costs until used

    write(matrix, output)
    say(f"{output}: {counted(len(matrix.duties), 'duty', 'duties')}, {counted(len(matrix.roles), 'role')}.")
