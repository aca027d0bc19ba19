"""A release: its version stands where versions stand, and the changelog gets its section."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest
import yaml
from write_release import main, released

from raci.version import VERSION

ROOT = Path(__file__).parents[1]
FILES = ("pyproject.toml", "CITATION.cff", "CHANGELOG.md", "raci/version.py")
OPEN = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A rule.\n\n## [0.1.0] - 2026-01-02\n\n- The first.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The files of this project that say its version."""
    (tmp_path / "raci").mkdir()
    for name in FILES:
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_a_release_writes_its_version_wherever_one_stands(project: Path) -> None:
    main("7.8.9", project)
    said = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    cited = yaml.safe_load((project / "CITATION.cff").read_text("utf-8"))["version"]

    assert (said, cited) == ("7.8.9", "7.8.9")
    assert 'VERSION = "7.8.9"' in (project / "raci" / "version.py").read_text("utf-8")
    assert "## [7.8.9] - 20" in (project / "CHANGELOG.md").read_text("utf-8")


def test_what_was_unreleased_is_the_section_of_the_release() -> None:
    expected = OPEN.replace("## [Unreleased]\n", "## [Unreleased]\n\n## [0.2.0] - 2026-05-06\n")

    assert released(OPEN, "0.2.0", "2026-05-06") == expected


def test_a_release_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="says nothing under"):
        released(released(OPEN, "0.2.0", "2026-05-06"), "0.3.0", "2026-05-07")


@pytest.mark.parametrize("version", ["v1.0.0", "1.0", "1.0.0\n", "1.0.0-rc1", "$(id)"])
def test_a_version_that_is_none_is_refused_and_nothing_is_written(project: Path, version: str) -> None:
    before = [(project / name).read_bytes() for name in FILES]
    with pytest.raises(ValueError, match="is no version"):
        main(version, project)

    assert [(project / name).read_bytes() for name in FILES] == before


def test_every_file_says_the_same_version() -> None:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]

    assert yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))["version"] == said == VERSION


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.stem
)
def test_issue_templates_have_what_the_platform_asks_of_them(path: Path) -> None:
    form = yaml.safe_load(path.read_text("utf-8"))

    assert path.stem == "config" or (form["name"] and form["description"] and form["body"])
