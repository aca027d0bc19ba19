"""How much work a part in a duty stands for: the weights by which loads are summed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.model import Participation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.model import Profile

WEIGHTS: Final[Mapping[Participation, float]] = {
    Participation.RESPONSIBLE: 3,
    Participation.DRIVING: 3,
    Participation.ACCOUNTABLE: 2,
    Participation.SUPPORTING: 2,
    Participation.RECOMMENDING: 2,
    Participation.MANAGING: 2,
    Participation.CONSULTED: 1,
    Participation.AGREEING: 1,
    Participation.VERIFYING: 1,
    Participation.SIGNING: 1,
}
"""Doing a duty 3, answering for it or helping 2, giving advice or checking 1, being told 0: a rule of thumb of ours."""


def weights_of(said: Mapping[str, float]) -> dict[Participation, float]:
    """Return the weights with those that are said, by the names of participations, in place of the usual."""
    return {**WEIGHTS, **{Participation(name): weight for name, weight in said.items()}}


def load_of(profile: Profile, weights: Mapping[Participation, float] = WEIGHTS) -> float:
    """Return the load that counts of participations stand for."""
    return sum(weight * profile[participation] for participation, weight in weights.items())
