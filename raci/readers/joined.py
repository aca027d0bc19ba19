"""Matrices joined to the organization of their file and to the one that the settings name, and the guesses told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from raci.readers.soundness import unsound
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.layout.reading import Note, Understanding
    from raci.model import Matrix, Organization


def joined(found: Understanding, wider: Organization | None) -> Understanding:
    """Return what was read of a file, its matrices joined to its own organization, and to a wider one if there is one.

    A matrix that names an organization of its own is not joined to the wider one.
    """
    from raci.joining import join, joined_within, names_own  # noqa: PLC0415 - nothing costs until used

    own = found.organization
    if own:
        own = replace(own, oddities=(*own.oddities, *unsound(own, {})))
    readings = []
    for reading in found.readings:
        matrix = join(reading.matrix, own) if own else reading.matrix
        if wider and not names_own(matrix):
            matrix = joined_within(matrix, wider)
        readings.append(replace(reading, matrix=matrix, notes=(*reading.notes, *_guesses(matrix))))
    return replace(found, readings=tuple(readings), organization=own)


def _guesses(matrix: Matrix) -> Iterator[Note]:
    """Yield a note for each role that was found by a guess, or may be several; a rule tells what is not there."""
    from raci.joining import told  # noqa: PLC0415 - nothing costs until used
    from raci.layout.reading import Note  # noqa: PLC0415

    roles = {role.key: role for role in matrix.roles}
    for join, sentence in told(matrix):
        if join.way != "none":
            kind: Literal["doubt", "info"] = "doubt" if join.way == "several" else "info"
            yield Note(kind, sentence, matrix.locate(role=roles[join.role]))
