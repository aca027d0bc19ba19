"""What a cell's text does not say exactly, kept beside it as JSON; it holds as long as nobody edits the text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.layout.declared.forms import Form

Value = TypeVar("Value")
Kept = dict[str, list[Any]]
"""Field → its text, and the value the text stands for."""

LONGEST: Final = 32_767
"""How many characters a cell holds in Excel."""


def packed(said: Any) -> str:  # noqa: ANN401 - anything of JSON
    """Return JSON as short as it gets."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Any:  # noqa: ANN401 - whatever stands in the file
    """Return what a cell's JSON says, None for what is none."""
    if not text or len(text) > LONGEST:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def kept_of(form: Form[Any], value: object) -> list[Any] | None:
    """Return what is kept of a value beside its text; None where the text says it all."""
    text = form.written(value)
    return None if form.read(text) == value else [text, form.kept(value)]


def read_with(form: Form[Value], text: str, kept: Any) -> Value:  # noqa: ANN401 - whatever stands in the file
    """Return the value that stands in a cell: the one kept beside it where its text is still the same."""
    if isinstance(kept, list) and len(kept) == 2 and kept[0] == text:  # noqa: PLR2004 - text and value
        try:
            return form.taken(kept[1])
        except (ValueError, TypeError, OverflowError):
            pass
    return form.read(text)


def fields_kept(text: str) -> Mapping[str, Any]:
    """Return field → what is kept of it, of a cell that keeps several."""
    found = unpacked(text)
    return found if isinstance(found, dict) else {}
