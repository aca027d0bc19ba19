"""What raci draft does with the catalogue: list it, make a starter somebody's own, complete a matrix after one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from raci.cli.output import columns, counted, palette, say, tell
from raci.cli.settings_in_force import settings_for
from raci.errors import RaciError
from raci.limits import in_force

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.model import Matrix, Organization
    from raci.settings import Settings

Format: TypeAlias = Literal["text", "json"]


class Wish(NamedTuple):
    """What the command line asks of the catalogue.

    `roles` are names between commas, `org` is the file of an organization.
    """

    listing: bool = False
    starter: str | None = None
    complete: Path | None = None
    roles: str | None = None
    org: str | None = None
    output: Path | None = None
    report_format: Format = "text"


def of_catalogue(wish: Wish) -> None:
    """List the starters, complete a matrix, or draft from a starter. Raises RaciError for misuse."""
    if wish.roles is not None and (wish.org or wish.complete):
        other = "--org" if wish.org else "--complete, which has roles of its own"
        raise RaciError("misuse", f"--roles does not go with {other}")
    if wish.listing:
        _list(wish)
    elif wish.complete is not None:
        _complete(wish, wish.complete)
    else:
        _draft(wish, wish.starter or "")


def _list(wish: Wish) -> None:
    """Say which starters there are, with what each is about and how large it is."""
    from raci.starting import starters  # noqa: PLC0415 - nothing costs until used

    known = starters()
    if wish.report_format == "json":
        from raci.reports.drafts.starters import catalogue_json  # noqa: PLC0415 - only for this format

        say(catalogue_json(known))
        return
    colours = palette()
    widest = max(len(each.name) for each in known)
    for each in known:
        size = f"{counted(each.duties, 'duty', 'duties')}, {counted(each.roles, 'role')}"
        say(f"{colours.bold(each.name.ljust(widest))}  {each.summary} ({size})")


def _draft(wish: Wish, name: str) -> None:
    """Write or show a starter bound to somebody's roles; who was taken for whom is told."""
    from raci.starting import draft_from_starter  # noqa: PLC0415 - nothing costs until used

    settings = settings_for(Path(), {"organization": wish.org})
    bound = draft_from_starter(name, _theirs(wish, settings), settings)
    if wish.report_format == "json":
        from raci.reports.drafts.starters import draft_json  # noqa: PLC0415 - only for this format

        say(draft_json(bound.matrix, bound.told))
    else:
        for sentence in bound.told:
            tell(f"raci: {sentence}")
    if wish.output is not None:
        _write(bound.matrix, wish.output)
    elif wish.report_format == "text":
        _show(bound.matrix)


def _complete(wish: Wish, path: Path) -> None:
    """Say what a matrix lacks, a reason for each; write it with all that where an output is named."""
    from raci.api import read  # noqa: PLC0415 - nothing costs until used
    from raci.starting import complete, nearest_starter  # noqa: PLC0415

    if wish.output is not None and wish.output.exists() and path.exists() and wish.output.samefile(path):
        raise RaciError("misuse", "a file is not written over itself; name another one with -o", str(path))
    matrix = read(path, settings_for(path, {"organization": wish.org}))
    name = wish.starter
    if name is None and (near := nearest_starter(matrix)):
        name = near.name
        tell(f"raci: held against the starter {name!r}, which it is most like; --starter names another")
    completed = complete(matrix, name)
    if wish.report_format == "json":
        from raci.reports.drafts.starters import proposals_json  # noqa: PLC0415 - only for this format

        say(proposals_json(completed.proposals))
    else:
        from raci.reports.drafts.starters import proposals_text  # noqa: PLC0415 - only for people

        said = counted(len(completed.proposals), "proposal") if completed.proposals else "nothing is missing"
        say("\n".join((*proposals_text(completed.proposals), f"{path}: {said}.")))
    if wish.output is not None:
        _write(completed.matrix, wish.output)


def _theirs(wish: Wish, settings: Settings) -> Organization | Iterable[str] | None:
    if wish.roles is not None:
        names = [name.strip() for name in wish.roles.split(",") if name.strip()]
        if not names:
            raise RaciError("misuse", "--roles names no role; part them by commas: --roles 'CEO, Head of Sales'")
        return names
    if not settings.organization:
        return None
    from raci.api import read_organization  # noqa: PLC0415 - nothing costs until used

    with in_force(settings.limits):
        return read_organization(settings.organization)


def _show(matrix: Matrix) -> None:
    from raci.reports.table import heading, table  # noqa: PLC0415 - nothing costs until used

    colours = palette()
    say(colours.bold(heading(matrix)))
    say("")
    say(table(matrix, colours, columns()))


def _write(matrix: Matrix, output: Path) -> None:
    from raci.api import write  # noqa: PLC0415 - nothing costs until used

    write(matrix, output)
    tell(f"{output}: {counted(len(matrix.duties), 'duty', 'duties')}, {counted(len(matrix.roles), 'role')}.")
