"""Invented texts drafted, and what came out of them, in short forms that tests compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import raci

if TYPE_CHECKING:
    from pathlib import Path

    from raci import Draft


def drafted(folder: Path, text: str, name: str = "roles.md") -> Draft:
    """Return the draft of a text, written to a file of this name."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return raci.draft(path)


def roles(draft: Draft) -> list[str]:
    """Return the names of the roles."""
    return [role.name for role in draft.roles]


def duties(draft: Draft) -> list[tuple[str, str, str]]:
    """Return role, duty and stated letter (empty where the text states none), in order."""
    called = {role.key: role.name for role in draft.roles}
    found = []
    for duty in draft.duties:
        stated = [(called[each.role], duty.name, each.letter) for each in duty.letters if each.stated]
        found += stated or [(called[duty.role], duty.name, "")]
    return found


def names(draft: Draft) -> list[str]:
    """Return the names of the duties."""
    return [duty.name for duty in draft.duties]


def errors(draft: Draft) -> list[str]:
    """Return what raci check finds wrong, as an error, with the matrix of a draft."""
    return [finding.message for finding in raci.check(draft.matrix) if finding.severity.value == "error"]
