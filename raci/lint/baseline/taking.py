"""From the reports of a run to a baseline, and to what of a run is held against one."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.collector import collector_paused
from raci.lint.baseline.entry import Baseline, Entry, FileThen, path_in
from raci.lint.engine import CRASHED, UNREADABLE
from raci.lint.fingerprint import fingerprint
from raci.lint.subject import Subjects, duty_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from raci.lint.finding import Finding
    from raci.lint.report import Report
    from raci.lint.subject import Identity
    from raci.model import Matrix


_ALWAYS: Final = (CRASHED[:3], UNREADABLE[:3])
"""How the codes of what every run tells begin."""


class Item(NamedTuple):
    """A finding of a run: the number of its report, its own, and the entry that it would be."""

    report: int
    place: int
    entry: Entry


class Taken:
    """The reports of a run as a baseline in a folder sees them.

    The report `between` (what is found between files), if there is one, comes last.
    """

    def __init__(self, reports: Sequence[Report], folder: Path, between: Report | None = None) -> None:
        self.reports = (*reports, between) if between is not None else tuple(reports)
        self.folder = folder
        self._between = between
        self._paths: dict[str, str] = {}
        self._there: dict[str, bool] = {}

    def path(self, path: str) -> str:
        """Return a path as the baseline writes it."""
        if path not in self._paths:
            self._paths[path] = path_in(self.folder, path)
        return self._paths[path]

    def judged(self) -> Iterator[tuple[str, Report]]:
        """Yield the path and the report of each file that could be read."""
        for report in self.reports:
            if report is not self._between and not report.unreadable:
                yield self.path(report.path), report

    @cached_property
    def subjects(self) -> Subjects:
        """What the findings are about."""
        return Subjects(matrix for report in self.reports for matrix in report.matrices)

    def items(self) -> Iterator[Item]:
        """Yield each finding; those of files that cannot be read are never known."""
        seen: Counter[tuple[tuple[str, ...], Identity]] = Counter()
        for number, report in enumerate(self.reports):
            for place, finding in enumerate(() if report.unreadable else report.findings):
                subject = self.subjects.of(finding)
                paths = self._paths_of(finding, report)
                identity = subject.identity()
                yield Item(number, place, Entry(paths, subject, fingerprint(identity, seen[paths, identity])))
                seen[paths, identity] += 1

    def _paths_of(self, finding: Finding, report: Report) -> tuple[str, ...]:
        """Return the files that a finding stands in; none where it is about all of them."""
        if report is self._between and not finding.duty and not finding.roles:
            return ()
        paths = {each.path for each in finding.related}
        paths.add(finding.location.path)
        return tuple(sorted([self.path(path or report.path) for path in paths]))

    def covers(self, entry: Entry, files: Iterable[str]) -> bool:
        """Tell whether the run would have found a known finding, were it still there; of files that are gone, none is.

        `files` are those of the baseline, all of which are concerned where the finding is about no certain file.
        """
        if entry.subject.rule not in self._rules and not entry.subject.rule.startswith(_ALWAYS):
            return False
        return all(path in self._judged or not self.exists(path) for path in entry.paths or files)

    def exists(self, path: str) -> bool:
        """Tell whether there still is a file of the baseline."""
        if path not in self._there:
            self._there[path] = (self.folder / path).exists()
        return self._there[path]

    @cached_property
    def _judged(self) -> frozenset[str]:
        return frozenset(path for path, _ in self.judged())

    @cached_property
    def _rules(self) -> frozenset[str]:
        return frozenset(code for report in self.reports for code in report.rules)


@collector_paused()
def take(
    reports: Sequence[Report], folder: Path, between: Report | None = None, old: Baseline | None = None
) -> Baseline:
    """Return the baseline of all that was found; what an old one knows and this run did not look at stays in it.

    `between` is the report of what is found between the files; `folder` is that of the baseline's file, from which its
    paths start.
    """
    taken = Taken(reports, folder, between)
    entries = [item.entry for item in taken.items()]
    sections = {path: sections_of(report.matrices) for path, report in taken.judged()}
    if old:
        entries += [entry for entry in old.entries if not taken.covers(entry, old.files)]
        sections = {path: each.sections for path, each in old.files.items() if taken.exists(path)} | sections
    names: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for entry in entries:
        for path in entry.paths:
            names[path].update({key: others for key, others in entry.subject.roles if others})
    files = {path: FileThen(sections.get(path, frozenset()), names[path]) for path in {*sections, *names}}
    return Baseline(tuple(sorted(entries)), files)


def sections_of(matrices: Iterable[Matrix]) -> frozenset[tuple[str, ...]]:
    """Return the sections of the duties of matrices."""
    return frozenset(duty_words(duty).section for matrix in matrices for duty in matrix.duties if duty.section)
