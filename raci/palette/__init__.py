"""The colours of letters by participation, the same in every format."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from raci.datafile import load
from raci.model import Participation

_FILE: Final = Path(__file__).with_name("palette.toml")


class Look(NamedTuple):
    """The look of a letter: the colour of its cell, that of its text (both `#RRGGBB`), and whether it is bold."""

    fill: str
    text: str
    bold: bool = False


def palette() -> dict[Participation, Look]:
    """Return the look of each participation; the first that a cell has gives it its look."""
    data = load(_FILE)
    return {Participation(kind): Look(**data[kind]) for kind in data["order"]}
