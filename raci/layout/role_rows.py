"""The rows of a list of roles: a role may have several, one for each of its holders."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.datafile import load
from raci.layout.kinds import shown
from raci.layout.lexicon import listed
from raci.layout.scopes import scope_of
from raci.model import Holding, Oddity, Organization, Person, Role, Scope
from raci.names import fold, squeeze
from raci.patterns import pattern
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.layout.grid import Grid
    from raci.model import Place, RoleKind

_FILE: Final = Path(__file__).with_name("role_lists.toml")
_LONGEST: Final = 120
_BETWEEN_NAMES: Final = pattern(r"\s*[,;|\n]\s*")
_BETWEEN_PEOPLE: Final = pattern(r"\s*[;|\n]\s*")
_DOTTED: Final = pattern(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


class RoleRows:
    """Reads the rows of one list into roles, people and holdings, keyed by their names."""

    def __init__(self, grid: Grid, columns: Mapping[str, int]) -> None:
        self.roles: dict[str, Role] = {}
        self._grid = grid
        self._columns = columns
        self._people: dict[str, Person] = {}
        self._holdings: list[Holding] = []
        self._scopes: dict[str, dict[Scope, None]] = {}
        self._oddities: list[Oddity] = []

    def read(self, first: int) -> None:
        """Read the rows from one on; a row without a role has another holder of the role above it."""
        current = ""
        for row in range(first, len(self._grid.rows)):
            name = self._text(row, "role")
            if name and len(name) <= _LONGEST:
                current = fold(name) or name
                self._take(current, name, row)
            if current and (name or self._text(row, "holder") or self._text(row, "deputy")):
                self._hold(current, row)

    def organization(self) -> Organization:
        """Return what the rows tell."""
        words = {fold(alias): role.key for role in self.roles.values() for alias in role.aliases}
        words |= {fold(role.name): role.key for role in self.roles.values()}
        held_by_some = {held.role for held in self._holdings if not held.deputy}
        holders: dict[str, list[str]] = {}
        for held in self._holdings:
            if held.end is None and not held.deputy:
                holders.setdefault(held.role, []).append(held.person)
        roles = tuple(
            replace(
                role,
                scope=self._scope(key),
                reports_to=words.get(fold(role.reports_to or ""), role.reports_to),
                dotted=tuple(words.get(fold(word), word) for word in role.dotted),
                holders=tuple(dict.fromkeys(holders.get(role.key, ()))),
                vacant=role.vacant and role.key not in held_by_some,
            )
            for key, role in self.roles.items()
        )
        return Organization(
            roles=roles,
            people=tuple(self._people.values()),
            holdings=tuple(
                held if len(self._scopes.get(fold(held.role) or held.role, ())) > 1 else replace(held, scope=None)
                for held in self._holdings
            ),
            path=self._grid.path,
            sheet=self._grid.name,
            oddities=tuple(self._oddities),
        )

    def _take(self, key: str, name: str, row: int) -> None:
        """Take up a role; further rows of it add what the first ones leave open."""
        known = self.roles.get(key) or Role(name, name, source=self._place(row, "role"))
        kind = _kinds().get(fold(self._text(row, "kind")), "position")
        self.roles[key] = replace(
            known,
            aliases=known.aliases or self._names(row, "aliases"),
            level=known.level or self._text(row, "level") or None,
            reports_to=known.reports_to or self._text(row, "reports_to") or None,
            dotted=known.dotted or self._names(row, "dotted"),
            kind=kind if known.kind == "position" else known.kind,
            vacant=known.vacant or self._is_vacant(row),
        )

    def _scope(self, key: str) -> Scope | None:
        scopes = self._scopes.get(key, ())
        return Scope(tuple(dict.fromkeys(unit for scope in scopes for unit in scope.units))) if scopes else None

    def _hold(self, key: str, row: int) -> None:
        start, end = self._day(row, "start"), self._day(row, "end")
        scope = scope_of(self._text(row, "scope"))
        if scope:
            self._scopes.setdefault(key, {})[scope] = None
        for field in ("holder", "deputy"):
            for name in self._persons(row, field):
                person = self._people.setdefault(fold(name), Person(name, name, source=self._place(row, field)))
                place = self._place(row, field)
                role = self.roles[key].key
                self._holdings.append(Holding(person.key, role, start, end, field == "deputy", place, scope))

    def _persons(self, row: int, field: str) -> list[str]:
        """Return the people a cell names: `Ann Lee; Bo Ray`, `Ann Lee, Bo Ray`, but `Lee, Ann` is one."""
        names = [squeeze(name) for name in _BETWEEN_PEOPLE.split(self._raw(row, field)) if squeeze(name)]
        apart = [part for name in names for part in name.split(", ")]
        names = apart if all(" " in part.strip() for part in apart) else names
        return [name for name in names if fold(name) and fold(name) not in _words("vacant") and not _is_nothing(name)]

    def _is_vacant(self, row: int) -> bool:
        said = fold(self._text(row, "vacant"))
        yes = said in _words("yes") or said in _words("vacant") or said in listed("ticks")
        return yes or fold(self._text(row, "holder")) in _words("vacant")

    def _day(self, row: int, field: str) -> date | None:
        value = self._value(row, field)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = self._text(row, field)
        if not text:
            return None
        found = _DOTTED.fullmatch(text)
        try:
            return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text)
        except ValueError:
            message = f"{text!r} is no day that can be read; write it as 2026-03-31"
            self._oddities.append(Oddity("dates", message, self._place(row, field)))
            return None

    def _names(self, row: int, field: str) -> tuple[str, ...]:
        names = (squeeze(name) for name in _BETWEEN_NAMES.split(self._raw(row, field)))
        return tuple(dict.fromkeys(name for name in names if name and not _is_nothing(name)))

    def _text(self, row: int, field: str) -> str:
        text = squeeze(self._raw(row, field))
        return "" if _is_nothing(text) else text

    def _raw(self, row: int, field: str) -> str:
        return shown(self._value(row, field))

    def _value(self, row: int, field: str) -> object:
        column = self._columns.get(field)
        cells = self._grid.rows[row]
        return cells[column] if column is not None and column < len(cells) else None

    def _place(self, row: int, field: str) -> Place:
        return self._grid.place(row, self._columns[field])


def _is_nothing(text: str) -> bool:
    return text.casefold() in listed("nothing")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(fold, load(_FILE)["words"][name]))


@cache
def _kinds() -> dict[str, RoleKind]:
    return {fold(word): kind for kind, words in load(_FILE)["kinds"].items() for word in words}
