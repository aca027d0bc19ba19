"""Who answers, does, is asked and told: the text's own letters first, then the procedure for where the A should sit."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.graph import OrganizationGraph
from raci.graph.placing import placing
from raci.model import Duty, Location, Matrix, Organization, Scope, Source, duty_key
from raci.model.draft import DraftDuty, DraftLetter, Question
from raci.model.role import Role
from raci.notations import get
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from raci.model import Entry
    from raci.model.draft import DraftRole

_SCOPED: Final = frozenset({"organization", "region", "country", "territory"})
_WHOLE: Final = "organization"


class Placed(NamedTuple):
    """Duties with all their letters, the matrix made of them, and what could not be placed."""

    duties: tuple[DraftDuty, ...]
    matrix: Matrix
    questions: tuple[Question, ...]


def placed(
    roles: Sequence[DraftRole], duties: Sequence[DraftDuty], contexts: Mapping[str, str], title: str, path: str
) -> Placed:
    """Place the letters that are missing on duties, and make a matrix of them.

    `contexts` says of which role the text spoke where it said who is asked or told about a duty.

    Every row of the matrix has one A and at least one R; a duty for which the text leaves no one to do it is left out
    of the matrix, with a question. Source of the procedure: the lowest role that covers the duty's scope, is over all
    who do it, and holds the authority (Smith & Erwin, "Role & Responsibility Charting").
    """
    seating = _Seating(roles, contexts)
    questions: list[Question] = []
    complete: list[DraftDuty] = []
    rows: list[tuple[Duty, dict[str, Entry]]] = []
    notation = get("RACI")
    names = _Names(duties)
    for duty in duties:
        letters = seating.letters(duty, questions)
        made = replace(duty, letters=tuple(letters))
        held: defaultdict[str, set[str]] = defaultdict(set)
        for each in letters:
            held[each.role].add(each.letter)
        if any("A" in each for each in held.values()) and any("R" in each for each in held.values()):
            row = {key: notation.entry(_strongest(found)) for key, found in held.items()}
            placed = names.duty(made, seating.scope(duty, held))
            made = replace(made, row=placed.key)
            rows.append((placed, row))
        complete.append(made)
    taken = {key for _, row in rows for key in row}
    above = {role.reports_to for role in roles if role.key in taken}
    columns = tuple(seating.roles[role.key] for role in roles if role.key in taken or role.key in above)
    matrix = Matrix(
        notation, columns, tuple(duty for duty, _ in rows), tuple(row for _, row in rows), title, source=Source(path)
    )
    return Placed(tuple(complete), matrix, tuple(questions))


def _strongest(letters: Iterable[str]) -> set[str]:
    """Return the letters a cell may hold together: who answers or does is neither asked nor told."""
    held = set(letters)
    return held & {"A", "R"} or ({"C"} if "C" in held else held)


class _Names:
    """Duties of the matrix, told apart by section where a name repeats."""

    def __init__(self, duties: Sequence[DraftDuty]) -> None:
        self._often = Counter((duty.section, duty.name.casefold()) for duty in duties)
        self._seen: Counter[str] = Counter()

    def duty(self, duty: DraftDuty, scope: Scope | None) -> Duty:
        """Return a duty as the matrix has it."""
        section = (duty.section,) if duty.section else ()
        if self._often[duty.section, duty.name.casefold()] > 1:
            section = (*section, duty.key.partition("/")[0])
        key = duty_key(section, duty.name)
        self._seen[key] += 1
        if self._seen[key] > 1:
            section = (*section, str(self._seen[key]))
            key = duty_key(section, duty.name)
        place = (duty.sources[0].row, 1) if duty.sources else None
        return Duty(key, duty.name, section, scope=scope, source=place)


class _Seating:
    """Where letters may sit: the drafted roles as an organization."""

    def __init__(self, roles: Sequence[DraftRole], contexts: Mapping[str, str]) -> None:
        self._contexts = contexts
        self._drafted = {role.key: role for role in roles}
        self.roles = {role.key: _role(role) for role in roles}
        self._graph = OrganizationGraph(Organization(roles=tuple(self.roles.values())))

    def scope(self, duty: DraftDuty, held: Mapping[str, set[str]]) -> Scope | None:
        """Return the scope of a duty, where who answers for it covers it and is high enough; else none is claimed."""
        owners = [self.roles[key] for key, letters in held.items() if "A" in letters]
        scope = _scope(duty.tier) or (owners[0].scope if owners and duty.tier else None)
        fits = all(self._graph.covers(role.scope, scope) and not self._graph.is_too_low(role, scope) for role in owners)
        return scope if scope and fits else None

    def letters(self, duty: DraftDuty, questions: list[Question]) -> list[DraftLetter]:
        """Return the letters of a duty, the text's own and those that are inferred."""
        letters = _one_owner(list(duty.letters), duty, questions)
        if not letters:
            letters = [
                DraftLetter(duty.role, "R", "the text lists it among what the role does", "likely", at=_at(duty))
            ]
        owners = [each for each in letters if each.letter == "A"]
        if not any(each.letter == "R" for each in letters):
            letters += self._doer(duty, letters, owners, questions)
        if not owners and any(each.letter == "R" for each in letters):
            letters += self._owner(duty, [each.role for each in letters if each.letter == "R"], questions)
        return letters

    def _doer(
        self, duty: DraftDuty, letters: Sequence[DraftLetter], owners: Sequence[DraftLetter], questions: list[Question]
    ) -> list[DraftLetter]:
        if owners:
            reason = "the text names nobody else who does it, so that who answers for it is taken to do it"
            return [DraftLetter(owners[0].role, "R", reason, "guess", at=_at(duty))]
        asked = {each.role for each in letters}
        known = [key for key in (self._contexts.get(duty.key, ""),) if key in self.roles and key not in asked]
        name = self._drafted[duty.role].name
        if not known:
            questions.append(
                Question(
                    f"Who does “{duty.name}”, and who answers for it? The text only says that {name} is asked or told.",
                    _at(duty),
                )
            )
            return []
        other = self._drafted[known[0]].name
        questions.append(
            Question(f"Who does “{duty.name}”? {other}, under whom the text says it, is a guess.", _at(duty))
        )
        return [DraftLetter(known[0], "R", f"the text says it where it speaks of {other}", "guess", at=_at(duty))]

    def _owner(self, duty: DraftDuty, doers: Sequence[str], questions: list[Question]) -> list[DraftLetter]:
        """Return the A of a duty that has none: by the procedure, else with who does it, with a question."""
        known = [self.roles[key] for key in doers]
        scope = _scope(duty.tier)
        bare = Duty(duty.key, duty.name, scope=scope)
        seat = placing(bare, scope, known, self._graph)
        if seat is not None:
            over = "does it" if seat.role.key in doers else f"is over {', '.join(role.name for role in known)}"
            reason = f"the lowest role that {over}, covers its scope and has the level"
            return [DraftLetter(seat.role.key, "A", reason, "likely" if len(doers) == 1 else "guess", at=_at(duty))]
        first = next((role for role in known if role.kind != "agent"), None)
        if first is None:
            questions.append(Question(f"Who answers for “{duty.name}”? Software cannot.", _at(duty)))
            return []
        questions.append(
            Question(
                f"Who answers for “{duty.name}”? {first.name} is a guess: nobody over it has the level.",
                _at(duty),
            )
        )
        return [
            DraftLetter(
                first.key,
                "A",
                "no role of the text is over it and has the level; who does it is taken",
                "guess",
                at=_at(duty),
            )
        ]


