"""What changed, as Markdown for a pull request: lists under headings, nothing in a name taken for markup."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from raci.compare import KINDS
from raci.reports.differences.text import status_of, summary
from raci.reports.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.lint import Finding
    from raci.reports.differences.compared import Compared

_MOST: Final = 100


def markdown(compared: Compared, *, everything: bool = False) -> str:
    """Return what changed as Markdown; each list is cut, unless everything is wanted."""
    return "\n".join(_lines(compared, None if everything else _MOST)).rstrip()


def _lines(compared: Compared, limit: int | None) -> Iterator[str]:
    files = compared.new if compared.old == compared.new else f"{compared.old} → {compared.new}"
    yield f"## {escaped(files)}"
    yield ""
    yield f"{summary(compared)}."
    yield ""
    for each in compared.matrices:
        if not (each.told or status_of(each)):
            continue
        if len(compared.matrices) > 1 or status_of(each):
            yield f"### {escaped(' – '.join(filter(None, (each.title, status_of(each)))))}"
            yield ""
        for kind, told in groupby(each.told, key=lambda one: one.kind):
            sentences = [escaped(one.text) for one in told]
            yield from _listed(KINDS[kind], (f"{one}." for one in sentences), len(sentences), limit)
    for heading, found in (("Findings introduced", compared.introduced), ("Findings resolved", compared.resolved)):
        if found:
            yield from _listed(heading, map(_finding, found), len(found), limit)


def _finding(finding: Finding) -> str:
    return f"{escaped(str(finding.location))} **{finding.rule}** {escaped(finding.message)}"


def _listed(heading: str, lines: Iterable[str], count: int, limit: int | None) -> Iterator[str]:
    yield f"**{heading}**"
    yield ""
    for number, line in enumerate(lines):
        if limit is not None and number >= limit:
            yield f"- … and {count - limit} more"
            break
        yield f"- {line}"
    yield ""
