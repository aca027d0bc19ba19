"""Make the reference of the settings from the form of a settings file, and from the options of the rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, get_args

from pydantic import BaseModel

from raci.rules import all_rules
from raci.settings.form import SettingsForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from raci.lint import Rule

_INTRODUCTION: Final = """# Settings file

Every key of `raci.toml`, and of `[tool.raci]` in `pyproject.toml`. How settings work together, and what overrules what:
[Settings](../settings.md).
"""
_MARKUP: Final = re.compile(r"([*_\[\]<>|])")


def page() -> str:
    """Return the page of all settings."""
    return "\n".join([_INTRODUCTION, *_tables(SettingsForm, "", set()), _options()])


def _tables(form: type[BaseModel], title: str, told: set[type[BaseModel]]) -> Iterator[str]:
    """Yield the table of a form, then those of the forms within it, each once."""
    told.add(form)
    heading = f"`[{title}]`" if title else "Top level"
    yield f"## {heading}\n"
    rows = "".join(_row(name, field) for name, field in form.model_fields.items())
    yield f"| Key | Holds | Default | Says |\n| --- | --- | --- | --- |\n{rows}"
    for name, field in form.model_fields.items():
        for inner, place in _forms(field.annotation, f"{title}.{_key(name, field)}".lstrip(".")):
            if inner not in told:
                yield from _tables(inner, place, told)


def _row(name: str, field: FieldInfo) -> str:
    cells = (f"`{_key(name, field)}`", _kind(field.annotation), _default(field), _escaped(field.description or ""))
    return f"| {' | '.join(cells)} |\n"


def _key(name: str, field: FieldInfo) -> str:
    return field.alias or name


def _forms(annotation: Any, place: str) -> Iterator[tuple[type[BaseModel], str]]:  # noqa: ANN401 - a type of any kind
    """Yield the forms that a value holds, with the place in the file where each stands."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, place
        return
    origin = getattr(annotation, "__origin__", None)
    inner = f'{place}."PATTERN"' if origin is dict else f"[{place}]" if origin in {list, tuple} else place
    for part in get_args(annotation):
        yield from _forms(part, inner)


def _kind(annotation: Any) -> str:  # noqa: ANN401
    """Return in words what a value may be."""
    names = {str: "text", int: "number", float: "number", bool: "`true` or `false`", type(None): "", Any: "any value"}
    if annotation in names:
        return names[annotation]
    if isinstance(annotation, type):
        return "table" if issubclass(annotation, BaseModel) else annotation.__name__.lower()
    origin, parts = getattr(annotation, "__origin__", None), get_args(annotation)
    if origin is dict:
        return "table"
    if origin in {list, tuple}:
        return f"list of {_kind(parts[0])}s" if parts and _kind(parts[0]) in {"text", "table", "number"} else "list"
    if parts and all(isinstance(part, str) for part in parts):
        return ", ".join(f"`{part}`" for part in parts)
    if hasattr(annotation, "__metadata__"):
        return _kind(parts[0])
    return " or ".join(dict.fromkeys(filter(None, map(_kind, parts))))


def _default(field: FieldInfo) -> str:
    value = field.get_default(call_default_factory=True) if not field.is_required() else "required"
    if value is None or value == "" or isinstance(value, (BaseModel, list, dict, tuple)):
        return ""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _options() -> str:
    rows = [_line(rule) for rule in all_rules() if rule.options()]
    head = "## `[rules.NAME]`\n\nWhat each option says stands on the page of its rule.\n\n"
    return f"{head}| Rule | Options and their defaults |\n| --- | --- |\n{''.join(rows)}"


def _line(rule: type[Rule]) -> str:
    options = ", ".join(_option(*each) for each in rule.options().items())
    return f"| [{rule.name}](../rules/{rule.code.lower()}.md) | {options} |\n"


def _option(name: str, default: Any) -> str:  # noqa: ANN401
    value = list(default) if isinstance(default, (tuple, frozenset, set)) else default
    return f"`{name.replace('_', '-')} = {str(value).lower() if isinstance(value, bool) else value!r}`"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split())) if "`" not in text else " ".join(text.split())
