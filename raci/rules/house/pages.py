"""The page of a house rule, as `raci explain` shows it: what it finds, why, and the settings it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.records import values
from raci.rules.house.wording import summary
from raci.settings.house import House, Side, Which
from raci.settings.toml import as_toml, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEFT_OUT: Final = House("", "", "")
_WHY: Final = "The house has agreed on it, and says no more of it: a line `why` in the settings would."


def page(said: House) -> str:
    """Return the page of a house rule."""
    does = summary(said)
    parts = [does, f"## What it does\n{does}", f"## Why is this bad?\n{said.why or _WHY}"]
    if said.help:
        parts.append(f"## What to do\n{said.help}")
    lines = "\n".join(["[[house]]", *(f"{key} = {value}" for key, value in _lines(said))])
    return "\n\n".join([*parts, f"## Settings\n```toml\n{lines}\n```"])


def _lines(said: House) -> Iterator[tuple[str, str]]:
    for name, value in values(said).items():
        if value != getattr(_LEFT_OUT, name):
            yield key_of(name), as_toml(_plain(value))


def _plain(value: object) -> object:
    """Return a value as the file has it: tables for conditions, one word for a list of one."""
    if isinstance(value, Which | Side):
        given = {name: _plain(each) for name, each in values(value).items() if each and each != Which()}
        named = {("except" if name == "excepted" else key_of(name)): each for name, each in given.items()}
        return named["name"] if named.keys() == {"name"} else named
    if isinstance(value, tuple):
        return value[0] if len(value) == 1 else list(value)
    return value
