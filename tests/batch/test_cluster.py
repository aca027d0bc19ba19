"""Files judged by the workers of a dask cluster; one of two starts once, and loses workers: that takes many seconds."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

from many_files import CLEAN, folder_of, told_by

if TYPE_CHECKING:
    from pathlib import Path

_CLUSTER = """
import threading
from distributed import Client, LocalCluster, WorkerPlugin

class Trouble(WorkerPlugin):
    def setup(self, worker):
        work.check = check

class Slow(WorkerPlugin):
    def setup(self, worker):
        def slow(path, settings=None):
            time.sleep(0.05)
            return judged(path, settings)
        work.check = slow

with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
    address = cluster.scheduler_address
    import subprocess
    words = [sys.executable, "-m", "raci", "check", "plans", "--all"]
    forms = ["--report", "text"]
    for form in ("json", "sarif", "junit"):
        forms += ["--report", f"{form}=found.{form}"]
    def told(*way):
        run = subprocess.run([*words, *forms, *way], capture_output=True)
        found = [Path(f"found.{form}").read_bytes() for form in ("json", "sarif", "junit")]
        return run.stdout, run.stderr, run.returncode, *found
    print("same", told("--jobs", "1") == told("--cluster", address))

    paths = sorted(Path("plans").glob("*.csv"))
    alone = list(raci.check_files(paths))
    client.register_plugin(Slow(), name="slow")
    reports = raci.check_files(paths, client.get_executor(pure=False))
    found = [next(reports) for _ in range(8)]
    pid = client.run(os.getpid, workers=list(client.scheduler_info()["workers"])[:1])
    os.kill(next(iter(pid.values())), signal.SIGKILL)
    found += reports
    print("nothing lost", found == alone)

    def strict(dask_scheduler):
        dask_scheduler.allowed_failures = 0
    client.run_on_scheduler(strict)
    client.unregister_worker_plugin("slow")
    client.register_plugin(Trouble(), name="trouble")
    (Path("plans") / "plan0004-kills.csv").write_text("x")
    paths = sorted(Path("plans").glob("*.csv"))
    for report in raci.check_files(paths, client.get_executor(pure=False)):
        if report.unreadable:
            print(report.findings[0].location.path, report.findings[0].message)
    sys.stdout.flush()
    os._exit(0)  # dask is long in closing a cluster whose workers were killed; they end with this process
"""


def test_a_cluster_tells_the_same_as_one_process_and_loses_nothing_when_workers_die(tmp_path: Path) -> None:
    folder_of(tmp_path / "plans", 40)
    told = [line for line in told_by(tmp_path, _CLUSTER).splitlines() if not re.match(r"\d{4}-\d\d-\d\d |$", line)]

    assert told[:3] == [
        "same True",
        "nothing lost True",
        "plans/plan0004-kills.csv it ended the worker that read it twice; it was not judged",
    ]


def _told_of(address: str, folder: Path, *words: str) -> tuple[int, str]:
    run = subprocess.run(
        [sys.executable, "-m", "raci", "check", ".", "--cluster", address, *words],
        capture_output=True, text=True, cwd=folder, check=False, timeout=60,
    )  # fmt: skip
    return run.returncode, run.stderr


def test_a_scheduler_that_cannot_be_reached_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(CLEAN, "utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        status, told = _told_of(address, tmp_path, "--cluster-timeout", "0.5")

    assert (status, told.count("\n")) == (2, 1)
    assert told.startswith(f"raci: the scheduler at {address} could not be reached within 0.5 seconds")


def test_words_that_are_no_address_are_told(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(CLEAN, "utf-8")

    why = "missing port number in address 'somewhere'"

    assert _told_of("somewhere", tmp_path) == (
        2,
        f"raci: 'somewhere' is no address of a scheduler ({why}); write tcp://HOST:8786\n",
    )


def test_a_cluster_and_jobs_do_not_go_together(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(CLEAN, "utf-8")

    assert _told_of("tcp://localhost:8786", tmp_path, "--jobs", "2") == (
        2,
        "raci: jobs are of this machine, and a cluster has workers of its own; say one\n",
    )
