"""Sections: telling the row that heads a section from a duty nobody is assigned to, and the path of sections."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.layout.lexicon import heading_kinds
from raci.layout.survey import LEGEND, NOTHING
from raci.patterns import pattern

if TYPE_CHECKING:
    from raci.layout.columns import Columns
    from raci.layout.grid import Style, Styles
    from raci.layout.survey import Survey

_NUMBER: Final = pattern(r"^\s*(?:[A-Za-z]{0,4}[ .-]?)(\d+(?:\.\d+)*)[.):\s-]")
_ORDINAL: Final = pattern(r"^\s*(?:\d+|[ivxIVX]+|[A-Z])\s*[.):-]\s")
_BULLET: Final = pattern(r"^\s*[-–—•*·▪>]\s*")
_FOOTNOTE: Final = pattern(
    r"^(?:[*†‡¹²³⁴⁵]|\(?\*|n\.?\s?b\.?\b|(?:note|notes|remark|source|nota|hinweis|anmerkung|remarque|примечание)\b)",
    re.IGNORECASE,
)
_SAMPLE: Final = 200


def depth_of_number(text: str) -> int:
    """Return how many parts the number at the start of a text has: `1.2.3 Test` has 3, `Test` none."""
    match = _NUMBER.match(text + " ")
    if not match:
        return 0
    return len([part for part in match[1].split(".") if part])


class Witness:
    """What rows with codes look like, so that a row without codes can be compared with them."""

    def __init__(self, survey: Survey, columns: Columns, coded: list[int]) -> None:
        self.survey = survey
        self.columns = columns
        self.coded = frozenset(coded)
        step = max(1, len(coded) // _SAMPLE)
        self.sample = coded[::step][:_SAMPLE]
        self.decimals = any(isinstance(value, float) and not value.is_integer() for value in map(self._number, self.sample))
        self._styles_known = False
        self._usual: Counter[tuple[bool, str]] = Counter()
        duty = columns.duty
        names = [self.survey.text(row, duty) for row in self.sample] if duty is not None else []
        self.names = [name for name in names if name]
        self.depths = Counter(depth_of_number(self._numbered(row)) for row in self.sample)
        self.bulleted = _share(self.names, lambda name: bool(_BULLET.match(name)))
        self.caps = _share(self.names, str.isupper)
        self.usual_extras = [
            column
            for column in columns.extras
            if sum(survey.kind(row, column) not in ".L" for row in self.sample) >= 0.7 * len(self.sample)
        ]
        numbers = [row for row in self.sample if columns.number is not None and survey.text(row, columns.number)]
        self._usually_numbered = len(numbers) >= 0.7 * max(1, len(self.sample))
        self.indented = duty is not None and len({_leading(survey, row, duty) for row in self.sample}) > 1
        self.last = coded[-1] if coded else -1
        self._sections_differ = False

    def _number(self, row: int) -> object:
        return self.survey.rows[row][self.columns.number] if self.columns.number is not None else None

    def _numbered(self, row: int) -> str:
        columns = self.columns
        shown = self.survey.number if self.decimals else self.survey.text
        number = shown(row, columns.number) if columns.number is not None else ""
        return number + " " if number else self.survey.text(row, columns.duty) if columns.duty is not None else ""

    def resembles_duty(self, row: int) -> bool:
        """Tell whether a row after the last coded one still belongs to the table."""
        duty = self.columns.duty
        if duty is None or self.survey.kind(row, duty) not in "twkqcn":
            return False
        return not _FOOTNOTE.match(self.survey.text(row, duty))

    def section_likeness(self, row: int, column: int) -> float:
        """Return how much a row without codes looks like the heading of a section (> 0) or a duty (< 0).

        Below 1 either way it is in doubt. Each sign is what a careful reader goes by: merging, style, numbering,
        filled columns, place, wording.
        """
        signs = (
            self._cells(row, column)
            + self._place(row, column)
            + self._numbering(row, column)
            + self._style(row, column)
            + self._wording(row, column)
        )
        return signs or -0.1

    def _cells(self, row: int, column: int) -> float:
        survey, columns = self.survey, self.columns
        roles = [survey.kinds[row][role] for role in columns.roles]
        score = 0.0
        area = survey.covered.get((row, column))
        if area and columns.roles and area.left <= column and area.right >= columns.roles[0]:
            return 4.0
        if roles.count(NOTHING) * 2 >= len(roles) > 0:
            score -= 4.0
        elif any(kind in "tpn" for kind in roles):
            score -= 1.0
        if columns.duty is not None and column != columns.duty and not survey.text(row, columns.duty):
            score += 3.0
        elif columns.sections and any(survey.text(row, section) for section in columns.sections):
            score -= 2.0
        if self.usual_extras:
            filled = sum(survey.kind(row, extra) not in ".L" for extra in self.usual_extras) / len(self.usual_extras)
            score += 1.5 - 4.5 * filled
        return score

    def _place(self, row: int, column: int) -> float:
        survey = self.survey
        following = self._next(row)
        if following is None or following > self.last:
            return -3.0
        score = 0.0
        if following in self.coded:
            score += 1.0
            if following == row + 1 and row + 2 in self.coded:
                score += 0.5
        previous = row - 1
        if row - 1 not in self.coded and (
            previous < 0 or not survey.filled(previous) or LEGEND in survey.kinds[previous]
        ):
            score += 0.5
        if not any(coded < row for coded in self.sample[:1]):
            score += 1.5
        if self.columns.duty is not None and self.indented:
            mine, theirs = _leading(survey, row, column), _leading(survey, following, self.columns.duty)
            score += 4.0 if mine < theirs else -1.0
        return score

    def _next(self, row: int) -> int | None:
        for following in range(row + 1, min(row + 6, len(self.survey.kinds))):
            if self.survey.filled(following):
                return following
        return None

    def _numbering(self, row: int, column: int) -> float:
        number = self.columns.number
        if number is not None and not self.survey.text(row, number) and self._usually_numbered:
            return 1.5
        text = self._numbered(row) or self.survey.text(row, column)
        depth = depth_of_number(text)
        usual = self.depths.most_common(1)[0][0] if self.depths else 0
        following = self._next(row)
        below = depth_of_number(self._numbered(following)) if following is not None else 0
        if depth and below > depth:
            return 3.0
        if depth and depth == usual:
            return -2.0
        if depth and usual > depth:
            return 2.0
        if usual and not depth and self.depths[0] < 0.2 * sum(self.depths.values()):  # noqa: PLR2004
            return 1.0
        if not usual and (depth or _ORDINAL.match(text)):
            return 1.5
        return 0.0

    def _style(self, row: int, column: int) -> float:
        usual = self._usual_style()
        styles = self.survey.styles()
        if styles is None or usual is None:
            return 0.0
        mine = _look(styles.of(row, column))
        share = self._usual[mine] / max(1, sum(self._usual.values()))
        if share >= 0.3:  # noqa: PLR2004
            return -3.0 if self._sections_differ else -1.0
        if share > 0.05:  # noqa: PLR2004
            return 0.0
        return 2.5 if mine[0] > usual[0] or mine[1] != usual[1] else 0.5

    def _usual_style(self) -> tuple[bool, str] | None:
        if not self._styles_known:
            self._styles_known = True
            styles = self.survey.styles()
            if styles is not None and self.columns.duty is not None:
                self._usual.update(_look(styles.of(row, self.columns.duty)) for row in self.sample)
                self._sections_differ = self._others_differ(styles, self.columns.duty)
        return self._usual.most_common(1)[0][0] if self._usual else None

    def _others_differ(self, styles: Styles, duty: int) -> bool:
        """Tell whether rows without codes that stand over rows with codes have a look of their own."""
        coded = sorted(self.coded)
        heads = [row - 1 for row in coded if row - 1 not in self.coded and row - 1 >= 0][:_SAMPLE]
        looks = [_look(styles.of(row, duty)) for row in heads if self.survey.text(row, duty)]
        return any(self._usual[look] == 0 for look in looks)

    def _wording(self, row: int, column: int) -> float:
        text = self.survey.text(row, column)
        score = 0.0
        if text.isupper() and self.caps < 0.3:  # noqa: PLR2004
            score += 1.5
        if self.bulleted > 0.6 and not _BULLET.match(str(self.survey.rows[row][column])):  # noqa: PLR2004
            score += 2.0
        first = text.split(" ")[0].strip(":.-")
        if "section" in heading_kinds(first) or text.endswith(":"):
            score += 1.5
        return score


def _share(names: list[str], test: object) -> float:
    return sum(map(test, names)) / len(names) if names else 0.0  # type: ignore[arg-type]  # a predicate


def _look(style: Style) -> tuple[bool, str]:
    return style.bold, style.fill


def _leading(survey: Survey, row: int, column: int) -> int:
    value = survey.rows[row][column]
    blanks = len(value) - len(value.lstrip(" \t\u00a0")) if isinstance(value, str) else 0
    styles = survey.styles() if survey.has_indents() else None
    return blanks + (3 * styles.of(row, column).indent if styles else 0)


class SectionPath:
    """The sections a row stands in: from rows of their own, from columns, from indentation."""

    def __init__(self, survey: Survey, columns: Columns, given: tuple[str, ...]) -> None:
        self.survey = survey
        self.columns = columns
        self.given = given
        self._rows: list[tuple[object, str]] = []
        self._by_column: dict[int, str] = {}
        self._parents: list[tuple[int, str]] = []
        self._fresh = False
        self._shared: tuple[str, ...] = given

    def enter(self, row: int, column: int, name: str, number: str) -> None:
        """Begin the section that a row of its own heads."""
        rank = self._rank(row, column, f"{number} {name}" if number else name)
        if self._rows and not self._fresh and rank not in [each for each, _ in self._rows]:
            self._rows.pop()
        for depth, (known, _) in enumerate(self._rows):
            if known == rank:
                del self._rows[depth:]
                break
        if isinstance(rank, int):
            while self._rows and isinstance(self._rows[-1][0], int) and self._rows[-1][0] >= rank:
                self._rows.pop()
        self._rows.append((rank, name))
        self._fresh = True
        self._parents.clear()
        self._shared = self._path()

    def _rank(self, row: int, column: int, text: str) -> object:
        depth = depth_of_number(text)
        if depth:
            return depth
        styles = self.survey.styles()
        look = styles.of(row, column) if styles else None
        return column, text.isupper(), _leading(self.survey, row, column), look

    def enter_columns(self, row: int) -> None:
        """Take over the section that a column gives for this row."""
        for place, column in enumerate(self.columns.sections):
            text = self.survey.text(row, column)
            if text and self._by_column.get(column) != text:
                self._by_column[column] = text
                for inner in self.columns.sections[place + 1 :]:
                    self._by_column.pop(inner, None)
                self._shared = self._path()

    def enter_indented(self, row: int, column: int, name: str) -> None:
        """Take over the parents that indentation gives for this row; the row itself may be a parent."""
        depth = _leading(self.survey, row, column)
        while self._parents and self._parents[-1][0] >= depth:
            self._parents.pop()
        self._shared = self._path()
        self._parents.append((depth, name))

    def blank(self, row: int) -> None:
        """Pass an empty row; sections go on over it."""

    def of(self, row: int) -> tuple[str, ...]:
        """Return the path of the row just entered."""
        self._fresh = False
        return self._shared

    def _path(self) -> tuple[str, ...]:
        by_column = tuple(self._by_column[column] for column in self.columns.sections if column in self._by_column)
        return (*self.given, *(name for _, name in self._rows), *by_column, *(name for _, name in self._parents))
