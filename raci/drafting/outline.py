"""A text as headings, lists, paragraphs, facts and tables, whether it marks them or only breaks its lines."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from raci.drafting.elements import Element, Fact, Heading, Item, Items, Table, Words
from raci.drafting.headings import kind_of
from raci.drafting.naming import begins_with_verb, parted
from raci.drafting.role_names import as_role, labels, named_in_heading
from raci.drafting.verbs import verb_of
from raci.drafting.wordings import compiled
from raci.patterns import pattern
from raci.records import replace
from raci.titles.vocabulary import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from raci.prose import Prose, ProseLine

_FACT: Final = pattern(r"([^:\n]{2,40}?)\s*:\s*(\S.*)", 0)
_BARE_FACT: Final = pattern(
    r"(reports to|reporting to|berichtet an|rend compte à)\s+((?:the |den |die |au |à la )?[^.;:]{3,60}?)\.?", 2
)
_RUN_IN: Final = compiled("outline", "run_in")
_ENDS: Final = (".", "!", ";", ",")
_SURE: Final = 3
_PSEUDO: Final = 7
"""The depth of a heading that is one only by being bold, or a short line: below all that are marked."""
_SHORT_HEADING: Final = 80
_FEW_WORDS: Final = 9
_MOSTLY: Final = 0.6
_FEW_SUBJECT: Final = 4
_FEW_KIND_WORDS: Final = 6


def outline(prose: Prose) -> list[Element]:
    """Return the elements of a text in order."""
    found: list[Element] = []
    lines = prose.lines
    place = 0
    while place < len(lines):
        line = lines[place]
        if line.kind == "row":
            end = _end(lines, place, partial(_in_table, line))
            found += _rows(lines[place:end])
        elif line.kind == "item":
            end = _end(lines, place, lambda each: each.kind == "item" or (each.kind == "words" and each.depth > 0))
            found += _listed(lines[place:end])
        else:
            end = place + 1
            line, before = _run_in(line)
            found += before
            found.append(_alone(line, lines[end] if end < len(lines) else None, first=not found))
        place = end
    return found


def _rows(rows: Sequence[ProseLine]) -> list[Element]:
    """Return the rows of a table; those of one with a label and a fact in each row as facts."""
    facts = [fact for row in rows if len(row.cells) == 2 and (fact := fact_of(": ".join(row.cells), row.line))]  # noqa: PLR2004
    if 2 * len(facts) > len(rows):
        return [*facts]
    return [Table(tuple(row.cells for row in rows), tuple(row.line for row in rows))]


def _run_in(line: ProseLine) -> tuple[ProseLine, list[Element]]:
    """Return a paragraph without the heading it begins with, and that: "Section 4. Secretary. The Secretary …"."""
    if line.kind != "words":
        return line, []
    found = _RUN_IN.match(line.text)
    title = found["title"] if found else ""
    if (
        not found
        and line.lead
        and len(line.lead) < len(line.text)
        and (role := as_role(line.lead))
        and role.strength == _SURE
    ):
        title = line.lead
    rest = line.text[found.end() if found else len(line.lead) :].lstrip(" :.–—-")
    if not title or not rest or not as_role(title):
        return line, []
    heading = Heading(title.rstrip(": ."), line.line, _PSEUDO, loose=True)
    return replace(line, text=rest, lead="", starts=()), [heading]


def _in_table(row: ProseLine, line: ProseLine) -> bool:
    return line.kind == "row" and line.block == row.block


def _end(lines: Sequence[ProseLine], start: int, belongs: Callable[[ProseLine], bool]) -> int:
    end = start + 1
    while end < len(lines) and belongs(lines[end]):
        end += 1
    return end


def _alone(line: ProseLine, following: ProseLine | None, *, first: bool) -> Element:
    if line.kind in {"heading", "title"}:
        return Heading(line.text, line.line, line.depth, title=line.kind == "title")
    if fact := fact_of(line.text, line.line):
        return fact
    listed = following is not None and following.kind == "item"
    bold = bool(line.lead) and line.lead.rstrip(": ") == line.text.rstrip(": ")
    if bold and len(line.text) <= _SHORT_HEADING:
        return Heading(line.text.rstrip(": "), line.line, _PSEUDO, loose=True)
    if line.loose and _is_heading(line.text, following, first=first):
        return Heading(line.text.rstrip(": "), line.line, _PSEUDO, loose=True)
    return Words(line, listed)


def fact_of(text: str, line: int) -> Fact | None:
    """Return a line as a label and what it says, None where its label is none of those known."""
    found = _FACT.fullmatch(text)
    if found:
        label = " ".join(plain_words(found[1]))
        known = any(label in labels(sort) for sort in ("title", "superior", "reports"))
        known = known or (label in labels("other") and not begins_with_verb(found[2]))
        return Fact(label, found[2].strip(), line) if known else None
    bare = _BARE_FACT.fullmatch(text)
    return Fact(" ".join(plain_words(bare[1])), bare[2].strip(), line) if bare else None


def _is_heading(text: str, following: ProseLine | None, *, first: bool) -> bool:
    """Tell whether a line without marks is a heading, by its words and by what follows it."""
    if len(text) > _SHORT_HEADING or text.endswith(_ENDS) or text[:1] in ":-–":
        return False
    words = text.split()
    if named_in_heading(text) or (first and len(words) <= _FEW_WORDS + 2):
        return True
    if len(words) > _FEW_WORDS or following is None:
        return False
    before, inner, after = text.rstrip(":").partition(":")
    if inner and kind_of(before) and _is_titled(after.strip()) and not as_role(before):
        return True
    verb = verb_of(words[0])
    if verb and len(words) > 2 and words[1][0].islower():  # noqa: PLR2004
        return False
    kind = kind_of(text)
    if (
        kind
        and not inner
        and (
            len(words) <= _FEW_KIND_WORDS
            or text.istitle()
            or text.endswith("?")
            or words[0].casefold() in {"how", "why", "what", "wie", "warum", "comment"}
        )
    ):
        return not text.endswith(":") or text.isupper()
    if text.isupper() and not inner:
        return True
    if (role := as_role(text)) and role.strength == _SURE:
        return _goes_with(text, following)
    if following.kind == "item" and len(words) <= _FEW_SUBJECT and not inner and not text.endswith(":"):
        return _is_titled(text)
    return not inner and _is_titled(text) and len(following.text) > _SHORT_HEADING


def _goes_with(text: str, following: ProseLine) -> bool:
    """Tell whether the line after a bare title speaks of it: a list, an announcement, or more than a few words."""
    after = following.text
    speaks = (
        after.endswith(":")
        or len(after) > _SHORT_HEADING
        or bool(kind_of(after))
        or text.casefold() in after.casefold()
    )
    return following.kind == "item" or speaks or begins_with_verb(after)


def _is_titled(text: str) -> bool:
    """Tell whether the longer words of a line have capitals, as those of a heading."""
    long = [word for word in text.split() if len(word) > 3]  # noqa: PLR2004
    return bool(long) and all(word[0].isupper() or not word[0].isalpha() for word in long) and text[0].isupper()


def _listed(lines: Sequence[ProseLine]) -> Iterator[Element]:
    """Yield the lists of lines; an item that is only the title of what stands under it is a heading."""
    gathered: list[Item] = []
    open_items: list[Item] = []
    of_roles = _lists_roles(lines)
    for place, line in enumerate(lines):
        if of_roles and line.kind == "item" and (title := _role_title(line)):
            yield Heading(title, line.line, _PSEUDO + line.depth, loose=True)
            yield Words(replace(line, text=line.text[len(title) :].lstrip(" :.–—-"), kind="words", lead="", starts=()))
            continue
        following = lines[place + 1] if place + 1 < len(lines) else None
        if _heads(line, following):
            if gathered:
                yield Items(tuple(gathered))
            gathered, open_items = [], []
            yield Heading(line.text.rstrip(": "), line.line, _PSEUDO + line.depth, loose=True)
        elif line.kind == "words" and open_items and line.depth >= open_items[-1].line.depth:
            open_items[-1].more.append(line)
        elif line.kind == "words":
            if gathered:
                yield Items(tuple(gathered))
            gathered, open_items = [], []
            yield _alone(line, following, first=False)
        else:
            _hang(Item(line), gathered, open_items)
    if gathered:
        yield Items(tuple(gathered))


def _lists_roles(lines: Sequence[ProseLine]) -> bool:
    """Tell whether a flat list has a role for the title of most of its items: "Scribe: keeps the log"."""
    items = [line for line in lines if line.kind == "item"]
    titled = sum(bool(_role_title(line)) for line in items)
    return titled > 1 and titled >= _MOSTLY * len(items) and len({line.depth for line in items}) == 1


def _role_title(line: ProseLine) -> str:
    """Return the title of an item if it is that of a known role, and words follow it."""
    title, rest = parted(line.text, line.lead)
    role = as_role(title) if title and rest[:1].isalpha() else None
    return title if role and role.strength == _SURE and role.kind != "external" else ""


def _hang(item: Item, gathered: list[Item], open_items: list[Item]) -> None:
    while open_items and open_items[-1].line.depth >= item.line.depth:
        open_items.pop()
    (open_items[-1].children if open_items else gathered).append(item)
    open_items.append(item)


def _heads(line: ProseLine, following: ProseLine | None) -> bool:
    """Tell whether an item is the heading of what follows it: a role in bold, or one that a nested list is of."""
    if line.kind != "item" or following is None or len(line.text) > _SHORT_HEADING:
        return False
    bold = bool(line.lead) and line.lead.rstrip(": ") == line.text.rstrip(": ")
    deeper = following.depth > line.depth if following.kind == "item" else following.depth >= line.depth
    if not deeper or (following.kind == "words" and not bold):
        return False
    role = as_role(line.text)
    return role is not None and (role.strength == _SURE or (bold and following.kind == "words"))
