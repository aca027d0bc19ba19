"""Files that were moved or renamed: the known findings of files that are gone are looked for in files that are new."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, TypeVar

from raci.lint.baseline.matching import paired

if TYPE_CHECKING:
    from collections.abc import Hashable

    from raci.lint.baseline.entry import Baseline, Entry
    from raci.lint.baseline.matching import Matching
    from raci.lint.baseline.recognizing import Recognition
    from raci.lint.baseline.taking import Item, Taken

_Thing = TypeVar("_Thing")
_MOST_FILES: Final = 50
_SHARE: Final = 0.5
"""So much of what is found in a new file must be known from the one that is gone; else it is another file."""


def follow(matching: Matching, taken: Taken, baseline: Baseline, recognition: Recognition) -> None:
    """Match what is left of files that are gone with what was found in files that the baseline does not know."""
    judged = [path for path, _ in taken.judged()]
    new = sorted(path for path in judged if path not in baseline.files)
    gone = frozenset(path for path in baseline.files if path not in judged and not taken.exists(path))
    if new and gone:
        _Moves(matching, recognition, gone, frozenset(new)).follow(new)


class _Moves:
    def __init__(self, matching: Matching, recognition: Recognition, gone: frozenset[str], new: frozenset[str]) -> None:
        self._matching = matching
        self._recognition = recognition
        self._gone, self._new = gone, new
        self._homes: defaultdict[Hashable, Counter[str]] = defaultdict(Counter)
        self._entries: defaultdict[str, list[Entry]] = defaultdict(list)
        self._items: defaultdict[str, list[Item]] = defaultdict(list)
        for entry in matching.entries:
            for path in gone.intersection(entry.paths):
                self._homes[self._mark(entry)][path] += 1
                self._entries[path].append(entry)
        for item in matching.items:
            for path in new.intersection(item.entry.paths):
                self._items[path].append(item)
        self._met: set[int] = set()

    def follow(self, new: list[str]) -> None:
        """Match what each new file holds with what the file that is gone and is most like it held."""
        every = []
        for path in new:
            items = self._open(self._items[path])
            old = self._old(items)
            found = self._found(items, old, path) if old else []
            if found and len(found) >= _SHARE * len(items):
                for item, entry in found:
                    self._homes[self._mark(entry)][old] -= 1
                    self._met |= {id(item), id(entry)}
                every += found
        self._matching.settle(every)

    def _open(self, those: list[_Thing]) -> list[_Thing]:
        return [each for each in those if id(each) not in self._met]

    def _old(self, items: list[Item]) -> str:
        """Return the file that is gone and has most of what these findings are about; empty if none has any."""
        votes: Counter[str] = Counter()
        for item in items:
            homes = self._homes.get(self._mark(item.entry), Counter[str]())
            votes.update([path for path, count in homes.items() if count > 0][:_MOST_FILES])
        return max(sorted(votes), key=votes.__getitem__, default="")

    def _found(self, items: list[Item], old: str, new: str) -> list[tuple[Item, Entry]]:
        entries = self._open(self._entries[old])
        found = paired(items, entries, self._by_fingerprint, self._by_fingerprint)
        met = {id(each) for pair in found for each in pair}
        return found + paired(
            [item for item in items if id(item) not in met],
            [entry for entry in entries if id(entry) not in met],
            lambda entry: (self._elsewhere(entry), self._recognition.here(entry)),
            lambda entry: (self._elsewhere(entry), self._recognition.elsewhere(entry, (new,))),
        )

    def _by_fingerprint(self, entry: Entry) -> Hashable:
        return self._elsewhere(entry), entry.fingerprint

    def _elsewhere(self, entry: Entry) -> Hashable:
        """Return the files of a finding that stay where they are."""
        return tuple(path for path in entry.paths if path not in self._gone and path not in self._new)

    def _mark(self, entry: Entry) -> Hashable:
        subject = entry.subject
        return subject.rule, tuple(sorted(self._recognition.folded(duty.name) for duty in subject.duties))
