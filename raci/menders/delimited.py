"""Delimited text mended where it stands: only the fields concerned change, in their own quoting and encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.menders.mender import Mender

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from raci.menders.mender import Mend, Refusal


def mend_delimited(source: Path, mends: Sequence[Mend], target: Path) -> tuple[Refusal, ...]:
    """Write a copy of delimited text with the mends made, and return those refused.

    Raises RaciError if the text could not be written back in its encoding.
    """
    from raci.menders.text_tables.delimited_text import DelimitedText  # noqa: PLC0415 - nothing costs until used
    from raci.menders.text_tables.table_mending import mend_text  # noqa: PLC0415

    return mend_text(source, mends, target, DelimitedText)


MENDER: Final = Mender("delimited text", (".csv", ".tsv", ".tab"), mend_delimited)
