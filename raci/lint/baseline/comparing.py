"""Holding a run against a baseline: which findings are known, which are new, and which of the known ones are gone."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from raci.collector import collector_paused
from raci.lint.baseline.matching import Matching
from raci.lint.baseline.moving import follow
from raci.lint.baseline.recognizing import Folder, Present, Recognition
from raci.lint.baseline.taking import Taken
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from raci.lint.baseline.entry import Baseline, Entry
    from raci.lint.finding import Finding
    from raci.lint.report import Report


class Comparison(NamedTuple):
    """The reports of a run with the known findings set apart, and the known findings that are gone."""

    reports: tuple[Report, ...]
    between: Report | None
    gone: tuple[Entry, ...]


@collector_paused()
def compare(reports: Sequence[Report], baseline: Baseline, folder: Path, between: Report | None = None) -> Comparison:
    """Hold the reports of a run against a baseline that stands in a folder.

    Each known finding accounts for one finding of the run at most: the one with its fingerprint in the same file; of
    what is left, the one of the same rule about the same duties and roles, though they stand in other sections or are
    called by another of their names; the same with fewer roles; a pair of a crowd that was known; and those of a file
    that is gone in a file that is new. `between` is the report of what is found between the files.
    """
    taken = Taken(reports, folder, between)
    matching = Matching(taken.items(), baseline.entries)
    matching.pair(lambda entry: (entry.paths, entry.fingerprint), lambda entry: (entry.paths, entry.fingerprint))
    if matching.is_open:
        _match_the_rest(matching, taken, baseline)
    gone = tuple(sorted(entry for entry in matching.entries if taken.covers(entry, baseline.files)))
    known: list[set[int]] = [set() for _ in taken.reports]
    for item in matching.known:
        known[item.report].add(item.place)
    found = tuple(map(_set_apart, taken.reports, known))
    return Comparison(found[: len(reports)], found[-1] if between is not None else None, gone)


def _match_the_rest(matching: Matching, taken: Taken, baseline: Baseline) -> None:
    folded = Folder()
    files = {taken.path(path): path for path in taken.subjects.paths}

    @cache
    def present(paths: tuple[str, ...]) -> Present:
        here = [files[path] for path in paths if path in files]
        return Present((each for path in here for each in taken.subjects.named_in(path)), folded)

    recognition = Recognition(present, folded, baseline.files)
    matching.pair(recognition.as_named, recognition.as_named_now)
    matching.pair(recognition.in_new_sections, recognition.without_sections_now)
    matching.pair(recognition.without_sections, recognition.gone_from_sections)
    matching.lessen(recognition)
    matching.crowd(baseline.entries, recognition)
    follow(matching, taken, baseline, recognition)


def _set_apart(report: Report, known: set[int]) -> Report:
    if not known:
        return report
    parted: tuple[list[Finding], list[Finding]] = [], []
    for place, finding in enumerate(report.findings):
        parted[place in known].append(finding)
    rest, apart = parted
    return replace(report, findings=tuple(rest), known=(*report.known, *apart))
