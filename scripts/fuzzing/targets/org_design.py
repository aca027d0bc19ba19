"""Org-design files (YAML and JSON)."""

from __future__ import annotations

from typing import Final

from fuzzing.files import file_target, json_or_yaml, small_files
from fuzzing.words import ODD_TEXTS


def _seeds() -> list[bytes]:
    return small_files("seeds/organization.yaml", "examples/*.yaml", "faulty/*.yaml", "starters/*.yaml", most=5_000)


_WORDS: Final = (
    "title: ", "notation: ", "organization: ", "units:\n", "roles:\n", "duties:\n", "levels:\n", "people:\n",
    "allow:\n", "name: ", "scope: ", "each region", "reports to: ", "within: ", "tier: ", "level: ", "holders: ",
    "A: ", "R: [", "limits: ", "until: ", "from: ", "&a ", "*a", "<<: *a", "--- ", "...\n", "!!binary ", "!!set ",
    "? ", "|\n", ">-\n", "{", "}", "[", "]", ": ", "- ", "%YAML 9.9\n", "null", "~", "yes", "2027-03-31", "0x1F",
    ".inf", "1_000",
)  # fmt: skip
TARGET: Final = file_target(".yaml", ".json", seeds=_seeds, suffix=json_or_yaml, words=(*ODD_TEXTS, *_WORDS))
