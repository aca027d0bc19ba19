"""What an allowance is aimed at: its words for a duty and a role, matched with what findings are about."""

from __future__ import annotations

from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Final

from raci.model.duty import PATH_MARK
from raci.names import fold, nearest
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from raci.model import Allowance, Duty, Matrix, Role

Target = tuple[str, str]
"""A duty and a role, each `k:` and its key, `n:` and its name folded, `s:` and a section folded, or empty for any."""

_ANY: Final = ("",)
_MOST_KNOWN: Final = 1_000


@record
class Aim:
    """What an allowance of a matrix is aimed at: targets, the duty and the role if it is one, what is not there."""

    targets: tuple[Target, ...]
    duty: Duty | None = None
    role: Role | None = None
    astray: str = ""


def aim_of_words(allowance: Allowance) -> Iterator[Target]:
    """Yield the targets of an allowance that is none of a matrix: whatever bears the names it gives."""
    duty, role = allowance.duty, allowance.role
    duties = (f"k:{duty}", f"n:{fold(duty)}", f"s:{fold(duty)}") if duty else _ANY
    return product(duties, (f"k:{role}", f"n:{fold(role)}") if role else _ANY)


class Aims:
    """The duties, sections and roles of a matrix by the words for them; what is not asked for is not worked out."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix

    def of(self, allowance: Allowance) -> Aim:
        """Return what an allowance of the matrix is aimed at; a key comes before a name, a name before a section."""
        duty, roles = self._duty(allowance.duty), self._role(allowance.role)
        missing = [
            f"there is no {what} {word!r}{_meant(word, known)}"
            for what, word, found, known in (
                ("duty or section", allowance.duty, duty, self._duty_words),
                ("role", allowance.role, roles, self._role_words),
            )
            if not found
        ]
        return Aim(
            tuple(product(duty, roles)),
            self._duties.get(allowance.duty),
            self._roles.get(allowance.role),
            " and ".join(missing),
        )

    def duty_targets(self, key: str) -> Sequence[str]:
        """Return by which targets a duty is meant, from the narrowest to the widest."""
        duty = self._duties.get(key)
        if duty is None:
            return (f"k:{key}", f"n:{fold(key.rpartition(PATH_MARK)[2])}") if key else ()
        path = duty.section
        sections = (word for end in range(len(path), 0, -1) for word in (PATH_MARK.join(path[:end]), path[end - 1]))
        return (f"k:{key}", f"n:{fold(duty.name)}", *(f"s:{fold(word)}" for word in sections))

    def role_targets(self, keys: Iterable[str]) -> list[str]:
        """Return by which targets one of some roles is meant."""
        found = []
        for key in keys:
            role = self._roles.get(key)
            names = (role.name, *role.aliases) if role else (key,)
            found += [f"k:{key}", *(f"n:{fold(name)}" for name in names)]
        return found

    def _duty(self, word: str) -> Sequence[str]:
        if not word or word in self._duties:
            return (f"k:{word}",) if word else _ANY
        folded = fold(word)
        if folded in self._names:
            return (f"n:{folded}",)
        return (f"s:{folded}",) if folded in self._sections else ()

    def _role(self, word: str) -> Sequence[str]:
        if not word:
            return _ANY
        keys = [word] if word in self._roles else self._named.get(fold(word), [])
        joined = {each.role: each.to for each in self._matrix.joins if each.to}
        return [f"k:{each}" for key in keys for each in dict.fromkeys((key, joined.get(key, key)))]

    @cached_property
    def _duties(self) -> dict[str, Duty]:
        return {duty.key: duty for duty in self._matrix.duties}

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(fold(duty.name) for duty in self._matrix.duties)

    @cached_property
    def _sections(self) -> frozenset[str]:
        paths = {duty.section for duty in self._matrix.duties}
        words = {
            word for path in paths for end in range(len(path)) for word in (path[end], PATH_MARK.join(path[: end + 1]))
        }
        return frozenset(map(fold, words))

    @cached_property
    def _roles(self) -> dict[str, Role]:
        lent = self._matrix.organization.roles if self._matrix.organization else ()
        return {role.key: role for role in (*lent, *self._matrix.roles)}

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for role in self._roles.values():
            for name in dict.fromkeys(map(fold, (role.name, *role.aliases))):
                found.setdefault(name, []).append(role.key)
        return found

    @property
    def _duty_words(self) -> list[str]:
        return list(dict.fromkeys(duty.name for duty in self._matrix.duties[:_MOST_KNOWN]))

    @property
    def _role_words(self) -> list[str]:
        return [role.name for role in self._matrix.roles[:_MOST_KNOWN]]


def _meant(word: str, known: list[str]) -> str:
    hint = nearest(word, known) or nearest(word.casefold(), known)
    return f"; did you mean {hint!r}?" if hint else ""
