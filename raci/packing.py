"""Records as plain JSON values and back, so that they can be kept or sent without trusting whoever kept them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_KIND: Final = ""
_VALUE: Final = "is"


class Packing:
    """What makes JSON values of instances of some classes, and such instances of JSON values, and of no others.

    The classes are records, enums and named tuples; their fields hold such instances too, tuples, sets, mappings with
    keys that are texts or tuples, days, and what JSON has itself. Fields with their default are left out.
    """

    def __init__(self, classes: Iterable[type]) -> None:
        self._classes: dict[str, Any] = {cls.__name__: cls for cls in classes}

    def packed(self, value: Any) -> Any:  # noqa: ANN401 - whatever is to be packed
        """Return a value as JSON has it; raise TypeError for one that is of none of the classes."""
        if value is None or isinstance(value, str | int | float):
            return value
        name = type(value).__name__
        if self._classes.get(name) is type(value):
            return self._of_class(name, value)
        if isinstance(value, tuple | list):
            return [self.packed(each) for each in value]
        if isinstance(value, frozenset):
            return {_KIND: "set", _VALUE: [self.packed(each) for each in sorted(value, key=str)]}
        if isinstance(value, date):
            return {_KIND: "date", _VALUE: value.isoformat()}
        if isinstance(value, Mapping):
            return {_KIND: "map", _VALUE: [[self.packed(key), self.packed(each)] for key, each in value.items()]}
        raise TypeError(f"{name} is none of the classes that are packed")

    def _of_class(self, name: str, value: Any) -> dict[str, Any]:  # noqa: ANN401 - an instance of one of the classes
        if isinstance(value, Enum):
            return {_KIND: name, _VALUE: value.value}
        if isinstance(value, tuple):
            return {_KIND: name, _VALUE: [self.packed(each) for each in value]}
        said = {each: getattr(value, each) for each in value._fields}
        given = {each: self.packed(held) for each, held in said.items() if not self._is_default(value, each, held)}
        return {_KIND: name, **given}

    @staticmethod
    def _is_default(value: Any, name: str, held: object) -> bool:  # noqa: ANN401 - as above
        field = value._fields[name]
        default = field.factory() if field.factory else field.default
        return bool(held is default or (type(held) is type(default) and held == default))

    def unpacked(self, value: Any) -> Any:  # noqa: ANN401 - what it was
        """Return what a JSON value was made of; raise ValueError where it was made of nothing of the kind."""
        try:
            return self._unpacked(value)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise ValueError(f"this was never packed: {error}") from None

    def _unpacked(self, value: Any) -> Any:  # noqa: ANN401 - as above
        if isinstance(value, list):
            return tuple([self._unpacked(each) for each in value])
        if not isinstance(value, dict):
            return value
        given = dict(value)
        name = given.pop(_KIND)
        if name in self._classes:
            return self._instance(self._classes[name], given)
        held = given[_VALUE]
        if name == "date":
            return date.fromisoformat(held)
        if name == "set":
            return frozenset(map(self._unpacked, held))
        if name == "map":
            return {self._unpacked(key): self._unpacked(each) for key, each in held}
        raise ValueError(f"there is no {name!r}")

    def _instance(self, cls: Any, given: dict[str, Any]) -> Any:  # noqa: ANN401 - one of the classes
        if issubclass(cls, Enum):
            return cls(given[_VALUE])
        if issubclass(cls, tuple):
            return cls(*map(self._unpacked, given[_VALUE]))
        return cls(**{name: self._unpacked(each) for name, each in given.items()})
