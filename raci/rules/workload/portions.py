"""Of how many duties a role's part is told as a portion: those in which anybody takes part."""

from __future__ import annotations

from typing import Final

MUCH_WORK: Final = 0.7
"""Portion of the duties above which one role does too much of the work. Source: trackplus, see WRK001."""

MUCH_ACCOUNTABILITY: Final = 0.5
"""Portion of the duties above which one role answers for too much. Source: trackplus, see WRK002."""

FEWEST_DUTIES: Final = 8
"""Portions of fewer duties than these say nothing."""
