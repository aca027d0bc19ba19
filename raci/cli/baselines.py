"""Holding what was found against the baseline that a flag or the settings name, and writing it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.cli.output import counted, tell
from raci.cli.settings_in_force import limits_here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.lint import Report
    from raci.lint.baseline import Baseline

DEFAULT: Final = "raci-baseline.json"
"""The name of a baseline that is written and was not named."""


def set_apart(
    reports: Sequence[Report], baselines: Sequence[str | None], between: Report | None, *, write: bool
) -> tuple[list[Report], Report | None]:
    """Return the reports, and that of what is found between files, with the known findings of the baselines set apart.

    `baselines` names that of each report, and last that of `between`. With `write`, what is found is written to them
    first. Raises UnreadableError if a baseline cannot be read, RaciError if it cannot be written.
    """
    named = [each or (DEFAULT if write else None) for each in baselines]
    found = list(reports)
    for baseline in dict.fromkeys(each for each in named if each):
        places = [place for place, each in enumerate(named[:-1]) if each == baseline]
        own = between if named[-1] == baseline else None
        with limits_here({}):
            mine, own = _held_against(Path(baseline), [found[place] for place in places], own, write=write)
        for place, report in zip(places, mine, strict=True):
            found[place] = report
        between = between if own is None else own
    return found, between


def _held_against(
    path: Path, reports: Sequence[Report], between: Report | None, *, write: bool
) -> tuple[Sequence[Report], Report | None]:
    from raci.lint.baseline import compare, read_baseline  # noqa: PLC0415 - only where there is a baseline

    known = _written(path, reports, between) if write else read_baseline(path)
    compared = compare(reports, known, path.parent, between)
    if compared.gone and not write:
        are = "is" if len(compared.gone) == 1 else "are"
        gone = counted(len(compared.gone), "finding")
        tell(f"raci: {gone} of the baseline {path} {are} gone; write it anew with --write-baseline")
    return compared.reports, compared.between


def _written(path: Path, reports: Sequence[Report], between: Report | None) -> Baseline:
    """Write what was found; what the baseline held of files that were not judged stays in it."""
    from raci.lint.baseline import take, write_baseline  # noqa: PLC0415 - only where one is written

    made = take(reports, path.parent, between, _old(path))
    write_baseline(made, path)
    tell(f"raci: {counted(len(made.entries), 'known finding')} written to {path}")
    return made


def _old(path: Path) -> Baseline | None:
    from raci.errors import UnreadableError  # noqa: PLC0415 - beside its use
    from raci.lint.baseline import read_baseline  # noqa: PLC0415

    if not path.exists():
        return None
    try:
        return read_baseline(path)
    except UnreadableError as error:
        if error.code == "no-baseline":  # a file of another kind is never written over
            raise
        tell(f"raci: {path} could not be read and is written anew, with the files of this run alone")
        return None
