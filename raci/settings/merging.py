"""Settings laid over settings: the command line over the file, a path's own over those for all paths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raci.records import replace, values
from raci.settings.model import LayoutSettings
from raci.settings.patterns import matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import PurePath

    from raci.settings.model import Settings

Places = dict[tuple[str, ...], str]
"""Where things were said, by the keys that lead to them."""


def merged(settings: Settings, overrides: Mapping[str, Any], places: Mapping[tuple[str, ...], str] = {}) -> Settings:
    """Return the settings with others, by field name, laid over them; None means that nothing was said.

    Tables (`layout`, `severity`, `rules`, `paths`) are united key by key, everything else is replaced. `places` tells
    where the others were said.
    """
    said = {name: value for name, value in overrides.items() if value is not None}
    if not said:
        return settings
    changes = {name: _united(getattr(settings, name), value) for name, value in said.items()}
    if settings.places or places:
        changes["places"] = _places(settings, said, places)
    return replace(settings, **changes)


def for_path(settings: Settings, path: PurePath) -> Settings:
    """Return the settings for one file: those whose pattern in `paths` fits it are laid over; later patterns win."""
    for pattern, overrides in settings.paths.items():
        if matches(pattern, path):
            start = ("paths", pattern)
            places = {keys[2:]: place for keys, place in settings.places.items() if keys[:2] == start and keys[2:]}
            settings = merged(settings, overrides, places)
    return settings


def _united(old: object, new: Any) -> Any:  # noqa: ANN401 - any value a setting may have
    if isinstance(old, LayoutSettings):
        return replace(old, **dict(_said(new)))
    if isinstance(old, dict):
        return {**old, **{key: _united(old.get(key), value) for key, value in new.items()}}
    return tuple(new) if isinstance(new, list) else new


def _said(table: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - a table or the layout
    said = values(table) if isinstance(table, LayoutSettings) else table
    return ((name, value) for name, value in said.items() if value is not None)


def _places(settings: Settings, said: Mapping[str, Any], places: Mapping[tuple[str, ...], str]) -> Places:
    """Return where things were said when all is laid over; nothing is left of the places of what was replaced."""
    gone = set(_leaves(said))
    kept = {
        keys: each
        for keys, each in settings.places.items()
        if keys[0] not in said or not any(keys[:end] in gone for end in (1, 2, 3))
    }
    return {**kept, **places}


def _leaves(table: Any, before: tuple[str, ...] = ()) -> Iterable[tuple[str, ...]]:  # noqa: ANN401 - a table
    """Yield the keys of all that is replaced."""
    for name, value in _said(table):
        keys = (*before, name)
        if isinstance(value, dict | LayoutSettings):
            yield from _leaves(value, keys)
        else:
            yield keys
