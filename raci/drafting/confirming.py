"""Whether a heading of unknown title is that of a role: by the sentences under it, and the headings beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.drafting.elements import Heading, Items, Words
from raci.drafting.headings import kind_of
from raci.drafting.items import look_like_duties
from raci.drafting.role_book import RoleBook
from raci.drafting.saying import statements
from raci.drafting.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.drafting.elements import Element
    from raci.drafting.role_names import RoleName

_LIKELY: Final = 2


def is_confirmed(role: RoleName, place: int, elements: Sequence[Element], *, beside: bool) -> bool:
    """Tell whether a heading of unknown title is that of a role, by what stands under it; most beside it are."""
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
