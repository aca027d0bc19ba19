"""Matrices in YAML and JSON of other shapes than ours."""

from __future__ import annotations

from typing import Final

from fuzzing.files import file_target, json_or_yaml, small_files
from fuzzing.words import ODD_TEXTS


def _seeds() -> list[bytes]:
    return small_files(
        "seeds/records.json", "seeds/nested.json", "seeds/lists.yaml", "seeds/catalog.yaml", "messy/*.json"
    )


_WORDS: Final = (
    '"responsible": ', '"accountable": ', '"raci": ', '"task": ', '"role": ', '"R"', '["A", "R"]', "{}", "[]", "null",
    "true", "1e999", '"\\ud800"', "responsible: ", "accountable: ", "tasks:\n", "- ", "{", "}", "[", "]", ": ", ",",
)  # fmt: skip
TARGET: Final = file_target(".json", ".yaml", seeds=_seeds, suffix=json_or_yaml, words=(*ODD_TEXTS, *_WORDS))
