"""What `raci check` can be told, group by group."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from raci.cli.annotated_copy import Copy
from raci.cli.files import Sought
from raci.cli.options.shared import Severity, listed
from raci.cli.reporting import TEXT, Wanted
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.cli.settings_in_force import Said

_MANY = "Many files"

Paths: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATHS]...",
        help="Files, folders, patterns ('teams/**/*.xlsx') or addresses (s3://bucket/plans/, zip://plans.zip); the "
        "current folder if none is named.",
    ),
]
ShowSettings: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--show-settings",
        help="Check nothing; show what holds for the path, and where it was said.",
        rich_help_panel="Settings",
    ),
]


@record
class RuleOptions:
    """Which rules run, and what fails."""

    select: Annotated[
        list[str] | None, typer.Option(help="Run only these rules (codes, beginnings of codes, names).")
    ] = None
    ignore: Annotated[list[str] | None, typer.Option(help="Do not run these rules.")] = None
    preview: Annotated[bool, typer.Option(help="Also run rules that are still on trial.")] = False
    fail_on: Annotated[Severity | None, typer.Option(help="The mildest severity that makes the exit status 1.")] = None

    def said(self) -> Said:
        """Return what they say, by field of Settings."""
        return {
            "select": listed(self.select),
            "ignore": listed(self.ignore),
            "preview": self.preview or None,
            "fail_on": self.fail_on,
        }


@record
class ReportOptions:
    """How it is reported, and where to."""

    report: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FORM[=FILE]",
            help="How to report, and where to; may be given several times: text (the default), json, sarif, github …",
        ),
    ] = None
    report_format: Annotated[str | None, typer.Option("--format", help="The same as --report, for one form.")] = None
    everything: Annotated[bool, typer.Option("--all", help="Show every finding, not the first ten of each rule.")] = (
        False
    )

    def wanted(self, judged: Sequence[Path], copy: CopyOptions) -> Wanted:
        """Return the reports that are wanted; raise RaciError where they do not fit what is judged or written."""
        forms = [*(self.report or ()), *([self.report_format] if self.report_format else ())]
        return Wanted.asked_for(forms, [*judged, *([copy.annotate] if copy.annotate else ())]) if forms else TEXT


@record
class FileOptions:
    """Which of the files count."""

    skip_others: Annotated[
        bool, typer.Option("--skip-others", help="Pass over named files that hold no matrix, as commit hooks want it.")
    ] = False
    changed: Annotated[
        str | None,
        typer.Option(
            metavar="BASE",
            help="Only what has changed since HEAD parted from this branch or commit, committed or not.",
        ),
    ] = None

    def sought(self) -> Sought:
        """Return which files are judged of those that are named or found."""
        return Sought(self.skip_others, self.changed)


@record
class CopyOptions:
    """Whether a copy of the workbook is written that has the findings in it."""

    annotate: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Write a copy of the one workbook with each finding as a note at its cell."),
    ] = None
    findings_sheet: Annotated[
        bool, typer.Option("--findings-sheet", help="With --annotate: also list the findings on a sheet of their own.")
    ] = False

    def copy(self, judged: Sequence[Path]) -> Copy | None:
        """Return the copy that is asked for, None if there is none; raise SettingsError where the words do not fit."""
        return Copy.asked_for(judged, self.annotate, sheet=self.findings_sheet)


@record
class AllowanceOptions:
    """What is allowed, or known already."""

    show_allowed: Annotated[
        bool,
        typer.Option("--show-allowed", help="List the allowances: why, by whom, until when, and what each covers."),
    ] = False
    no_allowances: Annotated[
        bool, typer.Option("--no-allowances", help="Allow nothing, whatever notes, files or settings say.")
    ] = False
    baseline: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Known findings that do not fail: raci-baseline.json, as written before."),
    ] = None
    write_baseline: Annotated[
        bool,
        typer.Option("--write-baseline", help="Write all that is found to the baseline: from now on it is known."),
    ] = False

    def said(self) -> Said:
        """Return what they say, by field of Settings."""
        return {"baseline": self.baseline, "allowances": False if self.no_allowances else None}


@record
class ManyFilesOptions:
    """How many files are judged: at once, by whom, for how long, and what is kept of it."""

    jobs: Annotated[
        int | None,
        typer.Option(
            min=0, help="Judge so many files at once; as many as pay if 0 or left out.", rich_help_panel=_MANY
        ),
    ] = None
    time_limit: Annotated[
        float | None,
        typer.Option(
            min=0,
            metavar="SECONDS",
            help="End the judging of a file that takes longer (600 if left out; 0 for any time).",
            rich_help_panel=_MANY,
        ),
    ] = None
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Let the workers of a dask cluster judge: its scheduler, such as tcp://scheduler:8786.",
            rich_help_panel=_MANY,
        ),
    ] = None
    cluster_timeout: Annotated[
        float | None,
        typer.Option(
            min=0.1, metavar="SECONDS", help="Wait so long for the scheduler (10 if left out).", rich_help_panel=_MANY
        ),
    ] = None
    cache: Annotated[
        bool | None,
        typer.Option(
            "--cache/--no-cache",
            help="Keep results from run to run, so that unchanged files are not read again; with more than 20 files of "
            "this machine if left out.",
            rich_help_panel=_MANY,
        ),
    ] = None
    cache_dir: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER", help="Keep them there, and not in your folder for caches.", rich_help_panel=_MANY
        ),
    ] = None

    def said(self) -> Said:
        """Return what they say, by field of Settings."""
        limits = None if self.time_limit is None else {"time": self.time_limit}
        return {
            "jobs": self.jobs,
            "cluster": self.cluster,
            "cluster_timeout": self.cluster_timeout,
            "cache": self.cache,
            "cache_dir": self.cache_dir,
            "limits": limits,
        }
