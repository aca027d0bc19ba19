"""The settings file: `raci.toml`, or the table `[tool.raci]` of `pyproject.toml`."""

from __future__ import annotations

from typing import Any

from raci.schemas.model import schema_of
from raci.settings.form import SettingsForm


def schema() -> dict[str, Any]:
    """Return the schema."""
    return schema_of(SettingsForm, "Settings of raci (raci.toml)")
