"""What is internal audit, and what is its work: by the words of titles, duties, sections and sheets."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from raci.datafile import load
from raci.rules.accountability.titles import plain_words

if TYPE_CHECKING:
    from raci.plugin import Duty, Matrix

_HINTS = ("audit", "revis", "accountantsdienst")
_AUDIT = ("audit", "innenrevis", "konzernrevis")


@lru_cache(maxsize=1024)
def is_internal_audit(title: str) -> bool:
    """Tell whether a title is one of internal audit: "Head of Internal Audit", "Interne Revision"."""
    folded = title.lower()
    if not any(hint in folded for hint in _HINTS):
        return False
    found = plain_words(title)
    spoken = f" {' '.join(found)} "
    return any(f" {each} " in spoken for each in _plain("titles")) and _plain("others").isdisjoint(found)


def is_audit_duty(duty: Duty) -> bool:
    """Tell whether a duty is work of internal audit, by its name or its sections."""
    beginnings = tuple(_plain("work"))
    return any(word.startswith(beginnings) for text in (duty.name, *duty.section) for word in plain_words(text))


def is_about_audits(matrix: Matrix) -> bool:
    """Tell whether a matrix is about audits, by its title, its sheet or its file."""
    about = (matrix.title, matrix.source.sheet or "", PurePath(matrix.source.path).stem.replace("_", " "))
    return any(word.startswith(_AUDIT) for text in about for word in plain_words(text))


@cache
def _data() -> dict[str, Any]:
    return load(Path(__file__).with_name("audits.toml"))


@cache
def _plain(kind: str) -> frozenset[str]:
    return frozenset(" ".join(plain_words(each)) for each in _data()[kind])
