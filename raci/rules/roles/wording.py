"""The words of roles that several rules know: what a form says, and how persons are named."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from raci.datafile import load
from raci.rules.duties.placeholders import Form


@cache
def wording() -> dict[str, Any]:
    """Return the word lists of the data file beside this module."""
    return load(Path(__file__).with_name("wording.toml"))


@cache
def placeholders() -> Form:
    """Return the form that roles are entered in."""
    return Form(wording()["placeholder"])
