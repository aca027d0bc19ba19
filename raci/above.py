"""Questions that a thing of a low floor takes and a higher floor answers: how it looks, what it is as a table.

The answer is named by words and brought in when it is asked for, so that the floors below know nothing of those above.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def answered(home: str, question: str, thing: object) -> Any:  # noqa: ANN401 - whatever the answer is
    """Return what a function of a module of this package, by its name, says of a thing."""
    return getattr(import_module(f"raci.{home}"), question)(thing)
