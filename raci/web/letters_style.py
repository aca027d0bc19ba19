"""The colours of letters as a style sheet, made from the one palette."""

from __future__ import annotations

from functools import cache

from raci.palette import palette


@cache
def letters_style() -> str:
    """Return a class for each participation (`p-accountable`), as CSS, and which of several gives a cell its colour."""
    order = " ".join(kind.value for kind in palette())
    return f":root {{ --participations: {order} }}\n" + "".join(
        f".p-{kind.value} {{ background: {look.fill} !important; color: {look.text} !important; "
        f"font-weight: {700 if look.bold else 400} }}\n"
        for kind, look in palette().items()
    )
