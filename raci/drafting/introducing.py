"""Roles that sentences introduce: those they speak to, those they say something of, those they abbreviate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.drafting.phrases import subject
from raci.drafting.role_names import RoleName, as_role, named_in_sentence
from raci.drafting.scopes import speaks_of_all
from raci.drafting.sentences import sentences
from raci.drafting.verbs import verb_of
from raci.drafting.wordings import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.drafting.role_book import RoleBook
    from raci.prose import ProseLine

_KNOWN: Final = 3


def introduce(line: ProseLine, book: RoleBook, path: str) -> None:
    """Enter the roles of a line in the book."""
    for offset, sentence in sentences(line.text):
        number = line.line_at(offset)
        for role in named_in_sentence(sentence) if line.kind == "words" else ():
            entered = book.add(role, number, path)
            entered.sought = True
            entered.wide = entered.wide or speaks_of_all(sentence)
        for title in _subjects(sentence, listed=line.kind == "item"):
            found = as_role(title)
            if found and found.strength == _KNOWN and found.kind != "external":
                book.add(found, number, path, short=True)
        for abbreviated in compiled("introducing", "abbreviated").finditer(sentence):
            if known := book.get(abbreviated[1]):
                book.add(RoleName(known.name, (abbreviated[2],), _KNOWN, known.kind), number, path)


def _subjects(sentence: str, *, listed: bool) -> Iterator[str]:
    """Yield what may be a title: the subject of a duty, of an announcement, or of being accountable and the like."""
    announced = None if listed else compiled("introducing", "announced").fullmatch(sentence)
    if announced and not any((verb := verb_of(word)) and verb.form == "third" for word in announced[1].split()):
        yield announced[1]
    if shall := compiled("introducing", "shall").match(sentence):
        yield shall[1]
    for found in compiled("introducing", "unknown_subject").finditer(sentence):
        yield found[1]


def owner_elsewhere(text: str, book: RoleBook, path: str, line: int) -> str | None:
    """Return the role to which a text gives what another has not: "that is part of the Project Manager's role"."""
    found = subject("belongs").search(text)
    if not found:
        return None
    rest = text[found.end() :].replace("’", "'").replace("'s", "")
    for role, start, _ in book.mentions(rest):
        if start == 0:
            return role.key
    title = compiled("introducing", "title").match(rest)
    role_name = as_role(title[1].strip()) if title else None
    return book.add(role_name, line, path).key if role_name and role_name.strength == _KNOWN else None
