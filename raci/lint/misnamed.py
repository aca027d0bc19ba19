"""What settings say of rules that means nothing: rules and options there are none of, values of the wrong kind."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from raci.errors import SettingsError
from raci.lint.finding import Severity
from raci.names import nearest
from raci.notations import get
from raci.settings import LayoutSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from raci.lint.rule import Rule

FAMILY: Final = 3
"""How many letters of a code name the family of a rule."""

_TABLES: Final = ("severity", "rules")
_LISTS: Final = ("select", "ignore")


class Known(NamedTuple):
    """What settings may name: a rule's code and name, and its options with their defaults."""

    code: str
    name: str
    options: Mapping[str, Any]

    def is_called(self, word: str) -> bool:
        """Tell whether a code, the beginning of one, a name, or ALL means this rule."""
        return word.upper() == "ALL" or self.code.startswith(word.upper()) or self.name == word.lower()


class Misnomer(NamedTuple):
    """Something wrong: the code of the error, the keys of its place in the settings, and a sentence."""

    code: str
    keys: tuple[str, ...]
    sentence: str


def known(rules: Iterable[type[Rule]]) -> list[Known]:
    """Return what settings may name of these rules; those of the house are in the settings themselves."""
    return [_known(rule) for rule in rules if not rule.of_house]  # type: ignore[arg-type] # a class has a hash


@lru_cache(maxsize=1 << 10)
def _known(rule: type[Rule]) -> Known:
    return Known(rule.code, rule.name, rule.options())


def misnomers(rules: Sequence[Known], said: Mapping[str, Any]) -> Iterator[Misnomer]:
    """Yield everything that settings say of rules and that means nothing, also for single paths.

    `said` are tables as a settings file has them; what is of the wrong type is left to others.
    """
    own = list(_of_house(said))
    for keys, rule in own:
        yield from _taken(rules, rule, keys)
    yield from _doubled(own)
    rules = [*rules, *(rule for _, rule in own)]
    yield from _in_table(rules, said)
    yield from _of_allowances(rules, said)
    for pattern, table in _table(said, "paths").items():
        if isinstance(table, dict):
            for each in _in_table(rules, table):
                yield each._replace(keys=("paths", pattern, *each.keys))


def _in_table(rules: Sequence[Known], said: Mapping[str, Any]) -> Iterator[Misnomer]:
    for key in _LISTS:
        words = said.get(key)
        for place, word in enumerate(words if isinstance(words, list | tuple) else ()):
            yield from _unknown(rules, word, (key, str(place)))
    for key in _TABLES:
        for word in _table(said, key):
            yield from _unknown(rules, word, (key, word))
    yield from _of_severities(said)
    for word, options in _table(said, "rules").items():
        if isinstance(options, dict):
            for rule in rules:
                if rule.is_called(word):
                    yield from _of_options(rule, word, options)
    yield from _of_notation(said)


def _of_allowances(rules: Sequence[Known], said: Mapping[str, Any]) -> Iterator[Misnomer]:
    """Yield the rules that are allowed and that there are none of; an entry may name several."""
    entries = said.get("allow")
    places: dict[object, int] = {}
    for each in entries if isinstance(entries, list | tuple) else ():
        words = each.get("rule") if isinstance(each, dict) else getattr(each, "rule", None)
        place = places.setdefault(getattr(each, "at", None) or id(each), len(places))
        for word in words if isinstance(words, list | tuple) else (words,):
            yield from _unknown(rules, word, ("allow", str(place), "rule"))


def _of_severities(said: Mapping[str, Any]) -> Iterator[Misnomer]:
    for word, severity in _table(said, "severity").items():
        if isinstance(severity, str) and severity not in _severities():
            sentence = f"the severity of {word} is one of {', '.join(_severities())}, not {severity!r}"
            yield Misnomer("wrong-severity", ("severity", word), sentence)


