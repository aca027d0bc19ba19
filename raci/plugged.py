"""Plug-ins of other packages, found by entry points without the cost of looking where there are none."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from raci.errors import RaciError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import EntryPoint


@cache
def _any_plug_in() -> bool:
    """Tell whether an installed package names an entry point group of ours; importlib.metadata costs 20 ms to ask."""
    return any(b"[raci." in listed for folder in sys.path for listed in _entry_points(folder or "."))


def _entry_points(folder: str) -> Iterator[bytes]:
    """Yield the entry points of the packages installed in a folder, as they are written."""
    try:
        with os.scandir(folder) as found:
            packages = [each.path for each in found if each.name.endswith(".dist-info")]
    except OSError:  # an archive, or a folder that is not there
        return
    for package in packages:
        with suppress(OSError):
            yield Path(package, "entry_points.txt").read_bytes()


def plugged(group: str) -> list[object]:
    """Return what the entry points of a group (`raci.rules`, `raci.readers`) give.

    Raises RaciError, with what was raised as its cause, if one of them cannot be imported.
    """
    if not _any_plug_in():
        return []
    from importlib.metadata import entry_points  # noqa: PLC0415 - only where there are plug-ins

    return [_loaded(point) for point in entry_points(group=group)]


def packages_plugged_in() -> list[str]:
    """Return the names of the packages from which plug-ins of any kind come; they are not imported for that."""
    if not _any_plug_in():
        return []
    from importlib.metadata import entry_points  # noqa: PLC0415 - only where there are plug-ins

    known = entry_points()
    groups = (group for group in known.groups if group.startswith("raci."))
    return sorted({point.module.partition(".")[0] for group in groups for point in known.select(group=group)})


def _loaded(point: EntryPoint) -> object:
    try:
        return point.load()
    except Exception as error:
        package = point.dist.name if point.dist else point.module
        cause = f"{type(error).__name__}: {error}"
        message = f"the plug-in {point.name} of {package} cannot be imported ({cause}); mend or uninstall {package}"
        raise RaciError("broken-plug-in", message) from error