def _one_owner(letters: list[DraftLetter], duty: DraftDuty, questions: list[Question]) -> list[DraftLetter]:
    """Return the letters with one A: where the text names several, the first stays and the others do it."""
    owners = [each for each in letters if each.letter == "A"]
    if len(owners) < 2:  # noqa: PLR2004
        return letters
    questions.append(
        Question(
            f"Who answers for “{duty.name}”? The text says it of {len(owners)} roles; the first was kept.", _at(duty)
        )
    )
    return [replace(each, letter="R", confidence="guess") if each in owners[1:] else each for each in letters]


def _at(duty: DraftDuty) -> Location | None:
    return duty.sources[0] if duty.sources else None


def _role(drafted: DraftRole) -> Role:
    return Role(
        drafted.key, drafted.name, drafted.aliases, level=drafted.level or None, scope=_scope(drafted.tier),
        reports_to=drafted.reports_to, kind=drafted.kind,
        source=(drafted.at.row, 1) if drafted.at else None,
    )  # fmt: skip


def _scope(tier: str) -> Scope | None:
    """Return a tier as a scope: one of each, or all; None of the tiers that titles and wordings only hint at."""
    if tier not in _SCOPED:
        return None
    return Scope((("", _WHOLE if tier == _WHOLE else f"each {tier}"),))
