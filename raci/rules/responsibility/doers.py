"""Whether a duty has anybody whom supporting roles could support."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.plugin import Participation

if TYPE_CHECKING:
    from raci.plugin import Profile

_SUPPORTED: Final = (
    Participation.RESPONSIBLE,
    Participation.ACCOUNTABLE,
    Participation.DRIVING,
    Participation.MANAGING,
    Participation.RECOMMENDING,
)


def supports_nobody(profile: Profile) -> bool:
    """Tell whether roles support a duty that no role does, drives or answers for."""
    return profile[Participation.SUPPORTING] > 0 and not profile.total(*_SUPPORTED)
