"""What a settings file may hold: the door where pydantic stands. Importing this costs; it is done for a file only.

The descriptions and examples here are the one source of `raci init`, of the reference and of the JSON schema.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from raci.settings.house_forms import AnyHouse, mistake
from raci.settings.limit_forms import LimitsForm
from raci.settings.tables import NO_TABLE, NO_WORDS, Form, SeverityWord, Text, Texts, kebab


class LayoutForm(Form):
    """How a messy file is to be read; see `LayoutSettings`."""

    sheet: Annotated[
        str, Field(description="Read only this sheet: a name or a pattern; hidden ones too.", examples=["RACI*"])
    ] = ""
    range: Annotated[
        str,
        Field(
            pattern=r"^\$?[A-Za-z]{1,3}\$?\d{1,7}:\$?[A-Za-z]{1,3}\$?\d{1,7}$",
            description="Read only these cells.",
            examples=["B4:K30"],
        ),
    ] = ""
    header: Annotated[int, Field(ge=1, description="The row that names the roles, counted from 1.", examples=[4])] = 1
    duties: Annotated[
        str, Field(pattern=r"^[A-Za-z]{1,3}$", description="The column that names the duties.", examples=["B"])
    ] = ""
    transposed: Annotated[
        bool, Field(description="Whether duties stand in columns and roles in rows.", examples=[False])
    ] = False
    notation: Annotated[str, Field(description="The same as `notation` above.", examples=["RASCI"])] = ""


class WeightsForm(Form):
    """What each participation counts for in a load; see `raci.graph.work`."""

    responsible: Annotated[float, Field(ge=0, description="Doing the work.", examples=[3.0])] = 3.0
    driving: Annotated[float, Field(ge=0, description="Driving a decision.", examples=[3.0])] = 3.0
    accountable: Annotated[float, Field(ge=0, description="Answering for it.", examples=[2.0])] = 2.0
    supporting: Annotated[float, Field(ge=0, description="Helping.", examples=[2.0])] = 2.0
    recommending: Annotated[float, Field(ge=0, description="Recommending.", examples=[2.0])] = 2.0
    managing: Annotated[float, Field(ge=0, description="Managing those who do it.", examples=[2.0])] = 2.0
    consulted: Annotated[float, Field(ge=0, description="Being asked.", examples=[1.0])] = 1.0
    agreeing: Annotated[float, Field(ge=0, description="Agreeing.", examples=[1.0])] = 1.0
    verifying: Annotated[float, Field(ge=0, description="Checking.", examples=[1.0])] = 1.0
    signing: Annotated[float, Field(ge=0, description="Signing.", examples=[1.0])] = 1.0
    informed: Annotated[float, Field(ge=0, description="Being told.", examples=[0.0])] = 0.0


def _day(value: object) -> object:
    """Return a day that is written in quotes as the day it is."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value


class AllowForm(Form):
    """What may stay as it is, and why; see `Allowance`."""

    rule: Annotated[Texts, Field(description="The rules whose findings may stay: codes, beginnings of codes, names.")]
    reason: Annotated[str, Field(pattern=r"\S", description="Why they may.")]
    duty: Annotated[str, Field(description="Only those about this duty: its key or its name.")] = ""
    role: Annotated[str, Field(description="Only those about this role: its key, its name or an alias.")] = ""
    path: Annotated[str, Field(description="Only those in the files of this pattern.")] = ""
    owner: Annotated[str, Field(description="Who has decided it.")] = ""
    until: Annotated[date | None, BeforeValidator(_day), Field(description="The last day on which they may.")] = None


