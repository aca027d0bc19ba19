"""Every setting there is, told from the forms that read them: the one source of `raci init` and of the reference."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

from pydantic import BeforeValidator
from pydantic_core import PydanticUndefined

from raci.records import record
from raci.settings.environment import VARIABLES
from raci.settings.form import SettingsForm
from raci.settings.mistakes import forms_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

HOUSE_EXAMPLES: Final = Path(__file__).with_name("house_examples.toml")
ALLOW_EXAMPLE: Final = """[[allow]]
rule = "ACC002"
duty = "Approve bid"                # key or name; role and path narrow it, too
reason = "Both sign until the merger is done."
owner = "Ann Lee"
until = 2027-03-31                  # the last day
"""

_OPTIONS: Final = {
    "select": "--select", "ignore": "--ignore", "preview": "--preview", "fail-on": "--fail-on",
    "cache": "--cache/--no-cache", "cache-dir": "--cache-dir",
    "organization": "--org", "notation": "--notation", "layout.sheet": "--sheet", "layout.range": "--range",
    "layout.header": "--header", "layout.duties": "--duties", "layout.transposed": "--transposed",
}  # fmt: skip
_KINDS: Final = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "date": "day"}


@record
class Setting:
    """A setting: the keys that lead to it, what it takes, its default (None: nothing) and an example, what it means.

    `variable` and `option` say the same in the environment and on the command line; empty where nothing does.
    """

    keys: tuple[str, ...]
    takes: str
    description: str
    default: Any = None
    example: Any = None
    required: bool = False
    variable: str = ""
    option: str = ""


def settings_there_are() -> Iterator[Setting]:
    """Yield every setting but those of allowances and house rules, in the order in which they are best told."""
    yield from _of(SettingsForm, ())


def house_examples() -> str:
    """Return an example of each kind of house rule, as TOML."""
    return HOUSE_EXAMPLES.read_text(encoding="utf-8")


def _of(form: type[BaseModel], before: tuple[str, ...]) -> Iterator[Setting]:
    for name, field in form.model_fields.items():
        inner = forms_in(field.annotation)
        if inner and get_origin(field.annotation) is None:
            yield from _of(inner[0], (*before, field.alias or name))
        elif name not in {"allow", "house"}:
            yield _setting(name, field, before)


def _setting(name: str, field: FieldInfo, before: tuple[str, ...]) -> Setting:
    keys = (*before, field.alias or name)
    plain = field.default if isinstance(field.default, str | int | bool) and not before else None
    fields = ("layout", "notation") if keys == ("notation",) else (*before, name)
    takes, example = _takes(field), (field.examples or [None])[0]
    return Setting(
        keys,
        takes,
        field.description or "",
        None if plain == "" else plain,
        date.fromisoformat(example) if takes == _KINDS["date"] else example,
        required=field.default is PydanticUndefined,
        variable=next((each for each, (place, _) in VARIABLES.items() if place == fields), ""),
        option=_OPTIONS.get(".".join(keys), ""),
    )


def _takes(field: FieldInfo) -> str:
    """Return what a field takes, in words."""
    short = any(isinstance(each, BeforeValidator) for each in field.metadata)
    return _in_words(field.annotation, short=short)


def _in_words(kind: Any, *, short: bool) -> str:  # noqa: ANN401 - any type a field may have
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return " or ".join(", ".join(f'"{word}"' for word in part) for part in (inner[:-1], inner[-1:]) if part)
    if origin is list:
        words = _in_words(inner[0], short=False)
        return f"{'one or several' if short else 'list'} of {'texts' if words == 'text' else words}"
    if forms_in(kind) and short:
        return "text, list of texts, or table"
    if origin is dict or forms_in(kind):
        return "table"
    if origin is not None:
        return _in_words(inner[0], short=short)
    return _KINDS.get(kind.__name__, "text")
