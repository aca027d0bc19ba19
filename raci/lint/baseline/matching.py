"""Matching the findings of a run with known ones: each known one accounts for one at most."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable

    from raci.lint.baseline.entry import Entry
    from raci.lint.baseline.recognizing import Recognition
    from raci.lint.baseline.taking import Item

    KeyOf = Callable[[Entry], Hashable]

_MOST_TRIED: Final = 50


class Matching:
    """Findings of a run and known ones that have not found each other yet, and those of the run that are known."""

    def __init__(self, items: Iterable[Item], entries: Iterable[Entry]) -> None:
        self.items = list(items)
        self.entries = list(entries)
        self.known: list[Item] = []

    @property
    def is_open(self) -> bool:
        """Whether there is anything left on both sides."""
        return bool(self.items and self.entries)

    def pair(self, of_item: KeyOf, of_entry: KeyOf) -> None:
        """Match those with equal keys; a key None matches nothing."""
        self.settle(paired(self.items, self._beside(), of_item, of_entry))

    def _beside(self) -> list[Entry]:
        """Return the known findings that are left of files in which findings are left."""
        paths = {item.entry.paths for item in self.items}
        return [entry for entry in self.entries if entry.paths in paths]

    def settle(self, found: Collection[tuple[Item, Entry]]) -> None:
        """Take findings and known ones that found each other from those that are left."""
        if not found:
            return
        items, entries = {id(item) for item, _ in found}, {id(entry) for _, entry in found}
        self.known += [item for item, _ in found]
        self.items = [item for item in self.items if id(item) not in items]
        self.entries = [entry for entry in self.entries if id(entry) not in entries]

    def lessen(self, recognition: Recognition) -> None:
        """Match findings with known ones of the same about more roles: what has become less is not new."""
        wider: defaultdict[Hashable, list[tuple[frozenset[str], Entry]]] = defaultdict(list)
        for entry in self._beside():
            if len(entry.subject.roles) > 1:
                roles = frozenset(recognition.roles_now(entry, entry.paths))
                for role in roles:
                    wider[recognition.context(entry), role].append((roles, entry))
        taken: set[int] = set()
        found = []
        for item in self.items if wider else ():
            roles = frozenset(recognition.folded(role.key) for role in item.entry.subject.roles)
            context = recognition.context(item.entry)
            for known, entry in wider.get((context, min(roles)), [])[:_MOST_TRIED] if roles else ():
                if id(entry) not in taken and roles < known:
                    taken.add(id(entry))
                    found.append((item, entry))
                    break
        self.settle(found)

    def crowd(self, every: Iterable[Entry], recognition: Recognition) -> None:
        """Match pairs with known pairs of one crowd.

        Of A, B and C, all alike, rules tell as few pairs as show it: others when rows come and go, or new sections part
        them. So a pair within a crowd is known, and one of which half is, where a known pair is told no more though
        both its halves are still there.
        """
        crowds = Crowds()
        paths = {item.entry.paths for item in self.items if recognition.pair(item.entry)}
        for entry in every if paths else ():
            if entry.paths in paths:
                crowds.unite(recognition.pair_now(entry))
        for is_half_enough in (False, True):
            left: defaultdict[Hashable, list[Entry]] = defaultdict(list)
            for entry in self._beside():
                if (pair := recognition.pair_now(entry)) and (not is_half_enough or recognition.is_there(entry)):
                    left[crowds.of(pair[0])].append(entry)
            found = []
            for item in self.items if left else ():
                homes = dict.fromkeys(map(crowds.of, recognition.pair(item.entry)))
                known = [home for home in homes if left.get(home)]
                if known and (len(homes) == 1 or is_half_enough):
                    found.append((item, left[known[0]].pop()))
            self.settle(found)


def paired(
    items: Iterable[Item], entries: Iterable[Entry], of_item: KeyOf, of_entry: KeyOf
) -> list[tuple[Item, Entry]]:
    """Return findings with known ones of equal keys, each once."""
    pool: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    for entry in entries:
        key = of_entry(entry)
        if key is not None:
            pool[key].append(entry)
    return [(item, left.pop()) for item in items if pool and (left := pool.get(of_item(item.entry)))]


class Crowds:
    """Things that are joined by pairs, directly or over others (union-find)."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def unite(self, members: Collection[Hashable]) -> None:
        """Let two things be of one crowd."""
        homes = list(map(self.of, members))
        for home in homes[1:]:
            self._above[home] = homes[0]

    def of(self, member: Hashable) -> Hashable:
        """Return what stands for the crowd of a thing."""
        while (above := self._above.get(member, member)) != member:
            self._above[member] = self._above.get(above, above)
            member = above
        return member
