"""The matrix: roles, duties, and for each duty a small mapping from role to interned entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from raci.above import answered
from raci.model.location import Location, Source
from raci.records import field, record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raci.model.allowance import Allowance
    from raci.model.duty import Duty
    from raci.model.location import Place
    from raci.model.notation import Entry, Notation
    from raci.model.organization import Join, Organization
    from raci.model.participation import Participation
    from raci.model.role import Role

Row: TypeAlias = "Mapping[str, Entry]"
"""A duty's cells: role key → entry; roles that do not take part are absent."""


@record
class Assignment:
    """One role's part in one duty; a view made on demand."""

    role: Role
    duty: Duty
    entry: Entry

    @property
    def participations(self) -> frozenset[Participation]:
        """The kinds of participation the cell gives."""
        return self.entry.participations


@record
class Mark:
    """What a cell said that is no letter of the notation; kept, never dropped."""

    text: str
    duty: str = ""
    role: str = ""
    source: Place | None = field(default=None, compare=False)


@record
class Oddity:
    """Something about the form of the sheet that a rule may speak of: a merged cell, a look-alike letter, a hidden row.

    `kind` is one of `merged`, `look-alike`, `hidden`, `formula`, `error`, `normalization`, `heading`, `unnamed`; of an
    organization `reporting-cycle`, `unit-cycle`, `missing-manager`, `ambiguous-manager`, `doubled-id`, `unknown-tier`,
    `unknown-name`, `dates`.
    """

    kind: str
    message: str
    source: Place | None = field(default=None, compare=False)


@record
class Matrix:
    """Roles × duties, sparse: `rows[i]` belongs to `duties[i]`.

    A matrix read from a workbook equals the same matrix read from YAML: sources, oddities and the title's
    spelling of white space take no part in equality. `left_out` keeps what stood around the matrix (status,
    dates, comments) only as the headings of the columns that were left out. `organization` is what is known of the
    organization it belongs to, `joins` how its roles were found there. `allowances` say which findings may stay.
    """

    notation: Notation
    roles: tuple[Role, ...]
    duties: tuple[Duty, ...]
    rows: tuple[Row, ...]
    title: str = ""
    marks: tuple[Mark, ...] = ()
    oddities: tuple[Oddity, ...] = field(default=(), compare=False)
    left_out: tuple[str, ...] = field(default=(), compare=False)
    source: Source = field(default_factory=Source, compare=False)
    organization: Organization | None = field(default=None, compare=False)
    joins: tuple[Join, ...] = field(default=(), compare=False)
    allowances: tuple[Allowance, ...] = field(default=(), compare=False)

    def assignments(self) -> Iterator[Assignment]:
        """Yield every assignment, duty by duty."""
        roles = {role.key: role for role in self.roles}
        for duty, row in zip(self.duties, self.rows, strict=True):
            for key, entry in row.items():
                yield Assignment(roles[key], duty, entry)

    def to_pandas(self) -> Any:  # noqa: ANN401 - of a library that need not be there
        """Return a DataFrame of pandas (extra `pandas`) with a row for each letter of each assignment."""
        return answered("notebook", "matrix_pandas", self)

    def to_polars(self) -> Any:  # noqa: ANN401 - as above
        """Return the same as a DataFrame of polars (extra `polars`)."""
        return answered("notebook", "matrix_polars", self)

    def _repr_html_(self) -> str:
        """Return the table that a notebook shows."""
        shown: str = answered("notebook", "matrix_html", self)
        return shown

    def locate(self, duty: Duty | None = None, role: Role | None = None, entry: Entry | None = None) -> Location:
        """Return where a duty, a role, their assignment, or the whole matrix stands."""
        source = self.source
        if duty is not None and role is not None:
            return source.at(self._cell(duty, role, entry))
        thing = duty or role
        return source.at(thing.source) if thing and thing.source else source.whole

    def _cell(self, duty: Duty, role: Role, entry: Entry | None) -> Place | None:
        source = self.source
        if source.cells and (duty.key, role.key) in source.cells:
            return source.cells[duty.key, role.key]
        if duty.source is None:
            return None
        if source.letter_columns and entry:
            return duty.source[0], source.letter_columns.get(entry.letters[0], duty.source[1])
        if role.source is None or source.letter_columns:
            return duty.source
        return (role.source[0], duty.source[1]) if source.across else (duty.source[0], role.source[1])
