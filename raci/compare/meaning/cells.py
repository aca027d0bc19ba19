"""Who takes part in the duties that both matrices have: accountability that moves, letters that come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.compare.meaning.sentence import Told
from raci.compare.meaning.wording import TAKES_PART, Names, are, joined, letters, quoted
from raci.model import Participation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from raci.compare.aligning import Alignment
    from raci.model import Duty, Entry, Matrix
    from raci.model.matrix import Row

_A = Participation.ACCOUNTABLE


def told(old: Matrix, new: Matrix, same: Alignment) -> Iterator[Told]:
    """Yield what is to be told of the cells of duties that are in both."""
    cells = _Cells(old, new, same)
    before = {key: (duty, row) for (key, duty), row in zip(((d.key, d) for d in old.duties), old.rows, strict=True)}
    back = {key: was for was, key in same.duties.items()}
    for duty, row in zip(new.duties, new.rows, strict=True):
        if duty.key in back:
            yield from cells.of_duty(duty, before[back[duty.key]][1], row)


class _Cells:
    def __init__(self, old: Matrix, new: Matrix, same: Alignment) -> None:
        self._old, self._new = Names(old), Names(new)
        self._now = same.roles
        self._gone = {role.key for role in old.roles} - same.roles.keys()
        self._come = {role.key for role in new.roles} - set(same.roles.values())
        self._same_keys = not self._gone and all(one == other for one, other in same.roles.items())

    def of_duty(self, duty: Duty, old: Row, new: Row) -> Iterator[Told]:
        """Yield what is to be told of one duty."""
        if self._same_keys and old == new and not _other_kinds(old, new):
            return
        was = {(self._now.get(role, role), role not in self._now): entry for role, entry in old.items()}
        now = {(role, False): entry for role, entry in new.items()}
        yield from self._accountability(duty, was, now)
        for key in dict.fromkeys((*was, *now)):
            if was.get(key) != now.get(key) or _kinds(was.get(key)) != _kinds(now.get(key)):
                yield from self._participation(duty, key, was.get(key), now.get(key))

    def _accountability(
        self, duty: Duty, was: Mapping[tuple[str, bool], Entry], now: Mapping[tuple[str, bool], Entry]
    ) -> Iterator[Told]:
        before = [key for key, entry in was.items() if _A in entry.participations]
        after = [key for key, entry in now.items() if _A in entry.participations]
        if set(before) == set(after):
            return
        lost = self._names(key for key in before if key not in after)
        won = self._names(key for key in after if key not in before)
        kept = self._names(key for key in after if key in before)
        name = self._new.duty(duty.key)
        text = f"{name}: {_moved(lost, won, kept)}"
        yield Told("accountability", text, duty.key, "", self._names(before), self._names(after))

    def _participation(self, duty: Duty, key: tuple[str, bool], was: Entry | None, now: Entry | None) -> Iterator[Told]:
        role, gone = key
        if gone or role in self._come:
            return  # told with the role that went or came
        name, what = self._name(key), self._new.duty(duty.key)
        lost = [kind for kind in TAKES_PART if kind in _kinds(was) - _kinds(now) and kind is not _A]
        won = [kind for kind in TAKES_PART if kind in _kinds(now) - _kinds(was) and kind is not _A]
        sides = (letters(was),) if was else (), (letters(now),) if now else ()
        if text := _took_part(name, what, lost, won):
            yield Told("participation", text, duty.key, role, *sides)
        elif was and now and set(was.letters) != set(now.letters) and not _A_alone(was, now):
            yield Told("participation", f"{what}: {name} has {now} now, not {was}", duty.key, role, *sides)
        elif (was is None or now is None) and not any(_A in _kinds(each) for each in (was, now)):
            text = f"{what}: {name} has {now} now" if now else f"{what}: {name} no longer has {was}"
            yield Told("participation", text, duty.key, role, *sides)
        if (was.remark if was else "") != (now.remark if now else "") and was and now:
            text = f"{what}: the remark for {name} is {quoted(now.remark)} now, not {quoted(was.remark)}"
            yield Told("participation", text, duty.key, role, *sides)

    def _names(self, keys: Iterable[tuple[str, bool]]) -> tuple[str, ...]:
        return tuple(map(self._name, keys))

    def _name(self, key: tuple[str, bool]) -> str:
        return self._old.role(key[0]) if key[1] else self._new.role(key[0])


def _moved(lost: Sequence[str], won: Sequence[str], kept: Sequence[str]) -> str:
    """Return how accountability moved, as a sentence about a duty."""
    beside = f", beside {joined(kept)}" if kept else ""
    if lost and won:
        return f"accountability moves from {joined(lost)} to {joined(won)}{beside}"
    if won:
        return f"{joined(won)} {are(len(won))} accountable now{beside or ', and nobody was'}"
    stay = f"; {joined(kept)} {are(len(kept))}" if kept else ", and nobody is"
    return f"{joined(lost)} {are(len(lost))} no longer accountable{stay}"


def _took_part(role: str, duty: str, lost: Sequence[Participation], won: Sequence[Participation]) -> str:
    """Return what a role does now and no longer in a duty; empty where that is not told in words."""
    now = joined(_does(kind, "now") for kind in won)
    no_longer = joined(_does(kind, "no longer") for kind in lost)
    if now and no_longer:
        return f"{role} {no_longer} {duty}, but {now} it"
    return f"{role} {now or no_longer} {duty}" if now or no_longer else ""


def _does(kind: Participation, when: str) -> str:
    what, verb = TAKES_PART[kind]
    return f"{verb} {when} {what}".strip()


def _kinds(entry: Entry | None) -> frozenset[Participation]:
    return entry.participations if entry else frozenset()


def _A_alone(was: Entry, now: Entry) -> bool:  # noqa: N802 - the letter
    """Tell whether two cells differ in accountability, and in nothing else."""
    return (_A in was.participations) != (_A in now.participations) and was.participations ^ now.participations == {_A}


def _other_kinds(old: Row, new: Row) -> bool:
    """Tell whether the same letters mean something else by now."""
    return any(old[role].participations != entry.participations for role, entry in new.items())
