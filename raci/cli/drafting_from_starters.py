"""What raci draft does with the catalogue: list it, make a starter somebody's own, complete a matrix after one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from raci.cli.output import columns, counted, palette, say, tell
from raci.cli.settings_in_force import settings_for
from raci.errors import RaciError
from raci.limits import in_force

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.cli.options.drafting import DraftOptions
    from raci.model import Matrix, Organization
    from raci.settings import Settings


def of_catalogue(options: DraftOptions) -> None:
    """List the starters, complete a matrix, or draft from a starter. Raises RaciError for misuse."""
    if options.roles is not None and (options.org or options.complete):
        other = "--org" if options.org else "--complete, which has roles of its own"
        raise RaciError("misuse", f"--roles does not go with {other}")
    if options.listing:
        _list(options)
    elif options.complete is not None:
        _complete(options, options.complete)
    else:
        _draft(options, options.starter or "")


def _list(options: DraftOptions) -> None:
    """Say which starters there are, with what each is about and how large it is."""
    from raci.starting import starters  # noqa: PLC0415 - nothing costs until used

    known = starters()
    if options.report_format == "json":
        from raci.reports.drafts.starters import catalogue_json  # noqa: PLC0415 - only for this format

        say(catalogue_json(known))
        return
    colours = palette()
    widest = max(len(each.name) for each in known)
    for each in known:
        size = f"{counted(each.duties, 'duty', 'duties')}, {counted(each.roles, 'role')}"
        say(f"{colours.bold(each.name.ljust(widest))}  {each.summary} ({size})")


def _draft(options: DraftOptions, name: str) -> None:
    """Write or show a starter bound to somebody's roles; who was taken for whom is told."""
    from raci.starting import draft_from_starter  # noqa: PLC0415 - nothing costs until used

    settings = settings_for(Path(), {"organization": options.org})
    bound = draft_from_starter(name, _theirs(options, settings), settings)
    if options.report_format == "json":
        from raci.reports.drafts.starters import draft_json  # noqa: PLC0415 - only for this format

        say(draft_json(bound.matrix, bound.told))
    else:
        for sentence in bound.told:
            tell(f"raci: {sentence}")
    if options.out is not None:
        _write(bound.matrix, options.out)
    elif options.report_format == "text":
        _show(bound.matrix)


def _complete(options: DraftOptions, path: Path) -> None:
    """Say what a matrix lacks, a reason for each; write it with all that where an output is named."""
    from raci.api import read  # noqa: PLC0415 - nothing costs until used
    from raci.starting import complete, nearest_starter  # noqa: PLC0415

    if options.out is not None and options.out.exists() and path.exists() and options.out.samefile(path):
        raise RaciError("misuse", "a file is not written over itself; name another one with -o", str(path))
    matrix = read(path, settings_for(path, {"organization": options.org}))
    name = options.starter
    if name is None and (near := nearest_starter(matrix)):
        name = near.name
        tell(f"raci: held against the starter {name!r}, which it is most like; --starter names another")
    completed = complete(matrix, name)
    if options.report_format == "json":
        from raci.reports.drafts.starters import proposals_json  # noqa: PLC0415 - only for this format

        say(proposals_json(completed.proposals))
    else:
        from raci.reports.drafts.starters import proposals_text  # noqa: PLC0415 - only for people

        said = counted(len(completed.proposals), "proposal") if completed.proposals else "nothing is missing"
        say("\n".join((*proposals_text(completed.proposals), f"{path}: {said}.")))
    if options.out is not None:
        _write(completed.matrix, options.out)


def _theirs(options: DraftOptions, settings: Settings) -> Organization | Iterable[str] | None:
    if options.roles is not None:
        names = [name.strip() for name in options.roles.split(",") if name.strip()]
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
