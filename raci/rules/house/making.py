"""Making rules of what the settings say: one class for each house rule, as any other rule is a class."""

from __future__ import annotations

from functools import lru_cache
from types import new_class
from typing import TYPE_CHECKING, Any, Final

from raci.errors import SettingsError
from raci.lint import Severity
from raci.rules.house.exclusive import Exclusive
from raci.rules.house.kinds import Forbid, HouseRule, Limit, Require
from raci.rules.house.pages import page

if TYPE_CHECKING:
    from raci.settings.house import House

_KINDS: Final[dict[str, type[HouseRule]]] = {
    "forbid": Forbid,
    "require": Require,
    "limit": Limit,
    "exclusive": Exclusive,
}


@lru_cache(maxsize=64)
def rules_of_house(said: tuple[House, ...]) -> tuple[type[HouseRule], ...]:
    """Return the rules of a house, sorted by code; the same classes for the same settings.

    Raises SettingsError for a kind there is none of, which settings files are told before.
    """
    return tuple(_rule(each) for each in sorted(said, key=lambda each: each.code))


def _rule(said: House) -> type[HouseRule]:
    kind = _KINDS.get(said.kind)
    if kind is None:
        message = f"the kind of {said.code} is one of {', '.join(_KINDS)}, not {said.kind!r}"
        raise SettingsError("bad-settings", message)
    words = "".join(word.capitalize() for word in said.name.split("-"))

    def fill(body: dict[str, Any]) -> None:
        body |= {"__doc__": page(said), "__module__": kind.__module__, "said": said}

    made: type[HouseRule] = new_class(words, (kind,), {"code": said.code, "severity": Severity(said.severity)}, fill)
    made.name = said.name
    return made
