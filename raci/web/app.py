"""The server: which request is answered by whom."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import anyio
from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from raci.errors import RaciError
from raci.lint.judging import Bench
from raci.rules import rules_for
from raci.settings import Settings
from raci.web.answers import json_answer
from raci.web.documents import Document
from raci.web.edits import edits_of
from raci.web.faults import Fault, answer_of
from raci.web.limits import Limits
from raci.web.reading import Source, pasted, read_source
from raci.web.shelf import Shelf
from raci.web.shown import document_shown

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

PAGE: Final = Path(__file__).with_name("page")
_KINDS: Final = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}


class Desk:
    """What the answers share: settings, rules, limits, and the documents people work on."""

    def __init__(self, settings: Settings | None = None, limits: Limits | None = None) -> None:
        self.settings = settings or Settings()
        self.limits = limits or Limits()
        self.bench = Bench.of(rules_for(self.settings), self.settings)
        self.shelf = Shelf(self.limits)
        self.editing = anyio.CapacityLimiter(4)
        self.reading = anyio.CapacityLimiter(self.limits.readers)


def application(desk: Desk) -> Starlette:
    """Return the application that answers for a desk."""
    routes = [
        Route("/", _page),
        Route("/page/{name:path}", _static),
        Route("/rules/{code}", _told(partial(_rule, desk))),
        Route("/api/starters", _told(_starters)),
        Route("/api/documents", _told(partial(_open, desk)), methods=["POST"]),
        Route("/api/documents/{id}", _told(partial(_document, desk))),
        Route("/api/documents/{id}/changes", _told(partial(_change, desk)), methods=["POST"]),
        Route("/api/documents/{id}/undo", _told(partial(_undo, desk)), methods=["POST"]),
        Route("/api/documents/{id}/redo", _told(partial(_redo, desk)), methods=["POST"]),
        Route("/api/documents/{id}/fixes", _told(partial(_fix, desk)), methods=["POST"]),
    ]
    return Starlette(routes=routes)


def _told(answer: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def told(request: Request) -> Response:
        try:
            return await answer(request)
        except RaciError as error:
            return answer_of(error)

    return told


async def _page(request: Request) -> Response:
    return Response((PAGE / "index.html").read_bytes(), media_type=_KINDS[".html"])


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name == "letters.css":
        from raci.web.letters_style import letters_style  # noqa: PLC0415 - beside its use

        return Response(letters_style(), media_type=_KINDS[".css"])
    if name not in page_files():
        return json_answer({"error": "there is no such file", "code": "missing"}, 404)
    return Response((PAGE / name).read_bytes(), media_type=_KINDS[Path(name).suffix])


def page_files() -> frozenset[str]:
    """Return the names of the files of the page; nothing else is given away."""
    return frozenset(
        each.relative_to(PAGE).as_posix() for each in PAGE.rglob("*") if each.is_file() and each.suffix in _KINDS
    )


async def _rule(desk: Desk, request: Request) -> Response:
    from raci.web.rule_pages import rule_page  # noqa: PLC0415 - nothing costs until used

    return json_answer(rule_page(request.path_params["code"], desk.settings))


async def _starters(request: Request) -> Response:
    from raci.drafting.catalogue import starters  # noqa: PLC0415 - nothing costs until used

    return json_answer(
        [
            {"name": e.name, "title": e.title, "summary": e.summary, "roles": e.roles, "duties": e.duties}
            for e in starters()
        ]
    )


async def _open(desk: Desk, request: Request) -> Response:
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        form = await request.form(max_files=1, max_fields=8, max_part_size=desk.limits.body_bytes)
        file = form.get("file")
        if file is None or isinstance(file, str):
            raise Fault(400, "no-file", "the upload holds no file in its field `file`")
        source = Source(file.filename or "upload", await file.read())
        edits = json.loads(str(form.get("changes") or "[]"))
    else:
        body = await _body(request)
        source, edits = _source_of(body), body.get("changes") or []
    checked = edits_of(edits, desk.limits.edits)
    answer = await run_sync(partial(_opened, desk, source, checked), limiter=desk.reading)
    return json_answer(answer, 201)


def _source_of(body: dict[str, Any]) -> Source:
    if isinstance(body.get("starter"), str):
        from raci.drafting.catalogue import starter  # noqa: PLC0415 - nothing costs until used

        found = starter(body["starter"])
        return Source(found.path.name, found.path.read_bytes())
    if isinstance(body.get("table"), str):
        return pasted(body["table"])
    if isinstance(body.get("prose"), str):
        return Source("text.md", body["prose"].encode("utf-8", "replace"), prose=True)
    raise Fault(400, "nothing-given", "send a file, or a `starter`, a `table` or a `prose`")


def _opened(desk: Desk, source: Source, edits: list[dict[str, Any]]) -> dict[str, Any]:
    document = Document(source, read_source(source, desk.settings), desk.bench)
    document.replay(edits)
    desk.shelf.put(document)
    return document_shown(document)


async def _body(request: Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.body() or b"{}")
    except (ValueError, RecursionError):
        raise Fault(400, "bad-json", "the request is no JSON") from None
    if not isinstance(body, dict):
        raise Fault(400, "bad-json", "the request is no object of JSON")
    return body


async def _document(desk: Desk, request: Request) -> Response:
    document = desk.shelf.get(request.path_params["id"])

    def shown() -> dict[str, Any]:
        with document.lock:
            if index := request.query_params.get("matrix"):
                document.show(int(index) if index.isdigit() else -1)
            return document_shown(document)

    return json_answer(await run_sync(shown, limiter=desk.editing))


async def _done(desk: Desk, request: Request, do: Callable[[Document, dict[str, Any]], Any]) -> Response:
    document, body = desk.shelf.get(request.path_params["id"]), await _body(request)

    def done() -> dict[str, Any]:
        with document.lock:
            document.expect(body.get("version"))
            do(document, body)
            return document_shown(document)

    return json_answer(await run_sync(done, limiter=desk.editing))


async def _change(desk: Desk, request: Request) -> Response:
    return await _done(
        desk, request, lambda document, body: document.edit(edits_of(body.get("changes"), desk.limits.edits))
    )


async def _undo(desk: Desk, request: Request) -> Response:
    return await _done(desk, request, lambda document, _: document.undo())


async def _redo(desk: Desk, request: Request) -> Response:
    return await _done(desk, request, lambda document, _: document.redo())


async def _fix(desk: Desk, request: Request) -> Response:
    return await _done(
        desk, request, lambda document, body: document.fix(None if body.get("safe") else body.get("findings") or ())
    )
