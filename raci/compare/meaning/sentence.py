"""One sentence of what changed, with what it is about."""

from __future__ import annotations

from typing import Literal, TypeAlias

from raci.records import record

Kind: TypeAlias = Literal[
    "accountability", "participation", "duty", "role", "rename", "section", "detail", "organization"
]


@record
class Told:
    """A change of a kind, in a sentence without full stop.

    `duty` and `role` are keys, of the new matrix where they are in it; `before` and `after` are what was and what is:
    the names of the roles accountable, the letters of a cell, the name of a duty.
    """

    kind: Kind
    text: str
    duty: str = ""
    role: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
