"""Uploads that are too large, too slow, too many, bombs, broken, or named to do harm: refused, or harmless."""

from __future__ import annotations

import json
import os
import socket
import sys
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from web_server import BOUNDARY, SHEET, form, server, workbook

from raci.web.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from web_server import Asker


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    with server() as found:
        yield found


def test_an_upload_over_the_limit_is_refused_before_it_is_read() -> None:
    with server(Limits(upload_bytes=10_000, body_bytes=1_000)) as asker:
        said = asker.drop("plan.csv", b"x" * 20_000)
        lied = _streamed(asker, b"x" * 200_000, "Transfer-Encoding: chunked")

        assert (said.status, said.json["code"]) == (413, "too-large")
        assert b" 413 " in lied
        assert asker.post("/api/documents", {"table": "x" * 5_000}).status == 413


def _streamed(asker: Asker, body: bytes, header: str) -> bytes:
    """Send a body in chunks without saying how long it is, and return the first line of the answer."""
    with socket.create_connection(("127.0.0.1", asker.port), timeout=10) as line:
        line.sendall(_head(asker, header))
        for start in range(0, len(body), 1000):
            part = body[start : start + 1000]
            try:
                line.sendall(f"{len(part):x}\r\n".encode() + part + b"\r\n")
            except OSError:
                break
        try:
            return line.recv(200)
        except OSError:
            return b" 413 "


def _head(asker: Asker, *headers: str) -> bytes:
    lines = ["POST /api/documents HTTP/1.1", f"Host: {asker.host}", "X-Raci: 1", *headers]
    kind = f"Content-Type: multipart/form-data; boundary={BOUNDARY}"
    return "\r\n".join((*lines, kind, "", "")).encode()


def test_an_upload_that_does_not_come_in_is_given_up() -> None:
    with server(Limits(upload_seconds=0.3)) as asker:
        with socket.create_connection(("127.0.0.1", asker.port), timeout=10) as line:
            line.sendall(_head(asker, "Content-Length: 100000"))
            line.sendall(b"-")
            answer = line.recv(4000)

        assert b" 408 " in answer
        assert asker.drop("plan.xlsx", workbook()).status == 201


def test_who_begins_a_request_and_never_ends_it_is_hung_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("raci.web.protocol._HEAD_SECONDS", 0.3)
    with server() as asker, socket.create_connection(("127.0.0.1", asker.port), timeout=10) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: ")

        assert line.recv(100) == b""


def test_others_go_on_while_somebody_uploads_slowly() -> None:
    with server(Limits(upload_seconds=5)) as asker:
        document = asker.drop("plan.xlsx", workbook()).json
        with socket.create_connection(("127.0.0.1", asker.port), timeout=10) as line:
            line.sendall(_head(asker, "Content-Length: 100000"))
            start = time.perf_counter()
            asker.edit(document, {"do": "assign", "duty": "Approve bid", "role": "Lawyer", "text": "I"})

            assert time.perf_counter() - start < 2


def _bomb() -> bytes:
    kept = BytesIO()
    with ZipFile(BytesIO(workbook())) as old, ZipFile(kept, "w", ZIP_DEFLATED) as bomb:
        for name in old.namelist():
            if name == "xl/worksheets/sheet1.xml":
                with bomb.open(name, "w") as part:
                    for _ in range(150):
                        part.write(b" " * (1 << 20))
            else:
                bomb.writestr(name, old.read(name))
    return kept.getvalue()


@pytest.mark.parametrize("processes", [False, True])
def test_a_zip_bomb_is_told_in_one_sentence(*, processes: bool) -> None:
    with server(processes=processes) as asker:
        answer = asker.drop("plan.xlsx", _bomb())

        assert (answer.status, answer.json["code"]) == (413, "zip-bomb")
        assert "150 MiB" in answer.json["error"]
        assert asker.drop("plan.xlsx", workbook()).status == 201


def test_reading_that_takes_too_long_ends_with_its_process() -> None:
    rows = [SHEET[0], *((f"Do {number}", "A", "R", "C") for number in range(3000))]
    with server(Limits(reading_seconds=0.01, readers=1), processes=True) as asker:
        answer = asker.drop("plan.xlsx", workbook(rows))

        assert (answer.status, answer.json["code"]) == (422, "too-much")
        assert "took more than 0.01 seconds" in answer.json["error"]


