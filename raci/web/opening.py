"""Opening documents: what is dropped, pasted, picked or published becomes a document in memory."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from raci.web.answers import json_answer
from raci.web.documents import Document
from raci.web.edits import edits_of
from raci.web.faults import RequestError
from raci.web.reading import Source, pasted
from raci.web.shown import document_shown
from raci.web.uploads import body_of, json_object, parts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from raci.web.desk import Desk
    from raci.web.history import Edit

_LONGEST_NAME: Final = 255


async def open_document(desk: Desk, request: Request) -> Response:
    """Answer with a new document."""
    desk.editable()
    kind = request.headers.get("content-type", "")
    with desk.gate.entered(), desk.gate.holding() as held:
        if kind.lower().startswith("multipart/form-data"):
            most = desk.limits.upload_bytes + desk.limits.body_bytes
            body = await body_of(request, most, desk.limits.upload_seconds, held)
            source, wanted = _uploaded(body, kind, desk)
        else:
            wanted = json_object(await body_of(request, desk.limits.body_bytes, desk.limits.upload_seconds, held))
            source = _source_of(wanted)
        edits = edits_of(wanted.get("changes") or [], desk.limits.edits)
        sheet = wanted.get("sheet")
        answer = await desk.read(lambda: _opened(desk, source, edits, sheet if isinstance(sheet, str) else None))
    return json_answer(answer, 201)


async def open_published(desk: Desk, request: Request) -> Response:
    """Answer with the document of a published file; where nothing is edited, all who ask share one."""
    key = request.path_params["key"]

    def opened() -> dict[str, Any]:
        source = Source(desk.published.offer(key).name, desk.published.content(key))
        shared = desk.shelf.shared(key, source.content) if desk.read_only else None
        if shared is not None:
            with shared.lock:
                return document_shown(shared)
        document = Document(source, desk.understood_published(key), desk.bench, read_only=desk.read_only)
        desk.shelf.put(document, key if desk.read_only else None)
        return document_shown(document)

    return json_answer(await desk.read(opened), 200)


def _opened(desk: Desk, source: Source, edits: list[Edit], sheet: str | None) -> dict[str, Any]:
    document = Document(source, desk.understood(source), desk.bench)
    lost = document.replay(edits, desk.understood)
    if sheet is not None:
        document.show(_named(document, sheet))
    desk.shelf.put(document)
    log = {"keep": 0, "add": list(document.history.edits)}
    return {**document_shown(document), "log": log, "lost": lost}


def _named(document: Document, sheet: str) -> int:
    for place, each in enumerate(document.matrices):
        if sheet in {each.source.sheet, each.title, str(place)}:
            return place
    raise RequestError(422, "unknown-sheet", f"there is no matrix on a sheet {sheet[:80]!r}")


def _uploaded(body: bytes, kind: str, desk: Desk) -> tuple[Source, Mapping[str, Any]]:
    parts = parts_of(body, kind)
    file = parts.get("file")
    if file is None or file.filename is None:
        raise RequestError(400, "no-file", "the form holds no file in its field `file`")
    if len(file.content) > desk.limits.upload_bytes:
        raise RequestError(413, "too-large", f"this is larger than {desk.limits.upload_bytes >> 20} MiB")
    wanted: dict[str, Any] = {}
    if "changes" in parts:
        try:
            wanted["changes"] = json.loads(bytes(parts["changes"].content) or b"[]")
        except (ValueError, RecursionError):
            raise RequestError(400, "bad-json", "the field `changes` is no JSON") from None
    if "sheet" in parts:
        wanted["sheet"] = bytes(parts["sheet"].content).decode("utf-8", "replace")
    return Source(file_name(file.filename), bytes(file.content)), wanted


def file_name(given: str) -> str:
    """Return the last part of a file's name, whatever path stands before it; control characters become blanks."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(" " if not each.isprintable() else each for each in last).strip()
    if plain in {"", ".", ".."}:
        return "upload"
    if len(plain) <= _LONGEST_NAME:
        return plain
    stem, _, suffix = plain.rpartition(".")
    return f"{stem[: _LONGEST_NAME - 20]}.{suffix[:19]}" if stem else plain[:_LONGEST_NAME]


def _source_of(wanted: Mapping[str, Any]) -> Source:
    given = {name: wanted[name] for name in ("starter", "table", "prose") if isinstance(wanted.get(name), str)}
    if len(given) != 1:
        raise RequestError(400, "nothing-given", "send a file, or one of `starter`, `table` and `prose`")
    name, text = next(iter(given.items()))
    if name == "starter":
        from raci.drafting.catalogue import starter  # noqa: PLC0415 - nothing costs until used

        path = starter(text).path
        return Source(path.name, path.read_bytes())
    if not text.strip():
        raise RequestError(422, "empty", "there is no text in it")
    return pasted(text) if name == "table" else Source("text.md", text.encode("utf-8", "replace"), prose=True)
