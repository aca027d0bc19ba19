"""Which rules run, with which options and severity: from the settings to instances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.errors import SettingsError
from raci.lint.finding import Severity
from raci.lint.misnamed import Misnomer, fitting, misnomers
from raci.lint.misnamed import known as known_to_settings
from raci.records import values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from raci.lint.rule import Rule
    from raci.settings import Settings

_WHOLE: Final = 6
"""How long a whole code is; a name says as much."""


def choose(known: Sequence[type[Rule]], settings: Settings) -> list[Rule]:
    """Return an instance of each rule the settings select; raise SettingsError with all in them that means nothing.

    Without `select` all stable rules run; `preview` adds the others, and naming one selects it anyway.
    """
    problems = list(misnomers(known_to_settings(known), values(settings)))
    if problems:
        raise _told(problems, settings)
    return [
        rule(**_options(rule, settings.rules))
        for rule in known
        if _selected(rule, settings) and not (settings.ignore and _ignored(rule, settings))
    ]


def _told(problems: Sequence[Misnomer], settings: Settings) -> SettingsError:
    """Return the error of settings: one problem is the message, of several each stands with its place."""
    first = problems[0]
    if len(problems) == 1:
        return SettingsError(first.code, first.sentence, _place(first, settings))
    codes = {each.code for each in problems}
    message = (
        f"{len(problems)} rules do not exist" if codes == {"unknown-rule"} else f"{len(problems)} settings are wrong"
    )
    placed = sorted(((_place(each, settings), each.sentence) for each in problems), key=lambda each: _line(each[0]))
    lines = (": ".join(filter(None, each)) for each in placed)
    return SettingsError(codes.pop() if len(codes) == 1 else "bad-settings", message, problems=tuple(lines))


def _place(problem: Misnomer, settings: Settings) -> str:
    """Return where a problem stands; who has just typed an option knows that."""
    place = settings.place(*problem.keys)
    return "" if place.startswith("--") else place


def _line(place: str) -> tuple[str, int]:
    """Return a place so that places are sorted by file and line."""
    path, _, line = place.rpartition(":")
    return (path, int(line)) if line.isdigit() else (place, 0)


def severities(known: Iterable[Rule], settings: Settings) -> dict[str, Severity]:
    """Return code → severity for the rules whose severity the settings change; raise SettingsError for other words.

    What is said of a rule wins over what is said of its family, wherever it stands.
    """
    return {
        rule.code: _severity(name, settings)
        for rule in known
        for name in _from_families(settings.severity)
        if named(type(rule), name)
    }


def _from_families(names: Iterable[str]) -> list[str]:
    """Return names with those that mean many rules first: ALL, beginnings of codes, then whole codes and names."""
    return sorted(names, key=lambda name: 0 if name.upper() == "ALL" else len(name) if name.isalnum() else _WHOLE)


def _severity(name: str, settings: Settings) -> Severity:
    word = settings.severity[name]
    try:
        return Severity(word)
    except ValueError:
        known = ", ".join(each.value for each in Severity)
        message = f"the severity of {name} is one of {known}, not {word!r}"
        raise SettingsError("wrong-severity", message, settings.place("severity", name)) from None


def named(rule: type[Rule], name: str) -> bool:
    """Tell whether a word names a rule: its code, the beginning of it, its name, or ALL."""
    return name.upper() == "ALL" or rule.code.startswith(name.upper()) or rule.name == name.lower()


def _selected(rule: type[Rule], settings: Settings) -> bool:
    if not settings.select:
        return settings.preview or not rule.preview
    if any(name.upper() == rule.code or name.lower() == rule.name for name in settings.select):
        return True
    return any(named(rule, name) for name in settings.select) and (settings.preview or not rule.preview)


def _ignored(rule: type[Rule], settings: Settings) -> bool:
    return any(named(rule, name) for name in settings.ignore)


def _options(rule: type[Rule], given: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    if not given:
        return {}
    known = rule.options()
    chosen = {
        word.replace("-", "_"): value
        for name in _from_families(given)
        if named(rule, name)
        for word, value in given[name].items()
    }
    return {option: fitting(value, known[option]) for option, value in chosen.items()}
