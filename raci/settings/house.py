"""House rules as plain data: what a house forbids, requires, limits, or keeps apart, said in its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.records import field, record

if TYPE_CHECKING:
    from collections.abc import Mapping


@record
class Which:
    """Which duties or roles are meant: those for which every condition that is given holds; of a list, one will do.

    `name`, `section` and `group` are patterns with `*` and `?`. `words` stand in a duty's name in any order and form,
    `tier` is that of a scope. `level`, `kind` and `group` (a heading over the role) are conditions of roles. Those that
    fit `excepted` are not meant.
    """

    name: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    tier: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    excepted: Which | None = None

    @property
    def is_any(self) -> bool:
        """Whether there is no condition."""
        return self == _ANY


_ANY: Final = Which()


@record
class Side:
    """One of two parts that nobody may have together: some participation in some duties."""

    duties: Which = _ANY
    participation: tuple[str, ...] = ()
    letter: tuple[str, ...] = ()


@record
class House:
    """A house rule. What each word means, and for which kind, is said by the forms of `raci.settings.house_forms`."""

    code: str
    name: str
    kind: str
    severity: str = "warning"
    message: str = ""
    help: str = ""
    why: str = ""
    duties: Which = _ANY
    roles: Which = _ANY
    participation: tuple[str, ...] = ()
    letter: tuple[str, ...] = ()
    at_least: int | None = None
    at_most: int | None = None
    per: str = "duty"
    one: Side = field(default_factory=Side)
    other: Side = field(default_factory=Side)
    same_duty: bool | None = None
    by: str = "person"


def house_of(said: Mapping[str, Any]) -> House:
    """Return the house rule of what a settings file says, by field name."""
    return House(**{name: _of(name, value) for name, value in said.items()})


def _of(name: str, value: Any) -> Any:  # noqa: ANN401 - of the type of the field
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        kind = Side if name in {"one", "other"} else Which
        return kind(**{each: _of(each, inner) for each, inner in value.items()})
    return value
