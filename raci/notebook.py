"""Matrices and reports in notebooks: how they look there, and what they are as tables of pandas and polars."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from raci.errors import MissingExtraError
from raci.palette import palette
from raci.reports.text import counts
from raci.writers.texts.long_table import COLUMNS, LongTable
from raci.writers.texts.markup import html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from raci.lint import Finding, Report
    from raci.model import Duty, Entry, Matrix, Participation, Row

_MOST_DUTIES: Final = 200
_MOST_ROLES: Final = 60
_MOST_FINDINGS: Final = 200
_LEFT: Final = ' style="text-align: left"'
_FINDING: Final = (
    "path", "place", "rule", "name", "severity", "confidence", "message", "duty", "roles", "help", "allowed_by",
)  # fmt: skip


def matrix_html(matrix: Matrix) -> str:
    """Return a matrix as a table for a notebook, its letters coloured; of a very large one the first part."""
    return "".join(_matrix(matrix))


def report_html(report: Report) -> str:
    """Return the findings of a report as a table for a notebook; of very many the first."""
    return "".join(_report(report))


def matrix_pandas(matrix: Matrix) -> Any:  # noqa: ANN401 - a library that need not be there
    """Return a matrix as a DataFrame of pandas: a row for each letter of each assignment, all columns texts.

    Raises MissingExtraError if pandas is not installed.
    """
    return _pandas(COLUMNS, LongTable(matrix, 1).rows())


def matrix_polars(matrix: Matrix) -> Any:  # noqa: ANN401 - as above
    """Return the same as a DataFrame of polars; raise MissingExtraError if it is not installed."""
    return _polars(COLUMNS, LongTable(matrix, 1).rows())


def report_pandas(report: Report) -> Any:  # noqa: ANN401 - as above
    """Return a report as a DataFrame of pandas: a row for each finding, roles joined by ` | `.

    Raises MissingExtraError if pandas is not installed.
    """
    return _pandas(_FINDING, map(_row, report))


def report_polars(report: Report) -> Any:  # noqa: ANN401 - as above
    """Return the same as a DataFrame of polars; raise MissingExtraError if it is not installed."""
    return _polars(_FINDING, map(_row, report))


def _pandas(columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Any:  # noqa: ANN401 - as above
    return _library("pandas").DataFrame(list(rows), columns=list(columns), dtype="str")


def _polars(columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Any:  # noqa: ANN401 - as above
    library = _library("polars")
    return library.DataFrame(list(rows), schema=dict.fromkeys(columns, library.String), orient="row")


def _library(name: str) -> ModuleType:
    from importlib import import_module  # noqa: PLC0415 - nothing costs until used

    try:
        return import_module(name)
    except ImportError:
        message = f'{name} is not installed; pip install "raci[{name}]" brings it'
        raise MissingExtraError("missing-extra", message) from None


def _row(finding: Finding) -> tuple[str, ...]:
    return (
        finding.location.path,
        finding.location.inside,
        finding.rule,
        finding.name,
        finding.severity.value,
        finding.confidence.value,
        finding.message,
        finding.duty,
        " | ".join(finding.roles),
        finding.help,
        finding.allowed_by or "",
    )


def _matrix(matrix: Matrix) -> Iterator[str]:
    roles = matrix.roles[:_MOST_ROLES]
    looks = {kind: f"background: {look.fill}; color: {look.text}" for kind, look in palette().items()}
    title = f"{matrix.title} ({matrix.notation.name})" if matrix.title else matrix.notation.name
    yield f'<table class="raci-matrix"><caption{_LEFT}><b>{html(title)}</b></caption>\n<thead><tr><th{_LEFT}>Duty</th>'
    yield from (f'<th scope="col" dir="auto">{html(role.name)}</th>' for role in roles)
    yield "</tr></thead>\n<tbody>\n"
    section: tuple[str, ...] = ()
    for duty, row in islice(zip(matrix.duties, matrix.rows, strict=True), _MOST_DUTIES):
        if duty.section != section:
            section = duty.section
            yield f'<tr><th{_LEFT} colspan="{len(roles) + 1}" dir="auto">{html(" › ".join(section))}</th></tr>\n'
        yield from _line(duty, row, [role.key for role in roles], looks)
    yield f"</tbody></table>\n{_left_out(matrix)}"


def _line(duty: Duty, row: Row, roles: list[str], looks: dict[Participation, str]) -> Iterator[str]:
    yield f'<tr><th{_LEFT} scope="row" dir="auto">{html(duty.name)}</th>'
    for key in roles:
        entry = row.get(key)
        yield _cell(entry, looks) if entry else "<td></td>"
    yield "</tr>\n"


def _cell(entry: Entry, looks: dict[Participation, str]) -> str:
    look = next((look for kind, look in looks.items() if kind in entry.participations), "")
    return f'<td style="text-align: center; {look}">{html("/".join(entry.letters))}</td>'


def _left_out(matrix: Matrix) -> str:
    more = [
        f"{count - most:,} more {what}"
        for what, count, most in (
            ("duties", len(matrix.duties), _MOST_DUTIES),
            ("roles", len(matrix.roles), _MOST_ROLES),
        )
        if count > most
    ]
    return f"<p>… and {' and '.join(more)}</p>\n" if more else ""


def _report(report: Report) -> Iterator[str]:
    yield f"<p><b>{html(report.path)}</b>: {html(counts(report))}</p>\n"
    if not report.findings:
        return
    heads = "".join(f"<th{_LEFT}>{head}</th>" for head in ("Place", "Rule", "Severity", "Finding", "What to do"))
    yield f'<table class="raci-report"><thead><tr>{heads}</tr></thead>\n<tbody>\n'
    for finding in report.findings[:_MOST_FINDINGS]:
        cells = (finding.location.inside, f"{finding.rule} {finding.name}", finding.severity.value, finding.message)
        yield (
            "<tr>" + "".join(f'<td{_LEFT} dir="auto">{html(cell)}</td>' for cell in (*cells, finding.help)) + "</tr>\n"
        )
    more = len(report.findings) - _MOST_FINDINGS
    yield f"</tbody></table>\n{f'<p>… and {more:,} more findings</p>' if more > 0 else ''}"
