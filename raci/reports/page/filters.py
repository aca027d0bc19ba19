"""What a page can be narrowed down by; hidden until the script that does it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.reports.counting import counted
from raci.reports.page.markup import html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.reports.page.roles import RoleNumbers
    from raci.reports.totals import Totals


def filters(roles: RoleNumbers, totals: Totals) -> Iterator[str]:
    """Yield the fields by which findings and rows are filtered: words, role, severity, and rows with findings only."""
    yield '<form class="filters" id="filters" role="search" aria-label="Filter the findings" hidden>\n'
    yield '<p><label for="words">Search</label> <input type="search" id="words" autocomplete="off" '
    yield 'placeholder="duty, role, rule …"></p>\n'
    yield '<p><label for="role">Role</label> <select id="role"><option value="">all</option>'
    yield "".join(f'<option value="{number}">{html(name)}</option>' for number, name in roles.choices)
    yield "</select></p>\n<fieldset><legend>Severity</legend>"
    for word, number in (("error", totals.error), ("warning", totals.warning), ("note", totals.note)):
        yield f'<label><input type="checkbox" name="severity" value="{word}" checked> {counted(number, word)}</label> '
    yield '</fieldset>\n<p><label><input type="checkbox" id="concerned"> only rows with findings</label></p>\n'
    yield '<p><button type="reset">Show all</button></p>\n<p role="status" id="shown"></p>\n</form>\n'