def test_a_hundred_uploads_at_once_are_bounded_and_told_to_come_again() -> None:
    content = workbook()
    with server(Limits(uploads=5)) as asker:
        with ThreadPoolExecutor(100) as people:
            answers = list(people.map(lambda _: asker.drop("plan.xlsx", content), range(100)))
        told = [each for each in answers if each.status == 503]

        assert {201, 503} >= {each.status for each in answers}
        assert all(each.headers["retry-after"].isdigit() for each in told)
        assert len(told) < 100
        assert asker.drop("plan.xlsx", content).status == 201


def test_a_hundred_uploads_that_stand_still_keep_nobody_else_out_for_long() -> None:
    with server(Limits(uploads=5, upload_seconds=0.5)) as asker:
        lines = [socket.create_connection(("127.0.0.1", asker.port), timeout=10) for _ in range(100)]
        for line in lines:
            line.sendall(_head(asker, "Content-Length: 100000"))
        time.sleep(1.2)

        assert asker.drop("plan.xlsx", workbook()).status == 201
        for line in lines:
            line.close()


def test_the_bytes_that_are_held_at_once_are_bounded() -> None:
    with server(Limits(incoming_bytes=2_000)) as asker:
        answer = asker.drop("plan.csv", b"x" * 5_000)

        assert (answer.status, answer.json["code"]) == (503, "busy")
        assert asker.post("/api/documents", {"table": "Task\tBoss\tClerk\nBuy\tA\tR\nPay\tA\tR\n"}).status == 201


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.csv", "passwd.csv"),
        ("C:\\Windows\\plan.csv", "plan.csv"),
        ("/plan.csv", "plan.csv"),
        ("plan\x00\x1b[31m.csv", "plan  [31m.csv"),
        ("<img src=x onerror=alert(1)>.csv", "<img src=x onerror=alert(1)>.csv"),
        ('"; filename="evil.exe', "%22; filename=%22evil.exe"),
        ("x" * 4_000 + ".csv", "x" * 235 + ".csv"),
    ],
)
def test_the_name_of_a_file_leads_nowhere(asker: Asker, name: str, shown: str) -> None:
    answer = asker.drop(name, "\n".join(",".join(row) for row in SHEET).encode())
    if answer.status == 201:
        download = asker.get(f"/api/documents/{answer.json['id']}/download/xlsx")
        disposition = download.headers["content-disposition"]

        assert shown == answer.json["name"]
        assert not any(sign in disposition for sign in ("..", "\\", "\x1b", "<", ">", "\n"))
        assert disposition.count('"') == 2
    else:
        assert 400 <= answer.status < 500


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        form("plan.csv", b"x")[:-20],
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="other"\r\n\r\nx\r\n--{BOUNDARY}--\r\n'.encode(),
        b"".join(
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="f{n}"\r\n\r\nx\r\n'.encode() for n in range(50)
        ),
        f"--{BOUNDARY}\r\n{'X' * 50_000}: y\r\n\r\nx\r\n--{BOUNDARY}--\r\n".encode(),
    ],
)
def test_a_broken_form_is_told_in_a_sentence(asker: Asker, body: bytes) -> None:
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "X-Raci": "1"}
    answer = asker.ask("POST", "/api/documents", body, kind)

    assert answer.status == 400
    assert answer.json["error"]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b"[" * 100_000, b'{"table": 5}', b'{"table": ""}', b"\xff", b'{"starter": "../x"}']
)
def test_a_request_that_is_no_json_of_ours_is_told_in_a_sentence(asker: Asker, body: bytes) -> None:
    answer = asker.ask("POST", "/api/documents", body, {"Content-Type": "application/json", "X-Raci": "1"})

    assert 400 <= answer.status < 500
    assert answer.json["error"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.xlsx", b"PK\x03\x04 and nothing else"),
        ("plan.xlsx", workbook()[:900]),
        ("plan.pdf", b"%PDF-1.7"),
        ("plan.yaml", b"a: &a [*a, *a]\nduties: {<<: *a}"),
        ("plan.csv", zlib.compress(b"x" * 1000)),
        ("plan.csv", b"just,words\n"),
        ("plan", b""),
    ],
)
def test_a_file_without_a_matrix_is_told_in_a_sentence(asker: Asker, name: str, content: bytes) -> None:
    answer = asker.drop(name, content)

    assert 400 <= answer.status < 500
    assert answer.json["error"]
    assert "/work" not in answer.json["error"]


