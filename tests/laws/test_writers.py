"""What is written is read again as it was: laws of the writers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from rich_matrices import rich_matrices

import raci
from raci.writers import Export, write_export

if TYPE_CHECKING:
    from pathlib import Path

    from raci.model import Matrix

_ONCE_EACH = settings(deadline=None, suppress_health_check=list(HealthCheck))


@_ONCE_EACH
@given(matrix=rich_matrices())
@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_an_org_design_file_gives_back_the_whole_matrix(tmp_path: Path, suffix: str, matrix: Matrix) -> None:
    path = tmp_path / f"law.{suffix}"
    write_export(Export((matrix,)), path)

    assert raci.read(path) == matrix
