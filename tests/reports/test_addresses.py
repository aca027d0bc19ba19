"""Paths and URIs as other programs want them, wherever raci is called and however a file is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from raci.reports.addresses import Addresses, file_uri

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(name="repository")
def _repository(tmp_path: Path) -> Path:
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    (tmp_path / "repo" / "org" / "plans").mkdir(parents=True)
    return tmp_path / "repo"


@pytest.mark.parametrize(
    ("folder", "path", "expected"),
    [
        ("", "sales.xlsx", "sales.xlsx"),
        ("org", "sales.xlsx", "org/sales.xlsx"),
        ("org/plans", "../sales.xlsx", "org/sales.xlsx"),
        ("org", "./plans//sales.xlsx", "org/plans/sales.xlsx"),
        ("org", "../../other/sales.xlsx", "../other/sales.xlsx"),
        ("org", "", "matrix"),
    ],
)
def test_paths_start_at_the_root_of_the_repository(repository: Path, folder: str, path: str, expected: str) -> None:
    assert Addresses(str(repository / folder)).path(path) == expected


def test_a_worktree_has_a_root_too(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: /elsewhere\n", "utf-8")

    assert Addresses(str(tmp_path / "org")).path("a.csv") == "org/a.csv"


def test_a_file_named_over_a_link_stands_where_it_stands(repository: Path) -> None:
    (repository.parent / "link").symlink_to(repository)

    assert Addresses(str(repository)).path(str(repository.parent / "link" / "org" / "a.csv")) == "org/a.csv"


def test_an_absolute_path_is_told_from_the_root(repository: Path) -> None:
    assert Addresses(str(repository / "org")).uri(str(repository / "a b.csv")) == "a%20b.csv"


def test_uris_of_what_stands_elsewhere_are_absolute(repository: Path) -> None:
    elsewhere = repository.parent / "ä.csv"

    assert Addresses(str(repository)).uri(str(elsewhere)) == file_uri(str(elsewhere))
    assert file_uri("/a b/ä#.csv") == "file:///a%20b/%C3%A4%23.csv"
