"""Whether those who check a duty only review it: they give comments, and somebody else decides what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.notations.meanings import meaning_of

if TYPE_CHECKING:
    from raci.plugin import Notation, Participation


def only_review(notation: Notation, kind: Participation) -> bool:
    """Tell whether the notation's word for this kind of checking is one of reviewing."""
    meaning = meaning_of(notation.word(kind))
    return meaning is not None and meaning.id == "reviewing"
