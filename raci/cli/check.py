"""raci check: judge every matrix of the files and folders named."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Optional

import typer

from raci.cli.options import (
    Duties,
    Header,
    NotationName,
    Range,
    Sheet,
    Transposed,
    layout,
    settings_for,
)
from raci.cli.output import palette, say, tell
from raci.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.lint import Report

_SLOW: int = 20


def check(  # noqa: PLR0913 - one for each option
    paths: Annotated[
        Optional[list[Path]], typer.Argument(help="Files or folders; the current folder if none is named.")
    ] = None,  # noqa: UP045
    select: Annotated[
        Optional[list[str]], typer.Option(help="Run only these rules (codes, beginnings of codes, names).")
    ] = None,  # noqa: UP045
    ignore: Annotated[Optional[list[str]], typer.Option(help="Do not run these rules.")] = None,  # noqa: UP045
    preview: Annotated[bool, typer.Option(help="Also run rules that are still on trial.")] = False,  # noqa: FBT002
    fail_on: Annotated[
        Optional[Literal["error", "warning", "note"]],
        typer.Option(help="The mildest severity that makes the exit status 1."),
    ] = None,  # noqa: UP045
    report_format: Annotated[Literal["text", "json"], typer.Option("--format", help="How to report.")] = "text",
    everything: Annotated[
        bool, typer.Option("--all", help="Show every finding, not the first ten of each rule.")
    ] = False,  # noqa: FBT002
    sheet: Sheet = None,
    area: Annotated[
        Optional[str], typer.Option("--range", help="Read only this range, such as B4:K30.", rich_help_panel="Layout")
    ] = None,  # noqa: UP045
    header: Header = None,
    duties: Duties = None,
    transposed: Transposed = None,
    notation: NotationName = None,
) -> None:
    """Judge responsibility matrices: every duty needs exactly one accountable owner, somebody who does it, and more.

    Exit status: 0 nothing at or above the failing severity · 1 findings · 2 misuse, or a file that could not be read.

    Examples:

      raci check sales.xlsx

      raci check org/ --select ACC,RSP --fail-on warning

      raci check plan.xlsx --sheet "RACI*" --notation RASCI --format json
    """
    given = Settings(
        select=_split(select), ignore=_split(ignore), preview=preview, fail_on=fail_on or "",
        layout=layout(sheet, area, header, duties, transposed, notation),
    )  # fmt: skip
    files = list(_files(paths or [Path()]))
    if not files:
        tell("raci: no file to check was found")
        raise typer.Exit(2)
    status, reports = 0, []
    colours = palette()
    for path, named in _progress(files):
        settings = settings_for(path, given)
        report = _judged(path, settings, named=named)
        if report is None:
            continue
        status = max(status, _status(report, settings))
        if report_format == "json":
            reports.append(report)
        else:
            _say(report, colours, everything=everything)
    if report_format == "json":
        from raci.reports.json import reports as as_json  # noqa: PLC0415 - only for this format

        say(as_json(reports))
    raise typer.Exit(status)


def _split(words: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(part.strip() for word in words or () for part in word.split(",") if part.strip())


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """Yield the files, and whether each was named itself; files found in folders may hold no matrix."""
    from raci.readers.reader import suffixes  # noqa: PLC0415 - needs the readers

    for path in paths:
        if not path.is_dir():
            yield path, True
            continue
        for found in sorted(path.rglob("*")):
            hidden = any(part.startswith((".", "~$")) for part in found.relative_to(path).parts)
            if found.is_file() and not hidden and found.suffix.lower() in suffixes():
                yield found, False


def _judged(path: Path, settings: Settings, *, named: bool) -> Report | None:
    """Return the report of a file; None for a file in a folder that just holds no matrix."""
    from raci.api import check as judge  # noqa: PLC0415 - nothing costs until used

    report = judge(path, settings)
    harmless = report.unreadable and any(
        word in report.findings[0].message for word in ("no matrix was read", "holds no duties")
    )
    return None if harmless and not named else report


def _status(report: Report, settings: Settings) -> int:
    from raci.lint import Severity  # noqa: PLC0415 - beside its use

    if report.unreadable:
        return 2
    return int(report.fails(Severity(settings.fail_on or "error")))


def _say(report: Report, colours: object, *, everything: bool) -> None:
    from raci.reports.terminal import Palette  # noqa: PLC0415 - only for this format
    from raci.reports.text import text  # noqa: PLC0415

    if report.unreadable:
        for finding in report.findings:
            tell(f"raci: {finding.location}: {finding.message}")
        return
    for note in report.notes:
        if note.kind == "doubt":
            tell(f"{note.location}: doubt: {note.message}")
    say(text(report, colours if isinstance(colours, Palette) else None, None if everything else 10))


def _progress(files: list[tuple[Path, bool]]) -> Iterator[tuple[Path, bool]]:
    """Yield the files; show how far the run is if it is long and somebody watches."""
    if len(files) < _SLOW or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from files
        return
    from rich.console import Console  # noqa: PLC0415 - costs an import, only for long runs
    from rich.progress import track  # noqa: PLC0415

    yield from track(files, "Checking", console=Console(stderr=True), transient=True)
