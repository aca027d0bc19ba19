"""The server: which request is answered by whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from raci.errors import RaciError
from raci.version import VERSION
from raci.web import changing, opening, taking_away, viewing
from raci.web.answers import json_answer
from raci.web.faults import RequestError, answer_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from raci.web.desk import Desk

PAGE: Final = Path(__file__).with_name("page")
_KINDS: Final = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
_DOCUMENT: Final = "/api/documents/{id}"
_POSTED: Final = {
    "changes": changing.change,
    "undo": changing.undo,
    "redo": changing.redo,
    "fixes": changing.fix,
    "layout": changing.lay_out,
    "forget": changing.forget,
}
_VIEWS: Final = {
    "source": viewing.source,
    "roles/{key:path}": viewing.role,
    "workload": viewing.workload,
    "organization": viewing.organization,
    "compare": viewing.compare,
    "changes-of-hands": viewing.changes_of_hands,
    "impact": viewing.impact,
    "download/{form}": taking_away.download,
}


def application(desk: Desk) -> Starlette:
    """Return the application that answers for a desk; who may ask it is for `raci.web.guards` to say."""

    def route(path: str, answer: Callable[[Desk, Request], Awaitable[Response]], method: str = "GET") -> Route:
        async def told(request: Request) -> Response:
            try:
                return await answer(desk, request)
            except RaciError as error:
                return answer_of(error)
            except Exception as error:  # noqa: BLE001 - one request never ends the server, and nobody sees its insides
                message = f"raci failed, which is an error in raci: please report it ({type(error).__name__})"
                return json_answer({"error": message, "code": "failed"}, 500)

        return Route(path, told, methods=[method])

    routes = [
        route("/", _page),
        route("/page/{name:path}", _static),
        route("/rules/{code}", _rule),
        route("/api/about", _about),
        route("/api/starters", _starters),
        route("/api/published", _published),
        route("/api/published/{key}", opening.open_published),
        route("/api/search", _search),
        route("/api/documents", opening.open_document, "POST"),
        route(_DOCUMENT, changing.show),
        *(route(f"{_DOCUMENT}/{path}", answer, "POST") for path, answer in _POSTED.items()),
        *(route(f"{_DOCUMENT}/{path}", answer) for path, answer in _VIEWS.items()),
    ]
    return Starlette(routes=routes, exception_handlers={404: _nothing_there, 405: _nothing_there})


async def _nothing_there(_: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 404)
    return json_answer({"error": "there is nothing at this address", "code": "missing"}, status)


async def _page(_: Desk, __: Request) -> Response:
    return Response((PAGE / "index.html").read_bytes(), media_type=_KINDS[".html"])


async def _static(_: Desk, request: Request) -> Response:
    name = request.path_params["name"]
    if name == "letters.css":
        from raci.web.letters_style import letters_style  # noqa: PLC0415 - beside its use

        return Response(letters_style(), media_type=_KINDS[".css"])
    if name not in page_files():
        raise RequestError(404, "missing", "there is no such file")
    headers = {"Cache-Control": "no-cache"}
    return Response((PAGE / name).read_bytes(), 200, headers, _KINDS[Path(name).suffix])


def page_files() -> frozenset[str]:
    """Return the names of the files of the page; nothing else is given away."""
    every = (each for each in PAGE.rglob("*") if each.is_file() and each.suffix in _KINDS)
    return frozenset(each.relative_to(PAGE).as_posix() for each in every)


async def _about(desk: Desk, _: Request) -> Response:
    from raci.readers.reader import suffixes  # noqa: PLC0415 - nothing costs until used

    return json_answer(
        {
            "version": VERSION,
            "readOnly": desk.read_only,
            "published": len(desk.published),
            "uploadBytes": desk.limits.upload_bytes,
            "suffixes": sorted(suffixes()),
        }
    )


async def _rule(desk: Desk, request: Request) -> Response:
    from raci.web.rule_pages import rule_page  # noqa: PLC0415 - nothing costs until used

    return json_answer(rule_page(request.path_params["code"], desk.settings))


async def _starters(_: Desk, __: Request) -> Response:
    from raci.drafting.catalogue import starters  # noqa: PLC0415 - nothing costs until used

    found = starters()
    shown = [
        {"name": e.name, "title": e.title, "summary": e.summary, "roles": e.roles, "duties": e.duties} for e in found
    ]
    return json_answer(shown)


async def _published(desk: Desk, _: Request) -> Response:
    return json_answer(await desk.read(desk.published.listed))


async def _search(desk: Desk, request: Request) -> Response:
    question = request.query_params.get("q", "")
    return json_answer(await desk.read(lambda: desk.published.search(question)))
