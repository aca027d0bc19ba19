"""The page of a house rule, as `raci explain` shows it: what it finds, why, and the settings it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.rules.house.wording import summary
from raci.settings.house_text import house_lines

if TYPE_CHECKING:
    from raci.settings.house import House

_WHY: Final = "The house has agreed on it, and says no more of it: a line `why` in the settings would."


def page(said: House) -> str:
    """Return the page of a house rule."""
    does = summary(said)
    parts = [does, f"## What it does\n{does}{_whatever(said)}", f"## Why is this bad?\n{said.why or _WHY}"]
    if said.help:
        parts.append(f"## What to do\n{said.help}")
    lines = "\n".join(["[[house]]", *(f"{key} = {value}" for key, value in house_lines(said))])
    return "\n\n".join([*parts, f"## Settings\n```toml\n{lines}\n```"])


def _whatever(said: House) -> str:
    if not any(each.participation for each in (said, said.one, said.other)):
        return ""
    return " Whatever letter a notation has for it counts; where it has none, nothing is found."
