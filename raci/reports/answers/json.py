"""Answers for programs: the facts with the names they have in `raci.answers`, in that order."""

from __future__ import annotations

import json as _json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TypeAlias

from raci.model import Location
from raci.version import VERSION

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


def json(**answers: object) -> str:
    """Return answers as one JSON document, the version first: `{"version", "comparison": {"told", "one", …}}`."""
    document: dict[str, Json] = {name: _shown(each) for name, each in answers.items()}
    return _json.dumps({"version": VERSION, **document}, ensure_ascii=False, indent=1)


def _shown(value: object) -> Json:
    """Return a fact as JSON has it; a place as its file, sheet, row and column, and as it is told (`at`)."""
    if isinstance(value, Location):
        place = {"path": value.path, "sheet": value.sheet, "row": value.row, "column": value.column}
        return {**place, "at": value.inside}
    if is_dataclass(value):
        return {each.name: _shown(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_shown(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int | bool):
        return value
    raise TypeError(f"{type(value).__name__} is no fact")
