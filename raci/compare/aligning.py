"""Which role and which duty of one matrix is which of another: by key, by name, by alias, by likeness."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from raci.compare.candidates import are_many, worth_comparing
from raci.compare.likeness import name_likeness
from raci.compare.matching import best_pairs
from raci.names import fold, latin
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from raci.compare.candidates import Place
    from raci.model import Duty, Matrix, Role

    Cells = dict[str, tuple[str, ...]]

_Each = TypeVar("_Each", "Role", "Duty")

_SURE: Final = 0.88
"""A name so like another is the same, whatever it takes part in."""
_FAIR: Final = 0.5
"""A name less like another is never the same: who answers would change hands without a word."""
_ENOUGH: Final = 0.68
"""What name, cells and place of a pair have to come to together."""
_FEW_CELLS: Final = 2


@record
class Alignment:
    """The keys of one matrix → the keys of another, for the roles and the duties that are in both."""

    roles: Mapping[str, str]
    duties: Mapping[str, str]

    @property
    def turned(self) -> Alignment:
        """The same, from the other matrix to the one."""
        roles = {new: old for old, new in self.roles.items()}
        return Alignment(roles, {new: old for old, new in self.duties.items()})


def aligned(old: Matrix, new: Matrix) -> Alignment:
    """Return which roles and duties of two matrices are the same.

    Those of one key are; then those of one name, spelled alike, where there is one of it on each side; then those of
    which one has the other's name among its aliases; then those that are most like each other, by name, by cells and
    by place. Roles of which each has a word that the other lacks are never the same: one went, and another came.
    """
    roles, duties = _Pairing(old.roles, new.roles), _Pairing(old.duties, new.duties)
    roles.by(_name)
    _by_aliases(roles)
    duties.by(_identity)
    duties.by(_name)
    if roles.open:
        same = {key: key for key in duties.found.values()}
        cells = _columns(old, roles.gone, duties.found), _columns(new, roles.come, same)
        roles.by_likeness(*cells, _role_likeness)
    if duties.open:
        same = {key: key for key in roles.found.values()}
        lines = _lines(old, duties.gone, roles.found), _lines(new, duties.come, same)
        duties.by_likeness(*lines, _duty_likeness)
    return Alignment(roles.found, duties.found)


class _Pairing(Generic[_Each]):
    """Roles, or duties, of two matrices that are being paired; each is paired once."""

    def __init__(self, old: Sequence[_Each], new: Sequence[_Each]) -> None:
        self._old: Sequence[_Each] = old
        self._new: Sequence[_Each] = new
        keys = {each.key for each in new}
        self.found = {each.key: each.key for each in old if each.key in keys}
        self.gone: dict[str, _Each] = {each.key: each for each in old if each.key not in keys}
        self.come: dict[str, _Each] = {each.key: each for each in new if each.key not in self.found}

    @property
    def open(self) -> bool:
        """Whether there still are two to pair."""
        return bool(self.gone and self.come)

    def by(self, feature: Callable[[_Each], Hashable]) -> None:
        """Pair those that alone have a feature, on both sides."""
        if not self.open:
            return
        known = _single((feature(each), each.key) for each in self.come.values())
        for what, key in _single((feature(each), each.key) for each in self.gone.values()).items():
            if what in known:
                self.pair(key, known[what])

    def pair(self, old: str, new: str) -> None:
        """Note that these two are the same."""
        self.found[old] = new
        del self.gone[old], self.come[new]

    def by_likeness(
        self, old: Mapping[str, Cells], new: Mapping[str, Cells], likeness: Callable[[_Each, _Each], float]
    ) -> None:
        """Pair those that are most like each other: together, all pairs are as like as can be.

        `old` and `new` are the cells of each, by the keys that the other things have in the new matrix.
        """
        if are_many(self.gone, self.come):
            self._where_they_stand(likeness)
        gone, come = list(self.gone.values()), list(self.come.values())
        gone_at, come_at = self._placed(gone, come)
        names = [each.name for each in gone], [each.name for each in come]
        scores: dict[tuple[int, int], float] = {}
        for i, j in worth_comparing(*names, gone_at, come_at):
            like = likeness(gone[i], come[j])
            if like >= _FAIR:
                near = _nearness(gone_at[i], come_at[j])
                score = _together(like, _cells_likeness(old[gone[i].key], new[come[j].key]), near)
                if like >= _SURE or score >= _ENOUGH:
                    scores[i, j] = score
        for i, j in best_pairs(scores):
            self.pair(gone[i].key, come[j].key)

    def _where_they_stand(self, likeness: Callable[[_Each, _Each], float]) -> None:
        """Pair those that are spelled nearly alike and stand at the same place."""
        gone, come = list(self.gone.values()), list(self.come.values())
        gone_at, come_at = self._placed(gone, come)
        here = dict(zip(come_at, come, strict=True))
        for each, place in zip(gone, gone_at, strict=True):
            if place in here and likeness(each, here[place]) >= _SURE:
                self.pair(each.key, here.pop(place).key)

    def _placed(self, gone: Sequence[_Each], come: Sequence[_Each]) -> tuple[list[Place], list[Place]]:
        """Return for each what stands before it that is paired, and how far before."""
        old = _places(self._old, self.found)
        new = _places(self._new, {key: key for key in self.found.values()})
        return [old[each.key] for each in gone], [new[each.key] for each in come]


def _places(things: Sequence[Role] | Sequence[Duty], found: Mapping[str, str]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    anchor, offset = "", 0
    for each in things:
        if each.key in found:
            anchor, offset = found[each.key], 0
        else:
            offset += 1
            places[each.key] = (anchor, offset)
    return places


def _by_aliases(roles: _Pairing[Role]) -> None:
    """Pair roles of which one is called as the other is also called."""
    for one, other in ((roles.gone, roles.come), (roles.come, roles.gone)):
        known = _single((_spelled(alias), role.key) for role in one.values() for alias in role.aliases)
        for key, each in list(other.items()):
            found = known.get(_spelled(each.name))
            if found in one and found is not None:
                roles.pair(*((found, key) if one is roles.gone else (key, found)))


def _single(pairs: Iterable[tuple[Hashable, str]]) -> dict[Hashable, str]:
    """Return the key of each feature that only one key has."""
    held = dict.fromkeys(pairs)
    counts = Counter(what for what, _ in held)
    return {what: key for what, key in held if counts[what] == 1}


def _spelled(name: str) -> str:
    return fold(latin(name))


def _name(each: Role | Duty) -> Hashable:
    return _spelled(each.name)


def _identity(duty: Duty) -> Hashable:
    return (*map(_spelled, duty.section), _spelled(duty.name))


def _role_likeness(one: Role, other: Role) -> float:
    like = name_likeness(one.name, other.name)
    return 0.0 if like.replaced else like.value


def _duty_likeness(one: Duty, other: Duty) -> float:
    """Return how like two duties are: by name, and a little by section."""
    like = name_likeness(one.name, other.name).value
    if one.section == other.section or like < _FAIR:
        return like
    sections = name_likeness(" ".join(one.section), " ".join(other.section)).value
    return like * (0.9 + 0.1 * sections)


def _columns(matrix: Matrix, roles: Mapping[str, Role], duties: Mapping[str, str]) -> dict[str, Cells]:
    """Return the cells of some roles, by the keys that duties have in the new matrix."""
    found: dict[str, Cells] = {key: {} for key in roles}
    for duty, row in zip(matrix.duties, matrix.rows, strict=True):
        if duty.key in duties:
            for role in row.keys() & found.keys():
                found[role][duties[duty.key]] = row[role].letters
    return found


def _lines(matrix: Matrix, duties: Mapping[str, Duty], roles: Mapping[str, str]) -> dict[str, Cells]:
    """Return the cells of some duties, by the keys that roles have in the new matrix."""
    return {
        duty.key: {roles[role]: entry.letters for role, entry in row.items() if role in roles}
        for duty, row in zip(matrix.duties, matrix.rows, strict=True)
        if duty.key in duties
    }


def _cells_likeness(one: Cells, other: Cells) -> float | None:
    """Return how many cells of both are the same, from 0 to 1; None where there are too few to say."""
    filled = len(one.keys() | other.keys())
    if filled < _FEW_CELLS:
        return None
    return sum(letters == other.get(key) for key, letters in one.items()) / filled


def _nearness(one: Place, other: Place) -> float:
    return 0.0 if one[0] != other[0] else 1.0 if one[1] == other[1] else 0.5


def _together(name: float, cells: float | None, near: float) -> float:
    """Return the likeness of a pair, from 0 to 1; the weights are ours, chosen on invented matrices."""
    return 0.95 * name + 0.05 * near if cells is None else 0.6 * name + 0.35 * cells + 0.05 * near
