"""Reports and findings of what cannot be read: a file, a part that belongs to it, or a file that holds no matrix."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from raci.lint.engine import UNREADABLE
from raci.lint.finding import Finding, Severity
from raci.lint.report import Report
from raci.model import Location, column_number
from raci.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.errors import RaciError
    from raci.layout.reading import Note
    from raci.model import Organization


def unreadable(path: str, *told: tuple[str, str], foreign: bool = False) -> Report:
    """Return the report of a file that cannot be read, with a finding for each place and sentence.

    It is `foreign` if it may well be right, and is none of ours.
    """
    findings = tuple(_finding(sentence, _location(path, place)) for place, sentence in told)
    return Report(path, findings, unreadable=True, foreign=foreign, version=VERSION)


def problems_of(path: str, error: RaciError) -> list[tuple[str, str]]:
    """Return the place and the sentence of each thing that is wrong with a file."""
    return [_parted(path, problem) for problem in error.problems] or [(error.place, error.message)]


def flaws(notes: Iterable[Note]) -> Iterator[Finding]:
    """Yield a finding for each part that belongs to a file and could not be read, such as its organization."""
    return (_finding(note.message, note.location) for note in notes if note.kind == "error")


def organization_alone(
    path: str, organization: Organization, notes: tuple[Note, ...], found: Iterable[Finding] = ()
) -> Report:
    """Return the report of a file that holds an organization and no matrix; a note says what is in it."""
    from raci.layout.reading import Note  # noqa: PLC0415 - only where there is no matrix

    counts = (("units", organization.units), ("roles", organization.roles), ("people", organization.people))
    held = ", ".join(f"{what}: {len(found):,}" for what, found in counts if found)
    message = f"an organization ({held or 'levels and tiers'}), and no matrix to judge"
    told = (*notes, Note("info", message, Location(path)))
    return Report(path, (*flaws(notes), *found), told, foreign=True, version=VERSION)


def _finding(sentence: str, location: Location) -> Finding:
    return Finding(UNREADABLE, "unreadable-file", sentence, Severity.ERROR, location=location, others=(sentence,))


def _parted(path: str, problem: str) -> tuple[str, str]:
    """Return the place and the sentence of a problem: `org.yaml:12:5: the key 'a' stands twice`."""
    inside, _, sentence = problem.removeprefix(path).partition(": ")
    return f"{path}{inside}", sentence


def _location(path: str, place: str) -> Location:
    """Return the location of an error's place: a path, and perhaps a line, a line and column, a sheet, or a cell."""
    rest = place.removeprefix(path).lstrip(":")
    if line := re.fullmatch(r"(\d+)(?::(\d+))?", rest):
        return Location(path, None, int(line[1]), int(line[2] or 1))
    if cell := re.fullmatch(r"(.*)!([A-Z]{1,3})(\d+)", rest):
        return Location(path, cell[1], int(cell[3]), column_number(cell[2]))
    return Location(path, rest or None)
