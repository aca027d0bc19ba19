"""Make the reference of the Python interface: every public name, with its signature and what it says of itself."""

from __future__ import annotations

import inspect
import re
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import raci

if TYPE_CHECKING:
    from collections.abc import Iterator

_INTRODUCTION: Final = """# Python

`import raci` gives these names and no others. How they go together: [Python](../python.md).
"""
_QUOTED: Final = re.compile(r"'([^']*)'")


def page() -> str:
    """Return the page of all public names."""
    return "\n".join([_INTRODUCTION, *(part for title, names in _groups() for part in _section(title, names))])


def _groups() -> Iterator[tuple[str, list[str]]]:
    things = {name: getattr(raci, name) for name in raci.__all__ if name != "__version__"}
    errors = [name for name, thing in things.items() if inspect.isclass(thing) and issubclass(thing, Exception)]
    classes = [name for name, thing in things.items() if inspect.isclass(thing) and name not in errors]
    yield "Functions", [name for name in things if name not in {*errors, *classes}]
    yield "Classes", classes
    yield "Errors", errors


def _section(title: str, names: list[str]) -> Iterator[str]:
    yield f"## {title}\n"
    for name in names:
        thing = getattr(raci, name)
        yield f"### raci.{name}\n"
        if not inspect.isclass(thing):
            yield f"```text\n{_signature(name, thing)}\n```\n"
        yield f"{inspect.getdoc(thing) or ''}\n"
        if inspect.isclass(thing) and (fields := _fields(thing)):
            yield f"Holds: {', '.join(f'`{field}`' for field in fields)}.\n"


def _signature(name: str, thing: Any) -> str:  # noqa: ANN401 - any callable
    shown = _QUOTED.sub(r"\1", str(inspect.signature(thing)))
    if len(shown) < 80:  # noqa: PLR2004 - what a narrow window shows
        return f"raci.{name}{shown}"
    inside, _, result = shown.removeprefix("(").rpartition(") -> ")
    return f"raci.{name}(\n    " + re.sub(r", (?=\w+:|\*,|\*\w)", ",\n    ", inside) + f",\n) -> {result}"


def _fields(thing: type[Any]) -> list[str]:
    members = [each.value for each in thing] if issubclass(thing, Enum) else []
    own = [name for each in reversed(thing.__mro__) for name in vars(each).get("__annotations__", {})]
    return [str(each) for each in members or own if not str(each).startswith("_")]
