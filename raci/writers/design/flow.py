"""A value on one line, as JSON has it and YAML in its flow style."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from raci.writers.design.parts import Plain


def in_flow(value: Plain, text: Callable[[str], str], nothing: str) -> str:
    """Return a value on one line; `text` writes texts and keys, `nothing` stands for None."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{text(key)}: {in_flow(each, text, nothing)}' for key, each in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(in_flow(each, text, nothing) for each in value)}]"
    return nothing if value is None else repr(value)
