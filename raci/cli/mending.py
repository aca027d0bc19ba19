"""Mending files and telling what was done: what `raci fix` does once its words are understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.cli.files import files
from raci.cli.output import counted, say, tell
from raci.cli.settings_in_force import settings_for
from raci.errors import RaciError
from raci.lint import Safety, Severity
from raci.replacing import backed_up

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from raci.cli.options.mending import MendingOptions
    from raci.cli.settings_in_force import Said
    from raci.lint import Finding
    from raci.mending import Mended
    from raci.settings import Settings


def mend_files(paths: Sequence[Path], said: Said, options: MendingOptions) -> int:
    """Mend files and those of folders, say what was done, and return the exit status.

    0: nothing at or above the failing severity is left. 1: findings are left. 2: a file could not be read or written.
    """
    from raci.menders import menders  # noqa: PLC0415 - nothing costs until used

    status, seen = 0, 0
    mendable = {suffix for mender in menders() for suffix in mender.suffixes}
    for path, named in files(paths, said):
        if not named and path.suffix.lower() not in mendable:
            continue
        try:
            status = max(status, _mend(path, settings_for(path, said), options))
            seen += 1
        except RaciError as error:
            if not named and error.code in {"no-matrix", "not-org-design", "unreadable"}:
                continue
            status = 2
            for line in (f"raci: {error.lines[0]}", *error.lines[1:]):
                tell(line)
    if not seen and not status:
        tell("raci: no file to mend was found")
        return 2
    return status


def _mend(path: Path, settings: Settings, options: MendingOptions) -> int:
    """Mend one file, and return its exit status."""
    from raci.api import check  # noqa: PLC0415 - nothing costs until used
    from raci.mending import carried_out, planned  # noqa: PLC0415

    plan = planned(path, settings, unsafe=options.unsafe)
    wanted = plan.wanted
    if options.dry_run:
        _say(path, wanted, "would be made")
        return _status(check(path, settings).findings, settings)
    if not (wanted.made or options.output):
        _say(path, wanted, "")
        return _left(path, check(path, settings).findings, settings, options)
    target = _target(path, options)
    kept = backed_up(path) if options.in_place else None
    done = carried_out(plan, target)
    _say(path, done, f"made in {target}" + (f", which was kept as {kept}" if kept else ""))
    return _left(target, check(target, settings).findings, settings, options)


def _target(path: Path, options: MendingOptions) -> Path:
    if options.in_place:
        return path
    if options.output is not None:
        return options.output
    target = path.with_name(f"{path.stem}-mended{path.suffix}")
    if target.exists():
        message = "it is there already; name another file with -o, or mend the file itself with --in-place"
        raise RaciError("exists", message, str(target))
    return target


def _say(path: Path, mended: Mended, where: str) -> None:
    """Say what was changed, and what was not and why."""
    if not where or not (mended.made or mended.refused):
        say(f"{path}: nothing to mend.")
        return
    say(f"{path}: {counted(len(mended.made), 'fix', 'fixes')} {where}.")
    for finding in mended.made:
        say(f"  {_line(finding)}")
    for finding, refusal in mended.refused:
        say(f"  {_line(finding)}\n    not made, at {refusal.location.inside}: {refusal.reason}")


def _line(finding: Finding) -> str:
    from raci.reports.terminal import plain  # noqa: PLC0415 - beside its use

    title = finding.fix.title if finding.fix else finding.message
    return plain(f"{finding.location.inside}  {finding.rule}  {title}")


def _left(path: Path, findings: Sequence[Finding], settings: Settings, options: MendingOptions) -> int:
    """Say what is left, and return the exit status: 1 if any of it is at or above the failing severity."""
    if findings:
        proposals = sum(bool(each.fix and each.fix.changes and each.fix.safety is Safety.UNSAFE) for each in findings)
        more = f"; {counted(proposals, 'proposal')} with --unsafe" if proposals and not options.unsafe else ""
        say(f"{counted(len(findings), 'finding is', 'findings are')} left: raci check {path}{more}")
    return _status(findings, settings)


def _status(findings: Sequence[Finding], settings: Settings) -> int:
    worst = Severity(settings.fail_on or "error")
    return int(any(each.severity.rank <= worst.rank for each in findings))
