"""The report for the log of a GitHub workflow: commands that make annotations, ten of each kind, the worst first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.lint import Severity
from raci.reports.addresses import Addresses
from raci.reports.counting import by_severity
from raci.reports.reporter import Reporter
from raci.reports.shown import shown
from raci.reports.told import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.lint import Finding
    from raci.model import Location
    from raci.reports.reporter import Run
    from raci.reports.told import Told

_MOST: Final = 10
"""Annotations of a kind that GitHub shows for one step; it hides the others without a word."""
_KINDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def document(run: Run) -> str:
    """Return the workflow commands of a run, and a line that counts what has none."""
    return "\n".join(_lines(run))


def _lines(run: Run) -> Iterator[str]:
    addresses = Addresses(run.folder)
    shown_yet: Counter[Severity] = Counter()
    left: list[Finding] = []
    for each in told(run):
        if each.state:
            continue
        severity = each.finding.severity
        if shown_yet[severity] < _MOST:
            yield _command(each, addresses)
            shown_yet[severity] += 1
        else:
            left.append(each.finding)
    if left:
        yield f"raci: {by_severity(left)} without an annotation: GitHub shows {_MOST} of each kind."


def _command(each: Told, addresses: Addresses) -> str:
    finding, place = each.finding, each.finding.location
    said = {"file": _line(addresses.path(each.path)), **_region(place), "title": f"{finding.rule} {finding.name}"}
    words = ",".join(f"{name}={_property(str(value))}" for name, value in said.items())
    cell = f"{place.inside}: " if place.sheet is not None else ""
    text = [shown(f"{cell}{finding.message}"), *([f"help: {shown(finding.help)}"] if finding.help else [])]
    return f"::{_KINDS[finding.severity]} {words}::{_data(chr(10).join(text))}"


def _region(place: Location) -> dict[str, int]:
    """Return the lines, and the columns if it is one line: GitHub takes no columns of several."""
    if place.row < 1:
        return {}
    if place.end_row > place.row:
        return {"line": place.row, "endLine": place.end_row}
    column = {"col": place.column} if place.column >= 1 else {}
    last = {"endColumn": place.end_column} if place.end_column > place.column >= 1 else {}
    return {"line": place.row, **column, **last}


def _line(path: str) -> str:
    """Return a path with its line ends, which are escaped later, and everything else that could be obeyed shown."""
    return "\n".join("\r".join(map(shown, part.split("\r"))) for part in path.split("\n"))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTER: Final = Reporter("github", document)
