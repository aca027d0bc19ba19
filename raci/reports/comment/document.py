"""The comment of a run: a headline, the findings of each file in a table that unfolds, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.reports.addresses import Addresses
from raci.reports.comment.inert import inert, inert_in_html
from raci.reports.comment.room import Block, fill
from raci.reports.counting import counted
from raci.reports.reporter import Document
from raci.reports.terminal import shortened
from raci.reports.totals import totals_among, totals_of, where, worst_first
from raci.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.lint import Finding, Report
    from raci.reports.reporter import Run
    from raci.reports.totals import Totals

MARKER: Final = "<!-- raci report -->"
"""The first line of every comment, by which a bot finds its own one again; it shows nothing."""
MOST_SIGNS: Final = 65_000
"""GitHub takes 65,536 signs in a comment; a bot may add a line of its own."""
_LONGEST: Final = 400
_LONGEST_PATH: Final = 200
_SIGNS: Final = {"error": "🔴", "warning": "🟡", "note": "🔵"}
_HEAD: Final = "| Severity | Place | Rule | Finding |\n| --- | --- | --- | --- |\n"
_HEAD_ASIDE: Final = "| Severity | Place | Rule | Finding | Why it may stay |\n| --- | --- | --- | --- | --- |\n"


def comment(run: Run, most: int = MOST_SIGNS) -> str:
    """Return the comment of a run, of at most so many signs: the worst findings of all files, and how many are not in.

    It is GitHub Flavored Markdown with `<details>`, which GitLab shows alike.
    """
    totals = totals_of(run.reports)
    head, foot = "\n\n".join(_headline(run, totals)), _foot(run)
    addresses = Addresses(run.folder)
    blocks = [*_files(run, addresses), *_aside(run, addresses)]
    fill(blocks, most - len(head) - len(foot) - _LONGEST)
    missing = _missing(blocks)
    parts = [head, *(block.text for block in blocks), _left_out(missing), foot]
    remark = f"the comment has no room for {missing}; --report html=report.html has more" if missing else ""
    return Document("\n\n".join(filter(None, parts)) + "\n", remark)


def _headline(run: Run, totals: Totals) -> Iterator[str]:
    found = ", ".join(
        f"{_SIGNS[severity.value]} {counted(number, severity.value)}" for severity, number in totals.severities
    )
    files = counted(len(run.reports), "file")
    yield MARKER
    yield f"### raci: {found} {where(run)}" if totals else f"### raci: 🟢 nothing was found in {files}"
    if totals.aside:
        yield f"Beside them, set aside: {totals.aside}." if totals else f"Set aside: {totals.aside}."


def _files(run: Run, addresses: Addresses) -> Iterator[Block]:
    """Yield what unfolds for each file, the worst first; the first is unfolded."""
    for place, (report, totals) in enumerate(worst_first(run.reports)):
        if totals:
            path = _path(report, addresses)
            aside = f" ({totals.aside})" if totals.aside else ""
            yield _block(path, f"{totals.words}{aside}", _HEAD, report.findings, addresses, unfolded=place == 0)


def _aside(run: Run, addresses: Addresses) -> Iterator[Block]:
    for report in run.reports:
        for findings, what in ((report.allowed, "allowed"), (report.known, "known")):
            if findings:
                yield _block(_path(report, addresses), f"{len(findings):,} {what}", _HEAD_ASIDE, findings, addresses)


def _block(
    path: str, words: str, head: str, findings: Sequence[Finding], addresses: Addresses, *, unfolded: bool = False
) -> Block:
    details = "<details open>" if unfolded else "<details>"
    before = f"{details}\n<summary><b>{path}</b>: {words}</summary>\n\n{head}"
    aside = head is _HEAD_ASIDE
    return Block(before, findings, lambda finding: _row(finding, addresses, aside=aside), aside=aside)


def _path(report: Report, addresses: Addresses) -> str:
    return inert_in_html(shortened(addresses.path(report.path), _LONGEST_PATH))


def _row(finding: Finding, addresses: Addresses, *, aside: bool) -> str:
    word = finding.severity.value
    sure = "" if finding.confidence.value == "certain" else f" ({finding.confidence.value})"
    said = inert(shortened(finding.message, _LONGEST))
    if finding.help:
        said += f"<br>→ {inert(shortened(finding.help, _LONGEST))}"
    cells = [f"{_SIGNS[word]} {word}{sure}", _place(finding, addresses), inert(f"{finding.rule} {finding.name}"), said]
    if aside:
        cells.append(inert(shortened(finding.allowed_by or "known from the baseline", _LONGEST)))
    return f"| {' | '.join(cells)} |\n"


def _place(finding: Finding, addresses: Addresses) -> str:
    return inert(shortened(finding.location.inside or addresses.path(finding.location.path), _LONGEST_PATH))


def _missing(blocks: Sequence[Block]) -> str:
    """Return what has no row, in words: `3 notes, 40 set aside`."""
    found = totals_among(finding for block in blocks for finding in block.missing if not block.aside)
    aside = sum(len(block.missing) for block in blocks if block.aside)
    return ", ".join([*([found.words] if found else []), *([f"{aside:,} set aside"] if aside else [])])


def _left_out(missing: str) -> str:
    if not missing:
        return ""
    return (
        f"**Left out here: {missing}**, because a comment holds no more. "
        "`raci check --report html=report.html` shows more."
    )


def _foot(run: Run) -> str:
    day = f" · {run.day.isoformat()}" if run.day else ""
    return f"<sub>raci {VERSION}{day} · `raci explain CODE` says what a rule means, and why.</sub>"
