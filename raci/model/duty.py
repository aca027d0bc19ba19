"""A duty: a task, activity, deliverable or decision that roles take part in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.records import field, record

if TYPE_CHECKING:
    from raci.model.location import Place
    from raci.model.organization import Limit
    from raci.model.scope import Scope

PATH_MARK: Final = " › "


def duty_key(section: tuple[str, ...], name: str) -> str:
    """Return the identity of a duty: its section path and its name."""
    return PATH_MARK.join((*section, name)) if section else name


@record
class Duty:
    """One row of a matrix. Its identity is section path + name; `number` is its WBS or task number as written.

    `limits` are the amounts that are decided on in it, such as a spend of 50,000 EUR.
    """

    key: str
    name: str
    section: tuple[str, ...] = ()
    number: str = field(default="", compare=False)
    parent: str | None = None
    scope: Scope | None = None
    source: Place | None = field(default=None, compare=False)
    limits: tuple[Limit, ...] = ()
