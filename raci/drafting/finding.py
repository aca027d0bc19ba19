"""Who a text is about: the roles that headings, labels, titles and sentences introduce, and which heading each has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.drafting.confirming import is_confirmed
from raci.drafting.elements import Fact, Heading, Items, Words
from raci.drafting.headings import kind_of
from raci.drafting.introducing import introduce
from raci.drafting.role_names import (
    RoleName,
    as_role,
    labels,
    loosely_named_in_heading,
    named_in_heading,
    roles_listed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.drafting.elements import Element
    from raci.drafting.role_book import RoleBook
    from raci.prose import ProseLine

_KNOWN: Final = 3
_LIKELY: Final = 2


def find_roles(elements: Sequence[Element], book: RoleBook, path: str) -> dict[int, str]:
    """Enter the roles of a text in the book, and return which heading (by its line) is that of which role."""
    of_heading: dict[int, str] = {}
    loose: list[tuple[int, Heading, RoleName]] = []
    for place, element in enumerate(elements):
        if isinstance(element, Heading):
            if role := role_of_heading(element):
                of_heading[element.line] = book.add(role, element.line, path).key
            elif perhaps := _perhaps(element, book, path):
                loose.append((place, element, perhaps))
        elif isinstance(element, Fact):
            _take_fact(element, book, path)
        else:
            for line in _lines(element):
                introduce(line, book, path)
    _confirm(loose, elements, of_heading, book, path)
    return of_heading


def _perhaps(heading: Heading, book: RoleBook, path: str) -> RoleName | None:
    """Return the role a heading may be of; enter those of one that lists several."""
    for listed in roles_listed(heading.text):
        book.add(listed, heading.line, path, introduced=False)
    role = as_role(heading.text) if not kind_of(heading.text) else None
    return role if role and role.kind != "agent" else loosely_named_in_heading(heading.text)


def _confirm(
    loose: Sequence[tuple[int, Heading, RoleName]],
    elements: Sequence[Element],
    of_heading: dict[int, str],
    book: RoleBook,
    path: str,
) -> None:
    """Enter the roles of headings whose titles are not known; those that sentences confirm may confirm those beside."""
    headings = [each for each in elements if isinstance(each, Heading)]
    depths = Counter(each.depth for each in headings)
    known = Counter(each.depth for each in headings if each.line in of_heading)
    for again in (False, True):
        for place, heading, role in loose:
            count = known[heading.depth]
            beside = again and bool(count) and 2 * count >= depths[heading.depth] - 2
            if heading.line not in of_heading and is_confirmed(role, place, elements, beside=beside):
                of_heading[heading.line] = book.add(role, heading.line, path).key
                known[heading.depth] += 1


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
