"""The findings of a page as a list: what, where, what to do now, with links to the cells and to the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.reports.page.markup import html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from raci.reports.page.listed import Listed

    Numbers = Callable[[Listed], str]
    Anchor = Callable[[Listed], str]


def listing(found: Iterable[Listed], numbers: Numbers, anchor: Anchor, heading: str = "") -> Iterator[str]:
    """Yield a list of findings; `numbers` are those of the roles of one, `anchor` is where it stands, or nothing."""
    if heading:
        yield f"{heading}\n"
    yield '<ol class="findings">\n'
    for each in found:
        yield _item(each, numbers(each), anchor(each))
    yield "</ol>\n"


def folded(found: list[Listed], numbers: Numbers, anchor: Anchor, summary: str) -> Iterator[str]:
    """Yield findings that were set aside, to be unfolded."""
    if found:
        yield f"<details>\n<summary>{summary}</summary>\n"
        yield from listing(found, numbers, anchor)
        yield "</details>\n"


def _item(listed: Listed, numbers: str, anchor: str) -> str:
    finding = listed.finding
    word = finding.severity.value
    sure = "" if finding.confidence.value == "certain" else f' <span class="sure">{finding.confidence.value}</span>'
    state = "" if listed.state == "found" else f' <span class="badge set-aside">{listed.state}</span>'
    place = html(finding.location.inside or finding.location.path)
    where = f'<a class="place" href="#{anchor}">{place}</a>' if anchor else f'<span class="place">{place}</span>'
    rule = f'<a class="rule" href="#rule-{html(finding.rule)}">{html(finding.rule)}</a> {html(finding.name)}'
    lines = [f'<p class="head"><span class="badge {word}">{word}</span>{state} {rule}{sure} {where}</p>']
    lines.append(f'<p class="message">{html(finding.message)}</p>')
    if finding.help:
        lines.append(f'<p class="help">{html(finding.help)}</p>')
    if finding.allowed_by:
        lines.append(f'<p class="help">Why it may stay: {html(finding.allowed_by)}</p>')
    attributes = f'id="f{listed.number}" data-severity="{word}" data-roles="{numbers}"'
    return f"<li {attributes}>{''.join(lines)}</li>\n"
