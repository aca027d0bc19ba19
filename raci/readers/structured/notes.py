"""What a reader of YAML or JSON should know of a matrix that was read: what was left out, what could be otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.reading import Note
from raci.model import Location
from raci.names import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Place
    from raci.readers.structured.declared import Roles
    from raci.readers.structured.tables import Table

_MOST: Final = 20


def notes_of(table: Table, roles: Roles, path: str) -> Iterator[Note]:
    """Yield the doubts about a table, and what was left out of it; of one kind at most twenty."""
    for key, place in table.left_out[:_MOST]:
        yield _doubt(f"what stands under {key!r} looks like duties, but was not read: too little shows it", path, place)
    for key, place in list(_unread(table).items())[:_MOST]:
        sentence = f"{key!r} is no known word for a letter, yet may say who takes part; it was not read (rename it?)"
        yield _doubt(sentence, path, place)
    for word, place in list(roles.strangers.items())[:_MOST]:
        yield _doubt(f"the role {word!r} is not among the roles the file declares; is it misspelt?", path, place)
    if table.close:
        read = "roles" if table.turned else "duties"
        yield _doubt(f"what stands first was read as {read}, but it may be the other way round", path, table.place)
    guessed = {row.guessed: row.place for row in reversed(table.rows) if row.guessed}
    for key, place in list(guessed.items())[:_MOST]:
        yield Note(
            "info", f"{key!r} was taken for the name of the duty, as it stands first", Location(path, None, *place)
        )
    dropped = {key: place for row in reversed(table.rows) for key, place in reversed(row.cells.dropped)}
    for key, place in list(dropped.items())[:_MOST]:
        yield Note(
            "info", f"{key!r} was taken for a property of the duty, not for a role", Location(path, None, *place)
        )


def _doubt(sentence: str, path: str, place: Place) -> Note:
    return Note("doubt", sentence, Location(path, None, *place))


def _unread(table: Table) -> dict[str, Place]:
    """Return the keys that no letter is known for, though they stand over names the letters stand over too.

    Where nobody is accountable in the whole table, any key that is not read may be the one that says who is.
    """
    names = {squeeze(cell.who) for row in table.rows for cell in row.cells.found}
    letters = {letter for row in table.rows for cell in row.cells.found for letter in cell.code.letters}
    lacks = {"R", "C"} <= letters and "A" not in letters
    found: dict[str, Place] = {}
    for row in table.rows:
        for key, place, texts in row.cells.unread:
            if lacks or not names.isdisjoint(texts):
                found.setdefault(key, place)
        for other in row.cells.others:
            if not (other.sure or other.extra) and (lacks or squeeze(other.text) in names):
                found.setdefault(other.key, other.place)
    return found
