"""What the rules that found something look for, and why, taken from their pages."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Final

from raci.reports.page.markup import html

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from raci.lint import Rule

_TOLD: Final = ("What it does", "Why is this bad?")
_HEADING: Final = re.compile(r"^## (.+)$", re.MULTILINE)


def rules_told(rules: Iterable[type[Rule]], codes: Collection[str]) -> Iterator[str]:
    """Yield a part of the page for the rules with these codes; those that are no rules get a place to lead to."""
    known = {rule.code: rule for rule in rules if rule.code in codes}
    if not codes:
        return
    yield '<section aria-labelledby="rules">\n<h2 id="rules">The rules</h2>\n<dl class="rules">\n'
    for code in sorted(codes):
        name = html(known[code].name) if code in known else ""
        yield f'<dt id="rule-{html(code)}"><b>{html(code)}</b> {name}</dt>\n'
        yield f"<dd>{''.join(_paragraphs(known.get(code)))}</dd>\n"
    yield "</dl>\n</section>\n"


def _paragraphs(rule: type[Rule] | None) -> Iterator[str]:
    if rule is None:
        yield "<p>This comes from reading the file, or from raci itself; no rule stands behind it.</p>"
        return
    first, *parts = _HEADING.split(inspect.getdoc(rule) or "")
    told = dict(zip(parts[::2], parts[1::2], strict=True))
    texts = [told[heading] for heading in _TOLD if heading in told] or [first]
    for text in texts:
        for paragraph in text.strip().split("\n\n"):
            yield f"<p>{html(' '.join(paragraph.split()))}</p>"