class PathForm(Form):
    """What may be set for the files of one pattern."""

    select: Annotated[
        list[Text],
        Field(
            description="The rules that run: codes, beginnings of codes, or names; all that are not on trial if empty.",
            examples=[["ACC", "RSP", "DUT004"]],
        ),
    ] = NO_WORDS
    ignore: Annotated[
        list[Text], Field(description="Rules that do not run, named in the same way.", examples=[["FRM005"]])
    ] = NO_WORDS
    preview: Annotated[bool, Field(description="Whether rules that are on trial run, too.")] = False
    fail_on: Annotated[SeverityWord, Field(description="The mildest severity that makes the exit status 1.")] = "error"
    severity: Annotated[
        dict[str, SeverityWord],
        Field(
            description="The severity of single rules: error, warning or note.",
            examples=[{"several-responsible": "note"}],
        ),
    ] = NO_TABLE
    rules: Annotated[
        dict[str, dict[str, Any]],
        Field(
            description="The options of single rules, such as thresholds.",
            examples=[{"many-consulted": {"at-most": 8}}],
        ),
    ] = NO_TABLE
    notation: Annotated[
        str,
        Field(
            description="What the letters are, in every file; without it, each file tells by its legend and letters.",
            examples=["RASCI"],
        ),
    ] = ""
    organization: Annotated[
        str,
        Field(
            description="The organization of matrices that name none: an org-design file or a people file, relative "
            "to this file.",
            examples=["org.yaml"],
        ),
    ] = ""
    layout: Annotated[LayoutForm, Field(description="How a messy file is to be read.")] = LayoutForm()
    limits: Annotated[LimitsForm, Field(description="How large a file may be, how much it may hold.")] = LimitsForm()

    @model_validator(mode="after")
    def _names_one_notation(self) -> Self:
        if self.notation and self.layout.notation and self.notation != self.layout.notation:
            raise mistake(
                "notation", f"notation is {self.notation!r} here and {self.layout.notation!r} in layout; say it once"
            )
        return self


class SettingsForm(PathForm):
    """A whole settings file; see `Settings`."""

    exclude: Annotated[
        list[Text],
        Field(description="Files that are left out where folders are checked, as patterns.", examples=[["archive/"]]),
    ] = NO_WORDS
    today: Annotated[
        date | None,
        Field(
            description="The day for which it is asked who holds a role; the day it is if left out.",
            examples=["2026-06-30"],
        ),
    ] = None
    baseline: Annotated[
        str,
        Field(
            description="A file of known findings, which do not fail; `--write-baseline` writes it.",
            examples=["raci-baseline.json"],
        ),
    ] = ""
    jobs: Annotated[
        int,
        Field(ge=0, description="How many files are judged at once; as many as pay if left out or 0.", examples=[2]),
    ] = 0
    cluster: Annotated[
        str,
        Field(
            description="The scheduler of a dask cluster whose workers judge the files.",
            examples=["tcp://scheduler:8786"],
        ),
    ] = ""
    cluster_timeout: Annotated[
        float, Field(gt=0, description="Seconds in which the scheduler must answer.", examples=[10])
    ] = 10
    cache: Annotated[
        bool,
        Field(
            description="Whether results are kept from run to run, so that unchanged files are not read again; where "
            "many files of this machine are checked if left out.",
            examples=[False],
        ),
    ] = True
    cache_dir: Annotated[
        str,
        Field(
            description="The folder in which they are kept, relative to this file; the user's own for caches if left "
            "out.",
            examples=[".raci-cache"],
        ),
    ] = ""
    weights: Annotated[
        WeightsForm, Field(description="What each participation counts for in the loads of `raci measure`.")
    ] = WeightsForm()
    paths: Annotated[
        dict[str, PathForm],
        Field(
            description="Settings for some files only, by patterns; where several fit, later ones win.",
            examples=[{"drafts/**": {"ignore": ["RSP"]}}],
        ),
    ] = NO_TABLE
    allow: Annotated[list[AllowForm], Field(description="What may stay as it is, and why.")] = NO_WORDS
    house: Annotated[
        list[AnyHouse],
        Field(description="Rules of the house: what it forbids, requires, limits, or keeps apart."),
    ] = NO_WORDS


def given(form: SettingsForm) -> dict[str, Any]:
    """Return what the file says, by field name; what it leaves out is not there."""
    said = form.model_dump(exclude_unset=True)
    for table in (said, *said.get("paths", {}).values()):
        if "notation" in table:
            table.setdefault("layout", {})["notation"] = table.pop("notation")
        if "limits" in table:
            table["limits"] = {kebab(name): value for name, value in table["limits"].items()}
    return said
