"""How lines and boxes look, by their kind; the data stands beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.datafile import load
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.drawings.drawing import Edge

_THICKEST: Final = 7.0

FILLS: Final[Mapping[str, str]] = {"role": "#eef4fb", "duty": "#ffffff", "unit": "#f3f0fa", "person": "#f1f7ee"}
"""What a node of each kind is filled with."""


@record
class Stroke:
    """A line: its colour as `#rrggbb`, its width in pixels, and its dashes as SVG has them (empty: none)."""

    colour: str
    width: float = 1.2
    dash: str = ""


@cache
def _strokes() -> dict[str, Stroke]:
    return {kind: Stroke(**said) for kind, said in load(Path(__file__).with_name("strokes.toml")).items()}


def stroke_of(edge: Edge) -> Stroke:
    """Return how an edge is drawn; the more often a bundle holds, the thicker it is."""
    known = _strokes()
    found = known.get(edge.kind) or known["other"]
    if edge.kind == "bundle":
        return Stroke(found.colour, min(_THICKEST, 1 + edge.count.bit_length() * 0.7))
    return found
