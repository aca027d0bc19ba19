"""What a note says of the findings at a cell, in plain words, and how such a note is known again later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.lint import Confidence
from raci.menders.annotation.xml_text import in_one_line, shortened
from raci.texts.own_notes import BEGIN, END

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.lint import Finding

LONGEST: Final = 32_000
"""Characters of a note; Excel reads up to 32,767."""

_MOST_FINDINGS: Final = 12
_MOST_MESSAGE: Final = 1_000
_MOST_HELP: Final = 600


class Run(NamedTuple):
    """A piece of a note's text."""

    text: str
    bold: bool = False


def runs_of(findings: Sequence[Finding]) -> list[Run]:
    """Return the text of the note on some findings, the worst first."""
    runs = [Run(f"{BEGIN}\n")]
    for number, finding in enumerate(findings[:_MOST_FINDINGS]):
        if number:
            runs.append(Run("\n"))
        runs.append(Run(f"{_head(finding)}\n", bold=True))
        runs.append(Run("".join(f"{_harmless(line)}\n" for line in lines_of(finding))))
    more = len(findings) - _MOST_FINDINGS
    if more > 0:
        runs.append(Run(f"\nand {more:,} more here; raci check tells them.\n"))
    return [*runs, Run(END)]


def lines_of(finding: Finding) -> Iterator[str]:
    """Yield what is said of a finding, each in one line."""
    yield shortened(in_one_line(message_of(finding)), _MOST_MESSAGE)
    if finding.help:
        yield f"What to do: {shortened(in_one_line(finding.help), _MOST_HELP)}"
    if finding.fix:
        yield f"Proposed fix: {shortened(in_one_line(finding.fix.title), _MOST_HELP)}."
    if finding.confidence is not Confidence.CERTAIN:
        yield f"How sure: {sureness(finding)}."


def message_of(finding: Finding) -> str:
    """Return what is said of a finding; places in the same file are told without its path, which a copy has not."""
    path = finding.location.path
    name = re.split(r"[/\\]", path)[-1]
    if not name or f"{name}:" not in finding.message:
        return finding.message
    return re.sub(rf"(?<![\w/\\.-])(?:{re.escape(path)}|{re.escape(name)}):", "", finding.message)


def sureness(finding: Finding) -> str:
    """Return how sure a finding is, in plain words."""
    return {
        Confidence.CERTAIN: "certain",
        Confidence.LIKELY: "likely, worked out from names and wording",
        Confidence.GUESS: "a guess from names and wording; please check",
    }[finding.confidence]


def _head(finding: Finding) -> str:
    name = in_one_line(finding.name).replace("-", " ")
    return _harmless(f"{finding.severity.value.capitalize()}: {name} ({in_one_line(finding.rule)})")


def _harmless(line: str) -> str:
    """Return a line that cannot be taken for the first or last one of ours."""
    return line.replace("——", "— —")