def test_an_uploaded_file_leads_to_no_other_file(asker: Asker, tmp_path: Path) -> None:
    secret = tmp_path / "org.yaml"
    secret.write_text("roles:\n  ceo: {name: Secret Chief}\n", "utf-8")
    lines = [f"organization: {secret}", "notation: RACI", "roles: {boss: Boss, clerk: Clerk}", "duties:"]
    text = "\n".join([*lines, "  buy: {name: Buy, A: boss, R: clerk}\n"])
    answer = asker.drop("plan.yaml", text.encode())

    assert b"Secret Chief" not in answer.content
    assert answer.status == 422 or not answer.json["units"]


def test_a_matrix_that_no_page_can_show_is_refused() -> None:
    with server(Limits(duties=3)) as asker:
        answer = asker.drop("plan.xlsx", workbook())

        assert (answer.status, answer.json["code"]) == (413, "too-large")


_NAMES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://evil.example")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\u202eevil\u202c",
    "bell\x07 and \x1b[31mred",
    "x" * 30_000,
    "\u0645\u062f\u064a\u0631 \u0627\u0644\u0645\u0628\u064a\u0639\u0627\u062a",
)


def test_names_that_mean_harm_are_plain_text_everywhere(asker: Asker) -> None:
    lines = [
        ["Task", "Boss", *(each[:90] for each in _NAMES[:4])],
        *([each, "A", "R", "C", "I", "I"] for each in _NAMES),
    ]
    rows = "".join("<tr>" + "".join(f"<td>{_escaped(cell)}</td>" for cell in line) + "</tr>" for line in lines)
    answer = asker.post("/api/documents", {"table": f"<table>{rows}</table>"})
    document = answer.json
    path = f"/api/documents/{document['id']}"

    assert answer.status == 201, answer.content
    assert answer.headers["content-type"] == "application/json"
    for form_name in ("html", "xlsx", "yaml"):
        taken = asker.get(f"{path}/download/{form_name}")

        assert taken.status == 200, taken.content
        assert taken.headers["content-disposition"].startswith("attachment")
    page = asker.get(f"{path}/download/html").content
    assert b"<script>alert" not in page
    assert b"<img src=x" not in page
    with ZipFile(BytesIO(asker.get(f"{path}/download/xlsx").content)) as book:
        sheet = b"".join(book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/sheet"))
        assert b"HYPERLINK(&quot;http://evil" not in b"".join(part for part in sheet.split(b"<f>")[1:])
    for view in ("workload", "organization", "changes-of-hands", "source"):
        assert asker.get(f"{path}/{view}").status == 200


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_the_page_of_a_rule_runs_no_script_and_opens_no_picture(asker: Asker) -> None:
    found = asker.get("/rules/ACC002").json

    assert found["name"] == "several-accountables"
    assert "<script" not in found["html"]
    assert "<img" not in found["html"]
    assert asker.get("/rules/%3Cscript%3E").status == 404


def test_nothing_that_is_dropped_is_written_to_a_disk() -> None:
    rows = [SHEET[0], *((f"Do {number} now", "A", "R", "C") for number in range(2000))]
    content = workbook(rows)
    with server() as asker:
        _WRITES.seen = []
        document = asker.drop("plan.xlsx", content).json
        document = asker.edit(document, {"do": "assign", "duty": "Do 3 now", "role": "Boss", "text": "R"})
        for form_name in ("mended", "xlsx", "yaml", "html"):
            assert asker.get(f"/api/documents/{document['id']}/download/{form_name}").status == 200
        seen, _WRITES.seen = _WRITES.seen, None

    assert seen == []


class _Writes:
    """The files and folders that this process makes, while somebody wants to know."""

    def __init__(self) -> None:
        self.seen: list[str] | None = None
        sys.addaudithook(self._heard)

    def _heard(self, event: str, told: tuple[Any, ...]) -> None:
        if self.seen is None:
            return
        writes = event == "open" and isinstance(told[2], int) and told[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if (writes and ".pyc" not in str(told[0])) or event in {"tempfile.mkstemp", "tempfile.mkdtemp"}:
            self.seen.append(str(told[0]))


_WRITES = _Writes()


def test_too_many_edits_at_once_are_refused() -> None:
    with server(Limits(edits=3)) as asker:
        document = asker.drop("plan.xlsx", workbook()).json
        edit = {"do": "assign", "duty": "Approve bid", "role": "Boss", "text": "A"}
        answer = asker.drop("plan.xlsx", workbook(), [edit] * 4)

        assert answer.status == 413
        assert json.loads(answer.content)["error"]
        assert document
