"""Parts of an org-design file as JSON: a line for each field of a duty, a line for each other thing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from raci.writers.design.escapes import quoted
from raci.writers.design.flow import in_flow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.writers.design.parts import Part, Plain


def document_lines(parts: Iterable[Part], indent: str = "") -> Iterator[str]:
    """Yield the lines of an object that holds the parts; the last one has no end."""
    yield "{"
    end = "\n"
    for part in parts:
        yield f"{end}{indent}  {quoted(part.key)}: "
        yield from _part(part, f"{indent}  ")
        end = ",\n"
    yield f"\n{indent}}}"


def _part(part: Part, indent: str) -> Iterator[str]:
    if part.parts is not None:
        yield from document_lines(part.parts, indent)
    elif part.things is not None:
        yield from _object(part.things, indent, spread=part.spread)
    else:
        yield _flow(part.value)


def _object(things: Iterable[tuple[str, Plain]], indent: str, *, spread: bool) -> Iterator[str]:
    end = "{\n"
    for key, value in things:
        yield f"{end}{indent}  {_text(key)}: "
        if spread and isinstance(value, dict):
            yield from _object(value.items(), f"{indent}  ", spread=False)
        else:
            yield _flow(value)
        end = ",\n"
    yield "{}" if end == "{\n" else f"\n{indent}}}"


def _flow(value: Plain) -> str:
    return in_flow(value, _text, "null")


_text = lru_cache(4096)(quoted)
