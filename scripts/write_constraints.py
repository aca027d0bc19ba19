"""Write what pip is to be held to so that it takes the oldest libraries that pyproject.toml allows.

python scripts/write_constraints.py lowest      a line `name==version` for each library and extra
python scripts/write_constraints.py highest     nothing: pip takes the newest by itself
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROJECT: Final = Path(__file__).resolve().parent.parent / "pyproject.toml"
_REQUIREMENT: Final = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*>=\s*([0-9.]+)")


def lowest(project: Path) -> Iterator[str]:
    """Yield the oldest version of everything that the package and its extras ask for; tools of the tests are free.

    Raises ValueError where a requirement names no oldest version.
    """
    said = tomllib.loads(project.read_text("utf-8"))["project"]
    every = [*said["dependencies"], *(each for extra in said["optional-dependencies"].values() for each in extra)]
    for each in every:
        found = _REQUIREMENT.match(each)
        if found is None:
            raise ValueError(f"{project}: {each!r} names no oldest version")
        yield f"{found[1]}=={found[2]}"


if __name__ == "__main__":
    if sys.argv[1:] == ["lowest"]:
        print("\n".join(lowest(_PROJECT)))
