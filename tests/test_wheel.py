"""The wheel has all that the commands need: unpacked in a folder of its own, it runs every one of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from trial import trial

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source tree as it is."""
    folder = tmp_path_factory.mktemp("dist")
    build = (sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder))
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_alone_runs_every_command(wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    shutil.copytree(ROOT / "matrices" / "examples", tmp_path / "try")
    monkeypatch.setenv("PYTHONPATH", str(unpacked))
    where = subprocess.check_output(
        (sys.executable, "-c", "import raci; print(raci.__file__)"), text=True, cwd=tmp_path
    )

    assert str(unpacked) in where
    assert trial(sys.executable, tmp_path / "try") == []


def test_the_wheel_holds_the_files_of_the_package_and_nothing_else(wheel: Path) -> None:
    tracked = subprocess.check_output(("git", "ls-files", "-z", "raci", "matrices/starters"), cwd=ROOT, text=True)
    starters = "matrices/starters/"
    expected = {each.replace(starters, "raci/starters/") for each in tracked.split("\0") if each}
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}

    assert {each for each in expected if (ROOT / each.replace("raci/starters/", starters)).exists()} - held == set()
    assert {name for name in held if name.split("/")[0] != "raci"} == set()
