"""Files that are elsewhere: read as local ones are, shown by their address, and nothing of them left here."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import fsspec
import pytest
from sftp_server import PASSWORD, USER, sftp_server
from typer.testing import CliRunner

import raci
from raci.cli import app
from raci.errors import UnreadableError
from raci.remote import here, place, spelled
from raci.remote.remote_path import remote_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer.testing import Result

MATRIX: Final = Path("matrices/messy/transposed.xlsx").resolve()
ORG: Final = "roles:\n  head: {name: Head Gardener, level: head, reports to: the owner}\n"
BEDS: Final = """\
organization: ../org.yaml
roles: [Head Gardener, Gardener]
duties:
  beds: {name: Plant the beds, A: Head Gardener, R: Gardener}
"""


@pytest.fixture(name="shelf")
def _shelf() -> Iterator[fsspec.AbstractFileSystem]:
    files = fsspec.filesystem("memory")
    files.pipe({"/plans/b/two.xlsx": MATRIX.read_bytes(), "/plans/a/one.xlsx": MATRIX.read_bytes()})
    files.pipe({"/plans/notes.md": b"nothing of ours", "/plans/.hidden/x.xlsx": MATRIX.read_bytes()})
    files.pipe({"/org.yaml": ORG.encode(), "/beds/beds.yaml": BEDS.encode()})
    yield files
    files.rm("/", recursive=True)


def _run(*words: str) -> Result:
    return CliRunner().invoke(app(["check", "who", "fix"]), words)


def _told(*words: str) -> list[str]:
    """Return the last line that is said of each file."""
    return [line for line in _run("check", *words).stdout.splitlines() if line.endswith(".") and line[0] != " "]


@pytest.mark.usefixtures("shelf")
def test_a_folder_elsewhere_is_walked_in_the_order_of_names() -> None:
    said = _told("memory://plans")

    assert [line.split(": ")[0] for line in said[:2]] == ["memory://plans/a/one.xlsx", "memory://plans/b/two.xlsx"]
    assert all("hidden" not in line and "notes" not in line for line in said)


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("pattern", ["memory://plans/**/*.xlsx", "memory://plans/?/t*.xlsx", "memory://plans/[b]/*"])
def test_a_pattern_elsewhere_names_the_files_that_fit(pattern: str) -> None:
    found = " ".join(_told(pattern))

    assert "memory://plans/b/two.xlsx" in found
    assert ("memory://plans/a/one.xlsx" in found) == ("**" in pattern)


@pytest.mark.usefixtures("shelf")
def test_what_is_found_elsewhere_is_what_is_found_here() -> None:
    there, local = raci.check("memory://plans/a/one.xlsx"), raci.check(MATRIX)

    assert [each.message for each in local] == [each.message for each in there]
    assert {"memory://plans/a/one.xlsx"} == {each.location.path for each in there}
    assert [each.location.inside for each in local] == [each.location.inside for each in there]


@pytest.mark.usefixtures("shelf")
def test_an_organization_beside_a_file_elsewhere_is_found() -> None:
    matrix = raci.read("memory://beds/beds.yaml")

    assert matrix.organization is not None
    assert matrix.organization.path == "memory://org.yaml"


@pytest.mark.parametrize("named", ["s3://bucket/org.yaml", "http://169.254.169.254/org.yaml", "../../../etc/passwd"])
def test_a_file_sends_nobody_to_another_place(shelf: fsspec.AbstractFileSystem, named: str) -> None:
    shelf.pipe("/beds/beds.yaml", BEDS.replace("../org.yaml", named).encode())

    found = raci.check("memory://beds/beds.yaml").findings[0]

    assert "may not send raci" in found.message or "no path" in found.message


def test_an_archive_is_checked_as_a_folder_is(tmp_path: Path) -> None:
    archive = tmp_path / "plans.zip"
    with zipfile.ZipFile(archive, "w") as package:
        package.write(MATRIX, "teams/one.xlsx")
        package.write(MATRIX, "two.xlsx")

    every, some = _told(f"zip://{archive}"), _told(f"zip://teams/*.xlsx::{archive}")

    assert [f"zip://teams/one.xlsx::{archive}", f"zip://two.xlsx::{archive}"] == [
        line.rpartition(": ")[0] for line in every[:2]
    ]
    assert [f"zip://teams/one.xlsx::{archive}"] == [line.rpartition(": ")[0] for line in some]


def test_a_file_that_packs_too_well_is_not_unpacked(tmp_path: Path) -> None:
    archive = tmp_path / "bomb.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("plan.csv", b"," * (60 << 20))

    found = raci.check(f"zip://plan.csv::{archive}")

    assert found.unreadable
    assert "unpacks to 60 MiB" in found.findings[0].message


def test_files_are_read_from_a_server_without_a_copy_left_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, left = tmp_path / "shown", tmp_path / "left"
    (shown / "teams").mkdir(parents=True)
    left.mkdir()
    (shown / "teams" / "one.xlsx").write_bytes(MATRIX.read_bytes())
    for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(left))
    with sftp_server(shown) as host:
        done = _run("check", f"sftp://{USER}:{PASSWORD}@{host}/teams")
        refused = _run("check", f"sftp://{USER}:wrong-secret@{host}/teams")

    assert f"sftp://{USER}@{host}/teams/one.xlsx:RACI!J5" in done.stdout
    assert PASSWORD not in done.output
    assert not list(left.rglob("*"))
    assert refused.exit_code == 2
    assert "no permission" in refused.output
    assert "wrong-secret" not in refused.output


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("memory://nowhere/x.xlsx", "there is no such file"),
        ("memory://nowhere/*.xlsx", "no file fits this pattern"),
        ("zip:///nowhere/plans.zip", "there is no such file"),
        ("zip://x.xlsx::/nowhere/plans.zip", "there is no such file"),
        ("sftp://ann:secret-word@127.0.0.1:1/x.xlsx", "it cannot be reached"),
        ("https://127.0.0.1:1/x.xlsx?token=secret-word", "aiohttp"),
        ("quux://x/y.xlsx", "quux:// is no kind of address"),
        ("simplecache::memory://plans/a/one.xlsx", "would keep copies"),
    ],
)
def test_what_cannot_be_had_is_told_in_one_sentence_without_secrets(address: str, sentence: str) -> None:
    if sentence == "aiohttp":
        sentence = "cannot be reached" if _is_installed("aiohttp") else "pip install aiohttp"
    done = _run("check", address)

    said = str(done.exception) if isinstance(done.exception, raci.RaciError) else done.output
    assert done.exit_code
    assert sentence in said
    assert "secret-word" not in said


@pytest.mark.parametrize(("scheme", "package"), [("s3", "s3fs"), ("gs", "gcsfs"), ("abfs", "adlfs")])
def test_a_package_that_is_missing_is_named(scheme: str, package: str) -> None:
    if _is_installed(package):
        pytest.skip(f"{package} is installed")
    found = raci.check(f"{scheme}://bucket/plan.xlsx")

    assert f"pip install {package}" in found.findings[0].message


def _is_installed(package: str) -> bool:
    from importlib.util import find_spec  # noqa: PLC0415 - beside its use

    return find_spec(package) is not None


def test_size_limits_hold_before_anything_is_fetched(
    shelf: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.pipe("/big.md", b"# x\n" * (3 << 20))
    fetched: list[int] = []
    original = type(shelf).cat_file

    def counted(self: object, path: str, start: int | None = None, end: int | None = None) -> bytes:
        found: bytes = original(self, path, start=start, end=end)
        fetched.append(len(found))
        return found

    monkeypatch.setattr(type(shelf), "cat_file", counted)
    found = raci.check("memory://big.md")

    assert "larger than 10 MiB" in found.findings[0].message
    assert sum(fetched) < 1 << 16


def test_contents_are_fetched_once(shelf: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[str] = []
    original = type(shelf).cat_file

    def counted(self: object, path: str, start: int | None = None, end: int | None = None) -> bytes:
        fetched.append(path)
        found: bytes = original(self, path, start=start, end=end)
        return found

    monkeypatch.setattr(type(shelf), "cat_file", counted)
    _run("check", "memory://plans/a")

    assert fetched == ["/plans/a/one.xlsx"]


@pytest.mark.usefixtures("shelf")
def test_what_changes_files_takes_none_that_are_elsewhere() -> None:
    done = _run("fix", "memory://plans/a/one.xlsx")

    assert isinstance(done.exception, UnreadableError)
    assert "copy it here first" in str(done.exception)


@pytest.mark.usefixtures("shelf")
def test_questions_are_answered_from_elsewhere() -> None:
    done = _run("who", "page layout", "memory://plans/a")

    assert "memory://plans/a/one.xlsx:RACI!J3" in done.stdout


def test_patterns_are_understood_where_no_shell_does_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("teams/a/one.xlsx", "teams/two.xlsx", "others/three.xlsx", "teams/plan [v2].xlsx"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(MATRIX.read_bytes())

    deep, flat, own = (_told(each) for each in ("teams/**/*.xlsx", "teams/t*.xlsx", "teams/plan [v2].xlsx"))

    assert [line.partition(": ")[0].replace(os.sep, "/") for line in deep[:3]] == [
        "teams/a/one.xlsx",
        "teams/plan [v2].xlsx",
        "teams/two.xlsx",
    ]
    assert len(flat) == len(own) == 1


@pytest.mark.parametrize("address", ["s3://bucket/a/b.xlsx", "zip://a.xlsx::b.zip", "memory://a/b.md"])
def test_a_place_is_spelled_as_it_was_given(address: str) -> None:
    assert (address, address) == (str(place(address)), spelled(place(address)))


def test_a_secret_travels_to_other_processes_and_is_never_shown() -> None:
    address = "sftp://ann:pa:ss@host/plans/x.xlsx"
    known = remote_path(address)

    assert str(known) == "sftp://ann@host/plans/x.xlsx"
    assert address == spelled(place(known)) == known.real
    assert known.with_name("y.xlsx").real == "sftp://ann:pa:ss@host/plans/y.xlsx"
    assert "pa:ss" not in repr(known)


def test_a_path_leads_to_nothing_beyond_its_place() -> None:
    path = remote_path("s3://bucket/a/b.yaml")

    assert str((path.parent / "../c.yaml").resolve()) == "s3://bucket/c.yaml"
    for wrong in ("../../other/x", "/etc/passwd", "s3://other/x"):
        with pytest.raises(ValueError, match="place"):
            (path.parent / wrong).resolve()


def test_a_local_place_stays_a_path(tmp_path: Path) -> None:
    assert tmp_path == here(tmp_path) == place(f"file://{tmp_path}")
    assert Path("C:/plans") == place("C:/plans")
