"""Whether what settings allow is needed: told where the whole folder of the settings file was checked."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from raci.cli.settings_in_force import settings_for
from raci.lint import Report
from raci.remote import place

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from raci.cli.settings_in_force import Said
    from raci.lint import Finding
    from raci.model import Allowance, Location

    Placed = tuple[Allowance, Location]


def of_settings(
    paths: Sequence[Path], said: Said, reports: Sequence[Report], told: Container[Finding]
) -> Iterator[Report]:
    """Yield a report for each settings file in the folders checked, if there is something to say of its allowances."""
    folders = [path.absolute() for path in paths if path.is_dir()]
    holding = [*folders, *(place(report.path) for report in reports)] if folders else []
    placed = dict.fromkeys(
        (each, each.at) for path in holding for each in settings_for(path, said).allow if each.at is not None
    )
    by_file: dict[Path, list[Placed]] = {}
    for allowance, at in placed:
        file = Path(at.path).absolute()
        if any(file.parent.is_relative_to(folder) for folder in folders):
            by_file.setdefault(file, []).append((allowance, at))
    covers = _covered(reports) if by_file else Counter[object]()
    for file, allowances in by_file.items():
        findings = _findings(file, said, allowances, covers)
        if new := tuple(each for each in findings if each not in told):
            yield Report(allowances[0][1].path, new)


def _covered(reports: Sequence[Report]) -> Counter[object]:
    covers: Counter[object] = Counter()
    for report in reports:
        for used in report.allowances:
            covers[used.allowance, used.allowance.at] += used.covers
    return covers


def _findings(file: Path, said: Said, allowances: Sequence[Placed], covers: Counter[object]) -> list[Finding]:
    from raci.lint.allowing import Used  # noqa: PLC0415 - only where settings allow something
    from raci.lint.judging import Bench  # noqa: PLC0415
    from raci.rules import all_rules  # noqa: PLC0415

    used = [Used(allowance, covers[allowance, at]) for allowance, at in allowances]
    return Bench.of(all_rules(), settings_for(file.parent, said)).of_settings(used)
