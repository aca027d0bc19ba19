"""raci explain: the page of a rule.

Examples:
  raci explain ACC002
  raci explain several-accountables
  raci explain
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Annotated

import typer

from raci.cli.output import palette, say
from raci.reports.terminal import plain
from raci.settings import Settings


def explain(
    code: Annotated[
        str | None, typer.Argument(help="A code such as ACC002, or a rule's name; all rules if none.")
    ] = None,
) -> None:
    """Say what a rule looks for, why it matters, and what a right and a wrong matrix look like."""
    from raci.cli.settings_in_force import settings_for  # noqa: PLC0415 - nothing costs until used
    from raci.rules import is_known, rule_named, rules_for  # noqa: PLC0415

    colours = palette()
    if code is None:
        for each in rules_for(settings_for(Path(), {})):
            trial = "  (preview)" if each.preview else ""
            first = (inspect.getdoc(each) or "").split("\n")[0]
            say(f"{colours.bold(each.code)}  {each.name:<32} {each.severity.value:<8} {first}{trial}")
        return
    settings = Settings() if is_known(code) else settings_for(Path(), {})
    rule = rule_named(code, settings)
    state = "on trial: runs with --preview or --select" if rule.preview else "on by default"
    place = settings.place("house", *(str(n) for n, each in enumerate(settings.house) if each.code == rule.code))
    state = f"a rule of the house, {place}" if rule.of_house else state
    say(colours.bold(f"{rule.code} {rule.name}") + plain(f"  {rule.severity.value}, {state}"))
    say("")
    for line in map(plain, (inspect.getdoc(rule) or "").splitlines()):
        say(colours.bold(line) if line.startswith("## ") else line)
