"""What the tables of a settings file have in common: keys with hyphens, no other keys, one word in place of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

SeverityWord: TypeAlias = Literal["error", "warning", "note"]


def kebab(name: str) -> str:
    """Return how a field is written in the file."""
    return name.replace("_", "-")


class Form(BaseModel):
    """A table of the file; its keys are written with hyphens, and no others are allowed."""

    model_config = ConfigDict(extra="forbid", strict=True, alias_generator=kebab)


class Alone:
    """Says in the JSON schema that a word, or a list of words, may stand for the whole."""

    def __init__(self, *kinds: str) -> None:
        self._kinds = kinds

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema with the short forms before the long one."""
        whole = handler(core)
        known = {"text": whole.get("items", {"type": "string"}), "list": {"items": {"type": "string"}, "type": "array"}}
        return {"anyOf": [*(known[kind] for kind in self._kinds), whole]}


def listed(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return a text as a list of it."""
    return [value] if isinstance(value, str) else value


def named(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return a text, or a list, as a table with names."""
    return {"name": value} if isinstance(value, str | list) else value


Text: TypeAlias = Annotated[str, Field(min_length=1, max_length=2000)]
Texts: TypeAlias = Annotated[list[Text], Field(min_length=1), BeforeValidator(listed), Alone("text")]
"""One text or several; of several, one will do."""

NO_WORDS: Final[list[Any]] = []
NO_TABLE: Final[dict[str, Any]] = {}
