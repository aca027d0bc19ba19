"""Which rules run, with which options and severity: from the settings to instances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.errors import SettingsError
from raci.lint.finding import Severity
from raci.names import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from raci.lint.rule import Rule
    from raci.settings import Settings


_FAMILY: Final = 3
"""How many letters of a code name the family of a rule."""


def choose(known: Sequence[type[Rule]], settings: Settings) -> list[Rule]:
    """Return an instance of each rule the settings select; raise SettingsError for names that mean nothing.

    Without `select` all stable rules run; `preview` adds the others, and naming one selects it anyway.
    """
    problems = [
        *_unknown(known, (*settings.select, *settings.ignore, *settings.severity)),
        *_unknown(known, settings.rules),
        *_unknown(known, dict.fromkeys(each.rule for each in settings.allow)),
    ]
    if len(problems) == 1:
        raise SettingsError("unknown-rule", problems[0])
    if problems:
        raise SettingsError("unknown-rule", f"{len(problems)} rules do not exist", problems=tuple(problems))
    return [
        rule(**_options(rule, settings.rules))
        for rule in known
        if _selected(rule, settings) and not any(_named(rule, name) for name in settings.ignore)
    ]


def severities(known: Iterable[Rule], settings: Settings) -> dict[str, Severity]:
    """Return code → severity for the rules whose severity the settings change; raise SettingsError for other words."""
    return {
        rule.code: _severity(name, word)
        for name, word in settings.severity.items()
        for rule in known
        if _named(type(rule), name)
    }


def _severity(name: str, word: str) -> Severity:
    try:
        return Severity(word)
    except ValueError:
        known = ", ".join(each.value for each in Severity)
        message = f"the severity of {name} is one of {known}, not {word!r}"
        raise SettingsError("wrong-severity", message) from None


def _named(rule: type[Rule], name: str) -> bool:
    return name.upper() == "ALL" or rule.code.startswith(name.upper()) or rule.name == name.lower()


def _selected(rule: type[Rule], settings: Settings) -> bool:
    if not settings.select:
        return settings.preview or not rule.preview
    if any(name.upper() == rule.code or name.lower() == rule.name for name in settings.select):
        return True
    return any(_named(rule, name) for name in settings.select) and (settings.preview or not rule.preview)


def _unknown(known: Sequence[type[Rule]], names: Iterable[str]) -> list[str]:
    problems = []
    words = [word for rule in known for word in (rule.code, rule.name, rule.code[:_FAMILY])]
    for name in names:
        if not any(_named(rule, name) for rule in known):
            hint = nearest(name.upper(), words) or nearest(name.lower(), words)
            problems.append(f"there is no rule {name!r}{f'; did you mean {hint}?' if hint else ''}")
    return problems


def _options(rule: type[Rule], given: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    known = rule.options()
    chosen: dict[str, Any] = {}
    for name, options in given.items():
        if not _named(rule, name):
            continue
        for word, value in options.items():
            option = word.replace("-", "_")
            if option not in known:
                hint = nearest(option, list(known))
                message = f"{rule.name} has no option {word!r}{f'; did you mean {hint}?' if hint else ''}"
                raise SettingsError("unknown-option", message)
            chosen[option] = _fitting(rule, word, value, known[option])
    return chosen


def _fitting(rule: type[Rule], word: str, value: object, default: object) -> object:
    """Return the value if it is of the default's kind; a whole number will do for a share."""
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(default, tuple) and isinstance(value, list):
        return tuple(value)
    if type(value) is not type(default):
        message = f"the option {word!r} of {rule.name} takes {type(default).__name__}, not {value!r}"
        raise SettingsError("wrong-type", message)
    return value
