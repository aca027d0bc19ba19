"""The settings that hold for a file: default, then settings file, then environment, then command line."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from raci.limits import in_force
from raci.records import values
from raci.remote import is_remote
from raci.settings import Settings, find_settings, for_path, load_settings, matches, merged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from raci.settings.merging import Places

Said: TypeAlias = "Mapping[str, Any]"
"""What the command line says, by field of Settings; None is nothing said.

Beside the fields stands `config`: the settings file it names, or False where none is to be read.
"""

_OTHER_OPTIONS: Final = {
    "organization": "--org",
    "transposed": "--transposed/--not-transposed",
    "allowances": "--no-allowances",
    "time": "--time-limit",
    "cache": "--cache/--no-cache",
}


def settings_for(path: Path, said: Said) -> Settings:
    """Return the settings for a path: those of its settings file, overruled by the environment and the command line."""
    file = file_for(path, said)
    found = for_path(_loaded(file), path) if file else Settings()
    if _any_variable():
        found = merged(found, *_environment(tuple(_of_raci())))
    flags = {name: value for name, value in said.items() if name != "config" and _is_said(value)}
    return merged(found, flags, _places(flags)) if flags else found


def limits_here(said: Said) -> AbstractContextManager[None]:
    """Put into force the limits of where the command is called: for what is read beside matrices."""
    return in_force(settings_for(Path(), said).limits)


def exclusion(said: Said) -> Callable[[Path], bool]:
    """Return what tells whether the settings exclude a file that was found in a folder; thousands are asked about."""
    plain = not said.get("config") and said.get("exclude") is None and not _any_variable()

    def is_excluded(path: Path) -> bool:
        if plain and _nothing_set(os.path.dirname(path)):  # noqa: PTH120 - as quick as can be
            return False
        return any(matches(pattern, path) for pattern in settings_for(path, said).exclude)

    return is_excluded


@cache
def _nothing_set(folder: str) -> bool:
    return _nearest(Path(folder).absolute()) is None


def _any_variable() -> bool:
    return any(name.startswith("RACI_") for name in os.environ)


def file_for(path: Path, said: Said) -> Path | None:
    """Return the settings file for a path: the one that is named, else the nearest; None where none is to be read."""
    named = said.get("config")
    if named is False:
        return None
    if named:
        return Path(named)
    from raci.settings.environment import CONFIG, no_file  # noqa: PLC0415 - beside its use

    if os.environ.get(CONFIG, "").strip():
        return Path(os.environ[CONFIG].strip())
    if no_file(os.environ):
        return None
    if is_remote(path):
        return _nearest(Path.cwd())
    return _nearest((path if path.is_dir() else path.parent).absolute())


@cache
def _nearest(folder: Path) -> Path | None:
    return find_settings(folder)


@cache
def _loaded(file: Path) -> Settings:
    return load_settings(file, _misnomers)


def _misnomers(table: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what a table of settings says of rules that means nothing."""
    from raci.lint.misnamed import known, misnomers  # noqa: PLC0415 - only where something is wrong
    from raci.rules import all_rules  # noqa: PLC0415

    return ((each.keys, each.sentence) for each in misnomers(known(all_rules()), table))


@cache
def _environment(variables: tuple[tuple[str, str], ...]) -> tuple[dict[str, Any], Places]:
    """Return what variables say, and where; tell once of those that mean nothing."""
    from raci.cli.output import tell  # noqa: PLC0415 - beside its use
    from raci.settings.environment import from_environment, strangers  # noqa: PLC0415

    for sentence in strangers(dict(variables)):
        tell(f"raci: {sentence}")
    return from_environment(dict(variables))


def _of_raci() -> Iterator[tuple[str, str]]:
    return ((name, text) for name, text in os.environ.items() if name.startswith("RACI_"))


def _is_said(value: object) -> bool:
    """Tell whether an option was given; of the layout, any of its options."""
    fields = getattr(value, "_fields", None)
    return value is not None and (fields is None or any(each is not None for each in values(value).values()))


def _places(flags: Said) -> Places:
    """Return the options with which things were said."""
    found: Places = {}
    for name, value in flags.items():
        if name in {"layout", "limits"}:
            table = value if name == "limits" else values(value)
            said = (key for key, each in table.items() if each is not None)
            found |= {(name, key): _OTHER_OPTIONS.get(key, f"--{key}") for key in said}
        else:
            found[(name,)] = _OTHER_OPTIONS.get(name, f"--{name.replace('_', '-')}")
    return found
