"""From an organization and a list of duties to a draft: who answers, who does it, who is asked and told, and why."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from raci.drafting.from_duties.others import Others
from raci.drafting.from_duties.owners import Owners, equals
from raci.drafting.from_duties.seats import Seats
from raci.drafting.from_duties.telling import Telling
from raci.drafting.from_duties.windows import Windows
from raci.drafting.sharing import Sharing, shared
from raci.errors import RaciError
from raci.graph import ResponsibilityGraph
from raci.joining import join
from raci.model import Matrix, Source
from raci.model.draft import Draft, DraftDuty, DraftLetter, Question
from raci.notations import get
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from raci.drafting.from_duties.owners import Asked, Candidate
    from raci.model import Entry, Organization
    from raci.model.duty_list import DutyList, ListedDuty

_MOST_ASKED_AGAIN: Final = 600
_NONE: Final[Mapping[str, Container[str]]] = {}


def draft_of_duties(
    organization: Organization,
    listed: DutyList,
    *,
    most: int | None = None,
    barred: Mapping[str, Container[str]] = _NONE,
) -> Draft:
    """Return a draft in which the roles of an organization take the duties of a list.

    The accountability goes to the lowest role that covers the duty's scope, has the level, and is about it or leads
    who is; among roles that fit equally well it is shared evenly, to none more than `most`. Who does the work stands
    below. A duty for which nothing speaks for anybody has no letters, no row in the matrix, and a question. `barred`
    says by duty which roles get no letter on it. Raises RaciError (`no-role`) where the organization has no roles.

    Source: "the lowest feasible level", "authority must accompany accountability" (Smith & Erwin, "Role &
    Responsibility Charting"). It costs a min-cost flow, and a look at the roles for each kind of duty.
    """
    if not organization.roles:
        raise RaciError("no-role", "the organization has no roles to place duties on", organization.path)
    return _Placing(organization, listed, barred).draft(most)


class _Placing:
    """Places the duties of a list."""

    def __init__(self, organization: Organization, listed: DutyList, barred: Mapping[str, Container[str]]) -> None:
        self._listed = listed
        self._seats = Seats(organization)
        self._keys = {role.key: number for number, role in enumerate(organization.roles)}
        self._owners = Owners(self._seats)
        self._others = Others(self._seats)
        self._telling = Telling(self._seats)
        self._questions: list[Question] = []
        self._barred = barred
        duties = tuple(each.duty for each in listed.duties)
        empty = Matrix(get("RACI"), (), duties, tuple({} for _ in duties), organization=organization)
        scope_of = ResponsibilityGraph(empty).scope_of
        self._asked = [self._owners.asked(each, scope_of(each.duty)) for each in listed.duties]

    def draft(self, most: int | None) -> Draft:
        """Return the draft."""
        choices = [self._choices(asked, each) for asked, each in zip(self._asked, self._listed.duties, strict=True)]
        owners = self._shared(choices, most)
        doers = self._doers(owners)
        made = []
        for place, row in enumerate(choices):
            owner = owners[place]
            if owner is None:
                made.append(self._unplaced(place, row, most))
                continue
            chosen = next(each for each in row if each.number == owner)
            letters = self._letters(place, chosen, row, doers[place])
            made.append(self._duty(place, letters, chosen))
        self._questions += self._telling.doubled(self._listed)
        roles = self._telling.roles(made)
        title = PurePath(self._listed.path).stem or self._seats.organization.title
        return Draft(roles, tuple(made), (), tuple(self._questions), self._matrix(made, title), title)

    def _choices(self, asked: Asked, each: ListedDuty) -> tuple[Candidate, ...]:
        if asked.scope is not None and self._seats.graph.areas.strangers(asked.scope):
            return ()
        found = self._owners.candidates(asked, each)
        closed = self._closed(each)
        return tuple(one for one in found if one.number not in closed) if closed else found

    def _closed(self, each: ListedDuty) -> frozenset[int]:
        barred = self._barred.get(each.duty.key)
        return frozenset(number for key, number in self._keys.items() if key in barred) if barred else frozenset()

    def _shared(self, rows: Sequence[Sequence[Candidate]], most: int | None) -> list[int | None]:
        """Return who takes each duty, of its best candidates; where these have no room, of nearly all it has."""
        windows = Windows()
        shown = [windows.next(row, id(row)) for row in rows]
        takers = self._solved(shown, most)
        again = [at for at, taker in enumerate(takers) if taker is None and len(shown[at]) < len(rows[at])]
        for at in again:
            shown[at] = rows[at][:_MOST_ASKED_AGAIN]
        return self._solved(shown, most) if again else takers

    def _solved(self, rows: Sequence[Sequence[Candidate]], most: int | None) -> list[int | None]:
        """Return who takes each duty: the best fit first, the load only among those who fit equally well."""
        before = len(rows) + 1
        scaled = [[(each.number, each.cost * before) for each in row] for row in rows]
        room = len(rows) if most is None else most
        return shared(Sharing(scaled, [room] * len(self._seats.roles), 1))

    def _doers(self, owners: Sequence[int | None]) -> list[int | None]:
        choices: list[Sequence[Candidate]] = []
        for owner, asked, each in zip(owners, self._asked, self._listed.duties, strict=True):
            found = () if owner is None else self._others.doers(owner, self._owners.points(asked), asked.scope)
            closed = self._closed(each)
            choices.append([one for one in found if one.number not in closed] if closed else found)
        return self._shared(choices, None)

    def _letters(
        self, place: int, chosen: Candidate, row: tuple[Candidate, ...], doer: int | None
    ) -> list[DraftLetter]:
        listed, asked = self._listed.duties[place], self._asked[place]
        telling, at = self._telling, self._listed.locate(self._listed.duties[place].duty)
        others = len(list(equals(row, chosen))) - 1
        letters = [telling.owner(chosen, asked, listed.duty, others)]
        letters.append(telling.doer(chosen.number, doer))
        points = self._owners.points(asked)
        doing = chosen.number if doer is None else doer
        around = self._others.around(chosen.number, doing, points, asked.scope, self._closed(listed))
        letters += [telling.letter(number, "C", why, "guess") for number, why in around.asked]
        letters += [telling.letter(number, "I", why, "guess") for number, why in around.told]
        return [replace(each, at=at) for each in letters]

    def _duty(self, place: int, letters: Sequence[DraftLetter], chosen: Candidate | None) -> DraftDuty:
        listed, asked = self._listed.duties[place], self._asked[place]
        duty = listed.duty
        role = self._seats.roles[chosen.number].key if chosen else ""
        return DraftDuty(
            duty.key, duty.name, role, listed.description,
            self._telling.tier(asked.scope), duty.section[-1] if duty.section else "", tuple(letters),
            confidence="certain", sources=(self._listed.locate(duty),),
        )  # fmt: skip

    def _unplaced(self, place: int, row: tuple[Candidate, ...], most: int | None) -> DraftDuty:
        listed, asked = self._listed.duties[place], self._asked[place]
        text = self._telling.why_not(listed.duty, asked, row, self._owners.points(asked), most)
        if listed.duty.key in self._barred and not row:
            text = f"Who answers for “{listed.duty.name}”? All who might would break a rule by it."
        self._questions.append(Question(text, self._listed.locate(listed.duty)))
        return self._duty(place, (), None)

    def _matrix(self, made: Sequence[DraftDuty], title: str) -> Matrix:
        """Return the matrix of the duties that are placed, with the roles that take part."""
        notation = get("RACI")
        organization = self._seats.organization
        taken = {letter.role for duty in made for letter in duty.letters}
        duties, rows = [], []
        for duty, listed in zip(made, self._listed.duties, strict=True):
            if duty.letters:
                held: dict[str, list[str]] = {}
                for letter in duty.letters:
                    held.setdefault(letter.role, []).append(letter.letter)
                row: dict[str, Entry] = {key: notation.entry(letters) for key, letters in held.items()}
                duties.append(listed.duty)
                rows.append(row)
        roles = tuple(role for role in organization.roles if role.key in taken)
        source = Source(self._listed.path, self._listed.sheet)
        return join(Matrix(notation, roles, tuple(duties), tuple(rows), title, source=source), organization)
