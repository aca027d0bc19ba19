"""Drafts from prose: job descriptions, handbooks, articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fuzzing.files import file_target, small_files
from fuzzing.words import ODD_TEXTS

if TYPE_CHECKING:
    from pathlib import Path


def _seeds() -> list[bytes]:
    return small_files("seeds/description.txt", "seeds/handbook.md", "seeds/page.html")


def _suffix(data: bytes) -> str:
    head = data.lstrip()[:200].lower()
    return ".html" if b"<html" in head else ".md" if b"#" in head else ".txt"


def _draft(path: Path) -> None:
    import raci  # noqa: PLC0415 - imported where it is measured what it covers

    raci.draft(path)


_WORDS: Final = (
    "The Head of Sales ", "is responsible for ", "is accountable for ", "approves ", "reports to ",
    "in consultation with ", "informs ", "together with ", "Responsibilities:\n", "- ", "* ", "1. ", "# ", "## ",
    "must not ", "ensures that ", " and ", ", ", "; ", ".\n", "\n\n", "\n", "he ", "they ", "who ",
    "Regional Sales Manager", "CEO", "each ", "a ", "|",
)  # fmt: skip
TARGET: Final = file_target(
    ".txt", ".md", ".html", seeds=_seeds, act=_draft, suffix=_suffix, words=(*ODD_TEXTS, *_WORDS)
)
