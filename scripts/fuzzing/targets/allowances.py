"""Allowances in texts: notes, comments, remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fuzzing.files import small_files
from fuzzing.target import Target

if TYPE_CHECKING:
    from pathlib import Path


def _seeds() -> list[bytes]:
    return small_files("seeds/allowances.txt")


def _read(data: bytes, _folder: Path) -> None:
    from raci.allowances.reading import allowances_in  # noqa: PLC0415 - imported where it is measured what it covers

    list(allowances_in(data.decode("utf-8", "surrogateescape")))


_WORDS: Final = (
    "raci: allow ", "raci：allow ", "ACC002", "several-accountables", "all", " until ", "2027-03-31", "31.3.2027",
    " by ", " owner ", " duty ", " role ", '"', "“", "”", "„", "«", "»", '\\"', ": ", " because ", " – ", ",", ";",
    "&", "\n", "\n\n", "> ", "* ", "ignore", "noqa", " for ", "end of March",
)  # fmt: skip
TARGET: Final = Target(_read, _seeds, lambda _: ".txt", words=_WORDS)
