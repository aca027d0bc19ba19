"""Changing documents: edits, fixes, undo, redo, and how the file is read; each answer tells what became different."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raci.web.answers import json_answer
from raci.web.edits import edits_of
from raci.web.faults import RequestError
from raci.web.shown import Before, document_shown
from raci.web.uploads import json_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from raci.web.desk import Desk
    from raci.web.documents import Document


async def show(desk: Desk, request: Request) -> Response:
    """Answer with a document as it is; `?matrix=` shows another matrix of its file."""
    document = desk.shelf.get(request.path_params["id"])
    index = request.query_params.get("matrix")

    def shown() -> dict[str, Any]:
        with document.lock:
            document.show_asked(index)
            return document_shown(document)

    return json_answer(await desk.change(shown))


async def change(desk: Desk, request: Request) -> Response:
    """Answer to edits."""

    def edited(document: Document, body: dict[str, Any]) -> None:
        edits = edits_of(body.get("changes"), desk.limits.edits)
        index = edits[0].get("matrix") if edits else None
        if isinstance(index, int) and index != document.index:
            document.show(index)
        document.edit(edits)

    return await _done(desk, request, edited)


async def undo(desk: Desk, request: Request) -> Response:
    """Answer to the wish that the last step be taken back."""
    return await _done(desk, request, lambda document, _: document.undo())


async def redo(desk: Desk, request: Request) -> Response:
    """Answer to the wish that what was taken back be done again."""
    return await _done(desk, request, lambda document, _: document.redo())


async def fix(desk: Desk, request: Request) -> Response:
    """Answer to the wish that some fixes be made, or all that are safe."""

    def fixed(document: Document, body: dict[str, Any]) -> None:
        ids = body.get("findings")
        if body.get("safe") is True:
            document.fix(None)
        elif isinstance(ids, list) and ids and all(isinstance(each, str) for each in ids):
            document.fix(ids)
        else:
            raise RequestError(400, "bad-edit", "name the findings to be fixed, or say `safe`")

    return await _done(desk, request, fixed)


async def lay_out(desk: Desk, request: Request) -> Response:
    """Answer with the document read anew, as somebody says that it is to be read."""
    return await _done(desk, request, lambda document, body: document.lay_out(body, desk.understood), reading=True)


async def forget(desk: Desk, request: Request) -> Response:
    """Forget a document."""
    desk.editable()
    desk.shelf.drop(request.path_params["id"])
    return json_answer({})


async def _done(
    desk: Desk, request: Request, do: Callable[[Document, dict[str, Any]], Any], *, reading: bool = False
) -> Response:
    desk.editable()
    body = await json_of(request, desk.limits)
    document = desk.shelf.get(request.path_params["id"])
    if document.read_only:
        desk.editable()

    def done() -> dict[str, Any]:
        with document.lock:
            document.expect(body.get("version"))
            before = Before(document)
            do(document, body)
            return before.difference(document)

    return json_answer(await (desk.read if reading else desk.change)(done))
