"""How facts are said in a few words, the same on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.answers import DutyFacts, Holder, RoleFacts, Stated

_MOST_HOLDERS: Final = 5
_PATH: Final = " › "


def stated(said: Stated | None) -> str:
    """Return a level or scope, with a word where nobody wrote it down."""
    if said is None:
        return ""
    return said.words if said.recorded else f"{said.words} (inferred)"


def section(duty: DutyFacts) -> str:
    """Return the section path of a duty."""
    return _PATH.join(duty.section)


def place(duty: DutyFacts) -> str:
    """Return where a duty stands: `plan.xlsx:RACI!A7`, several where several matrices say the same."""
    return ", ".join(map(str, duty.places))


def holders(role: RoleFacts) -> str:
    """Return who holds a role: names, days, parts of the scope; `nobody: it is vacant`."""
    if role.vacant:
        return "nobody: the role is vacant"
    shown = people(role.holders[:_MOST_HOLDERS])
    more = role.more_holders + max(0, len(role.holders) - _MOST_HOLDERS)
    return f"{shown} and {more:,} more" if more else shown


def people(found: Iterable[Holder]) -> str:
    """Return people with the days and the part of the scope that are theirs."""
    return ", ".join(map(_person, found))


def brief(role: RoleFacts) -> str:
    """Return a role with who holds it: `Buyer (Ann Lee)`, `Buyer (vacant; deputy Bo Ray)`."""
    return _bracketed(role.name, _seat(role))


def full(role: RoleFacts) -> str:
    """Return a role with its level, its scope and who holds it."""
    level = f"level {stated(role.level)}" if role.level else ""
    return _bracketed(role.name, "; ".join(part for part in (level, stated(role.scope), _seat(role)) if part))


def _seat(role: RoleFacts) -> str:
    deputy = f"deputy {people(role.deputies)}" if role.deputies else ""
    held = "vacant" if role.vacant else holders(role)
    return "; ".join(part for part in (held, deputy) if part)


def _bracketed(name: str, said: str) -> str:
    return f"{name} ({said})" if said else name


def _person(holder: Holder) -> str:
    days = [f"from {holder.start}" if holder.start else "", f"until {holder.end}" if holder.end else ""]
    scope = f"for {holder.scope}" if holder.scope else ""
    return " ".join(part for part in (holder.name, scope, *days) if part)
