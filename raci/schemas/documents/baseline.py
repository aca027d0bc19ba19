"""The baseline: the findings of a repository that are known, as `raci check --write-baseline` writes them."""

from __future__ import annotations

from typing import Any

from raci.lint.baseline.form import BaselineForm
from raci.schemas.model import schema_of


def schema() -> dict[str, Any]:
    """Return the schema."""
    return schema_of(BaselineForm, "Known findings of raci (raci-baseline.json)")
