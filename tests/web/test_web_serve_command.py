"""`raci serve` as a stranger would run it."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from interrupted import unmeasured
from web_server import BOUNDARY, form, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TOKEN = "correct-horse-battery"  # noqa: S105 - of no server


@contextmanager
def _running(*words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    command = [sys.executable, "-m", "raci", "serve", "--port", "0", *words]
    process = subprocess.Popen(command, env=unmeasured(), stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stderr is not None
    first = process.stderr.readline()
    found = re.search(r"http://\S+", first)
    try:
        assert found, first
        yield found[0], process
    finally:
        process.kill()
        process.communicate()


def _refused(*words: str, **environment: str) -> str:
    command = [sys.executable, "-m", "raci", "serve", *words]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False, env={**os.environ, **environment}
    )

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    return done.stderr


def _opened(url: str | Request) -> Any:  # noqa: ANN401 - the answer, or an error of HTTP
    return urlopen(url, timeout=30)  # noqa: S310 - our own server


def _posted(url: str, **headers: str) -> Any:  # noqa: ANN401 - JSON
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    told = {"X-Raci": "1", "Content-Type": kind, **headers}
    request = Request(f"{url}api/documents", form("plan.xlsx", workbook()), told)  # noqa: S310 - our own server
    with _opened(request) as answer:
        return json.load(answer)


def test_it_says_where_the_page_is_and_ends_when_it_is_told_to() -> None:
    with _running() as (url, process):
        assert len(_posted(url)["duties"]) == 4

        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
        assert process.returncode == 0
        assert "Traceback" not in told


def test_the_token_is_told_once_and_stands_in_no_log() -> None:
    with _running("--token", _TOKEN) as (url, process):
        base = url.partition("?")[0]
        with _opened(url) as entered:
            assert entered.status == 200
        with pytest.raises(HTTPError, match="401"):
            _opened(f"{base}api/starters?token={_TOKEN}")
        assert _posted(base, Authorization=f"Bearer {_TOKEN}")["duties"]

        process.send_signal(signal.SIGINT)
        out, told = process.communicate(timeout=20)
        assert _TOKEN not in out + told


def test_letting_others_in_needs_a_token_that_cannot_be_guessed() -> None:
    told = _refused("--host", "0.0.0.0", RACI_SERVE_TOKEN="")  # noqa: S104 - it is refused
    weak = _refused("--host", "0.0.0.0", "--token", "secret")  # noqa: S104 - as above

    assert told.startswith("raci: --host 0.0.0.0 lets others in, which needs a token; add for example --token ")
    assert "could be guessed" in weak


def test_a_port_that_is_taken_is_told_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = _refused("--port", str(taken.getsockname()[1]))

    assert "cannot be used" in told
    assert "--port" in told


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--read-only"], "name the files or folders to show"),
        (["nowhere.xlsx"], "nowhere.xlsx"),
        (["--host", "no such host"], "there is no address"),
        (["--port", "70000"], "70000"),
    ],
)
def test_misuse_is_told_in_a_sentence(words: list[str], sentence: str) -> None:
    assert sentence in _refused(*words)


def test_a_missing_extra_is_told_with_what_brings_it() -> None:
    words = (
        "import sys; sys.modules['uvicorn'] = None; sys.argv = ['raci', 'serve']; import raci.__main__ as it; it.main()"
    )
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 2
    assert done.stderr.endswith('(uvicorn): pip install "raci[web]"\n')


def test_a_folder_is_published(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(workbook())
    with _running(str(tmp_path), "--read-only") as (url, _), _opened(f"{url}api/published") as answer:
        listed = json.load(answer)

    assert [each["path"] for each in listed] == ["plan.xlsx"]
