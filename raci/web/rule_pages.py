"""The page of a rule, rendered from its docstring; raw HTML in it is shown, never obeyed."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from raci.errors import SettingsError
from raci.rules import rule_named
from raci.web.faults import RequestError

if TYPE_CHECKING:
    from raci.settings import Settings


def rule_page(code: str, settings: Settings) -> dict[str, Any]:
    """Return a rule's code, name, severity and page; raise RequestError if there is none."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - nothing costs until used

    try:
        rule = rule_named(code[:80], settings)
    except SettingsError as error:
        raise RequestError(404, error.code, error.message) from None
    marked = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    html = marked.render(inspect.getdoc(rule) or "")
    return {"code": rule.code, "name": rule.name, "severity": rule.severity.value, "html": html}
