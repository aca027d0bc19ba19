"""LibreOffice without a window: it opens workbooks as people do, works them out, and saves them."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

OFFICE: Final = shutil.which("soffice")

needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed (scripts/office installs it)")


_ALWAYS_WORKED_OUT: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
"""Without this setting LibreOffice trusts the values that stand beside formulas in a file."""


def converted(paths: Sequence[Path], folder: Path, form: str = "xlsx:Calc MS Excel 2007 XML") -> list[Path]:
    """Return workbooks as LibreOffice saves them in another format, all in one call, in a folder of their own."""
    target = folder / "converted"
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(_ALWAYS_WORKED_OUT, encoding="utf-8")
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", form, "--outdir", target, *paths],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    return [target / path.with_suffix(f".{form.partition(':')[0]}").name for path in paths]
