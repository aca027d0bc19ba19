"""An allowance as the line that is read again as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.model import Allowance

_RULE: Final = pattern(r"(?i)all|[a-z]{3}\d{0,3}|[a-z]+(?:-[a-z]+)+")
_PLAIN: Final = pattern(r"[^\W_][\w.'-]*(?: [^\W_][\w.'-]*)*")
_CLAUSES: Final = frozenset({"for", "duty", "role", "until", "owner", "by", "because"})


def clear(allowances: Iterable[Allowance]) -> list[Allowance]:
    """Return the allowances that say a rule and a reason; others allow nothing, and are not carried on."""
    return [each for each in allowances if each.rule.strip() and each.reason.strip() and not each.flaw]


def worded(allowance: Allowance, *, duty: bool = True, role: bool = True) -> str:
    """Return an allowance as a line of a note; without its duty or its role where the note's place says them."""
    said = ["raci: allow", allowance.rule if _RULE.fullmatch(allowance.rule) else _quoted(allowance.rule)]
    if allowance.duty and duty:
        said.append(f"duty {_quoted(allowance.duty)}")
    if allowance.role and role:
        said.append(f"role {_quoted(allowance.role)}")
    if allowance.until:
        said.append(f"until {allowance.until.isoformat()}")
    if allowance.owner:
        plain = _PLAIN.fullmatch(allowance.owner) and _CLAUSES.isdisjoint(allowance.owner.lower().split())
        said.append(f"by {allowance.owner if plain else _quoted(allowance.owner)}")
    return f"{' '.join(said)}: {' '.join(allowance.reason.split())}"


def _quoted(text: str) -> str:
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
