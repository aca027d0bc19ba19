"""What a settings file may say of a house rule: a form for each of the four kinds, under the one key `house`."""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal, Self, TypeAlias

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from raci.settings.tables import NO_WORDS, Alone, Form, SeverityWord, Text, Texts, listed, named

ParticipationWord: TypeAlias = Literal[
    "responsible", "accountable", "supporting", "consulted", "informed", "recommending", "agreeing", "verifying",
    "signing", "driving", "managing", "omitted",
]  # fmt: skip
_Participations: TypeAlias = Annotated[
    list[ParticipationWord],
    Field(
        min_length=1,
        description="The participation meant, whatever letter the notation has for it; of a list, any of them. A "
        "matrix whose notation has none of them is left alone.",
    ),
    BeforeValidator(listed),
    Alone("text"),
]
_Letters: TypeAlias = Annotated[
    Texts, Field(description="The letter meant, where a participation does not say it; of a list, any of them.")
]
_Names: TypeAlias = Annotated[Texts, Field(description="Patterns of names, with `*` and `?`; one must fit.")]
_Tiers: TypeAlias = Annotated[Texts, Field(description="Tiers of the scope, such as `region`; one must fit.")]
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
PLACEHOLDERS: Final = ("duty", "roles", "count")


class DutyConditions(Form):
    """Which duties are meant; all that is given must hold."""

    name: _Names = NO_WORDS
    section: Annotated[Texts, Field(description="Patterns of sections; one of those the duty stands in must fit.")] = (
        NO_WORDS
    )
    words: Annotated[Texts, Field(description="Words that all stand in the name, in any order and form.")] = NO_WORDS
    tier: _Tiers = NO_WORDS


class DutiesForm(DutyConditions):
    """Which duties are meant, and which of these are not; a text alone is a pattern of names."""

    excepted: Annotated[
        DutyConditions | None,
        Field(alias="except", description="Duties that are not meant."),
        BeforeValidator(named),
        Alone("text", "list"),
    ] = None


class RoleConditions(Form):
    """Which roles are meant; all that is given must hold."""

    name: Annotated[Texts, Field(description="Patterns of names, with `*` and `?`; name or alias must fit one.")] = (
        NO_WORDS
    )
    level: Annotated[Texts, Field(description="Levels, such as `head`; the role must have one of them.")] = NO_WORDS
    kind: Annotated[
        list[Literal["position", "group", "external", "agent"]],
        Field(min_length=1, description="Kinds of role, by what is recorded or what the name says."),
        BeforeValidator(listed),
        Alone("text"),
    ] = NO_WORDS
    group: Annotated[Texts, Field(description="Patterns of the headings that roles stand under; one must fit.")] = (
        NO_WORDS
    )
    tier: _Tiers = NO_WORDS


class RolesForm(RoleConditions):
    """Which roles are meant, and which of these are not; a text alone is a pattern of names."""

    excepted: Annotated[
        RoleConditions | None,
        Field(alias="except", description="Roles that are not meant."),
        BeforeValidator(named),
        Alone("text", "list"),
    ] = None


_Duties: TypeAlias = Annotated[
    DutiesForm,
    Field(description="The duties it is about: a pattern of names, a list of patterns, or a table of conditions."),
    BeforeValidator(named),
    Alone("text", "list"),
]
_Roles: TypeAlias = Annotated[
    RolesForm,
    Field(description="The roles it is about: a pattern of names, a list of patterns, or a table of conditions."),
    BeforeValidator(named),
    Alone("text", "list"),
]


class SideForm(Form):
    """One of two parts that nobody may have together."""

    duties: _Duties = DutiesForm()
    participation: _Participations = NO_WORDS
    letter: _Letters = NO_WORDS


