"""Merging files and telling what came of it: what `raci merge` does once its words are understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.cli.output import counted, say, tell
from raci.cli.settings_in_force import settings_for

if TYPE_CHECKING:
    from pathlib import Path

    from raci.cli.settings_in_force import Said
    from raci.merging import MergedFile

_MOST: Final = 20
_WAYS: Final = {
    "as ours": "only ours was changed",
    "as theirs": "only theirs was changed",
    "lines": "merged line by line",
    "ours mended": "theirs was put into ours",
    "theirs mended": "ours was put into theirs",
    "anew": "written anew, without what stood beside the matrices",
}


def say_merged(  # noqa: PLR0913 - three files, where they go, and how
    base: Path, ours: Path, theirs: Path, target: Path | None, named: Path | None, said: Said, *, anew: bool
) -> int:
    """Merge files, say what came of it, and return the exit status; raise RaciError if one cannot be read."""
    from raci.merging import merge_files  # noqa: PLC0415 - nothing costs until used

    settings = settings_for(named or ours, said)
    done = merge_files(base, ours, theirs, target, settings, named=named, anew=anew)
    shown = str(named or target or ours)
    for conflict in done.conflicts[:_MOST]:
        tell(f"{shown}: conflict: {conflict}")
    if len(done.conflicts) > _MOST:
        tell(f"{shown}: and {len(done.conflicts) - _MOST} more conflicts")
    for clash in done.clashes[:_MOST]:
        tell(f"{shown}: conflict: {clash}; both are in the merged file")
    for text in done.lost[:_MOST]:
        tell(f"{shown}: not merged, as it stands beside the matrices: {text}")
    _say(done, shown, written=target is not None)
    return 0 if done.clean else 1


def _say(done: MergedFile, shown: str, *, written: bool) -> None:
    from raci.reports.terminal import plain  # noqa: PLC0415 - beside its use

    if done.way == "refused":
        for reason in done.reasons:
            tell(f"{shown}: {reason}")
        tell(f"{shown}: nothing was written; merge by hand, or write it anew with --anew, which loses all but matrices")
        return
    kept = f"; {counted(len(done.conflicts), 'conflict')}, in which ours was kept" if done.conflicts else ""
    would = "" if written else "would be "
    say(plain(f"{shown}: {would}merged ({_WAYS[done.way]}){kept}."))
