"""Make the reference of the settings from the form of a settings file, and from the options of the rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, get_args

from pydantic import BaseModel

from raci.rules import all_rules
from raci.settings import LayoutSettings, Settings
from raci.settings.form import LayoutForm, SettingsForm
from raci.settings.toml import as_toml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from raci.lint import Rule

_INTRODUCTION: Final = """# Settings file

Every key of `raci.toml`, and of `[tool.raci]` in `pyproject.toml`. How settings work together, and what overrules what:
[Settings](../settings.md).
"""
_WORDS: Final = {
    str: "text",
    int: "number",
    float: "number",
    bool: "`true` or `false`",
    type(None): "",
    Any: "anything",
}
_MARKUP: Final = re.compile(r"([*_\[\]<>|])")


def page() -> str:
    """Return the page of all settings."""
    return "\n".join([_INTRODUCTION, *_Reference().tables(SettingsForm, ""), _options()])


class _Reference:
    """The tables of forms, with what was told before: the keys of each place, and the places of each form."""

    def __init__(self) -> None:
        self._keys: dict[str, set[str]] = {}
        self._places: dict[type[BaseModel], str] = {}

    def tables(self, form: type[BaseModel], place: str, kinds: str = "") -> Iterator[str]:
        """Yield the table of a form with the keys not told of this place yet, then those of the forms within it.

        `kinds` are what the key `kind` may be, where the form is one of several.
        """
        alike = next((known for known in self._places if issubclass(known, form)), None)
        if alike:
            yield _same(form, place, alike, self._places[alike])
            return
        self._places[form] = place
        known = self._keys.setdefault(place, set())
        fields = {name: field for name, field in form.model_fields.items() if _key(name, field) not in known}
        if fields:
            kind = f" of the kind {_kind(form.model_fields['kind'].annotation)}" if known else ""
            rows = "".join(_row(form, name, field, kinds if name == "kind" else "") for name, field in fields.items())
            yield f"## {f'`{place}`' if place else 'Top level'}{kind}\n"
            yield f"| Key | Holds | Default | Says |\n| --- | --- | --- | --- |\n{rows}"
        known.update(_key(name, field) for name, field in fields.items())
        for name, field in fields.items():
            found = list(_forms(field.annotation, _below(place, _key(name, field))))
            kinds = ", ".join(_kind(each.model_fields["kind"].annotation) for each, _ in found if len(found) > 1)
            for inner, within in found:
                yield from self.tables(inner, within, kinds)


def _same(form: type[BaseModel], place: str, alike: type[BaseModel], told_at: str) -> str:
    """Return that a form holds what a form told before does, and what it leaves out."""
    less = [f"`{_key(name, field)}`" for name, field in alike.model_fields.items() if name not in form.model_fields]
    without = f", but not {', '.join(less)}" if less else ""
    return f"`{place}` holds the same as {f'`{told_at}`' if told_at else 'the top level'}{without}.\n"


def _below(place: str, key: str) -> str:
    return f"[{place.strip('[]')}.{key}]" if place else f"[{key}]"


def _row(form: type[BaseModel], name: str, field: FieldInfo, kinds: str) -> str:
    says = _escaped(field.description or "")
    examples = " or ".join(f"`{as_toml(each)}`" for each in field.examples or ())
    cells = (f"`{_key(name, field)}`", kinds or _kind(field.annotation), _default(form, name, field), says)
    return f"| {' | '.join(cells)}{f' Example: {examples}' if examples else ''} |\n"


def _key(name: str, field: FieldInfo) -> str:
    return field.alias or name


def _forms(annotation: Any, place: str) -> Iterator[tuple[type[BaseModel], str]]:  # noqa: ANN401 - a type of any kind
    """Yield the forms that a value holds, with the place in the file where each stands."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, place
        return
    origin = getattr(annotation, "__origin__", None)
    inner = f'[{place.strip("[]")}."PATTERN"]' if origin is dict else f"[{place}]" if origin is list else place
    for part in get_args(annotation):
        yield from _forms(part, inner)


def _kind(annotation: Any) -> str:  # noqa: ANN401
    """Return in words what a value may be."""
    if annotation in _WORDS:
        return _WORDS[annotation]
    if isinstance(annotation, type):
        return "table" if issubclass(annotation, BaseModel) else annotation.__name__.lower()
    origin, parts = getattr(annotation, "__origin__", None), get_args(annotation)
    if origin is dict:
        return "table"
    if origin in {list, tuple}:
        word = _kind(parts[0]) if parts else ""
        return f"list of {word}s" if word in {"text", "table", "number"} else f"list of {word}" if word else "list"
    if parts and all(isinstance(part, str) for part in parts):
        return ", ".join(f"`{part}`" for part in parts)
    if hasattr(annotation, "__metadata__"):
        return _kind(parts[0])
    return " or ".join(dict.fromkeys(filter(None, map(_kind, parts))))


def _default(form: type[BaseModel], name: str, field: FieldInfo) -> str:
    """Return the default that holds: for what `Settings` has, its own."""
    if field.is_required():
        return "required"
    holder = LayoutSettings() if form is LayoutForm else Settings() if issubclass(SettingsForm, form) else None
    value = getattr(holder, name, None) if holder else field.get_default(call_default_factory=True)
    return f"`{as_toml(value)}`" if isinstance(value, (bool, int, float)) or (value and isinstance(value, str)) else ""


def _options() -> str:
    rows = [_line(rule) for rule in all_rules() if rule.options()]
    head = "## `[rules.NAME]`\n\nWhat each option says stands on the page of its rule.\n\n"
    return f"{head}| Rule | Options and their defaults |\n| --- | --- |\n{''.join(rows)}"


def _line(rule: type[Rule]) -> str:
    options = ", ".join(_option(*each) for each in rule.options().items())
    return f"| [{rule.name}](../rules/{rule.code.lower()}.md) | {options} |\n"


def _option(name: str, default: Any) -> str:  # noqa: ANN401
    value = sorted(default) if isinstance(default, (frozenset, set)) else default
    return f"`{name.replace('_', '-')} = {as_toml(value)}`"


def _escaped(text: str) -> str:
    """Return a text without markup but code between back-quotes."""
    parts = " ".join(text.split()).split("`")
    return "`".join(_MARKUP.sub(r"\\\1", part) if place % 2 == 0 else part for place, part in enumerate(parts))
