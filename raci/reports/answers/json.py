"""Answers for programs: the facts with the names they have in `raci.answers`, in that order."""

from __future__ import annotations

import json as _json
from datetime import date
from enum import Enum
from typing import TypeAlias

from raci.model import Location
from raci.records import values
from raci.version import VERSION

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


def json(**answers: object) -> str:
    """Return answers as one JSON document, the version first: `{"version", "comparison": {"told", "one", …}}`."""
    document: dict[str, Json] = {name: _shown(each) for name, each in answers.items()}
    return _json.dumps({"version": VERSION, **document}, ensure_ascii=False, indent=1)


def _shown(value: object) -> Json:
    """Return a fact as JSON has it; a place as its file, sheet, row and column, and as it is told (`at`)."""
    if isinstance(value, Location):
        place = {"path": value.path, "sheet": value.sheet, "row": value.row, "column": value.column}
        return {**place, "at": value.inside}
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_shown(each) for each in value]
    return {name: _shown(each) for name, each in values(value).items()}
