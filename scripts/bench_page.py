"""Measure the page's server: 2,000 duties × 60 roles dropped, edited by one, and edited by twenty people at once.

    python scripts/bench_page.py [--people 20] [--pause 1.0]

A server is started in a process of its own; the times are those that somebody waits who asks it from here.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from statistics import median
from threading import Barrier
from typing import Any, Final

from bench_input import duty_names

_DUTIES: Final = 2_000
_ROLES: Final = 60
_EDITS: Final = 20
_LETTERS: Final = "ARRCCCIIIIII"


def main() -> None:
    """Measure, and print a line for each measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, default=20)
    options.add_argument("--pause", type=float, default=1.0, help="seconds between two edits of one, on average")
    said = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.csv"
        path.write_text(_table(), "utf-8")
        command = [sys.executable, "-m", "raci", "serve", "--port", "0"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
            assert server.stderr is not None  # noqa: S101 - it is a pipe
            url = server.stderr.readline().split()[-1]
            time.sleep(3)
            try:
                _measure(url, path.read_text("utf-8"), said.people, said.pause)
            finally:
                server.kill()


def _table() -> str:
    random = Random(7)  # noqa: S311 - input of a measurement, no secret
    names = duty_names(_DUTIES, random)
    roles = [f"Clerk {number}" for number in range(_ROLES)]
    lines = [",".join(["Duty", *roles])]
    for _ in range(_DUTIES):
        cells = dict(zip(random.sample(range(_ROLES), len(_LETTERS)), _LETTERS, strict=True))
        lines.append(",".join([next(names), *(cells.get(place, "") for place in range(_ROLES))]))
    return "\n".join(lines)


def _measure(url: str, table: str, people: int, pause: float) -> None:
    drops = [_timed(lambda: _ask(url, "documents", {"table": table}))[0] for _ in range(5)]
    print(f"dropped, read, judged and shown: {median(drops) * 1000:.0f} ms (median of {len(drops)})")
    for number in (1, people):
        waited = sorted(_edited(url, table, number, pause))
        late = waited[int(len(waited) * 0.95)]
        print(f"{number} at once: an edit takes {median(waited) * 1000:.0f} ms (median), {late * 1000:.0f} ms (p95)")


def _edited(url: str, table: str, people: int, pause: float) -> list[float]:
    ready = Barrier(people)

    def edits(number: int) -> list[float]:
        random = Random(number)  # noqa: S311 - as above
        document = _ask(url, "documents", {"table": table})
        version, waited = document["version"], []
        ready.wait()
        for _ in range(_EDITS):
            time.sleep(2 * pause * random.random())
            edit = {
                "do": "assign",
                "duty": random.choice(document["duties"])["key"],
                "role": random.choice(document["roles"])["key"],
                "text": random.choice(["R", "A", "C", "I", ""]),
            }
            body = {"version": version, "changes": [edit]}
            seconds, answer = _timed(lambda body=body: _ask(url, f"documents/{document['id']}/changes", body))
            waited.append(seconds)
            version = answer["version"]
        return waited

    with ThreadPoolExecutor(people) as crowd:
        return [each for found in crowd.map(edits, range(people)) for each in found]


def _timed(work: Any) -> tuple[float, Any]:  # noqa: ANN401 - whatever it returns
    begin = time.perf_counter()
    found = work()
    return time.perf_counter() - begin, found


def _ask(url: str, path: str, body: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
    headers = {"X-Raci": "1", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{url}api/{path}", json.dumps(body).encode(), headers)  # noqa: S310 - our own server
    with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310 - as above
        return json.load(answer)


if __name__ == "__main__":
    main()
