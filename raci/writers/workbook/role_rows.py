"""What the sheet Roles says of each role, as texts, with what the texts do not say exactly kept beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raci.layout.declared.exact import kept_of, packed
from raci.layout.declared.role_table import BOTH, BUT_HOLDERS, FORMS, INFERRED, Lines, lines_kept
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.model import Role


class RoleTexts:
    """The texts of roles among which lines lead, by heading."""

    def __init__(self, roles: Iterable[Role], inferred: frozenset[str] = frozenset()) -> None:
        self._lines = Lines((role.key, role.name) for role in roles)
        self._inferred = inferred

    def texts(self, role: Role) -> dict[str, str]:
        """Return heading → text."""
        found = {heading: form.written(getattr(role, field)) for heading, (field, form) in FORMS.items()}
        found["Reports to"], found["Dotted line to"] = self._lines.text(role)
        found["Kind"] = role.kind
        return found

    def exact(self, role: Role) -> str:
        """Return what the texts do not say exactly, as JSON; '' where they say it all."""
        kept: dict[str, Any] = {
            field: said for field, form in FORMS.values() if (said := kept_of(form, getattr(role, field)))
        }
        if lines := lines_kept(self._lines, role):
            kept["lines"] = lines
        if role.key in self._inferred:
            kept[INFERRED] = True
        return packed(kept) if kept else ""


def shared(role: Role, known: Role | None) -> str:
    """Return whether an organization has a role as the matrix has it; nothing where it has another one, or none."""
    if known is None:
        return ""
    plain = replace(role, group=known.group)
    if known == plain:
        return BOTH
    return BUT_HOLDERS if known == replace(plain, holders=()) else ""
