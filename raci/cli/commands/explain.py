"""raci explain: the page of a rule."""

from __future__ import annotations

import inspect
from typing import Annotated

import typer

from raci.cli.output import palette, say


def explain(
    code: Annotated[
        str | None, typer.Argument(help="A code such as ACC002, or a rule's name; all rules if none.")
    ] = None,
) -> None:
    """Say what a rule looks for, why it matters, and what a right and a wrong matrix look like.

    Examples:
      raci explain ACC002

      raci explain several-accountables

      raci explain
    """
    from raci.rules import all_rules, rule_named  # noqa: PLC0415 - nothing costs until used

    colours = palette()
    if code is None:
        for each in all_rules():
            trial = "  (preview)" if each.preview else ""
            first = (inspect.getdoc(each) or "").split("\n")[0]
            say(f"{colours.bold(each.code)}  {each.name:<32} {each.severity.value:<8} {first}{trial}")
        return
    rule = rule_named(code)
    state = "on trial: runs with --preview or --select" if rule.preview else "on by default"
    say(colours.bold(f"{rule.code} {rule.name}") + f"  {rule.severity.value}, {state}")
    say("")
    for line in (inspect.getdoc(rule) or "").splitlines():
        say(colours.bold(line) if line.startswith("## ") else line)
