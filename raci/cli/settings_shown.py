"""The settings that hold for a path, as a settings file that says the same, each line with where it was said."""

from __future__ import annotations

import os
import textwrap
from typing import TYPE_CHECKING, Final

from raci.cli.output import say
from raci.cli.settings_in_force import file_for, settings_for
from raci.errors import SettingsError
from raci.records import values
from raci.reports.terminal import plain
from raci.settings import matches
from raci.settings.house_text import house_lines
from raci.settings.toml import as_toml, key_as_toml, key_of, keys_as_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from raci.cli.settings_in_force import Said
    from raci.settings import Settings

_WIDTH: Final = 100
_SINGLE: Final = ("select", "ignore", "preview", "fail_on", "exclude", "organization", "today", "baseline")
_MANY: Final = ("jobs", "cluster", "cluster_timeout")


def show(paths: Sequence[Path], said: Said) -> None:
    """Show the settings that hold for the one path; raise SettingsError for several, or where they mean nothing."""
    if len(paths) > 1:
        raise SettingsError("misuse", "--show-settings shows what holds for one path; name one file or folder")
    path = paths[0]
    settings = settings_for(path, said)
    file = file_for(path, said)
    where = f"the settings file is {_near(str(file))}" if file else "there is no settings file"
    say(plain(f"# What holds for {path}; {where}."))
    for pattern in settings.paths:
        fits = "fits" if matches(pattern, path) else "does not fit"
        say(plain(f"# The pattern {as_toml(pattern)} {fits}{_said(settings, 'paths', pattern).replace('  # ', ': ')}."))
    for line in lines_of(settings):
        say(plain(line))
    say(_of_rules(settings))


def lines_of(settings: Settings) -> Iterator[str]:
    """Yield settings as lines of a settings file, each value with where it was said; patterns of paths are applied."""
    for name in (*_SINGLE, *(each for each in _MANY if getattr(settings, each) is not None)):
        value = getattr(settings, name)
        if value is None:
            yield f"# {key_of(name)} is not set"
        else:
            yield f"{key_of(name)} = {as_toml(value)}{_said(settings, name)}"
    yield from _table("weights", [((key,), each) for key, each in settings.weights.items()], settings)
    yield from _table("limits", [((key,), _limit(key, each)) for key, each in settings.limits.items()], settings)
    yield from _table("severity", [((key,), each) for key, each in settings.severity.items()], settings)
    options = [((rule, key), each) for rule, table in settings.rules.items() for key, each in table.items()]
    yield from _table("rules", options, settings)
    layout = [((key,), each) for key, each in values(settings.layout).items() if each is not None]
    yield from _table("layout", layout, settings)
    for each in settings.allow:
        yield ""
        yield f"[[allow]]  # {_near(':'.join((each.at.path, str(each.at.row))) if each.at else 'default')}"
        for key, value in values(each).items():
            if key != "at" and value not in ("", None):
                yield f"{key_as_toml(key)} = {as_toml(value)}"
    for number, rule in enumerate(settings.house):
        yield ""
        yield f"[[house]]{_said(settings, 'house', str(number))}"
        for key, value in house_lines(rule):
            yield f"{key_as_toml(key)} = {value}"


def _table(name: str, lines: Sequence[tuple[tuple[str, ...], object]], settings: Settings) -> Iterator[str]:
    if lines:
        yield ""
        yield f"[{name}]"
    for keys, value in lines:
        yield f"{keys_as_toml(keys)} = {as_toml(value)}{_said(settings, name, *keys)}"


def _limit(name: str, value: float) -> object:
    """Return a limit as it is written in a settings file."""
    from raci.limits import BYTES, LIMITS, size_told  # noqa: PLC0415 - few settings set any

    exact = size_told(int(value))
    return exact if LIMITS[name].unit == BYTES and LIMITS[name].value_of(exact) == value else value


def _said(settings: Settings, *keys: str) -> str:
    """Return where a value was said, as a comment."""
    return f"  # {_near(settings.places.get(keys, 'default'))}"


def _near(place: str) -> str:
    """Return a place with its path from here where it is inside the current folder."""
    here = f"{os.getcwd()}{os.sep}"  # noqa: PTH109 - the text is compared
    return place.removeprefix(here)


def _of_rules(settings: Settings) -> str:
    """Return which rules run, as comments."""
    from raci.lint import choose  # noqa: PLC0415 - beside its use
    from raci.rules import rules_for  # noqa: PLC0415

    codes = [rule.code for rule in choose(rules_for(settings), settings)]
    text = f"{len(codes)} rules run: {' '.join(codes)}" if codes else "No rule runs."
    return "\n" + textwrap.fill(text, _WIDTH, initial_indent="# ", subsequent_indent="# ")
