"""Settings laid over settings: the command line over the file, a path's own over those for all paths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raci.records import replace, values
from raci.settings.model import LayoutSettings
from raci.settings.patterns import matches

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import PurePath

    from raci.settings.model import Settings


def merged(settings: Settings, overrides: Mapping[str, Any]) -> Settings:
    """Return the settings with others, by field name, laid over them; None means that nothing was said.

    Tables (`layout`, `severity`, `rules`, `paths`) are united key by key, everything else is replaced.
    """
    changes = {name: _united(getattr(settings, name), value) for name, value in overrides.items() if value is not None}
    return replace(settings, **changes)


def for_path(settings: Settings, path: PurePath) -> Settings:
    """Return the settings for one file: those whose pattern in `paths` fits it are laid over; later patterns win."""
    for pattern, overrides in settings.paths.items():
        if matches(pattern, path):
            settings = merged(settings, overrides)
    return settings


def _united(old: object, new: Any) -> Any:  # noqa: ANN401 - any value a setting may have
    if isinstance(old, LayoutSettings):
        said = values(new) if isinstance(new, LayoutSettings) else new
        return replace(old, **{name: value for name, value in said.items() if value is not None})
    if isinstance(old, dict):
        return {**old, **{key: _united(old.get(key), value) for key, value in new.items()}}
    return tuple(new) if isinstance(new, list) else new
