"""People files written for tests, and what an organization says in a few words."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from raci.readers.people import read_people

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from raci.model import Organization


def table(text: str) -> list[list[str]]:
    """Return the rows of a text: a line each, cells between bars."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").splitlines()]


def people(folder: Path, text: str, name: str = "people.csv") -> Organization:
    """Return the organization of a people file with these rows, written as .csv."""
    path = folder / name
    path.write_text(comma_separated(table(text)), encoding="utf-8")
    return read_people(path)


def comma_separated(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as .csv, with quotes where they are needed."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def managers(organization: Organization) -> dict[str, str]:
    """Return who reports to whom, by name."""
    names = {person.key: person.name for person in organization.people}
    return {person.name: names[person.reports_to] for person in organization.people if person.reports_to}


def dotted(organization: Organization) -> dict[str, list[str]]:
    """Return who reports to whom on dotted lines, by name."""
    names = {person.key: person.name for person in organization.people}
    return {person.name: [names[each] for each in person.dotted] for person in organization.people if person.dotted}


def scopes(organization: Organization) -> dict[str, str]:
    """Return what the scope of each role says; empty is the whole organization."""
    return {role.key: str(role.scope or "") for role in organization.roles}


def superiors(organization: Organization) -> dict[str, str | None]:
    """Return to which role each role reports."""
    return {role.key: role.reports_to for role in organization.roles}


def told(organization: Organization) -> list[tuple[str, int]]:
    """Return the kind and line of each oddity."""
    return [(oddity.kind, oddity.source[0] if oddity.source else 0) for oddity in organization.oddities]
