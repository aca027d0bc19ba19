"""Sentences that announce a list: what sort of list it is, whose, and which letter they give to all its items."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raci.drafting.headings import kind_of
from raci.drafting.saying import statements
from raci.drafting.sections import SILENT
from raci.drafting.wordings import compiled

if TYPE_CHECKING:
    from raci.drafting.role_book import RoleBook
    from raci.drafting.sections import Sections


class LeadIn(NamedTuple):
    """A sentence that announces the list after it; `roles` are those it is of, `letter` is empty if it states none."""

    kind: str
    roles: tuple[str, ...]
    letter: str
    line: int
    text: str


def announces(sentence: str) -> bool:
    """Tell whether a sentence without a colon announces the list that follows it, by how it ends."""
    return bool(compiled("announcing", "end").search(sentence))


def led_in(sentence: str, line: int, book: RoleBook, sections: Sections, spoken: tuple[str, ...]) -> LeadIn:
    """Return what a sentence announces; `spoken` are the roles of which the sentences before it spoke."""
    said = statements(sentence, book)
    here = (sections.role,) if sections.role else ()
    if said and not said[-1].goes_on:
        last = said[-1]
        kind = "negative" if last.negative else "duties"
        if kind_of(sentence) == "noise" and not last.letter:
            kind = "noise"
        if kind == "duties" and sections.kind in SILENT:
            kind = sections.kind
        return LeadIn(kind, last.roles or spoken or here, last.letter, line, sentence)
    kind = kind_of(sentence)
    kind = sections.kind if kind in {"", "summary", "document", "end"} else kind
    end = len(sentence.rstrip(": "))
    mentioned = [(role.key, stop) for role, _, stop in book.mentions(sentence)]
    closing = tuple(key for key, stop in mentioned if stop == end)
    roles = closing or here or spoken or tuple(key for key, _ in mentioned[-1:])
    return LeadIn(kind, roles if closing or "duties" in {kind, sections.kind} else here, "", line, sentence)
