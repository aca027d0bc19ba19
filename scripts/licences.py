"""List the licences of what a raci installation brings along, and fail where one does not go with Apache-2.0.

python scripts/licences.py SITE-PACKAGES
"""

from __future__ import annotations

import sys
from importlib.metadata import Distribution, distributions
from typing import Final

_OURS: Final = {"raci", "pip", "setuptools"}

# Licences that ask for no more than the Apache licence does, by the beginning of their SPDX name or classifier. The
# Mozilla licence asks it of its own files only. https://www.apache.org/legal/resolved.html, categories A and B.
_COMPATIBLE: Final = (
    "MIT",
    "BSD",
    "Apache",
    "ISC",
    "PSF",
    "Python Software Foundation",
    "MPL-2.0",
    "Mozilla",
    "HPND",
    "0BSD",
)


def licence(of: Distribution) -> str:
    """Return the licence of a distribution: its SPDX expression, else its classifier, else the first line it gives."""
    about = of.metadata.json
    classifiers = [str(each) for each in about.get("classifier", ()) if str(each).startswith("License")]
    named = [each.rsplit(" :: ", 1)[-1] for each in classifiers]
    given = str(about.get("license", "")).strip().partition("\n")[0]
    return str(about.get("license_expression", "")) or next(iter(named), "") or given or "unknown"


def compatible(name: str) -> bool:
    """Tell whether every part of a licence's name is one that goes with Apache-2.0; of alternatives, one is enough."""
    return any(
        all(part.strip(" ()").startswith(_COMPATIBLE) for part in alternative.split(" AND "))
        for alternative in name.split(" OR ")
    )


if __name__ == "__main__":
    found = {each.metadata["Name"]: licence(each) for each in distributions(path=sys.argv[1:])}
    listed = sorted((name, of) for name, of in found.items() if name.lower() not in _OURS)
    print(*(f"{name:24} {of}" for name, of in listed), sep="\n")
    doubtful = [name for name, of in listed if not compatible(of)]
    if doubtful:
        sys.exit(f"licences to look at: {', '.join(doubtful)}")
