"""Taking in what is sent: counted while it comes, in memory only, and not for longer than it should take."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import anyio
from python_multipart import MultipartParser
from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import parse_options_header
from starlette.requests import ClientDisconnect

from raci.web.faults import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

    from raci.web.limits import Limits

_MOST_PARTS = 8
_MOST_HEADERS = 8 << 10


class Gate:
    """How many uploads are on their way at once, and how many bytes of them are held; more are told to come again."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._inside = 0
        self._bytes = 0

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Hold a place while an upload comes in and is read; raise RequestError where all are taken."""
        if self._inside >= self._limits.uploads:
            raise busy()
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1

    @contextmanager
    def holding(self) -> Iterator[Holding]:
        """Count the bytes of one upload while they are held."""
        held = Holding(self)
        try:
            yield held
        finally:
            self._bytes -= held.size

    def take(self, size: int) -> None:
        """Count more bytes; raise RequestError where too many are held."""
        if self._bytes + size > self._limits.incoming_bytes:
            raise busy()
        self._bytes += size


class Holding:
    """The bytes of one upload that are counted."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self.size = 0

    def more(self, size: int) -> None:
        """Count more of them."""
        self._gate.take(size)
        self.size += size


def busy() -> RequestError:
    """Return what those are told who come when all hands are full."""
    message = "the server has its hands full; try again in a few seconds"
    return RequestError(503, "busy", message, headers={"Retry-After": "3"})


def too_large(most: int) -> RequestError:
    """Return what is told of too large a request."""
    size = f"{most >> 20} MiB" if most >= 1 << 20 else f"{most:,} bytes"
    return RequestError(413, "too-large", f"this is larger than {size}, which is the most this server takes")


async def body_of(request: Request, most: int, seconds: float, held: Holding | None = None) -> bytes:
    """Return the body of a request; raise RequestError as soon as it is too large, or takes too long."""
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said[:20]) > most:
        raise too_large(most)
    body = bytearray()
    try:
        with anyio.fail_after(seconds):
            async for chunk in request.stream():
                if len(body) + len(chunk) > most:
                    raise too_large(most)
                if held:
                    held.more(len(chunk))
                body += chunk
    except TimeoutError:
        message = f"it did not come in within {seconds:g} seconds; try again"
        raise RequestError(408, "too-slow", message, headers={"Connection": "close"}) from None
    except ClientDisconnect:
        raise RequestError(400, "gone", "the connection was closed before all had come in") from None
    return bytes(body)


async def json_of(request: Request, limits: Limits) -> dict[str, Any]:
    """Return the object that a request in JSON is; raise RequestError if it is none."""
    return json_object(await body_of(request, limits.body_bytes, limits.upload_seconds))


def json_object(body: bytes) -> dict[str, Any]:
    """Return the object that some JSON is; raise RequestError if it is none."""
    try:
        found = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        raise RequestError(400, "bad-json", "the request is no JSON") from None
    if not isinstance(found, dict):
        raise RequestError(400, "bad-json", "the request is no object in JSON")
    return found


class Part:
    """A field of a form: its name, the name of its file where it is one, and its content."""

    def __init__(self) -> None:
        self.name = ""
        self.filename: str | None = None
        self.content = bytearray()


def parts_of(body: bytes, content_type: str) -> dict[str, Part]:
    """Return the fields of a form as browsers send it with a file; raise RequestError where it is broken."""
    _, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    form = _Form()
    try:
        parser = MultipartParser(boundary, form.callbacks())
        parser.write(body)
        parser.finalize()
    except (MultipartParseError, ValueError, KeyError, LookupError):
        raise RequestError(400, "bad-form", "the form with the file is broken") from None
    if not form.ended:
        raise RequestError(400, "bad-form", "the form with the file is cut off")
    return form.parts


class _Form:
    """What a parser tells, put together."""

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {}
        self.ended = False
        self._part = Part()
        self._field = bytearray()
        self._value = bytearray()

    def callbacks(self) -> Any:  # noqa: ANN401 - a mapping the library types for itself
        return {
            "on_part_begin": self._begin,
            "on_part_data": self._data,
            "on_part_end": self._end,
            "on_header_field": self._header_field,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_end": self._finish,
        }

    def _begin(self) -> None:
        self._part = Part()
        if len(self.parts) >= _MOST_PARTS:
            raise RequestError(400, "bad-form", f"the form has more than {_MOST_PARTS} fields")

    def _data(self, data: bytes, start: int, end: int) -> None:
        self._part.content += data[start:end]

    def _end(self) -> None:
        self.parts.setdefault(self._part.name, self._part)

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._field += self._room(data[start:end])

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += self._room(data[start:end])

    def _room(self, data: bytes) -> bytes:
        if len(self._field) + len(self._value) + len(data) > _MOST_HEADERS:
            raise RequestError(400, "bad-form", "the name of the file is too long")
        return data

    def _header_end(self) -> None:
        if self._field.lower() == b"content-disposition":
            _, options = parse_options_header(bytes(self._value))
            self._part.name = options.get(b"name", b"").decode("utf-8", "replace")
            if (name := options.get(b"filename")) is not None:
                self._part.filename = name.decode("utf-8", "replace")
        self._field.clear()
        self._value.clear()

    def _finish(self) -> None:
        self.ended = True
