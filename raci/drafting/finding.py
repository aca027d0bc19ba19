"""Who a text is about: the roles that headings, labels, titles and sentences introduce, and which heading each has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.drafting.headings import kind_of
from raci.drafting.items import look_like_duties
from raci.drafting.outline import Fact, Heading, Items, Words
from raci.drafting.role_names import (
    RoleName,
    as_role,
    labels,
    loosely_named_in_heading,
    named_in_heading,
    named_in_sentence,
    roles_listed,
)
from raci.drafting.saying import statements
from raci.drafting.scopes import speaks_of_all
from raci.drafting.sentences import sentences
from raci.drafting.verbs import verb_of
from raci.drafting.wordings import compiled
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.drafting.outline import Element
    from raci.drafting.role_book import RoleBook
    from raci.prose import ProseLine

_KNOWN: Final = 3
_LIKELY: Final = 2
_UNKNOWN_SUBJECT: Final = compiled("finding", "unknown_subject")
_ANNOUNCED: Final = pattern(r"((?:[A-ZÄÖÜ][\w-]*|an?|the)(?: [\w&/-]+){0,5}):")
_SHALL: Final = pattern(r"The ((?:[A-Z][\w&/-]*)(?: (?:of|for|and|the|[A-Z][\w&/-]*)){0,5}?) (?:shall|must)\b")
_ABBREVIATED: Final = pattern(
    r"((?:[A-Z][\w-]*)(?: (?:of|for|and|the|[A-Z][\w-]*)){1,5}) \(([A-Z][A-Za-z]{0,4}[A-Z])\)"
)
_BELONGS: Final = pattern(r"((?:[A-ZÄÖÜÉ][\w&/-]*[ ]?){1,5})")


def find_roles(elements: Sequence[Element], book: RoleBook, path: str) -> dict[int, str]:
    """Enter the roles of a text in the book, and return which heading (by its line) is that of which role."""
    of_heading: dict[int, str] = {}
    loose: list[tuple[int, Heading, RoleName]] = []
    for place, element in enumerate(elements):
        if isinstance(element, Heading):
            role = role_of_heading(element)
            for listed in () if role else roles_listed(element.text):
                book.add(listed, element.line, path, introduced=False)
            if role:
                of_heading[element.line] = book.add(role, element.line, path).key
            elif (not kind_of(element.text) and (perhaps := as_role(element.text)) and perhaps.kind != "agent") or (
                perhaps := loosely_named_in_heading(element.text)
            ):
                loose.append((place, element, perhaps))
        elif isinstance(element, Fact):
            _take_fact(element, book, path)
        else:
            for line in _lines(element):
                _take_line(line, book, path)
    depths = Counter(each.depth for each in elements if isinstance(each, Heading))
    known = Counter(each.depth for each in elements if isinstance(each, Heading) and each.line in of_heading)
    for again in (False, True):  # those that sentences confirm may confirm those beside them
        for place, heading, role in loose:
            beside = known[heading.depth] and 2 * known[heading.depth] >= depths[heading.depth] - 2
            if heading.line in of_heading or not _is_confirmed(role, place, elements, beside=again and bool(beside)):
                continue
            of_heading[heading.line] = book.add(role, heading.line, path).key
            known[heading.depth] += 1
    return of_heading


def role_of_heading(heading: Heading) -> RoleName | None:
    """Return the role that a heading is surely of: one of known title, alone or with words for duties."""
    if found := named_in_heading(heading.text):
        return found
    role = as_role(heading.text)
    if role is None or role.strength < _KNOWN or kind_of(heading.text) not in {"", "document"}:
        return None
    return role if role.kind != "external" or heading.loose is False else None


def _take_fact(fact: Fact, book: RoleBook, path: str) -> None:
    if fact.label in labels("title"):
        role = as_role(fact.text.partition(",")[0])
        if role:
            book.add(role, fact.line, path)


def _lines(element: Element) -> Iterator[ProseLine]:
    if isinstance(element, Words):
        yield element.line
    elif isinstance(element, Items):
        waiting = list(reversed(element.items))
        while waiting:
            item = waiting.pop()
            yield item.line
            yield from item.more
            waiting += reversed(item.children)


def _take_line(line: ProseLine, book: RoleBook, path: str) -> None:
    """Enter the roles that sentences speak to, or of whom they say who is accountable, responsible, asked or told."""
    for offset, sentence in sentences(line.text):
        number = line.line_at(offset)
        if line.kind == "words":
            for role in named_in_sentence(sentence):
                entered = book.add(role, number, path)
                entered.wide = entered.wide or speaks_of_all(sentence)
        if line.kind == "words" and (announced := _ANNOUNCED.fullmatch(sentence)):
            alone = as_role(announced[1])
            verbs = any((verb := verb_of(word)) and verb.form == "third" for word in announced[1].split())
            if alone and not verbs and alone.strength == _KNOWN and alone.kind != "external":
                book.add(alone, number, path, short=True)
        if shall := _SHALL.match(sentence):
            titled = as_role(shall[1])
            if titled and titled.strength == _KNOWN and titled.kind == "position":
                book.add(titled, number, path, short=True)
        for found in _ABBREVIATED.finditer(sentence):
            if known := book.get(found[1]):
                book.add(RoleName(known.name, (found[2],), _KNOWN, known.kind), number, path)
        for found in _UNKNOWN_SUBJECT.finditer(sentence):
            role_found = as_role(found[1])
            if role_found and role_found.strength == _KNOWN and role_found.kind != "external":
                book.add(role_found, number, path, short=True)


def _is_confirmed(role: RoleName, place: int, elements: Sequence[Element], *, beside: bool) -> bool:
    """Tell whether a heading of unknown title is that of a role, by what stands under it; most beside it are."""
    from raci.drafting.role_book import RoleBook  # noqa: PLC0415 - a book of this role alone

    heading = elements[place]
    below = _below(place, elements)
    alone = RoleBook()
    alone.add(role, 0)
    for element in below:
        if isinstance(element, Words) and element.line.kind == "words":
            for _, sentence in sentences(element.line.text[:2000]):
                if kind_of(sentence) == "duties" and any(alone.mentions(sentence)):
                    return True
                if any(
                    said.named or (not said.goes_on and "position" in sentence[:40])
                    for said in statements(sentence, alone)
                ):
                    return True
    if not isinstance(heading, Heading) or role.kind in {"group", "agent"}:
        return False
    duties = any(isinstance(each, Heading) and kind_of(each.text) == "duties" for each in below)
    duties = duties or any(isinstance(each, Items) and look_like_duties(each.items) for each in below[:2])
    return beside and (duties or role.strength >= _LIKELY)


def _below(place: int, elements: Sequence[Element]) -> list[Element]:
    """Return what stands under a heading, up to the next that is not deeper."""
    heading = elements[place]
    depth = heading.depth if isinstance(heading, Heading) else 0
    found: list[Element] = []
    for element in elements[place + 1 : place + 40]:
        if isinstance(element, Heading) and element.depth <= depth:
            break
        found.append(element)
    return found


def owner_elsewhere(text: str, book: RoleBook, path: str, line: int) -> str | None:
    """Return the role to which a text gives what another has not: "that is part of the Project Manager's role"."""
    from raci.drafting.phrases import subject  # noqa: PLC0415 - beside its use

    found = subject("belongs").search(text)
    if not found:
        return None
    rest = text[found.end() :].replace("’", "'").replace("'s", "")
    for role, start, _ in book.mentions(rest):
        if start == 0:
            return role.key
    title = _BELONGS.match(rest)
    role_name = as_role(title[1].strip()) if title else None
    return book.add(role_name, line, path).key if role_name and role_name.strength == _KNOWN else None
