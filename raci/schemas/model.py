"""What the models of JSON documents share: every key is there, no other is, and each is described where it stands."""

from __future__ import annotations

from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from raci.schemas.uniting import united

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_NAMED: Final = frozenset({"properties", "$defs", "patternProperties"})
"""What holds parts of a schema by names of somebody's choice."""


class Document(BaseModel):
    """A JSON document, or a part of one."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)


def schema_of(model: type[BaseModel], title: str) -> dict[str, Any]:
    """Return the JSON Schema of a model under a title, without what pydantic makes up of the names of fields."""
    return {"$schema": DIALECT, "title": title, **tidied(model.model_json_schema())}


def tidied(node: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Return a part of a schema without made-up titles, and with alternatives of different types as one."""
    if isinstance(node, list):
        return [tidied(each) for each in node]
    if not isinstance(node, dict):
        return node
    kept: dict[str, Any] = {
        key: {name: tidied(each) for name, each in value.items()} if key in _NAMED else tidied(value)
        for key, value in node.items()
        if key != "title" and not (key == "default" and value is None)
    }
    way = next((each for each in ("anyOf", "oneOf") if each in kept), None)
    found = united(kept[way]) if way else None
    return {**{key: value for key, value in kept.items() if key != way}, **found} if found else kept
