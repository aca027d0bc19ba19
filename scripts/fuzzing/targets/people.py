"""Files of people: what HR systems export, SCIM, Backstage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fuzzing.files import file_target, json_or_yaml, small_files
from fuzzing.words import ODD_TEXTS

if TYPE_CHECKING:
    from pathlib import Path


def _seeds() -> list[bytes]:
    return small_files("seeds/people.*", "seeds/scim.json", "seeds/backstage.yaml", "seeds/organization.yaml")


def _suffix(data: bytes) -> str:
    head = data.lstrip()[:300]
    return json_or_yaml(data) if head[:1] in {b"{", b"[", b"-"} or b": " in head else ".csv"


def _read(path: Path) -> None:
    from raci.api import read_organization  # noqa: PLC0415 - imported where it is measured what it covers
    from raci.readers import organization  # noqa: PLC0415

    organization._read.clear()  # noqa: SLF001 - files are kept for a run; this is one run after the other
    read_organization(path)


_WORDS: Final = (
    "Manager", "Manager ID", "Employee ID", "Name", "First Name", "Last Name", "Job Title", "Department", "Location",
    "Email", "Start Date", "End Date", "Deputy", "Level", "Scope", ",", ";", "\t", '"', "kind: Group", "kind: User",
    "parent: ", "memberOf: ", '"Resources": [', '"id": ', '"displayName": ', '"manager": {"value": "1"}', '"members": ',
)  # fmt: skip
TARGET: Final = file_target(
    ".csv", ".json", ".yaml", seeds=_seeds, act=_read, suffix=_suffix, words=(*ODD_TEXTS, *_WORDS)
)
