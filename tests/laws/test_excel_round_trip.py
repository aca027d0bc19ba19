"""The laws of Excel workbooks: what is written is read again as it was, also after LibreOffice has saved it."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from office import converted, needs_office
from whole_matrices_at_random import whole_matrices, with_organizations

import raci
from raci.notations import known_notations
from raci.records import replace
from raci.writers import Export, write_export

if TYPE_CHECKING:
    from raci.model import Matrix, Organization

_EXAMPLES: Final = sorted(path for path in Path("matrices/examples").iterdir() if path.suffix in {".xlsx", ".yaml"})
_DAY: Final = date(2026, 6, 30)
_SLOW: Final = settings(
    deadline=None,
    max_examples=40,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""Making a failing matrix smaller takes many workbooks; put `Phase.shrink` in to find out what is wrong."""


def _written(folder: str | Path, *matrices: Matrix) -> Path:
    path = Path(folder) / "out.xlsx"
    write_export(Export(matrices, None, _DAY), path)
    return path


@_SLOW
@given(whole_matrices())
def test_a_matrix_is_read_as_it_was_written(matrix: Matrix) -> None:
    with TemporaryDirectory() as folder:
        found = raci.read(_written(folder, matrix))

    assert found == matrix


@_SLOW
@given(st.lists(whole_matrices(), min_size=2, max_size=3))
def test_several_matrices_are_read_as_they_were_written(matrices: list[Matrix]) -> None:
    with TemporaryDirectory() as folder:
        found = raci.read_all(_written(folder, *matrices))

    assert found == tuple(matrices)


@_SLOW
@given(whole_matrices().flatmap(with_organizations))
def test_the_organization_around_a_matrix_is_read_as_it_was_written(matrix: Matrix) -> None:
    with TemporaryDirectory() as folder:
        found = raci.understand(_written(folder, matrix)).organization

    assert found is not None
    assert matrix.organization is not None
    assert _sorted(found) == _sorted(matrix.organization)


def _sorted(organization: Organization) -> Organization:
    """Return an organization whose roles stand in the order of their keys: the matrix names its own first."""
    return replace(organization, roles=tuple(sorted(organization.roles, key=lambda role: role.key)))


@_SLOW
@given(whole_matrices())
def test_an_export_of_an_export_says_the_same(matrix: Matrix) -> None:
    with TemporaryDirectory() as folder:
        once = raci.read(_written(folder, matrix))
        twice = raci.read(_written(folder, once))

    assert once == twice


@_SLOW
@given(whole_matrices().flatmap(with_organizations))
def test_every_part_of_a_workbook_is_sound_xml(matrix: Matrix) -> None:
    with TemporaryDirectory() as folder, zipfile.ZipFile(_written(folder, matrix)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    for data in parts.values():
        ET.fromstring(data)  # noqa: S314 - our own


@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.name)
def test_an_example_is_read_and_judged_as_it_was(path: Path, tmp_path: Path) -> None:
    before = raci.check(path)
    raci.write(before, tmp_path / "out.xlsx", today=_DAY)
    after = raci.check(tmp_path / "out.xlsx")

    assert before.matrices == after.matrices
    assert [finding.rule for finding in before] == [finding.rule for finding in after]


@pytest.mark.parametrize("name", [notation.name for notation in known_notations()])
def test_a_notation_of_the_catalogue_is_read_with_its_title_and_source(name: str, tmp_path: Path) -> None:
    notation = next(each for each in known_notations() if each.name == name)
    found = raci.read(_written(tmp_path, raci.Matrix(notation, (), (), ()))).notation

    assert (notation, notation.title, notation.source) == (found, found.title, found.source)


@needs_office
def test_a_matrix_is_read_as_it_was_after_libreoffice_has_saved_it(tmp_path: Path) -> None:
    matrices = [*_some_matrices(), *(matrix for path in _EXAMPLES for matrix in raci.read_all(path))]
    paths = []
    for number, matrix in enumerate(matrices):
        (tmp_path / str(number)).mkdir()
        paths.append(_written(tmp_path / str(number), matrix).rename(tmp_path / f"{number}.xlsx"))
    found = [raci.read(path) for path in converted(paths, tmp_path)]

    assert matrices == found


def _some_matrices() -> list[Matrix]:
    """Return thirty matrices, the same in each run."""
    found: list[Matrix] = []

    @seed(5)
    @settings(
        deadline=None, max_examples=30, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(whole_matrices())
    def collect(matrix: Matrix) -> None:
        found.append(matrix)

    collect()
    return found
