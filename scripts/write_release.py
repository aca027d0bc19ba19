"""Write the version of a release into the files that say it, and make its section of the changelog.

python scripts/write_release.py 0.2.0
"""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parents[1]
_OPEN: Final = "## [Unreleased]\n"
_VERSIONS: Final = {
    "pyproject.toml": r'(?m)^(version = ")[^"]+(")$',
    "raci/version.py": r'(?m)^(VERSION = ")[^"]+(")$',
    "CITATION.cff": r"(?m)^(version: )\S+()$",
}


def released(changelog: str, version: str, day: str) -> str:
    """Return the changelog with what is unreleased as the section of a version; raise ValueError if that is nothing."""
    before, mark, after = changelog.partition(_OPEN)
    unreleased = re.split(r"(?m)^## ", after, maxsplit=1)[0].strip()
    if not mark or not unreleased:
        raise ValueError("CHANGELOG.md says nothing under [Unreleased]; write there what the release brings")
    return f"{before}{_OPEN}\n## [{version}] - {day}\n{after}"


def versioned(text: str, pattern: str, version: str) -> str:
    """Return a file's text with another version; raise ValueError if it does not say one."""
    written, count = re.subn(pattern, rf"\g<1>{version}\g<2>", text, count=1)
    if not count:
        raise ValueError(f"no version was found by {pattern}")
    return written


def main(version: str, root: Path = _ROOT) -> None:
    """Write the version and the changelog of a release."""
    if not re.fullmatch(r"\d+\.\d+\.\d+((a|b|rc)\d+)?", version):
        raise ValueError(f"{version} is no version such as 0.2.0 or 0.2.0rc1 (PEP 440)")
    changelog = root / "CHANGELOG.md"
    day = datetime.now(UTC).date().isoformat()
    texts = {changelog: released(changelog.read_text("utf-8"), version, day)}
    for name, pattern in _VERSIONS.items():
        texts[root / name] = versioned((root / name).read_text("utf-8"), pattern, version)
    for path, text in texts.items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except ValueError as problem:
        sys.exit(f"scripts/write_release.py: {problem}")
