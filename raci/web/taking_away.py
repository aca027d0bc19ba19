"""Taking a document away: the user's own file mended in a copy, a new workbook, YAML, and the HTML report."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from raci.in_memory import MemoryPath
from raci.lint import Report
from raci.version import VERSION
from raci.web.answers import file_answer
from raci.web.faults import RequestError
from raci.web.mended_copy import mended_copy

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from raci.web.desk import Desk
    from raci.web.documents import Document

_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KINDS: Final = {".xlsx": _XLSX, ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12", ".csv": "text/csv"}
_FORMS: Final = {"xlsx": (".xlsx", _XLSX), "yaml": (".yaml", "application/yaml; charset=utf-8")}


async def download(desk: Desk, request: Request) -> Response:
    """Answer with a document in the form that is asked for, under the name of its file."""
    document, form = desk.shelf.get(request.path_params["id"]), request.path_params["form"]

    def written() -> Response:
        with document.lock:
            document.show_asked(request.query_params.get("matrix"))
            return _written(desk, document, form)

    return await desk.read(written)


def _written(desk: Desk, document: Document, form: str) -> Response:
    stem = PurePath(document.source.name).stem or "matrix"
    if form == "mended":
        suffix = PurePath(document.source.name).suffix.lower()
        name = f"{stem}-mended{suffix}"
        return file_answer(mended(desk, document), name, _KINDS.get(suffix, "application/octet-stream"))
    if form == "html":
        return file_answer(report_page(desk, document), f"{stem}.html", "text/html; charset=utf-8")
    if form not in _FORMS:
        raise RequestError(404, "unknown-form", f"there are mended, html, {' and '.join(_FORMS)}")
    suffix, kind = _FORMS[form]
    return file_answer(exported(document, suffix, desk), f"{stem}{suffix}", kind)


def exported(document: Document, suffix: str, desk: Desk) -> bytes:
    """Return the matrices of a document as a new file."""
    from raci.writers import Export, writer_for  # noqa: PLC0415 - nothing costs until used

    target = MemoryPath.holding(f"matrix{suffix}")
    findings = tuple(document.found.values()) if len(document.matrices) == 1 else None
    writer_for(target).write(Export(tuple(document.matrices), findings, _day(desk)), target)
    return target.read_bytes()


def report_page(desk: Desk, document: Document) -> bytes:
    """Return the HTML report of a document."""
    from raci.reports.forms.html import REPORTER  # noqa: PLC0415 - nothing costs until used
    from raci.reports.reporter import Run  # noqa: PLC0415

    found = desk.bench.of_file(tuple(document.matrices))
    codes = tuple(rule.code for rule in desk.bench.rules)
    report = Report(
        document.source.name, found.findings, (), tuple(document.matrices), codes, found.allowed,
        version=VERSION, allowances=found.used,
    )  # fmt: skip
    rules = tuple(type(rule) for rule in desk.bench.rules)
    run = Run((report,), rules, _day(desk), "", desk.settings.fail_on or "error")
    return REPORTER.document(run).encode("utf-8", "replace")


def mended(desk: Desk, document: Document) -> bytes:
    """Return the user's own file with what was done to it and nothing else.

    The copy is read again before it is given away: it says exactly what the page shows. Raises RequestError where the
    file cannot hold that.
    """
    if not document.changed:
        return document.source.content
    return desk.worked(
        mended_copy, document.source, document.matrices_before, tuple(document.matrices), desk.settings,
        document.layout, what=document.source.name,
    )  # fmt: skip


def _day(desk: Desk) -> date:
    return desk.settings.today or date.today()  # noqa: DTZ011 - the day where the user is
