"""The rules, one file each, found by walking this package and by entry points of the group `raci.rules`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from raci.errors import SettingsError
from raci.lint import Rule
from raci.names import nearest
from raci.plugged import plugged
from raci.walking import modules_in, packages_in

if TYPE_CHECKING:
    from types import ModuleType

    from raci.settings import Settings


@cache
def all_rules() -> tuple[type[Rule], ...]:
    """Return every rule, sorted by code. A plug-in that cannot be imported raises what its import raises."""
    found: dict[str, type[Rule]] = {}
    for folder in __path__:
        for family in packages_in(folder):
            for module in modules_in(f"{folder}/{family}"):
                if module[3:6].isdigit():
                    found.update(_rules_of(import_module(f"{__name__}.{family}.{module}")))
    for loaded in plugged(__name__):
        if isinstance(loaded, type) and issubclass(loaded, Rule):
            found[loaded.code] = loaded
    return tuple(found[code] for code in sorted(found))


def _rules_of(module: ModuleType) -> dict[str, type[Rule]]:
    classes = (each for each in vars(module).values() if isinstance(each, type) and issubclass(each, Rule))
    return {each.code: each for each in classes if each.__module__ == module.__name__ and each.code}


def rules_for(settings: Settings) -> tuple[type[Rule], ...]:
    """Return every rule there is under some settings: those of the program and those of the house."""
    if not settings.house:
        return all_rules()
    from raci.rules.house import rules_of_house  # noqa: PLC0415 - few houses have any

    return (*all_rules(), *rules_of_house(settings.house))


def is_known(name: str) -> bool:
    """Tell whether a rule of the program has this code or name."""
    return any(_is_called(rule, name) for rule in all_rules())


def rule_named(name: str, settings: Settings | None = None) -> type[Rule]:
    """Return a rule by its code or name; raise SettingsError with a suggestion if there is none.

    Rules of the house are those of the settings.
    """
    rules = rules_for(settings) if settings else all_rules()
    for rule in rules:
        if _is_called(rule, name):
            return rule
    hint = nearest(name.upper(), [rule.code for rule in rules]) or nearest(name.lower(), [rule.name for rule in rules])
    raise SettingsError("unknown-rule", f"there is no rule {name!r}{f'; did you mean {hint}?' if hint else ''}")


def _is_called(rule: type[Rule], name: str) -> bool:
    return name.upper() == rule.code or name.lower() == rule.name
