"""A server of the page in this process, and somebody who asks it as a browser or a program would."""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import uvicorn
from openpyxl import Workbook

from raci.web.app import application
from raci.web.desk import Desk
from raci.web.guards import LOCAL_NAMES, Guard
from raci.web.protocol import Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from raci.settings import Settings
    from raci.web.limits import Limits
    from raci.web.published import Offer

BOUNDARY: Final = "a-boundary-of-ours"
_PATIENCE: Final = 20.0


class Answer(NamedTuple):
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever JSON holds
        """The answer as JSON."""
        return json.loads(self.content)


class Asker:
    """Somebody who asks a server."""

    def __init__(self, port: int, desk: Desk) -> None:
        self.port = port
        self.desk = desk
        self.host = f"127.0.0.1:{port}"

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for something."""
        return self.ask("GET", path, b"", _named(headers))

    def post(self, path: str, body: object = None, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask for a change, as the page does."""
        told = {"Content-Type": "application/json", "X-Raci": "1", "Origin": f"http://{self.host}", **(headers or {})}
        return self.ask("POST", path, json.dumps(body if body is not None else {}).encode(), told)

    def drop(
        self,
        name: str,
        content: bytes,
        changes: Sequence[Mapping[str, Any]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Drop a file."""
        told = {
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "X-Raci": "1",
            "Origin": f"http://{self.host}",
            **(headers or {}),
        }
        return self.ask("POST", "/api/documents", form(name, content, changes), told)

    def ask(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Ask in so many words."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in {"Host": self.host, "Content-Length": str(len(body)), **headers}.items():
                if value:
                    connection.putheader(name, value.encode("latin-1"))
            connection.endheaders(body or None)
            response = connection.getresponse()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def edit(self, document: Mapping[str, Any], *changes: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
        """Edit a document, and return the document as it is then."""
        path = f"/api/documents/{document['id']}"
        answer = self.post(f"{path}/changes", {"version": document["version"], "changes": changes})
        assert answer.status == 200, answer.content
        return self.get(path).json


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def form(name: str, content: bytes, changes: Sequence[Mapping[str, Any]] = ()) -> bytes:
    """Return a form with a file, as browsers send it."""
    shown = name.replace("\\", "\\\\").replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A").encode()
    head = b'Content-Disposition: form-data; name="file"; filename="' + shown + b'"\r\n'
    parts = [head + b"Content-Type: application/octet-stream\r\n\r\n" + content]
    if changes:
        parts.append(b'Content-Disposition: form-data; name="changes"\r\n\r\n' + json.dumps(changes).encode())
    mark = f"--{BOUNDARY}".encode()
    return b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts) + mark + b"--\r\n"


@contextmanager
def server(  # noqa: PLR0913 - one for each thing that a server may have
    limits: Limits | None = None,
    offers: Sequence[Offer] = (),
    *,
    settings: Settings | None = None,
    token: str = "",
    names: Collection[str] = LOCAL_NAMES,
    any_address: bool = False,
    read_only: bool = False,
    processes: bool = False,
) -> Iterator[Asker]:
    """Yield somebody who asks a server that runs meanwhile."""
    desk = Desk(settings, limits, offers, read_only=read_only, processes=processes)
    guarded = Guard(application(desk), names, token, any_address=any_address)
    config = uvicorn.Config(
        guarded, port=0, http=Protocol, ws="none", lifespan="off", log_level="critical", server_header=False
    )
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    end = time.monotonic() + _PATIENCE
    while not running.started and time.monotonic() < end:
        time.sleep(0.01)
    try:
        yield Asker(running.servers[0].sockets[0].getsockname()[1], desk)
    finally:
        running.should_exit = True
        thread.join(_PATIENCE)
        desk.close()


SHEET: Final = (
    ("Task", "Boss", "Clerk", "Lawyer"),
    ("Approve bid", "A", "R", "C"),
    ("Sign contract", "A", "A", "R"),
    ("Pay invoice", "", "R", ""),
    ("Write offer", "A", "R", "I"),
)


def workbook(rows: Sequence[Sequence[str]] = SHEET) -> bytes:
    """Return a workbook with some rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan"
    for row in rows:
        sheet.append(list(row))
    sheet["F1"] = "a note that nobody reads"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()