class HouseForm(Form):
    """What all house rules say."""

    code: Annotated[
        str,
        Field(pattern=r"^[A-Z]{3}[0-9]{3}$", description="The rule's code: three capitals of your own, three digits."),
    ]
    name: Annotated[
        str,
        Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="The rule's name, in small letters with hyphens."),
    ]
    severity: Annotated[SeverityWord, Field(description="How bad a finding is.")] = "warning"
    message: Annotated[
        Text, Field(description="What a finding says; `{duty}`, `{roles}` and `{count}` stand for what was found.")
    ] = ""
    help: Annotated[Text, Field(description="What is to be done about a finding.")] = ""
    why: Annotated[Text, Field(description="Why the house has the rule; shown by `raci explain`.")] = ""

    @model_validator(mode="after")
    def _knows_its_placeholders(self) -> Self:
        for word in _PLACEHOLDER.findall(self.message):
            if word not in PLACEHOLDERS:
                known = ", ".join(f"{{{each}}}" for each in PLACEHOLDERS)
                raise mistake("message", f"message may hold {known}, not {{{word}}}")
        return self


class ForbidForm(HouseForm):
    """Some participation that some roles may not have in some duties."""

    kind: Annotated[Literal["forbid"], Field(description="The kind of rule.")]
    participation: _Participations = NO_WORDS
    letter: _Letters = NO_WORDS
    roles: _Roles = RolesForm()
    duties: _Duties = DutiesForm()

    @model_validator(mode="after")
    def _forbids_something(self) -> Self:
        if not self.model_fields_set & {"participation", "letter", "roles", "duties"}:
            raise mistake(
                "kind", "a rule that forbids needs participation, letter, roles or duties: without, it is all"
            )
        return self


class RequireForm(HouseForm):
    """A participation that duties must have, by some role that is meant."""

    kind: Annotated[Literal["require"], Field(description="The kind of rule.")]
    participation: _Participations = NO_WORDS
    letter: _Letters = NO_WORDS
    roles: _Roles = RolesForm()
    duties: _Duties = DutiesForm()

    @model_validator(mode="after")
    def _requires_something(self) -> Self:
        if not self.model_fields_set & {"participation", "letter", "roles"}:
            raise mistake("kind", "a rule that requires needs participation, letter or roles: what must a duty have?")
        return self


class LimitForm(HouseForm):
    """How many roles may have a part in a duty, or in how many duties a role may have it."""

    kind: Annotated[Literal["limit"], Field(description="The kind of rule.")]
    participation: _Participations = NO_WORDS
    letter: _Letters = NO_WORDS
    roles: _Roles = RolesForm()
    duties: _Duties = DutiesForm()
    at_least: Annotated[int | None, Field(ge=0, description="The fewest there must be.")] = None
    at_most: Annotated[int | None, Field(ge=0, description="The most there may be.")] = None
    per: Annotated[
        Literal["duty", "role"], Field(description="Whether roles are counted for each duty, or duties for each role.")
    ] = "duty"

    @model_validator(mode="after")
    def _limits_something(self) -> Self:
        if self.at_least is None and self.at_most is None:
            raise mistake("kind", "a limit needs at-least, at-most or both")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise mistake("at-least", f"at-least ({self.at_least}) is more than at-most ({self.at_most})")
        return self


class ExclusiveForm(HouseForm):
    """Two parts that nobody may have together."""

    kind: Annotated[Literal["exclusive"], Field(description="The kind of rule.")]
    one: Annotated[SideForm, Field(description="One part: duties, participation, letter.")]
    other: Annotated[SideForm, Field(description="The other part: duties, participation, letter.")]
    roles: _Roles = RolesForm()
    same_duty: Annotated[
        bool | None,
        Field(description="Whether the two parts count only on one duty. Left out: where neither part names duties."),
    ] = None
    by: Annotated[
        Literal["role", "person"],
        Field(description="Who may not have both: a role, or also a person who holds several roles."),
    ] = "person"

    @model_validator(mode="after")
    def _names_two_parts(self) -> Self:
        if self.one == self.other:
            raise mistake("other", "one and other are the same part; say how they differ")
        return self


AnyHouse: TypeAlias = Annotated[
    ForbidForm | RequireForm | LimitForm | ExclusiveForm,
    Field(discriminator="kind", description="forbid, require, limit or exclusive."),
]


def mistake(key: str, sentence: str) -> PydanticCustomError:
    """Return the error of a table whose parts do not fit together: what is wrong, and at which key."""
    return PydanticCustomError("misfit", "{sentence}", {"sentence": sentence, "key": key})
