"""The words of roles that several rules know: what a form says, and how persons are named."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from raci.rules.duties.placeholders import Form


@cache
def wording() -> dict[str, Any]:
    """Return the word lists of the data file beside this module."""
    return tomllib.loads(files(__package__).joinpath("wording.toml").read_text(encoding="utf-8"))


@cache
def placeholders() -> Form:
    """Return the form that roles are entered in."""
    return Form(wording()["placeholder"])
