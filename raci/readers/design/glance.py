"""Which file a YAML or JSON text names as its organization, by a glance: nothing is parsed."""

from __future__ import annotations

import os
from typing import Final

from raci.patterns import pattern

SUFFIXES: Final = frozenset({".yaml", ".yml", ".json"})
_SIGN: Final = b"organization"
_NAMED: Final = pattern(rb"""(?m)(?:^|[{,])[ \t]*["']?organization["']?[ \t]*:[ \t]*(["']?)([^"'\r\n{}]+)\1""")


def organizations_named(data: bytes) -> list[str]:
    """Return what stands under the key `organization` on lines of their own, as it is written: paths to files."""
    if _SIGN not in data:
        return []
    return [os.fsdecode(found[2].partition(b" #")[0].strip()) for found in _NAMED.finditer(data)]
