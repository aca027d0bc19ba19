"""Org-design files mended where they stand: comments, order and quotes stay, only a duty's own lines change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.collector import collector_paused
from raci.menders.mender import Mender

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from raci.menders.mender import Mend, Refusal


@collector_paused()
def mend_org_design(source: Path, mends: Sequence[Mend], target: Path) -> tuple[Refusal, ...]:
    """Write a copy of an org-design file with the mends made, and return those refused.

    Matrices in YAML and JSON of other shapes are refused. Raises RaciError if the text could not be written back in
    its encoding.
    """
    from raci.menders.design_text.design_mending import DesignMending  # noqa: PLC0415 - nothing costs until used
    from raci.menders.design_text.parsing import documents_of  # noqa: PLC0415
    from raci.menders.design_text.writing import Style  # noqa: PLC0415
    from raci.menders.splicing import Original  # noqa: PLC0415
    from raci.menders.splicing.lines import Lines  # noqa: PLC0415
    from raci.texts.surrogates import paired  # noqa: PLC0415

    original = Original(source)
    is_json = source.suffix.lower() == ".json"
    text, pairs = paired(original.text) if is_json else (original.text, [])
    style = Style(original.text, is_json=is_json)
    mending = DesignMending(Lines(text), documents_of(text), style, original.must_hold)
    refused = mending.refused(mends)
    original.write(target, (edit.moved(pairs, _ESCAPES) for edit in mending.edits()))
    return refused


_ESCAPES: Final = 11
"""How much longer a surrogate pair is as it is written (`\\ud83d\\ude00`) than the character it stands for."""

MENDER: Final = Mender("org-design file", (".yaml", ".yml", ".json"), mend_org_design)
