"""What a baseline file may hold: the door where pydantic stands. Importing this costs; it is done for a file only."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Form(BaseModel):
    """A table of the file; no other keys are allowed."""

    model_config = ConfigDict(extra="forbid", strict=True)


class DutyForm(Form):
    """A duty that a finding is about."""

    name: str
    section: list[str] = Field(default_factory=list)
    scope: str = ""
    key: str = ""


class EntryForm(Form):
    """A known finding; `with` is the other file, where it stands between two."""

    rule: str
    path: str
    others: Annotated[list[str], Field(alias="with", default_factory=list)]
    duties: list[DutyForm] = Field(default_factory=list)
    roles: list[str] = Field(default_factory=list)
    words: list[str] = Field(default_factory=list)
    fingerprint: str


class FileForm(Form):
    """A file that was judged: its sections, and the other names of the roles its findings are about."""

    sections: list[list[str]] = Field(default_factory=list)
    roles: dict[str, list[str]] = Field(default_factory=dict)


class BaselineForm(Form):
    """A whole baseline; see `Baseline`."""

    version: Literal[1]
    files: dict[str, FileForm]
    findings: list[EntryForm]
