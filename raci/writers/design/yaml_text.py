"""Parts of an org-design file as YAML: block style as people write it, short things on one line."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern
from raci.writers.design.escapes import quoted
from raci.writers.design.flow import in_flow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from raci.writers.design.parts import Part, Plain

_WIDTH: Final = 120
_PLAIN: Final = pattern(r"[^\W_](?:[\w .()/&+@$%=;<>^~\"'|!?*{-}\u2010-\u2026-]*[\w.()/&+%$!?'\"])?")
_AMBIGUOUS: Final = pattern(r"(?i:y|n|yes|no|on|off|true|false|null|none|nan|inf)|[\d.][\dA-Fa-fxobXOBE_.:+\-TtZz ]*")
"""What YAML 1.1 or 1.2 may take for something else than a text: `NO`, `12:30`, `1e3`, `2026-03-31`."""
_IN_FLOW: Final = frozenset("{}[],?")


def document_lines(parts: Iterable[Part]) -> Iterator[str]:
    """Yield the lines of a document, each with its end."""
    blank = False
    for part in parts:
        large = part.things is not None or part.parts is not None
        if large or blank:
            yield "\n"
        blank = large
        yield from _part(part, "")


def _part(part: Part, indent: str) -> Iterator[str]:
    if part.parts is not None:
        yield f"{indent}{part.key}:\n"
        for inner in part.parts:
            yield from _part(inner, f"{indent}  ")
    elif part.things is not None:
        yield from _things(part, indent)
    elif _fits(line := f"{indent}{part.key}: {_flow(part.value)}\n") or not isinstance(part.value, dict | list):
        yield line
    elif isinstance(part.value, dict):
        yield f"{indent}{part.key}:\n"
        yield from _fields(part.value, f"{indent}  ")
    else:
        yield f"{indent}{part.key}:\n"
        yield from (f"{indent}  - {_flow(item)}\n" for item in part.value)


def _things(part: Part, indent: str) -> Iterator[str]:
    inner = f"{indent}  "
    empty = True
    for key, value in part.things or ():
        if empty:
            yield f"{indent}{part.key}:\n"
            empty = False
        head = f"{inner}{_text(key)}:"
        if value is None:
            yield f"{head}\n"
        elif not isinstance(value, dict):
            yield f"{head} {_text(str(value))}\n"
        elif not part.spread and _fits(line := f"{head} {_flow(value)}\n"):
            yield line
        else:
            yield f"{head}\n"
            yield from _fields(value, f"{inner}  ")
    if empty:
        yield f"{indent}{part.key}: {{}}\n"


def _fields(fields: Mapping[str, Plain], indent: str) -> Iterator[str]:
    for key, value in fields.items():
        head = f"{indent}{_text(key)}:"
        if isinstance(value, str):
            yield f"{head} {_text(value)}\n"
        elif _fits(line := f"{head} {_flow(value)}\n"):
            yield line
        elif isinstance(value, dict):
            yield f"{head}\n"
            yield from _fields(value, f"{indent}  ")
        elif isinstance(value, list):
            yield f"{head}\n"
            yield from _wrapped(value, f"{indent}  ")
        else:
            yield line


def _wrapped(items: Sequence[Plain], indent: str) -> Iterator[str]:
    """Yield a list over several lines, as many items on each as fit."""
    line = f"{indent}["
    for place, item in enumerate(items):
        text = _flow(item) + ("]" if place == len(items) - 1 else ",")
        if len(line) + len(text) >= _WIDTH and line.strip("[ "):
            yield f"{line.rstrip()}\n"
            line = f"{indent} "
        line += f"{text} "
    yield f"{line.rstrip()}\n"


def _flow(value: Plain) -> str:
    return in_flow(value, _text_in_flow, "~")


def _fits(line: str) -> bool:
    return len(line) <= _WIDTH + 1


@lru_cache(4096)
def _text(text: str) -> str:
    """Return a text as YAML: plain where that means the same to every reader, else in quotes."""
    if _PLAIN.fullmatch(text) and not _AMBIGUOUS.fullmatch(text):
        return text
    return f"'{text.replace(chr(39), chr(39) * 2)}'" if text.isprintable() and text else quoted(text)


@lru_cache(4096)
def _text_in_flow(text: str) -> str:
    plain = _text(text)
    return quoted(text) if plain is text and not _IN_FLOW.isdisjoint(text) else plain
