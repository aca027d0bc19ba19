"""Placing a list of duties on an organization, until no rule finds an error in the draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.api import check, read_organization
from raci.drafting.from_duties.draft import draft_of_duties
from raci.errors import RaciError
from raci.limits import in_force
from raci.lint import Severity
from raci.model.draft import Question
from raci.records import replace

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from raci.lint import Finding
    from raci.model import Organization
    from raci.model.draft import Draft
    from raci.model.duty_list import DutyList
    from raci.settings import Settings

_MOST_ROUNDS: Final = 5


def draft_from_duties(
    organization: Organization | str | os.PathLike[str],
    duties: DutyList | str | os.PathLike[str],
    most: int | None = None,
    settings: Settings | None = None,
) -> Draft:
    """Return a first matrix in which the roles of an organization take the duties of a list, with the reason of each.

    `most` is for how many duties one role may answer. A letter in which `check` finds an error is given to somebody
    else; a duty that cannot be placed without one is left out of the matrix, with a question. Raises UnreadableError
    for a file that cannot be read or says nothing of the kind, RaciError for an organization without roles.
    """
    from raci.model import Organization  # noqa: PLC0415 - nothing costs until used
    from raci.model.duty_list import DutyList  # noqa: PLC0415
    from raci.readers.duty_lists import read_duties  # noqa: PLC0415

    if most is not None and most < 1:
        raise RaciError("misuse", "a role must be allowed at least one duty")
    with in_force(settings.limits if settings else {}):
        theirs = organization if isinstance(organization, Organization) else read_organization(organization)
        listed = duties if isinstance(duties, DutyList) else read_duties(Path(duties))
    barred: dict[str, set[str]] = {}
    for _ in range(_MOST_ROUNDS):
        draft = draft_of_duties(theirs, listed, most=most, barred=barred)
        errors = _errors(draft, settings)
        if not _bar(errors, draft, barred):
            break
    while wrong := {each.duty: each for each in errors if each.duty}:
        draft = _without(draft, wrong)
        errors = _errors(draft, settings)
    asked = tuple(Question(f"{each.message} ({each.rule})", each.location) for each in errors)
    return replace(draft, questions=(*draft.questions, *asked)) if asked else draft


def _errors(draft: Draft, settings: Settings | None) -> list[Finding]:
    return [each for each in check(draft.matrix, settings).findings if each.severity is Severity.ERROR]


def _bar(errors: Iterable[Finding], draft: Draft, barred: dict[str, set[str]]) -> bool:
    """Bar from a duty those who answer for it or do it and whom an error names; tell whether there are new ones."""
    acting = {
        duty.key: {letter.role for letter in duty.letters if letter.letter in {"A", "R"}} for duty in draft.duties
    }
    new = False
    for each in errors:
        held = acting.get(each.duty, set())
        found = held & set(each.roles) or held
        if found:
            known = barred.setdefault(each.duty, set())
            new = new or not found <= known
            known |= found
    return new


def _without(draft: Draft, wrong: Mapping[str, Finding]) -> Draft:
    """Return a draft without the letters of some duties; with a question for each that says what was wrong."""
    matrix = draft.matrix
    kept = [(duty, row) for duty, row in zip(matrix.duties, matrix.rows, strict=True) if duty.key not in wrong]
    taken = {role for _, row in kept for role in row}
    smaller = replace(
        matrix,
        duties=tuple(duty for duty, _ in kept),
        rows=tuple(row for _, row in kept),
        roles=tuple(role for role in matrix.roles if role.key in taken),
        joins=tuple(join for join in matrix.joins if join.role in taken),
    )
    places = {duty.key: duty.sources[0] for duty in draft.duties if duty.key in wrong and duty.sources}
    asked = tuple(
        Question(f"Who answers for “{duty.name}”? As far as is known: {wrong[duty.key].message}", places.get(duty.key))
        for duty in matrix.duties
        if duty.key in wrong
    )
    duties = tuple(replace(duty, role="", letters=()) if duty.key in wrong else duty for duty in draft.duties)
    return replace(draft, duties=duties, matrix=smaller, questions=(*draft.questions, *asked))
