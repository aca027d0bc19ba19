"""The part of a page about one file: its matrices with their findings, what else was found in it, what was doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.reports.counting import counted
from raci.reports.page.choosing import MOST_ON_PAGE, chosen
from raci.reports.page.findings import folded, listing
from raci.reports.page.grid import table
from raci.reports.page.listed import MOST
from raci.reports.page.markup import html, named
from raci.reports.totals import totals_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from raci.model import Matrix
    from raci.reports.addresses import Addresses
    from raci.reports.page.choosing import Choice
    from raci.reports.page.listed import Listed, Listing, Placed
    from raci.reports.page.roles import RoleNumbers

    Anchor = Callable[[Listed], str]


class Files:
    """Makes the parts of a page about its files, one after the other; they share the room for cells."""

    def __init__(self, roles: RoleNumbers, addresses: Addresses) -> None:
        self._roles = roles
        self._addresses = addresses
        self._room = MOST_ON_PAGE

    def part(self, listing: Listing, place: int) -> Iterator[str]:
        """Yield the part about one file, `place` being which one it is."""
        report = listing.report
        said = totals_of((report,))
        words = ", ".join(filter(None, (said.words, said.aside))) or "clean"
        yield f'<section class="file" aria-labelledby="file-{place}">\n'
        yield f'<h2 id="file-{place}">{named(self._addresses.path(report.path))} <small>{words}</small></h2>\n'
        if report.unreadable:
            yield '<p class="told">This file could not be read.</p>\n'
        if listing.left_out:
            left = counted(listing.left_out, "finding")
            yield f'<p class="told">{left} of this file left out: a page lists the {MOST:,} worst of all files.</p>\n'
        yield from self._found(listing.elsewhere, "<h3>Found in the file</h3>", {}, lambda _each: "")
        for number, placed in enumerate(listing.matrices):
            yield from self._matrix(placed, f"m{place}-{number}")
        yield from _doubts(listing)
        yield "</section>\n"

    def _matrix(self, placed: Placed, name: str) -> Iterator[str]:
        matrix = placed.matrix
        choice = chosen(placed, self._room)
        self._room -= choice.cells
        place = f", {html(matrix.source.whole.inside)}" if matrix.source.whole.inside else ""
        yield f'<section class="matrix" aria-labelledby="{name}">\n'
        title = named(matrix.title) if matrix.title else "Matrix"
        yield f'<h3 id="{name}">{title} <small>{html(matrix.notation.name)}{place}</small></h3>\n'
        if choice.told:
            yield f'<p class="told">{choice.told}</p>\n'
        if choice.rows and choice.columns:
            yield from table(placed, choice, self._roles, name)
            yield from _legend(matrix)
        if not any(each.state == "found" for each in placed.everything):
            yield '<p class="told">Nothing was found in this matrix.</p>\n'
        names = {role.key: role.name for role in matrix.roles}
        yield from self._found(placed.everything, "<h4>Findings</h4>", names, _anchors(placed, choice, name))
        yield "</section>\n"

    def _found(self, found: Sequence[Listed], heading: str, names: Mapping[str, str], anchor: Anchor) -> Iterator[str]:
        def numbers(listed: Listed) -> str:
            return " ".join(str(self._roles[names[key]]) for key in listed.finding.roles if key in names)

        now = [each for each in found if each.state == "found"]
        if now:
            yield from listing(now, numbers, anchor, heading)
        for state, why in (("allowed", "by an allowance"), ("known", "from the baseline")):
            aside = [each for each in found if each.state == state]
            yield from folded(aside, numbers, anchor, f"{counted(len(aside), 'finding')} {state} {why}")


def _anchors(placed: Placed, choice: Choice, name: str) -> Anchor:
    """Return what gives the place in the table that a finding leads to."""
    rows, columns = set(choice.rows), set(choice.columns)

    def anchor(listed: Listed) -> str:
        row, column = placed.anchors[listed.number]
        if (row is not None and row not in rows) or (column is not None and column not in columns):
            return ""
        if row is None:
            return name if column is None else f"{name}-c{column}"
        return f"{name}-r{row}" if column is None else f"{name}-r{row}c{column}"

    return anchor


def _legend(matrix: Matrix) -> Iterator[str]:
    yield '<ul class="legend" aria-label="Letters">\n'
    for letter in matrix.notation.letters:
        kind = letter.participation.value
        yield f'<li><b class="{kind}">{html(letter.letter)}</b> {named(letter.meaning)}</li>\n'
    yield "</ul>\n"


def _doubts(listing: Listing) -> Iterator[str]:
    notes = listing.report.notes
    if notes:
        yield f"<details>\n<summary>{counted(len(notes), 'note')} on how the file was read</summary>\n<ul>\n"
        for note in notes:
            yield f"<li>{html(note.location.inside)} {html(note.kind)}: {html(note.message)}</li>\n"
        yield "</ul>\n</details>\n"
