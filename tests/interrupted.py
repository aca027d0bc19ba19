"""Processes that a test interrupts."""

from __future__ import annotations

import os


def unmeasured() -> dict[str, str]:
    """Return the environment for a process that gets a signal, in which its lines are not counted.

    What counts lines takes a lock at each new function; an interrupt that lands inside leaves it taken for ever, and
    the process hangs at its next function.
    """
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
