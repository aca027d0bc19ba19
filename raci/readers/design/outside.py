"""The organization that an org-design file names in another file, and what is wrong with that."""

from __future__ import annotations

import os
import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.in_memory import is_alone
from raci.limits import limit, passed
from raci.readers.design.index import Index
from raci.readers.design.nodes import place_of
from raci.remote import is_address, is_remote, place

if TYPE_CHECKING:
    from collections.abc import Mapping as Words

    from raci.model import Organization, Person, Role
    from raci.readers.design.nodes import Mapping

_PLACED: Final = re.compile(r"(?s)(.+?):(\d+):(\d+)")


class Outside:
    """An organization in another file, with the words by which its roles and people may be named. Without one, empty.

    `keys` are the words by which the file itself keys its roles.
    """

    def __init__(self, organization: Organization | None = None, keys: Words[str, str] | None = None) -> None:
        self.organization = organization
        self._keys = keys or {}

    @cached_property
    def index(self) -> Index | None:
        """The roles by what they may be called."""
        if self.organization is None:
            return None
        found = Index()
        words = {name: word for word, name in self._keys.items()}
        for role in self.organization.roles:
            found.learn(role.key, words.get(role.key, role.key), role.name, role.aliases)
        return found

    @cached_property
    def people(self) -> Index | None:
        """The people by key, name and e-mail."""
        if self.organization is None:
            return None
        found = Index()
        for person in self.organization.people:
            found.learn(person.key, person.key, person.name, [person.email] if person.email else ())
        return found

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each role in the organization."""
        return {role.key: place for place, role in enumerate(self.organization.roles if self.organization else ())}

    def role(self, key: str) -> Role | None:
        """Return the role with a key, None if there is none."""
        place = self.order.get(key)
        return None if place is None or self.organization is None else self.organization.roles[place]

    def person(self, key: str) -> Person:
        """Return the person with a key; raise KeyError if there is none."""
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> dict[str, Person]:
        return {person.key: person for person in (self.organization.people if self.organization else ())}


def outside_of(root: Mapping, named: object, path: str, chain: tuple[Path, ...]) -> tuple[Outside, list[str]]:
    """Return what the file named under `organization` holds, and what is wrong with it as `path:line:column: sentence`.

    `chain` are the files that led here: one that names itself, directly or over others, is told, and so is a chain of
    more than eight.
    """
    if not isinstance(named, str):
        return Outside(), []
    from raci.readers.organization import organization_file  # noqa: PLC0415 - it reads files through this package

    line, column = place_of(root, ("organization",), key=True)
    here = f"{path}:{line}:{column}"
    if is_address(named):
        return Outside(), [f"{here}: a file may not send raci to an address; name a file beside it, or use --org"]
    if is_alone():
        return Outside(), [f"{here}: the organization file {named!r} is not there; this file is read by itself alone"]
    try:
        own = place(path)
        target = _plain(own.parent / named)
        behind = (*chain, own.resolve())
        if target.resolve() in behind:
            return Outside(), [f"{here}: the organization file {named!r} leads back to a file that names it"]
        if len(behind) > limit("organization-files"):
            what = "more than MOST organization files stand behind one another"
            return Outside(), [str(passed("organization-files", what, here, instead="name the last one itself"))]
        return organization_file(target, behind), []
    except (OSError, ValueError, RuntimeError):
        return Outside(), [f"{here}: {named!r} is no path to a file"]
    except UnreadableError as error:
        if error.problems:
            return Outside(), list(error.problems)
        if _PLACED.fullmatch(error.place):
            return Outside(), [f"{error.place}: {error.message}"]
        return Outside(), [f"{here}: the organization file {named!r} cannot be used: {error.message}"]


def _plain(path: Path) -> Path:
    """Return a path without `..`, where that leads to the same file."""
    if is_remote(path):
        return place(path.resolve())
    plain = Path(os.path.normpath(path))
    return plain if plain.exists() and path.exists() and plain.samefile(path) else path
