"""Plug-ins of other packages, found by entry points without the cost of looking where there are none."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from raci.errors import RaciError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


@cache
def _any_plug_in() -> bool:
    """Tell whether an installed package names an entry point group of ours; importlib.metadata costs 20 ms to ask."""
    for folder in sys.path:
        for listed in Path(folder or ".").glob("*.dist-info/entry_points.txt"):
            try:
                if "[raci." in listed.read_text(encoding="utf-8", errors="replace"):
                    return True
            except OSError:
                continue
    return False


def plugged(group: str) -> list[object]:
    """Return what the entry points of a group (`raci.rules`, `raci.readers`) give.

    Raises RaciError, with what was raised as its cause, if one of them cannot be imported.
    """
    if not _any_plug_in():
        return []
    from importlib.metadata import entry_points  # noqa: PLC0415 - only where there are plug-ins

    return [_loaded(point) for point in entry_points(group=group)]


def _loaded(point: EntryPoint) -> object:
    try:
        return point.load()
    except Exception as error:
        package = point.dist.name if point.dist else point.module
        cause = f"{type(error).__name__}: {error}"
        message = f"the plug-in {point.name} of {package} cannot be imported ({cause}); mend or uninstall {package}"
        raise RaciError("broken-plug-in", message) from error
