"""Telling the row that heads a section from a duty nobody is assigned to, by all the signs readers go by."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.layout.kinds import LEGEND, NOTHING
from raci.layout.lexicon import heading_kinds
from raci.layout.outline import depth_of_number, leading
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.layout.columns import Columns
    from raci.layout.grid import Style, Styles
    from raci.layout.survey import Survey

_ORDINAL: Final = pattern(r"^\s*(?:\d+|[ivxIVX]+|[A-Z])\s*[.):-]\s")
_BULLET: Final = pattern(r"^\s*[-–—•*·▪>]\s*")
_FOOTNOTE: Final = pattern(
    r"^(?:[*†‡¹²³⁴⁵]|\(?\*|n\.?\s?b\.?\b|(?:note|notes|remark|source|nota|hinweis|anmerkung|remarque|примечание)\b)",
    re.IGNORECASE,
)
_SAMPLE: Final = 200


class Witness:
    """What rows with codes look like, so that a row without codes can be compared with them."""

    def __init__(self, survey: Survey, columns: Columns, coded: list[int]) -> None:
        self.survey = survey
        self.columns = columns
        self.coded = frozenset(coded)
        step = max(1, len(coded) // _SAMPLE)
        self.sample = coded[::step][:_SAMPLE]
        self.decimals = any(
            isinstance(value, float) and not value.is_integer() for value in map(self._number, self.sample)
        )
        duty = columns.duty
        above = [row - 1 for row in self.sample if row - 1 not in self.coded] if duty is not None else []
        heads = [survey.text(row, duty) for row in above] if duty is not None else []
        capitals = [head for head in heads if head.isupper() and len(head) > 3]  # noqa: PLR2004
        self._capital_sections = len(capitals) > 1
        self._styles_known = False
        self._usual: Counter[tuple[bool, str]] = Counter()
        names = [self.survey.text(row, duty) for row in self.sample] if duty is not None else []
        self.names = [name for name in names if name]
        self.depths = Counter(depth_of_number(self._numbered(row)) for row in self.sample)
        self.bulleted = _share(map(bool, map(_BULLET.match, self.names)))
        self.caps = _share(map(str.isupper, self.names))
        self.usual_extras = [
            column
            for column in columns.extras
            if sum(survey.kind(row, column) not in ".L" for row in self.sample) >= 0.7 * len(self.sample)
        ]
        numbers = [row for row in self.sample if columns.number is not None and survey.text(row, columns.number)]
        self._usually_numbered = len(numbers) >= 0.7 * max(1, len(self.sample))
        self.indented = duty is not None and len({leading(survey, row, duty) for row in self.sample}) > 1
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
        area = self.survey.covered.get((row, duty))
        if area is not None and self.columns.roles and area.right >= self.columns.roles[-1]:
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
        if any(
            kind in "tp" and (row, role) not in survey.covered for kind, role in zip(roles, columns.roles, strict=True)
        ):
            return -4.0  # somebody wrote a remark where a letter belongs
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
            mine, theirs = leading(survey, row, column), leading(survey, following, self.columns.duty)
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
        if usual and not depth and self.depths[0] < 0.2 * sum(self.depths.values()):
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
        if self.caps < 0.3:  # noqa: PLR2004
            score += 1.5 if text.isupper() else -2.0 if self._capital_sections and not text.isupper() else 0.0
        if self.bulleted > 0.6:  # noqa: PLR2004
            score += -3.0 if _BULLET.match(str(self.survey.rows[row][column])) else 2.0
        first = text.split(" ")[0].strip(":.-")
        if "section" in heading_kinds(first) or text.endswith(":"):
            score += 1.5
        return score


def _share(tests: Iterable[bool]) -> float:
    found = list(tests)
    return sum(found) / len(found) if found else 0.0


def _look(style: Style) -> tuple[bool, str]:
    return style.bold or style.italic, style.fill
