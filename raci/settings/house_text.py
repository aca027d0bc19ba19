"""House rules as a settings file has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.records import values
from raci.settings.house import House, Side, Which
from raci.settings.toml import as_toml, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEFT_OUT: Final = House("", "", "")


def house_lines(said: House) -> Iterator[tuple[str, str]]:
    """Yield each key of a house rule with its value, as TOML; what is left to its default is left out."""
    for name, value in values(said).items():
        if value != getattr(_LEFT_OUT, name):
            yield key_of(name), as_toml(_plain(value))


def _plain(value: object) -> object:
    """Return a value as the file has it: tables for conditions, one word for a list of one."""
    if isinstance(value, Which | Side):
        given = {name: _plain(each) for name, each in values(value).items() if each and each != Which()}
        found = {("except" if name == "excepted" else key_of(name)): each for name, each in given.items()}
        return found["name"] if found.keys() == {"name"} else found
    if isinstance(value, tuple):
        return value[0] if len(value) == 1 else list(value)
    return value
