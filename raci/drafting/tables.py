"""Tables of roles and duties: a role in each row or column, letters or words for them in the cells."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.datafile import load
from raci.drafting.found import FoundDuty
from raci.drafting.headings import kind_of
from raci.drafting.items import is_no_duty, wording
from raci.drafting.role_names import as_role
from raci.notations import meaning_of
from raci.titles.vocabulary import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from raci.drafting.elements import Table
    from raci.drafting.role_book import RoleBook
    from raci.drafting.role_names import RoleName

_FILE: Final = Path(__file__).with_name("tables.toml")
_KNOWN: Final = 3
_HALF: Final = 0.5


def duties_of_table(table: Table, book: RoleBook, path: str, role: str) -> list[FoundDuty]:
    """Return the duties of a table; none where it says nothing of who does what. `role` is the one in force."""
    if len(table.rows) < 2:  # noqa: PLR2004 - a heading and a row
        return []
    heads = table.rows[0]
    for read in (_letters_in_cells, _roles_in_rows, _letters_over_duties, _names_under_letters, _roles_in_columns):
        if found := list(read(table, heads, book, path)):
            return found
    return list(_of_role(table, heads, path, role)) if role else []


def letter_of_cell(text: str) -> str | None:
    """Return the letter a cell stands for (`Owns` is A), empty for "no part", None for what is no such word."""
    bare = " ".join(plain_words(text))
    if not bare:
        return ""
    if (word := _words().get(bare)) is not None:
        return word
    letters = [each for each in bare.split() if each in {"r", "a", "c", "i", "s"}]
    if letters and len(letters) == len(bare.split()):
        return "/".join(each.upper() for each in letters)
    if bare in {"ra", "ar"}:
        return "A/R"
    meaning = meaning_of(text)
    return meaning.letter if meaning and meaning.letter in {"R", "A", "C", "I", "S"} else None


def _letters_in_cells(table: Table, heads: Sequence[str], book: RoleBook, path: str) -> Iterator[FoundDuty]:
    """Read duties in rows, roles in columns, and words or letters in the cells."""
    cells = [cell for row in table.rows[1:] for cell in row[1:] if cell.strip()]
    known = sum(letter_of_cell(cell) is not None for cell in cells)
    if not cells or known < 0.6 * len(cells):
        return
    roles = {
        column: _entered(head, book, table.lines[0], path)
        for column, head in enumerate(heads)
        if column and head.strip()
    }
    if not any(roles.values()):
        return
    for row, line in zip(table.rows[1:], table.lines[1:], strict=True):
        for column, key in roles.items():
            said = letter_of_cell(row[column]) if column < len(row) else ""
            for letter in (said or "").split("/"):
                if key and letter and row[0].strip():
                    name, rest, _ = wording(row[0], "")
                    yield FoundDuty(
                        key, name, rest, line, path, letter.replace("S", ""), f"the table says “{row[column].strip()}”",
                        way="table", titled=True, letter_line=line,
                    )  # fmt: skip


def _entered(head: str, book: RoleBook, line: int, path: str) -> str:
    if known := book.get(head):
        known.introduced = True
        return known.key
    found = as_role(head)
    return book.add(found, line, path).key if found and found.kind != "agent" else ""


def _roles_in_rows(table: Table, heads: Sequence[str], book: RoleBook, path: str) -> Iterator[FoundDuty]:
    """Read a table with a role in each row: Role | Responsibilities | Requirements."""
    kinds = [kind_of(head) for head in heads]
    if "duties" not in kinds or sum(letter_of_head(head) is not None for head in heads) > 1:
        return
    duties = kinds.index("duties")
    roles = next((place for place, head in enumerate(heads) if place != duties and _is_role_head(head)), None)
    if roles is None:
        roles = next(
            (place for place in range(len(heads)) if place != duties and _mostly_roles(_column(table, place))), None
        )
    if roles is None:
        return
    key = ""
    for row, line in zip(table.rows[1:], table.lines[1:], strict=True):
        if roles < len(row) and row[roles].strip():
            key = _entered(row[roles], book, line, path)
        if key and duties < len(row):
            yield from _of_cell(row[duties], key, line, path)


def _is_role_head(head: str) -> bool:
    return " ".join(plain_words(head)) in _heads()


def _mostly_roles(cells: Sequence[str]) -> bool:
    found = [as_role(cell) for cell in cells if cell.strip()]
    return bool(found) and sum(bool(each and each.strength == _KNOWN) for each in found) > _HALF * len(found)


def _column(table: Table, place: int) -> list[str]:
    return [row[place] for row in table.rows[1:] if place < len(row)]


def _names_under_letters(table: Table, heads: Sequence[str], book: RoleBook, path: str) -> Iterator[FoundDuty]:
    """Read duties in rows, and under headings such as Accountable the names of roles."""
    letters = {place: letter for place, head in enumerate(heads) if place and (letter := letter_of_cell(head))}
    if not letters:
        return
    for row, line in zip(table.rows[1:], table.lines[1:], strict=True):
        for place, letter in letters.items():
            cell = row[place] if place < len(row) else ""
            for each in _names(cell):
                if (key := _entered(each, book, line, path)) and row[0].strip():
                    name, rest, _ = wording(row[0], "")
                    reason = f"it stands under “{heads[place].strip()}”"
                    yield FoundDuty(
                        key,
                        name,
                        rest,
                        line,
                        path,
                        letter.replace("S", ""),
                        reason,
                        way="table",
                        titled=True,
                        letter_line=line,
                    )


def letter_of_head(head: str) -> str | None:
    """Return the letter that a heading over duties stands for (`Accountable for` is A), None for another heading."""
    words = head.strip().removesuffix(":").rsplit(maxsplit=1)
    bare = (
        words[0]
        if len(words) > 1 and words[1].casefold() in {"for", "on", "of", "about", "für", "über", "de", "sur"}
        else head
    )
    return letter_of_cell(bare) or None


def _letters_over_duties(table: Table, heads: Sequence[str], book: RoleBook, path: str) -> Iterator[FoundDuty]:
    """Read a table with a role in each row, and its duties under Accountable for, Responsible for and the like."""
    letters = {place: letter for place, head in enumerate(heads) if place and (letter := letter_of_head(head))}
    if not letters or not (_is_role_head(heads[0]) or _mostly_roles(_column(table, 0))):
        return
    for row, line in zip(table.rows[1:], table.lines[1:], strict=True):
        key = _entered(row[0], book, line, path) if row and row[0].strip() else ""
        for place, letter in letters.items():
            for each in _of_cell(row[place], key, line, path) if key and place < len(row) else ():
                each.letter, each.reason = letter.replace("S", ""), f"it stands under “{heads[place].strip()}”"
                yield each


def _names(cell: str) -> list[str]:
    parts = cell.replace(";", "\n").replace(",", "\n").split("\n")
    return [
        part for part in parts if (found := as_role(part)) and (found.strength == _KNOWN or part.strip()[:1].isupper())
    ]


def _roles_in_columns(table: Table, heads: Sequence[str], book: RoleBook, path: str) -> Iterator[FoundDuty]:
    """Read a table with a role over each column and its duties under it."""
    found: Mapping[int, RoleName] = {
        place: role for place, head in enumerate(heads) if (role := as_role(head)) and role.strength == _KNOWN
    }
    if len(found) < 2 or len(found) < len(heads) - 1:  # noqa: PLR2004
        return
    keys = {place: _entered(heads[place], book, table.lines[0], path) for place in found}
    for row, line in zip(table.rows[1:], table.lines[1:], strict=True):
        for place, key in keys.items():
            if place < len(row) and not row[place].strip()[:1].isdigit():
                yield from _of_cell(row[place], key, line, path)


def _of_role(table: Table, heads: Sequence[str], path: str, role: str) -> Iterator[FoundDuty]:
    """Read a table of one role's duties: Duty | Description."""
    kinds = [kind_of(head) for head in heads]
    if "duties" in kinds:
        for text, line in zip(_column(table, kinds.index("duties")), table.lines[1:], strict=False):
            yield from _of_cell(text, role, line, path)


def _of_cell(cell: str, key: str, line: int, path: str) -> Iterator[FoundDuty]:
    for part in cell.replace("; ", "\n").split("\n"):
        text = part.strip(" •-–*\t")
        if text and not is_no_duty(text):
            name, rest, letter = wording(text, "")
            if name:
                reason = f"its wording: “{text[:120]}”" if letter else ""
                yield FoundDuty(key, name, rest, line, path, letter, reason, way="table", letter_line=line)


@cache
def _words() -> Mapping[str, str]:
    return {
        " ".join(plain_words(word)): letter
        for letter, words in load(_FILE)["cells"].items()
        for word in words
        if letter != "none"
    } | {" ".join(plain_words(word)): "" for word in load(_FILE)["cells"]["none"]}


@cache
def _heads() -> frozenset[str]:
    return frozenset(" ".join(plain_words(word)) for word in load(_FILE)["heads"]["role"])
