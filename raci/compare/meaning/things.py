"""Duties and roles that came and went, were renamed, or stand elsewhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.compare.meaning.sentence import Told
from raci.compare.meaning.wording import Names, are, joined, path
from raci.compare.order import settled
from raci.model import Participation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from raci.compare.aligning import Alignment
    from raci.model import Duty, Matrix
    from raci.model.matrix import Row

_MOST_MOVED: Final = 5


def told(old: Matrix, new: Matrix, same: Alignment) -> Iterator[Told]:
    """Yield what is to be told of duties and roles as such."""
    yield from _gone_duties(old, same)
    yield from _new_duties(new, same)
    yield from _gone_roles(old, same)
    yield from _new_roles(new, same)
    yield from _renamed_roles(old, new, same)
    yield from _renamed_duties(old, new, same)
    yield from _moved(old, new, same)


def _gone_duties(old: Matrix, same: Alignment) -> Iterator[Told]:
    names = Names(old)
    for duty, row in zip(old.duties, old.rows, strict=True):
        if duty.key in same.duties:
            continue
        owners = _accountable(row, names)
        if owners:
            text = f"{names.duty(duty.key)} is gone, for which {joined(owners)} {_was(owners)} accountable"
            yield Told("accountability", text, duty.key, "", owners, ())
        else:
            yield Told("duty", f"{names.duty(duty.key)} is gone", duty.key, "", (duty.name,), ())


def _new_duties(new: Matrix, same: Alignment) -> Iterator[Told]:
    names, known = Names(new), set(same.duties.values())
    for duty, row in zip(new.duties, new.rows, strict=True):
        if duty.key in known:
            continue
        owners = _accountable(row, names)
        cells = ", ".join(f"{entry} {names.role(role)}" for role, entry in row.items())
        if owners:
            text = f"{names.duty(duty.key)} is new, and {joined(owners)} {are(len(owners))} accountable"
            yield Told("accountability", text, duty.key, "", (), owners)
        where = f", in {path(duty.section)}" if duty.section else ""
        yield Told(
            "duty",
            f"{names.duty(duty.key)} is new{where}: {cells or 'nobody takes part'}",
            duty.key,
            "",
            (),
            (duty.name,),
        )


def _gone_roles(old: Matrix, same: Alignment) -> Iterator[Told]:
    names, held = Names(old), _letters(old, {role.key for role in old.roles} - same.roles.keys())
    for role in old.roles:
        if role.key not in same.roles:
            text = f"The role {names.role(role.key)} is gone, which had {_summed(held[role.key])}"
            yield Told("role", text, "", role.key, (role.name,), ())


def _new_roles(new: Matrix, same: Alignment) -> Iterator[Told]:
    known = set(same.roles.values())
    names, held = Names(new), _letters(new, {role.key for role in new.roles} - known)
    for role in new.roles:
        if role.key not in known:
            text = f"The role {names.role(role.key)} is new, and has {_summed(held[role.key])}"
            yield Told("role", text, "", role.key, (), (role.name,))


def _renamed_roles(old: Matrix, new: Matrix, same: Alignment) -> Iterator[Told]:
    names = {role.key: role.name for role in old.roles}
    back = {key: was for was, key in same.roles.items()}
    for role in new.roles:
        if role.key in back and names[back[role.key]] != role.name:
            before = names[back[role.key]]
            yield Told("rename", f"The role {before} is called {role.name} now", "", role.key, (before,), (role.name,))


def _renamed_duties(old: Matrix, new: Matrix, same: Alignment) -> Iterator[Told]:
    before = {duty.key: duty for duty in old.duties}
    back = {key: before[was] for was, key in same.duties.items()}
    sections = _renamed_sections(old, new, back)
    for was, now in sections.items():
        yield Told("section", f"The section {path(was)} is called {path(now)} now", "", "", (path(was),), (path(now),))
    for duty in new.duties:
        if duty.key not in back:
            continue
        one = back[duty.key]
        if one.name != duty.name:
            yield Told("rename", f"{one.name} is called {duty.name} now", duty.key, "", (one.name,), (duty.name,))
        if one.section != duty.section and sections.get(one.section) != duty.section:
            text = f"{duty.name} is in {path(duty.section)} now, not in {path(one.section)}"
            yield Told("section", text, duty.key, "", (path(one.section),), (path(duty.section),))


def _renamed_sections(old: Matrix, new: Matrix, back: Mapping[str, Duty]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the sections all of whose duties are in another one that was not there before."""
    kept, there = {duty.section for duty in new.duties}, {duty.section for duty in old.duties}
    ways: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for duty in new.duties:
        if duty.key in back:
            ways.setdefault(back[duty.key].section, set()).add(duty.section)
    found = {was: next(iter(now)) for was, now in ways.items() if len(now) == 1}
    return {was: now for was, now in found.items() if was and now and was not in kept and now not in there}


def _moved(old: Matrix, new: Matrix, same: Alignment) -> Iterator[Told]:
    names = Names(new)
    moved = _elsewhere([duty.key for duty in old.duties], [duty.key for duty in new.duties], same.duties)
    if moved:
        yield Told("section", _stand(moved, names.duty, "duties", "further up or down"), "", "", (), tuple(moved))
    turned = _elsewhere([role.key for role in old.roles], [role.key for role in new.roles], same.roles)
    if turned:
        yield Told("section", _stand(turned, names.role, "roles", "in another place"), "", "", (), tuple(turned))


def _elsewhere(old: Sequence[str], new: Sequence[str], same: Mapping[str, str]) -> list[str]:
    """Return the keys of those that are not where they were, beside the others."""
    places = {same[key]: place for place, key in enumerate(old) if key in same}
    kept = [key for key in new if key in places]
    stay = set(settled([places[key] for key in kept]))
    return [key for place, key in enumerate(kept) if place not in stay]


def _stand(keys: Sequence[str], name: Callable[[str], str], several: str, where: str) -> str:
    if len(keys) > _MOST_MOVED:
        return f"{len(keys)} {several} stand {where}"
    return f"{joined(map(name, keys))} {'stands' if len(keys) == 1 else 'stand'} {where}"


def _accountable(row: Row, names: Names) -> tuple[str, ...]:
    return tuple(names.role(role) for role, each in row.items() if Participation.ACCOUNTABLE in each.participations)


def _was(owners: Sequence[str]) -> str:
    return "was" if len(owners) == 1 else "were"


def _letters(matrix: Matrix, roles: set[str]) -> dict[str, Counter[str]]:
    """Return how often some roles have which letters."""
    found: dict[str, Counter[str]] = {role: Counter() for role in roles}
    for row in matrix.rows:
        for role in row.keys() & roles:
            found[role].update(row[role].letters)
    return found


def _summed(letters: Counter[str]) -> str:
    return joined(f"{count} × {letter}" for letter, count in sorted(letters.items())) or "no letters"
