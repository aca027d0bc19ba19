"""Whether what settings allow is needed: told where the whole folder of the settings file was checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from raci.cli.settings_in_force import settings_for
from raci.lint import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from raci.cli.between_files import Together
    from raci.cli.settings_in_force import Said
    from raci.cli.told import Told
    from raci.lint import Finding
    from raci.model import Allowance, Location

    Placed = tuple[Allowance, Location]


def of_settings(paths: Sequence[Path], said: Said, together: Together, told: Told) -> Iterator[Report]:
    """Yield a report for each settings file in the folders checked, if there is something to say of its allowances."""
    folders = [path.absolute() for path in paths if path.is_dir()]
    if not folders:
        return
    own = ((each, each.at) for path in folders for each in settings_for(path, said).allow if each.at is not None)
    by_file: dict[Path, list[Placed]] = {}
    for allowance, at in dict.fromkeys((*own, *together.placed)):
        file = Path(at.path).absolute()
        if any(file.parent.is_relative_to(folder) for folder in folders):
            by_file.setdefault(file, []).append((allowance, at))
    for file, allowances in by_file.items():
        findings = _findings(file, said, allowances, together.covers)
        if new := tuple(each for each in findings if not told.knows(each)):
            yield Report(allowances[0][1].path, new)


def _findings(file: Path, said: Said, allowances: Sequence[Placed], covers: Mapping[Any, int]) -> list[Finding]:
    from raci.lint.allowing import Used  # noqa: PLC0415 - only where settings allow something
    from raci.lint.judging import Bench  # noqa: PLC0415
    from raci.rules import all_rules  # noqa: PLC0415

    used = [Used(allowance, covers.get((allowance, at), 0)) for allowance, at in allowances]
    return Bench.of(all_rules(), settings_for(file.parent, said)).of_settings(used)
