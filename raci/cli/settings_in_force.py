"""The settings that hold for a file: default, then settings file, then command line."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from raci.settings import Settings, find_settings, for_path, load_settings, matches, merged

if TYPE_CHECKING:
    from collections.abc import Mapping

Said: TypeAlias = "Mapping[str, Any]"
"""What the command line says, by field of Settings; None is nothing said."""


def settings_for(path: Path, said: Said) -> Settings:
    """Return the settings for a path: those of the nearest settings file, overruled by the command line."""
    found = _of_folder((path if path.is_dir() else path.parent).absolute())
    return merged(for_path(found, path) if found else Settings(), said)


def is_excluded(path: Path, said: Said) -> bool:
    """Tell whether the settings exclude a file that was found in a folder."""
    if _nothing_set(os.path.dirname(path)) and "exclude" not in said:  # noqa: PTH120 - thousands of files are asked about
        return False
    return any(matches(pattern, path) for pattern in settings_for(path, said).exclude)


@cache
def _nothing_set(folder: str) -> bool:
    return _of_folder(Path(folder).absolute()) is None


@cache
def _of_folder(folder: Path) -> Settings | None:
    file = find_settings(folder)
    return load_settings(file) if file else None
