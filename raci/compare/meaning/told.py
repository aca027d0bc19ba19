"""All that a difference means, the weightiest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.compare.aligning import Alignment, aligned

if TYPE_CHECKING:
    from raci.compare.meaning.sentence import Told
    from raci.model import Matrix

KINDS: Final = {
    "accountability": "Accountability",
    "participation": "Who takes part",
    "duty": "Duties that came and went",
    "role": "Roles that came and went",
    "rename": "Renamed",
    "section": "Sections and order",
    "detail": "Other changes",
    "organization": "Organization",
}
"""The kinds of sentences in the order in which they are told, each with its heading."""


def meaning(old: Matrix, new: Matrix, alignment: Alignment | None = None) -> tuple[Told, ...]:
    """Return what changed from one matrix to another, in sentences: accountability first, then who takes part.

    Nothing is told of two equal matrices. A duty that came or went with an accountable role is told under
    accountability, too: who answers for it changed from nobody, or to nobody.
    """
    from raci.compare.meaning import cells, parts, things  # noqa: PLC0415 - nothing costs until used

    same = alignment or aligned(old, new)
    sentences = [told for each in (cells.told, things.told, parts.told) for told in each(old, new, same)]
    order = list(KINDS)
    return tuple(sorted(sentences, key=lambda each: order.index(each.kind)))
