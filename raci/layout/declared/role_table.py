"""The list of roles in a workbook of ours: what is known of each role of a matrix, and of others it stands among."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.layout.declared.exact import fields_kept, read_with
from raci.layout.declared.forms import LIMITS, NAMES, PATH, SCOPE, WORD, YES
from raci.model import Role
from raci.names import fold, squeeze
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from raci.layout.declared.forms import Form
    from raci.layout.declared.tables import Table
    from raci.model import Person, RoleKind

MATRIX: Final = "Matrix"
ROLE: Final = "Role"
KEY: Final = "raci:key"
ELSEWHERE: Final = "raci:organization"
EXACT: Final = "raci:exact"
REPORTS_TO: Final = "Reports to"
DOTTED: Final = "Dotted line to"
KIND: Final = "Kind"

FORMS: Final[dict[str, tuple[str, Form[Any]]]] = {
    "Group": ("group", PATH),
    "Level": ("level", WORD),
    "Scope": ("scope", SCOPE),
    "Holder": ("holders", NAMES),
    "Aliases": ("aliases", NAMES),
    "May decide": ("limits", LIMITS),
    "Vacant": ("vacant", YES),
}
"""Heading → the field of a role it is about, and how the field is written."""

BOTH: Final = "yes"
"""What says that the organization has the same role."""
BUT_HOLDERS: Final = "without holders"
"""What says that the organization has the role, and does not itself name its holders."""
ONLY: Final = "only"
"""What says that only the organization has the role."""
INFERRED: Final = "inferred"
"""What is kept of a role whose scope nobody wrote."""

_KINDS: Final[dict[str, RoleKind]] = {kind: kind for kind in ("position", "group", "external", "agent")}


class Lines:
    """The words by which roles name those they report to: a name where one role has it, else a key."""

    def __init__(self, roles: Iterable[tuple[str, str]]) -> None:
        self._keys: set[str] = set()
        self._named: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for key, name in roles:
            self._keys.add(key)
            self._named.setdefault(name, key)
            self._folded.setdefault(fold(name), key)
            self._names.setdefault(key, name)

    def word(self, key: str) -> str:
        """Return the word for a role: its name, if that leads back to it."""
        name = self._names.get(key, key)
        return name if self.key(name) == key else key

    def key(self, word: str) -> str:
        """Return the key of the role a word means; the word itself where there is no such role."""
        return self._named.get(word) or (word if word in self._keys else self._folded.get(fold(word), word))

    def text(self, role: Role | Person) -> tuple[str, str]:
        """Return how the lines of a role or a person are written: the one, and the dotted ones."""
        return self.word(role.reports_to or ""), NAMES.written(tuple(map(self.word, role.dotted)))

    def read(self, above: str, dotted: str) -> tuple[str | None, tuple[str, ...]]:
        """Return the keys of the roles that texts name."""
        return (self.key(squeeze(above)) or None) if squeeze(above) else None, tuple(map(self.key, NAMES.read(dotted)))


class RoleTable:
    """The rows of the list, by the matrix they belong to."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.has_organization = ELSEWHERE in table
        self._matrices: dict[str, dict[str, int]] = {}
        self._others: dict[str, int] = {}
        self.inferred = frozenset[str]()
        for row in table.rows():
            name, key = table.text(row, ROLE), table.text(row, KEY)
            if not (name or key):
                continue
            if table.text(row, ELSEWHERE) == ONLY:
                self._others.setdefault(key or name, row)
            else:
                known = self._matrices.setdefault(table.text(row, MATRIX), {})
                known.setdefault(key if key and key not in known else name, row)

    def of(self, matrix: str) -> Mapping[str, Role]:
        """Return the roles of a matrix by their keys."""
        rows = self._matrices.get(matrix, {})
        return self._read(rows, self._lines([*rows.items(), *self._others.items()]))

    def organization(self, matrices: Sequence[str]) -> tuple[Role, ...]:
        """Return the roles of the organization: those of the matrices that it has too, then the others."""
        found: dict[str, Role] = {}
        for matrix in matrices:
            rows = self._matrices.get(matrix, {})
            roles = self._read(rows, self._lines([*rows.items(), *self._others.items()]))
            for key, row in rows.items():
                said = self.table.text(row, ELSEWHERE)
                if said in (BOTH, BUT_HOLDERS):
                    role = replace(roles[key], holders=()) if said == BUT_HOLDERS else roles[key]
                    found.setdefault(key, role)
        every = [item for rows in self._matrices.values() for item in rows.items()]
        others = self._read(self._others, self._lines([*self._others.items(), *every]))
        every_row = {**{key: row for rows in self._matrices.values() for key, row in rows.items()}, **self._others}
        self.inferred = frozenset(
            key for key, row in every_row.items() if fields_kept(self.table.text(row, EXACT)).get(INFERRED) is True
        )
        return tuple({**found, **others}.values())

    def _lines(self, rows: Iterable[tuple[str, int]]) -> Lines:
        return Lines((key, self.table.text(row, ROLE)) for key, row in rows)

    def _read(self, rows: Mapping[str, int], lines: Lines) -> dict[str, Role]:
        return {key: self._role(key, row, lines) for key, row in rows.items()}

    def _role(self, key: str, row: int, lines: Lines) -> Role:
        table = self.table
        kept = fields_kept(table.text(row, EXACT))
        fields = {
            field: read_with(form, table.text(row, heading), kept.get(field))
            for heading, (field, form) in FORMS.items()
        }
        above, dotted = lines_read(lines, table.text(row, REPORTS_TO), table.text(row, DOTTED), kept.get("lines"))
        kind = _KINDS.get(fold(table.text(row, KIND)), "position")
        place = table.place(row, ROLE)
        return Role(key, table.text(row, ROLE), reports_to=above, dotted=dotted, kind=kind, source=place, **fields)


def lines_kept(lines: Lines, role: Role | Person) -> list[Any] | None:
    """Return what is kept of the lines of a role or a person beside their texts; None where those say it all."""
    texts = lines.text(role)
    if lines.read(*texts) == (role.reports_to, role.dotted):
        return None
    return [*texts, role.reports_to, list(role.dotted)]


def lines_read(lines: Lines, above: str, dotted: str, kept: Any) -> tuple[str | None, tuple[str, ...]]:  # noqa: ANN401
    """Return the superior of a role, and those on dotted lines: as kept where their texts are still the same."""
    if isinstance(kept, list) and len(kept) == 4 and kept[:2] == [above, dotted]:  # noqa: PLR2004 - two texts, two values
        superior, others = kept[2:]
        if isinstance(superior, str | None) and isinstance(others, list) and all(isinstance(it, str) for it in others):
            return superior, tuple(others)
    return lines.read(above, dotted)
