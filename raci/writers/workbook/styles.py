"""How the cells of a matrix look: plain enough for a board, and told apart without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.palette import palette

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.format import Format

    from raci.model import Notation, Participation
    from raci.writers.workbook.book import Book

INK: Final = "#1F2937"
QUIET: Final = "#6B7280"
LINE: Final = "#BFC5CD"
HEAD: Final = "#E5E9EE"
BAND: Final = "#D3DAE3"
WRONG: Final = "#B00020"
WRONG_FILL: Final = "#FDE7E9"
RIGHT: Final = "#1B5E20"
_DEEPEST: Final = 6
_TEXT: Final = {"text_wrap": True}
_LOOKS: Final[dict[str, dict[str, object]]] = {
    "section": {"text_wrap": True, "bold": True},
    "letter": {"text_wrap": True, "align": "center"},
    "doubtful": {"text_wrap": True, "align": "center", "italic": True, "underline": 2},
    "count": {"font_color": QUIET, "align": "center"},
    "hidden": {"font_color": QUIET},
}
_INDENTED: Final = frozenset({"duty", "section"})
_UPRIGHT: Final = 90
_STACKED: Final = 270


class Styles:
    """The formats of the sheet of a matrix; texts begin at the right of a sheet that is `turned`."""

    def __init__(self, book: Book, *, turned: bool = False) -> None:
        self._book = book
        self._begin = "right" if turned else "left"
        self._line: dict[str, Any] = {"border": 1, "border_color": LINE}

    def _format(self, **properties: Any) -> Format:  # noqa: ANN401 - whatever XlsxWriter takes
        return self._book.format(font_color=properties.pop("font_color", INK), **properties)

    def title(self, *, wrap: bool) -> Format:
        """The title of the matrix."""
        return self._format(bold=True, font_size=16, valign="vcenter", align=self._begin, text_wrap=wrap)

    @property
    def facts(self) -> Format:
        """The notation and the date."""
        return self._format(font_color=QUIET, valign="vcenter", align=self._begin)

    @property
    def state(self) -> Format:
        """The verdict on the whole sheet."""
        return self._format(bold=True, font_color=RIGHT, valign="vcenter", align=self._begin)

    @property
    def alarm(self) -> Format:
        """The verdict where something is wrong; laid over."""
        return self._book.format(bold=True, font_color=WRONG)

    def head(self, *, left: bool = False, upright: bool = False, stacked: bool = False) -> Format:
        """A heading: of a column of texts at the left, of a role in the middle, upright where there are many."""
        turned = {"rotation": _STACKED if stacked else _UPRIGHT} if upright else {}
        align = {"align": self._begin if left else "center", "valign": "bottom" if upright or left else "vcenter"}
        return self._format(bold=True, text_wrap=True, bg_color=HEAD, **self._line, **align, **turned)

    def group(self, *, upright: bool = False) -> Format:
        """The heading of a group of roles."""
        turned = {"rotation": _UPRIGHT} if upright else {}
        align = {"align": "center", "valign": "vcenter"}
        return self._format(bold=True, text_wrap=True, bg_color=BAND, **self._line, **align, **turned)

    def of(self, kind: str, depth: int = 0, *, like_formula: bool = False) -> Format:
        """Return the format of a kind of cell in the body, below so many headings.

        Kinds are `number`, `duty`, `section`, `scope`, `letter`, `doubtful`, `count`, `verdict`, and `hidden`. A text
        that begins as formulas do stays a text when somebody edits it.
        """
        look = dict(_LOOKS.get(kind, _TEXT))
        indent = min(depth - (kind == "section"), _DEEPEST)
        if kind in _INDENTED and indent > 0:
            look["indent"] = indent
        if self._begin == "right":
            look.setdefault("align", self._begin)
        if like_formula:
            look["quote_prefix"] = True
        return self._format(valign="vcenter", **look)

    @property
    def wrong(self) -> Format:
        """What a live check finds wrong; laid over the cell's own format."""
        return self._book.format(bold=True, font_color=WRONG, bg_color=WRONG_FILL, **self._line)

    @property
    def wrong_letter(self) -> Format:
        """A text that is no letter; laid over."""
        return self._book.format(italic=True, underline=1, font_color=WRONG, bg_color=WRONG_FILL, **self._line)

    @property
    def band(self) -> Format:
        """The row of a section; laid over."""
        return self._book.format(bg_color=BAND, **self._line)

    @property
    def lines(self) -> Format:
        """The lines around all cells, also blank ones; laid over."""
        return self._book.format(**self._line)

    def participations(self, notation: Notation) -> Iterator[tuple[Participation, Format]]:
        """Yield the participations of a notation with their colours, the most prominent first; laid over."""
        for kind, look in palette().items():
            if kind in notation.participations:
                colours = {"bg_color": look.fill, "font_color": look.text}
                yield kind, self._book.format(bold=look.bold, **colours, **self._line)
