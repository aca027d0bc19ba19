"""The table `[limits]` of a settings file, made of the limits there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, WithJsonSchema, create_model
from pydantic_core import PydanticCustomError

from raci.limits import BYTES, LIMITS, SECONDS, Limit, size_told
from raci.settings.tables import Form


def _field(limit: Limit) -> tuple[Any, Any]:
    """Return the type and default of a limit as pydantic wants them; a size is bytes, or a text such as `2 GiB`."""

    def read(said: object) -> float:
        try:
            return limit.value_of(said)
        except ValueError as error:
            raise PydanticCustomError("limit", "{wanted}", {"wanted": str(error)}) from None

    number = {"type": "number", "minimum": 0} if limit.unit == SECONDS else {"type": "integer", "minimum": 1}
    size = {"anyOf": [{"type": "string", "pattern": r"^[0-9.]+ *([KMGTkmgt]i?)?[Bb]$"}, number]}
    told = size_told(limit.default) if limit.unit == BYTES else limit.default
    kind = int | str if limit.unit == BYTES else float if limit.unit == SECONDS else int
    said = Field(description=limit.says, examples=[told])
    schema = WithJsonSchema(size if limit.unit == BYTES else number)
    return Annotated[kind, BeforeValidator(read), schema, said], told


if TYPE_CHECKING:
    LimitsForm: TypeAlias = Form
else:
    LimitsForm = create_model(
        "LimitsForm",
        __base__=Form,
        __doc__="How large a file may be, and how much it may hold.",
        **{each.name.replace("-", "_"): _field(each) for each in LIMITS.values()},
    )
