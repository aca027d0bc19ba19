"""What a settings file may say of what may stay: `[[allow]]`. Importing this costs; it is done for a file only."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _day(value: object) -> object:
    """Return a day that is written in quotes as the day it is."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value


_Rules = Annotated[
    list[str],
    Field(min_length=1),
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}),
]
"""One rule or several."""


class AllowForm(BaseModel):
    """What may stay as it is, and why; see `Allowance`."""

    model_config = ConfigDict(extra="forbid", strict=True)

    rule: Annotated[
        _Rules, Field(description="A rule's code, the beginning of one, its name, or several.", examples=["ACC002"])
    ]
    reason: Annotated[
        str, Field(pattern=r"\S", description="Why it may stay.", examples=["board decision of 12 March"])
    ]
    duty: Annotated[str, Field(description="Only in this duty, or in this section.", examples=["Approve bid"])] = ""
    role: Annotated[str, Field(description="Only where it is about this role.", examples=["Director"])] = ""
    path: Annotated[str, Field(description="Only in files of this pattern.", examples=["sales/**"])] = ""
    owner: Annotated[str, Field(description="Who has decided it.", examples=["Ann Lee"])] = ""
    until: Annotated[
        date | None,
        BeforeValidator(_day),
        Field(description="The last day on which it holds.", examples=["2027-03-31"]),
    ] = None
