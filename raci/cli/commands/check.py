"""raci check: judge every matrix of the files and folders named."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from raci.cli.annotated_copy import Copy
from raci.cli.files import Sought
from raci.cli.judging import judge_files
from raci.cli.options import (
    Config,
    Duties,
    Header,
    NoConfig,
    NotationName,
    Org,
    Range,
    Sheet,
    Transposed,
    config_said,
    listed,
)
from raci.cli.reporting import Wanted
from raci.remote import place
from raci.settings import LayoutSettings

_MANY: Final = "Many files"


def check(  # noqa: PLR0913 - one for each option
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATHS]...",
            help="Files, folders, patterns ('teams/**/*.xlsx') or addresses (s3://bucket/plans/, zip://plans.zip); the "
            "current folder if none is named.",
        ),
    ] = None,
    *,
    select: Annotated[
        list[str] | None, typer.Option(help="Run only these rules (codes, beginnings of codes, names).")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Do not run these rules.")] = None,
    preview: Annotated[bool, typer.Option(help="Also run rules that are still on trial.")] = False,
    fail_on: Annotated[
        Literal["error", "warning", "note"] | None,
        typer.Option(help="The mildest severity that makes the exit status 1."),
    ] = None,
    report: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FORM[=FILE]",
            help="How to report, and where to; may be given several times: text (the default), json, sarif, github …",
        ),
    ] = None,
    report_format: Annotated[str | None, typer.Option("--format", help="The same as --report, for one form.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show every finding, not the first ten of each rule.")
    ] = False,
    skip_others: Annotated[
        bool, typer.Option("--skip-others", help="Pass over named files that hold no matrix, as commit hooks want it.")
    ] = False,
    changed: Annotated[
        str | None,
        typer.Option(
            metavar="BASE",
            help="Only what has changed since HEAD parted from this branch or commit, committed or not.",
        ),
    ] = None,
    annotate: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Write a copy of the one workbook with each finding as a note at its cell."),
    ] = None,
    findings_sheet: Annotated[
        bool, typer.Option("--findings-sheet", help="With --annotate: also list the findings on a sheet of their own.")
    ] = False,
    show_allowed: Annotated[
        bool,
        typer.Option("--show-allowed", help="List the allowances: why, by whom, until when, and what each covers."),
    ] = False,
    no_allowances: Annotated[
        bool, typer.Option("--no-allowances", help="Allow nothing, whatever notes, files or settings say.")
    ] = False,
    baseline: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Known findings that do not fail: raci-baseline.json, as written before."),
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option("--write-baseline", help="Write all that is found to the baseline: from now on it is known."),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            min=0, help="Judge so many files at once; as many as pay if 0 or left out.", rich_help_panel=_MANY
        ),
    ] = None,
    time_limit: Annotated[
        float | None,
        typer.Option(
            min=0,
            metavar="SECONDS",
            help="End the judging of a file that takes longer (600 if left out; 0 for any time).",
            rich_help_panel=_MANY,
        ),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Let the workers of a dask cluster judge: its scheduler, such as tcp://scheduler:8786.",
            rich_help_panel=_MANY,
        ),
    ] = None,
    cluster_timeout: Annotated[
        float | None,
        typer.Option(
            min=0.1, metavar="SECONDS", help="Wait so long for the scheduler (10 if left out).", rich_help_panel=_MANY
        ),
    ] = None,
    cache: Annotated[
        bool | None,
        typer.Option(
            "--cache/--no-cache",
            help="Keep results from run to run, so that unchanged files are not read again; with more than 20 files of "
            "this machine if left out.",
            rich_help_panel=_MANY,
        ),
    ] = None,
    cache_dir: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER", help="Keep them there, and not in your folder for caches.", rich_help_panel=_MANY
        ),
    ] = None,
    org: Org = None,
    sheet: Sheet = None,
    area: Range = None,
    header: Header = None,
    duties: Duties = None,
    transposed: Transposed = None,
    notation: NotationName = None,
    config: Config = None,
    no_config: NoConfig = False,
    show_settings: Annotated[
        bool,
        typer.Option(
            "--show-settings",
            help="Check nothing; show what holds for the path, and where it was said.",
            rich_help_panel="Settings",
        ),
    ] = False,
) -> None:
    """Judge responsibility matrices: every duty needs exactly one accountable owner, somebody who does it, and more.

    Exit status: 0 nothing at or above the failing severity · 1 findings · 2 misuse, or a file that could not be read.

    Examples:
      raci check sales.xlsx

      raci check org/ --select ACC,RSP --fail-on warning

      raci check plan.xlsx --sheet "RACI*" --notation RASCI --format json

      raci check --changed origin/main

      raci check org/ --report text --report json=found.json

      raci check plans/bids.xlsx --show-settings

      raci check org/ --baseline raci-baseline.json --write-baseline

      raci check org/ --baseline raci-baseline.json

      raci check org/ --jobs 4

      raci check s3://bucket/plans/ 'teams/**/*.xlsx'

      raci check plan.xlsx --annotate plan-checked.xlsx --findings-sheet
    """
    said = {
        "select": listed(select), "ignore": listed(ignore), "preview": preview or None, "fail_on": fail_on,
        "organization": org, "layout": LayoutSettings(sheet, area, header, duties, transposed, notation),
        "config": config_said(config, none=no_config), "baseline": baseline,
        "allowances": False if no_allowances else None, "jobs": jobs, "cluster": cluster,
        "cluster_timeout": cluster_timeout, "cache": cache, "cache_dir": cache_dir,
        "limits": None if time_limit is None else {"time": time_limit},
    }  # fmt: skip
    named = [place(path) for path in paths or ()]
    if show_settings:
        from raci.cli.settings_shown import show  # noqa: PLC0415 - beside its use

        show(named or [Path()], said)
        return
    forms = [*(report or ()), *([report_format] if report_format else ())]
    wanted = Wanted.asked_for(forms, [*named, *([annotate] if annotate else ())]) if forms else None
    copy = Copy.asked_for(named, annotate, sheet=findings_sheet)
    everywhere = named or [Path()]
    with (wanted or Wanted()).opened() as take:
        status = judge_files(
            everywhere,
            said,
            wanted=wanted,
            everything=everything,
            copy=copy,
            allowed=show_allowed,
            write_baseline=write_baseline,
            sought=Sought(skip_others, changed),
            take=take,
        )
    raise typer.Exit(status)
