"""The JSON of `raci check --report json`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from raci.schemas.model import Document, schema_of

Count = Annotated[int, Field(ge=0)]


class Place(Document):
    """A cell of a sheet, or a line and column of a text; both count from 1, and 0 is unknown."""

    path: str
    """The file."""
    sheet: str | None
    """The sheet of a workbook; null in a text file."""
    row: Count
    """The row, or the line."""
    column: Count
    """The column; A is 1."""


class Fix(Document):
    """How a finding may be mended."""

    title: str
    """The proposal in one sentence."""
    safety: Literal["safe", "unsafe", "display-only"]
    """Whether `raci fix` makes it unasked, only with --unsafe, or never."""
    changes: list[str]
    """What would change, in sentences."""


class Finding(Document):
    """One thing that is wrong."""

    rule: str
    """The code of the rule, such as ACC002."""
    name: str
    """The name of the rule, such as several-accountables."""
    severity: Literal["error", "warning", "note"]
    """How bad it is."""
    confidence: Literal["certain", "likely", "guess"]
    """How sure it is; what follows from the wording of a title is never certain."""
    message: str
    """What is wrong, in one sentence."""
    help: str
    """What to do now; may be empty."""
    duty: str
    """The key of the duty it is about: its sections and its name; empty if it is about none."""
    roles: list[str]
    """The keys of the roles it is about."""
    at: str
    """The place as it is told, without the file: Plan!C7, or 12:5."""
    location: Place
    """The place."""
    related: list[Place]
    """Other places it is about."""
    fix: Fix | None
    """How it may be mended; null if nobody knows."""
    allowed_by: str | None
    """Why it may stay, where an allowance covers it."""


class Note(Document):
    """What whoever reads a file should know of how it was read."""

    kind: Literal["doubt", "info", "error"]
    """A doubt could be read otherwise; an error kept a part from being read."""
    message: str
    """One sentence."""
    at: str
    """The place as it is told, without the file."""


class Allowance(Document):
    """What may stay as it is, and what of that was found."""

    rule: str
    """The code, the beginning of one, or the name of the rule."""
    duty: str
    """The duty or section it is for, by key or name; empty for any."""
    role: str
    """The role it is for; empty for any."""
    paths: str
    """The pattern of the files it is for, where settings allow it; empty for any."""
    reason: str
    """Why it may stay."""
    owner: str
    """Who has decided it; may be empty."""
    until: str | None
    """The last day on which it holds; null if it has no end."""
    flaw: str
    """What keeps it from being made out; then it allows nothing."""
    location: Place | None
    """Where it stands; null if nobody knows."""
    covers: Count
    """How many findings it covers in this file."""


class FileReport(Document):
    """What was found in one file."""

    path: str
    """The file."""
    unreadable: bool
    """Whether the file could not be read at all; then its findings say why."""
    findings: list[Finding]
    """What is wrong."""
    notes: list[Note]
    """What is to be known of how it was read."""
    allowed: list[Finding]
    """What an allowance lets stay; none of these is among the findings."""
    known: list[Finding]
    """What the baseline knows already; none of these is among the findings."""
    allowances: list[Allowance]
    """The allowances that were held against what was found."""
    rules: list[str]
    """The codes of the rules that ran."""
    version: str
    """The version of raci that read the file; empty where that came to nothing."""


class Report(Document):
    """What a run of `raci check` found."""

    version: str
    """The version of raci."""
    files: list[FileReport]
    """A report for each file."""


MODEL = Report


def schema() -> dict[str, Any]:
    """Return the schema."""
    return schema_of(MODEL, "Report of raci check")
