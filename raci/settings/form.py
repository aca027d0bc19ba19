"""What a settings file may hold: the door where pydantic stands. Importing this costs; it is done for a file only."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic reads it
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

_Severity = Literal["error", "warning", "note"]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Form(BaseModel):
    """A table of the file; its keys are written with hyphens, and no others are allowed."""

    model_config = ConfigDict(extra="forbid", strict=True, alias_generator=_kebab)


class LayoutForm(Form):
    """How a messy file is to be read; see `LayoutSettings`."""

    sheet: str = ""
    range: Annotated[str, Field(pattern=r"^\$?[A-Za-z]{1,3}\$?\d+:\$?[A-Za-z]{1,3}\$?\d+$")] = ""
    header: Annotated[int, Field(ge=1)] = 1
    duties: Annotated[str, Field(pattern=r"^[A-Za-z]{1,3}$")] = ""
    transposed: bool = False
    notation: str = ""


class PathForm(Form):
    """What may be set for the files of one pattern."""

    select: list[str] = []
    ignore: list[str] = []
    preview: bool = False
    fail_on: _Severity = "error"
    severity: dict[str, _Severity] = {}
    rules: dict[str, dict[str, Any]] = {}
    layout: LayoutForm = LayoutForm()
    organization: str = ""


class SettingsForm(PathForm):
    """A whole settings file; see `Settings`."""

    exclude: list[str] = []
    today: date | None = None
    baseline: str = ""
    paths: dict[str, PathForm] = {}


def given(form: SettingsForm) -> dict[str, Any]:
    """Return what the file says, by field name; what it leaves out is not there."""
    return form.model_dump(exclude_unset=True)


def keys_at(place: tuple[int | str, ...]) -> list[str]:
    """Return the keys that are allowed in the table at this place of the file."""
    form: type[Form] = SettingsForm
    if place[:1] == ("paths",) and len(place) > 1:
        form, place = PathForm, place[2:]
    if place == ("layout",):
        form = LayoutForm
    return [_kebab(name) for name in form.model_fields]
