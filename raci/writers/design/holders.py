"""Who holds which role, said at the role where it can be, else in a list of its own; and which people are declared."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from raci.names import fold
from raci.writers.design.fields import scope_said
from raci.writers.design.parts import filled, shortest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from raci.model import Holding, Organization, Person, Role
    from raci.writers.design.parts import Plain


class Holders:
    """The people of an organization and what they hold.

    People of whom nothing but the name is known are not declared where some role names each of them.
    """

    def __init__(self, organization: Organization, roles: Sequence[Role]) -> None:
        self._people = {person.key: person for person in organization.people}
        self._held: defaultdict[str, list[Holding]] = defaultdict(list)
        for held in organization.holdings:
            self._held[held.role].append(held)
        named = {held.person for held in organization.holdings}
        declared = any(_says_more(person) or person.key not in named for person in organization.people)
        self.declared = tuple(organization.people) if declared else ()
        times = Counter(person.name for person in self.declared)
        self._keyed = {person.name: person.key for person in self.declared if times[person.name] == 1}
        self._roles = roles
        self._follow = {role.key: self._names(role.key) == role.holders for role in roles}
        self.exact = self._is_exact()

    def of(self, role: Role) -> dict[str, Plain]:
        """Return who holds a role and who deputizes, as fields of the role."""
        if not self._follow[role.key]:
            return _fields([self._keyed.get(name, name) for name in role.holders], [])
        held = self._held[role.key]
        return _fields(
            [self._said(each) for each in held if not each.deputy], [self._said(each) for each in held if each.deputy]
        )

    def beside(self, word: Callable[[str], str]) -> Iterator[Plain]:
        """Yield who holds a role that does not say so itself; `word` is what a role is called."""
        names = {role.key: set(role.holders) for role in self._roles}
        for role, holdings in self._held.items():
            for held in holdings if not self._follow.get(role) else ():
                plain = self._said(held)
                if plain != held.person or held.deputy or self._name(held.person) not in names.get(role, ()):
                    fields = plain if isinstance(plain, dict) else {"person": plain}
                    yield {"role": word(role), **fields, **({"deputy": True} if held.deputy else {})}

    def people(self, word: Callable[[str], str] = str) -> Iterator[tuple[str, Plain]]:
        """Yield the people who are declared, by their keys."""
        for person in self.declared:
            fields = {"email": person.email, "reports to": person.reports_to, "dotted": list(person.dotted)}
            yield person.key, shortest(person.name, person.key, fields)

    def _said(self, held: Holding) -> Plain:
        fields = filled(
            {
                "from": held.start.isoformat() if held.start else None,
                "until": held.end.isoformat() if held.end else None,
                "scope": scope_said(held.scope),
            }
        )
        return {"person": held.person, **fields} if fields else held.person

    def _names(self, role: str) -> tuple[str, ...]:
        held = self._held.get(role, ())
        return tuple(self._name(each.person) for each in held if each.end is None and not each.deputy)

    def _name(self, person: str) -> str:
        return self._people[person].name if person in self._people else person

    def _is_exact(self) -> bool:
        """Tell whether somebody is named who would be taken for somebody else, or is nowhere declared."""
        keys = {person.key for person in self.declared}
        words = {person.key for person in self.declared} | {
            held.person for each in self._held.values() for held in each
        }
        apart = (role for role in self._roles if not self._follow[role.key])
        words |= {self._keyed.get(name, name) for role in apart for name in role.holders}
        above = {word for person in self.declared for word in (person.reports_to, *person.dotted) if word}
        if keys and not (words | above) <= keys:
            return True
        return max(Counter(fold(word) for word in words).values(), default=1) > 1 and not keys


def _fields(holders: list[Plain], deputies: list[Plain]) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for one, many, said in (("holder", "holders", holders), ("deputy", "deputies", deputies)):
        if len(said) == 1 and isinstance(said[0], str):
            found[one] = said[0]
        elif said:
            found[many] = said
    return found


def _says_more(person: Person) -> bool:
    return person.key != person.name or bool(person.email or person.reports_to or person.dotted)
