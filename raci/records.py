"""Classes of fields that cost nothing until one is made: forty data classes of Python take as long as a workbook.

A data class compiles up to seven methods when its module is imported, and needs `inspect`. Here `__init__` is compiled
when the first instance is made, and the other methods are shared. What Python's own `replace`, `fields` and `asdict`
ask for is there when they ask.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Final, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_Class = TypeVar("_Class", bound=type)
_Thing = TypeVar("_Thing")
_NONE: Final = object()


class Field:
    """What is said of a field beside its type."""

    __slots__ = ("compare", "default", "factory")

    def __init__(
        self, default: object = _NONE, factory: Callable[[], object] | None = None, *, compare: bool = True
    ) -> None:
        self.default = default
        self.factory = factory
        self.compare = compare


def field(*, default: Any = _NONE, default_factory: Callable[[], Any] | None = None, compare: bool = True) -> Any:  # noqa: ANN401 - of the type of the field it is assigned to
    """Return a field with a default, or with what makes one; `compare` tells whether it takes part in equality."""
    return Field(default, default_factory, compare=compare)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: _Class) -> _Class:
    """Make a class one of fields that never change: equal where its fields are, with slots, hashable, picklable."""
    body = _body(cls)
    compared = [name for name, each in body["_fields"].items() if each.compare]
    return type(cls)(cls.__name__, (_Record,), body | {"_key": attrgetter(*compared)})


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def mutable(cls: _Class) -> _Class:
    """Make a class one of fields that change while something is worked out: equal only to itself."""
    return type(cls)(cls.__name__, cls.__bases__, _body(cls))


def replace(thing: _Thing, **changes: object) -> _Thing:
    """Return a copy of a record, or of a mutable class, with some fields changed."""
    return type(thing)(**values(thing) | changes)


def values(thing: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever they are
    """Return the fields of a record, or of a mutable class, by their names."""
    return {name: getattr(thing, name) for name in thing._fields}


class _Record:
    """The methods all records share."""

    __slots__ = ()
    _fields: ClassVar[Mapping[str, Field]]
    _key: ClassVar[Any]

    def __eq__(self, other: object) -> bool:
        return self._key(self) == self._key(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key(self))

    def __repr__(self) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={each!r}' for name, each in values(self).items())})"

    def __setattr__(self, name: str, _value: object) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} does not change: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} does not change: {name}")

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), tuple(values(self).values())


def _body(cls: type) -> dict[str, Any]:
    """Return what a class is made of, with slots for its annotated fields."""
    given = {name: vars(cls).get(name, _NONE) for name in vars(cls).get("__annotations__", ())}
    kept = {name: each for name, each in vars(cls).items() if name not in (*given, "__dict__", "__weakref__")}
    return kept | {
        "__slots__": tuple(given),
        "__match_args__": tuple(given),
        "__init__": _first_init,
        "__dataclass_fields__": _DataclassFields(),
        "_fields": {name: each if isinstance(each, Field) else Field(each) for name, each in given.items()},
    }


def _first_init(self: object, *given: object, **named: object) -> None:
    """Compile the `__init__` of a class, keep it, and call it."""
    cls: Any = type(self)
    known: dict[str, Any] = {"_none": _NONE}
    words, lines = [], []
    for name, each in cls._fields.items():
        known |= {
            f"_set_{name}": vars(cls)[name].__set__,
            f"_default_{name}": each.default,
            f"_new_{name}": each.factory,
        }
        if each.factory:
            words.append(f"{name}=_none")
            lines.append(f" _set_{name}(self, _new_{name}() if {name} is _none else {name})")
        else:
            words.append(name if each.default is _NONE else f"{name}=_default_{name}")
            lines.append(f" _set_{name}(self, {name})")
    exec("\n".join([f"def __init__(self, {', '.join(words)}):", *lines]), known)  # noqa: S102 - names of our own fields
    cls.__init__ = known["__init__"]
    cls.__init__(self, *given, **named)


class _DataclassFields:
    """The fields as Python's `dataclasses` knows them, made when it asks."""

    def __get__(self, _thing: object, cls: Any) -> object:  # noqa: ANN401 - a class of fields
        import dataclasses  # noqa: PLC0415 - this is the import that records save

        said = []
        for name, each in cls._fields.items():
            default = dataclasses.MISSING if each.default is _NONE else each.default
            factory: Any = each.factory or dataclasses.MISSING
            made = dataclasses.field(default=default, default_factory=factory, compare=each.compare)
            said.append((name, object, made))
        cls.__dataclass_fields__ = vars(dataclasses.make_dataclass(cls.__name__, said))["__dataclass_fields__"]
        return cls.__dataclass_fields__
