"""The JSON of `raci read --format json`."""

from __future__ import annotations

from typing import Any

from raci.schemas.documents.report import Note  # noqa: TC001 - pydantic reads it
from raci.schemas.model import Document, schema_of


class Role(Document):
    """A role of a matrix."""

    name: str
    """Its name."""
    group: str
    """The headings over it, from the outermost, with ` / ` between them."""
    aliases: list[str]
    """Other names it goes by."""
    holders: list[str]
    """The people who hold it, where the matrix names them."""
    level: str | None
    """Its level, where it is said."""
    scope: str
    """What part of the organization it concerns; empty where that is not said."""
    reports_to: str | None
    """The role it reports to."""


class Duty(Document):
    """A duty of a matrix, with the letters of the roles that take part in it."""

    name: str
    """Its name."""
    section: list[str]
    """The sections it stands in, from the outermost."""
    number: str
    """Its number as written."""
    scope: str
    """What part of the organization it concerns; empty where that is not said."""
    at: str
    """Its place as it is told, without the file: Plan!A7, or 12:5."""
    assignments: dict[str, str]
    """The key of each role that takes part, and its letters."""


class Mark(Document):
    """What a cell says that is no letter."""

    text: str
    """What it says."""
    duty: str
    """The key of the duty of its row; may be empty."""
    role: str
    """The key of the role of its column; may be empty."""


class Matrix(Document):
    """A matrix as it was understood."""

    name: str
    """Its title; may be empty."""
    where: str
    """The sheet and range it stands in, or the line it begins in."""
    notation: str
    """The name of its notation, such as RACI."""
    letters: dict[str, str]
    """What each letter of the notation means."""
    roles: list[Role]
    """Its roles, in order."""
    duties: list[Duty]
    """Its duties, in order."""
    marks: list[Mark]
    """What cells say that is no letter."""
    organization: str | None
    """Where the organization stands it was joined to."""
    joins: dict[str, str | None]
    """The key of each role, and of the role of the organization it is; null where there is none."""
    left_out: list[str]
    """The headings of the columns that belong to no matrix."""
    layout: list[str]
    """How the layout was read, in sentences."""


class Reading(Document):
    """What `raci read` understood of a file."""

    path: str
    """The file."""
    matrices: list[Matrix]
    """The matrices that were found."""
    notes: list[Note]
    """What is to be known of how it was read."""


MODEL = Reading


def schema() -> dict[str, Any]:
    """Return the schema."""
    return schema_of(MODEL, "What raci read understood")
