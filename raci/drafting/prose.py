"""From texts to a draft: find who they are about, gather what they say, unite it, place it, ask what is open."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from raci.drafting.asking import questions_of, untitled_duty
from raci.drafting.collecting import Collector
from raci.drafting.elements import Heading
from raci.drafting.finding import find_roles
from raci.drafting.found import Findings
from raci.drafting.headings import kind_of
from raci.drafting.linking import localized
from raci.drafting.outline import outline
from raci.drafting.placing import placed
from raci.drafting.role_book import RoleBook
from raci.drafting.scopes import are_officers, tier_of_duty, tier_of_role
from raci.drafting.uniting import united
from raci.errors import RaciError
from raci.limits import limit, passed
from raci.model import Location
from raci.model.draft import Draft, DraftDuty, DraftLetter, DraftOutcome, DraftRole, Question
from raci.records import replace
from raci.titles.vocabulary import plain_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.drafting.found import FoundDuty
    from raci.drafting.role_book import DraftedRole
    from raci.drafting.uniting import United
    from raci.model.draft import Surety
    from raci.prose import Prose

_NEAR_THE_TOP: Final = 3


def draft_of(proses: Sequence[Prose]) -> Draft:
    """Return the draft of some texts, which may speak of the same roles.

    Raises RaciError (`no-role`, `no-duty`) where none of them speaks of a role, or gives a role a duty.
    """
    book, findings = RoleBook(), Findings()
    outlines = [(prose, outline(prose)) for prose in proses]
    headings = [find_roles(elements, book, prose.path) for prose, elements in outlines]
    where = ", ".join(prose.path for prose in proses)
    for (prose, elements), of_heading in zip(outlines, headings, strict=True):
        Collector(book, of_heading, findings, prose.path).collect(elements)
    if not book.roles:
        message = "the text speaks of no role by its title; a heading such as “Responsibilities of the Buyer” would do"
        raise RaciError("no-role", message, where)
    if not findings.duties:
        names = ", ".join(role.name for role in list(book.roles.values())[:5])
        raise RaciError("no-duty", f"the text names roles ({names}), and gives none of them a duty", where)
    if len(findings.duties) > limit("duties"):
        what = "the text gives more than MOST duties"
        raise passed("duties", what, where, instead="draft it in parts", code="too-many-duties")
    return _Making(book, united(findings.duties)).draft(_title(outlines[0][1], book, proses[0].path), proses[0].path)


def _title(elements: Sequence[object], book: RoleBook, path: str) -> str:
    """Return what a text is called: its first heading, if it announces no part of it; else its role, or its file."""
    headings = [each for each in elements[:_NEAR_THE_TOP] if isinstance(each, Heading)]
    named = next((each.text for each in headings if each.title or not kind_of(each.text)), "")
    alone = next(iter(book.roles.values())).name if len(book.roles) == 1 else ""
    return named or alone or PurePath(path).stem


class _Making:
    """Makes a draft of what was found."""

    def __init__(self, book: RoleBook, found: United) -> None:
        self._book = book
        self._found = found
        busy = {duty.role for duty in (*found.duties, *found.outcomes)}
        known = busy | {book.roles[key].reports_to for key in busy}
        self._roles = [role for role in book.roles.values() if role.key in known]
        self._idle = [role for role in book.roles.values() if role.key not in known and role.introduced]
        self._offices = are_officers(role.name for role in self._roles)
        self._contexts: dict[str, str] = {}
        self._keys = {role.key: "-".join(plain_words(role.name)) or "role" for role in self._roles}

    def draft(self, title: str, path: str) -> Draft:
        """Return the draft."""
        roles = tuple(self._role(role) for role in self._roles)
        tiers = {role.key: role.tier for role in roles}
        names = {role.key: role.name for role in roles}
        duties = self._duties(tiers)
        links = localized([(duty.key, duty.name, duty.role, duty.tier) for duty in duties])
        duties = [replace(duty, localizes=links.get(duty.key)) for duty in duties]
        made = placed(roles, duties, self._contexts, title, path)
        outcomes = tuple(
            DraftOutcome(self._keys[each.role], each.name, each.letter, Location(each.path, None, each.line, 1))
            for each in self._found.outcomes
        )
        idle = [
            Question(
                f"What does {role.name} do? The text introduces it, and gives it no duty.", _line(role.path, role.line)
            )
            for role in self._idle
        ]
        untitled = [untitled_duty(names[self._keys[each.role]], each) for each in self._found.duties if each.untitled]
        questions = (*untitled, *idle, *questions_of(roles, made.duties), *made.questions)
        return Draft(roles, made.duties, outcomes, questions, made.matrix, title)

    def _role(self, role: DraftedRole) -> DraftRole:
        tier, said = tier_of_role(role, offices=self._offices)
        above = self._keys.get(role.reports_to) if role.reports_to else None
        confidence: Surety = "guess" if said.confidence == "guess" else "likely"
        kind = role.kind if said.kind == "agent" and role.kind != "agent" else said.kind
        kind = "position" if kind == "external" else kind
        return DraftRole(
            self._keys[role.key], role.name, said.level or "", tier or "", above, tuple(role.aliases), kind, confidence,
            Location(role.path, None, role.line, 1),
        )  # fmt: skip

    def _duties(self, tiers: Mapping[str, str]) -> list[DraftDuty]:
        """Return the duties; a table's row of several roles is one duty with several letters."""
        made: dict[str, DraftDuty] = {}
        shared: dict[tuple[str, int, str], str] = {}
        for found in self._found.duties:
            role = self._keys[found.role]
            row = (found.path, found.line, found.name)
            if found.way == "table" and found.letter and row in shared:
                held = made[shared[row]]
                made[held.key] = replace(held, letters=(*held.letters, _letter(found, role)))
                continue
            key = self._key(found, role, made)
            shared[row] = key
            if found.context:
                self._contexts[key] = self._keys.get(found.context, "")
            tier, said = tier_of_duty(
                found.name, found.text, None if found.letter in {"C", "I"} else tiers[role] or None
            )
            made[key] = DraftDuty(
                key, found.name, role, found.text, tier or "", found.section,
                (_letter(found, role),) if found.letter else (), None, "likely" if said or found.titled else "guess",
                tuple(Location(found.path, None, line, 1) for line in (found.line, *found.also)),
            )  # fmt: skip
        return list(made.values())

    @staticmethod
    def _key(found: FoundDuty, role: str, made: Mapping[str, DraftDuty]) -> str:
        key = f"{role}/{'-'.join(plain_words(found.name))[:80]}"
        count = 2
        while key in made:
            key = f"{key.rsplit('#', 1)[0]}#{count}"
            count += 1
        return key


def _letter(found: FoundDuty, role: str) -> DraftLetter:
    at = Location(found.path, None, found.letter_line or found.line, 1)
    surety: Surety = "likely" if found.guessed_role else "certain"
    return DraftLetter(role, found.letter, found.reason or "the text says so", surety, stated=True, at=at)


def _line(path: str, line: int) -> Location:
    return Location(path, None, line, 1)
