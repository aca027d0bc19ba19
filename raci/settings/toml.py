"""Values as TOML writes them; Python only reads TOML."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def as_toml(value: object) -> str:
    """Return a value as TOML: text, a number, true or false, a day, a list, or a table in one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{"".join(map(_escaped, value))}"'
        case int() | float():
            return str(value)
        case date():
            return value.isoformat()
        case dict():
            inside = ", ".join(f"{key_as_toml(key)} = {as_toml(each)}" for key, each in value.items())
            return f"{{{inside}}}"
        case list() | tuple():
            return f"[{', '.join(map(as_toml, value))}]"
        case _:
            raise TypeError(f"TOML has nothing for {value!r}")


def keys_as_toml(keys: Sequence[str]) -> str:
    """Return the keys that lead to a value, with dots between: `paths."drafts/**".ignore`."""
    return ".".join(map(key_as_toml, keys))


def key_as_toml(key: str) -> str:
    """Return a key as TOML: bare where it can be, else in quotes."""
    return key if _BARE.fullmatch(key) else as_toml(key)


def key_of(field: str) -> str:
    """Return how a field of the settings is written in the file."""
    return field.replace("_", "-")


def _escaped(letter: str) -> str:
    if letter in _ESCAPED:
        return _ESCAPED[letter]
    code = ord(letter)
    if letter.isprintable() or letter == " ":
        return letter
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - four digits hold no more
