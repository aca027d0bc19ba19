"""What stands over the rows of a matrix: title, facts, the verdict on the whole, groups, and the names of roles."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from raci.model.location import cell_name
from raci.writers.workbook.plan import FACTS_ROW, FIRST_GROUP_ROW, KEYS_ROW, TITLE_ROW
from raci.writers.workbook.texts import display_width, held
from raci.writers.workbook.widths import LINE, is_stacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from raci.writers.workbook.plan import Plan
    from raci.writers.workbook.streamed import StreamedSheet
    from raci.writers.workbook.styles import Styles
    from raci.writers.workbook.widths import Widths

IN_ORDER: Final = "✓ Every duty is in order."
_ONE: Final = "⚠ 1 duty needs attention."
_MANY: Final = " duties need attention."
_LARGE: Final = 1.7
"""How much wider the title's characters are."""
_CHARACTER: Final = 6.0


class Heads:
    """The rows above the body of a matrix."""

    def __init__(self, sheet: StreamedSheet, plan: Plan, styles: Styles, fitting: Widths) -> None:
        self._sheet = sheet
        self._plan = plan
        self._styles = styles
        self._fitting = fitting

    def write(self, counted: Mapping[int, str], day: date | None, wrong: int) -> None:
        """Write them all; `counted` are the columns of live counts with their heads, `wrong` so many duties are."""
        self._title()
        self._facts(day, wrong)
        self._keys()
        self._groups()
        self._roles(counted)

    def _title(self) -> None:
        """Write the title, over as many columns and lines as it needs."""
        plan, text = self._plan, held(self._plan.matrix.title, "the title")
        lines = 1 + int(display_width(text) * _LARGE / max(1.0, self._fitting.total)) + text.count("\n")
        self._sheet.set_row(TITLE_ROW, min(405.0, 8 + 22 * lines))
        if lines > 1:
            self._sheet.merge_range(TITLE_ROW, 0, TITLE_ROW, plan.check, "", self._styles.title(wrap=True))
        self._sheet.write_string(TITLE_ROW, 0, text, self._styles.title(wrap=lines > 1))

    def _facts(self, day: date | None, wrong: int) -> None:
        """Write the notation, the day, and what the live checks say of the whole."""
        plan = self._plan
        facts = [held(plan.matrix.notation.name, "the notation"), *([day.isoformat()] if day else [])]
        self._sheet.set_row(FACTS_ROW, 20)
        self._sheet.write_string(FACTS_ROW, 0, " · ".join(facts), self._styles.facts)
        first, last = cell_name(plan.first_row + 1, plan.check + 1), cell_name(plan.last_row + 1, plan.check + 1)
        count = f"SUMPRODUCT(--(LEN({first}:{last})>0))"
        formula = f'=IF({count}=0,"{IN_ORDER}",IF({count}=1,"{_ONE}","⚠ "&{count}&"{_MANY}"))'
        said = IN_ORDER if not wrong else _ONE if wrong == 1 else f"⚠ {wrong}{_MANY}"
        self._sheet.write_formula(FACTS_ROW, plan.first_role, formula, self._styles.state, said)

    def _keys(self) -> None:
        """Write the keys of roles, hidden, where one is not the role's name."""
        plan, roles = self._plan, self._plan.matrix.roles
        self._sheet.set_row(KEYS_ROW, None, None, {"hidden": True})
        if any(role.key != role.name for role in roles):
            for column, role in enumerate(roles, plan.first_role):
                self._sheet.write_string(KEYS_ROW, column, held(role.key, "the key"), self._styles.of("hidden"))

    def _groups(self) -> None:
        """Write the headings of groups over their roles, merged where they have several."""
        plan = self._plan
        for depth, row in enumerate(range(FIRST_GROUP_ROW, plan.head)):
            height = LINE + 3
            for first, last, name in self._grouped(depth):
                room = sum(self._fitting.columns[column] for column in range(first, last + 1))
                words = max(map(display_width, name.split()), default=0)
                upright = words + 1 > room
                look = self._styles.group(upright=upright)
                if first < last:
                    self._sheet.merge_range(row, first, row, last, "", look)
                self._sheet.write_string(row, first, held(name, "the group"), look)
                lines = -(-display_width(name) // max(1, int(room - 1)))
                height = max(height, min(190.0, display_width(name) * _CHARACTER + 12) if upright else lines * LINE + 3)
            self._sheet.set_row(row, min(405.0, height))

    def _grouped(self, depth: int) -> Iterator[tuple[int, int, str]]:
        """Yield the first and last column of each group of a depth, with its name."""
        column = self._plan.first_role
        for path, roles in groupby(self._plan.matrix.roles, lambda role: role.group[: depth + 1]):
            count = len(list(roles))
            if len(path) > depth and path[depth]:
                yield column, column + count - 1, path[depth]
            column += count

    def _roles(self, counted: Mapping[int, str]) -> None:
        """Write the names of roles, and the heads of the columns beside them."""
        plan, row, styles = self._plan, self._plan.head, self._styles
        self._sheet.set_row(row, min(405.0, self._fitting.head))
        texts = {plan.number: "No.", plan.duty: "Duty", plan.scope: "Scope", plan.check: "Check"}
        for column, text in texts.items():
            if column >= 0:
                self._sheet.write_string(row, column, text, styles.head(left=True))
        upright = self._fitting.upright
        names = {plan.first_role + place: role.name for place, role in enumerate(plan.matrix.roles)}
        for column, name in (names | dict(counted)).items():
            look = styles.head(upright=upright, stacked=upright and is_stacked(name))
            self._sheet.write_string(row, column, held(name, "the role"), look)