def _of_house(said: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Known]]:
    """Yield the rules of the house with their places; what is no rule is left to others."""
    house = said.get("house")
    for place, each in enumerate(house if isinstance(house, list | tuple) else ()):
        code, name = (each.get("code"), each.get("name")) if isinstance(each, dict) else _words_of(each)
        yield (
            ("house", str(place)),
            Known(code if isinstance(code, str) else "", name if isinstance(name, str) else "", {}),
        )


def _words_of(each: object) -> tuple[object, object]:
    return getattr(each, "code", None), getattr(each, "name", None)


def _taken(rules: Sequence[Known], own: Known, keys: tuple[str, ...]) -> Iterator[Misnomer]:
    family = own.code[:FAMILY]
    taken = next((rule for rule in rules if family and rule.code[:FAMILY] == family), None)
    if taken:
        sentence = f"codes that begin with {family} are raci's own; begin those of the house with other letters: HSE001"
        yield Misnomer("bad-settings", (*keys, "code"), sentence)
    taken = next((rule for rule in rules if rule.name == own.name), None)
    if taken:
        sentence = f"{own.name} is the name of {taken.code}; find another one for {own.code or 'the rule of the house'}"
        yield Misnomer("bad-settings", (*keys, "name"), sentence)


def _doubled(own: Sequence[tuple[tuple[str, ...], Known]]) -> Iterator[Misnomer]:
    """Yield what several rules of the house are called."""
    seen: set[tuple[str, str]] = set()
    for keys, rule in own:
        for key, word in (("code", rule.code), ("name", rule.name)):
            if word and (key, word) in seen:
                sentence = f"{word} is the {key} of another house rule; each has its own"
                yield Misnomer("bad-settings", (*keys, key), sentence)
            seen.add((key, word))


def _of_notation(said: Mapping[str, Any]) -> Iterator[Misnomer]:
    layout = said.get("layout")
    inner = layout.notation if isinstance(layout, LayoutSettings) else _table(said, "layout").get("notation")
    for keys, name in ((("notation",), said.get("notation")), (("layout", "notation"), inner)):
        if isinstance(name, str) and name:
            try:
                get(name)
            except SettingsError as error:
                yield Misnomer(error.code, keys, error.message)


def _unknown(rules: Sequence[Known], word: object, keys: tuple[str, ...]) -> Iterator[Misnomer]:
    if isinstance(word, str) and not any(rule.is_called(word) for rule in rules):
        words = [each for rule in rules for each in (rule.code, rule.name, rule.code[:FAMILY])]
        yield Misnomer("unknown-rule", keys, no_such_rule(word, words))


def no_such_rule(name: str, known: Iterable[str]) -> str:
    """Return the sentence that there is no rule of this name, with the known word that is most like it."""
    words = list(known)
    hint = nearest(name.upper(), words) or nearest(name.lower(), words)
    return f"there is no rule {name!r}{f'; did you mean {hint}?' if hint else ''}"


def _of_options(rule: Known, word: str, options: Mapping[str, Any]) -> Iterator[Misnomer]:
    for option, value in options.items():
        keys = ("rules", word, option)
        plain = option.replace("-", "_")
        if plain not in rule.options:
            hint = nearest(plain, list(rule.options))
            sentence = f"{rule.name} has no option {option!r}{f'; did you mean {hint}?' if hint else ''}"
            yield Misnomer("unknown-option", keys, sentence)
        elif fitting(value, rule.options[plain]) is None:
            wanted = type(rule.options[plain]).__name__
            sentence = f"the option {option!r} of {rule.name} takes {wanted}, not {value!r}"
            yield Misnomer("wrong-type", keys, sentence)
        elif isinstance(value, int | float) and value < 0:
            yield Misnomer(
                "wrong-type", keys, f"the option {option!r} of {rule.name} takes a number from 0, not {value}"
            )


def fitting(value: object, default: object) -> object:
    """Return an option's value if it is of the default's kind, else None; a whole number will do for a share."""
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(default, tuple) and isinstance(value, list):
        return tuple(value)
    return value if type(value) is type(default) else None


def _table(said: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = said.get(key)
    return table if isinstance(table, dict) else {}


def _severities() -> list[str]:
    return [each.value for each in Severity]
