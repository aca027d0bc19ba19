"""What the rules about allowances say alike: what an allowance is called, and what a finding of one is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from raci.plugin import AllowanceUse, Finding, Rule

_LONGEST: Final = 80


def called(use: AllowanceUse) -> str:
    """Return what an allowance is called at the beginning of a sentence: `The allowance of ACC002 (its reason)`."""
    said = use.allowance
    rule = f" of {_shown(said.rule)}" if said.rule else ""
    reason = f" ({_shown(said.reason)})" if said.reason else ""
    return f"The allowance{rule}{reason}"


def about(rule: Rule, use: AllowanceUse, message: str, *, help: str) -> Finding:  # noqa: A002 - as in findings
    """Return a finding of an allowance, about the duty and the role it is aimed at."""
    aim = use.aim
    roles = (aim.role,) if aim and aim.role else ()
    said = use.allowance
    words = filter(None, (said.rule, said.reason, said.duty, said.role))
    return rule.finding(message, duty=aim.duty if aim else None, roles=roles, others=words, help=help)


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
