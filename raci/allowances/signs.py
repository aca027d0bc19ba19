"""Whether a text may allow something: asked of every text that is read, and so cheap."""

from __future__ import annotations

from typing import Final

_SIGNS: Final = ("raci:", "RACI:", "Raci:", "raci：", "RACI：", "Raci：")


def may_allow(text: str) -> bool:
    """Tell quickly whether it is worth looking into a text for allowances."""
    return any(sign in text for sign in _SIGNS)
