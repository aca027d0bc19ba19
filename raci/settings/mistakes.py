"""The mistakes of a settings file in sentences, each with its line and, for a misspelt key or word, a suggestion."""

from __future__ import annotations

import json
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from raci.errors import SettingsError
from raci.settings.form import SettingsForm
from raci.settings.lines import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from raci.settings.lines import Keys

_WANTED: Final = {
    "list_type": 'a list such as ["ACC", "DUT001"]',
    "string_type": "text in quotes",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "float_type": "a number",
    "int_from_float": "a whole number",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "date_type": "a day such as 2027-03-31, without quotes",
    "date_from_datetime_inexact": "a day such as 2027-03-31, without a time",
    "string_too_short": "text that is not empty",
    "too_short": "at least one of them",
    "string_too_long": "a shorter text",
}
_PATTERNS: Final = {
    "reason": "the reason in words",
    "range": "a range of cells such as B4:K30",
    "duties": "the letters of a column such as B",
    "code": "three capitals and three digits such as HSE001",
    "name": "small letters and hyphens such as few-lawyers-asked",
}
_SHOWN: Final = 60


class Mistake(NamedTuple):
    """Something wrong in settings: the keys of its place, and a sentence."""

    keys: Keys
    sentence: str


def told(mistakes: Iterable[Mistake], lines: Mapping[Keys, int], prefix: Keys, path: Path) -> SettingsError:
    """Return the error of a settings file: one mistake is the message, several are its problems."""
    found = sorted({(line_of(lines, (*prefix, *each.keys)), each.sentence) for each in mistakes})
    if len(found) == 1:
        line, sentence = found[0]
        return SettingsError("bad-settings", sentence, f"{path}:{line}" if line else str(path))
    problems = tuple(f"  line {line}: {sentence}" if line else f"  {sentence}" for line, sentence in found)
    return SettingsError("bad-settings", f"{len(found)} settings are wrong", str(path), problems)


def misfits(error: ValidationError) -> Iterator[Mistake]:
    """Yield what the form says is wrong."""
    for detail in error.errors(include_url=False):
        keys = tuple(str(key) for key in _place(detail))
        if detail["type"] == "misfit":
            context = detail["ctx"]
            yield Mistake((*keys, context["key"]), context["sentence"])
        elif detail["type"] == "union_tag_invalid":
            yield Mistake((*keys, "kind"), _sentence(detail))
        else:
            yield Mistake(keys, _sentence(detail))


def _place(detail: ErrorDetails) -> tuple[int | str, ...]:
    """Return the place of a mistake in the file: without the words pydantic adds for the kinds of house rules."""
    place = detail["loc"]
    tagged = place[:1] == ("house",) and len(place) > 2 and place[2] in _kinds()  # noqa: PLR2004 - house, its place, kind
    return (*place[:2], *place[3:]) if tagged else place


def _kinds() -> list[str]:
    return [kind for form in forms_in(SettingsForm.model_fields["house"].annotation) for kind in _kinds_of(form)]


def _kinds_of(form: type[BaseModel]) -> tuple[str, ...]:
    return get_args(form.model_fields["kind"].annotation)


def _sentence(detail: ErrorDetails) -> str:
    place = _place(detail)
    name = ".".join(_quoted(key) for key in place if isinstance(key, str)) or "the file"
    match detail["type"]:
        case "extra_forbidden":
            hint = _nearest(str(place[-1]), _keys_at(detail["loc"][:-1]))
            return f"there is no setting {name!r}{hint}"
        case "missing":
            return f"{name.rpartition('.')[0]} lacks {place[-1]!r}"
        case "union_tag_not_found":
            return f"{name} lacks 'kind': {_either(_kinds())}"
        case "union_tag_invalid":
            tag = str(detail["ctx"]["tag"])
            return f"{name}.kind takes {_either(_kinds())}, not {_shown(tag)}{_nearest(tag, _kinds())}"
        case "literal_error":
            known = [str(word) for word in _words(detail)]
            hint = _nearest(detail["input"], known) if isinstance(detail["input"], str) else ""
            return f"{name} takes {_wanted(detail)}, not {_shown(detail['input'])}{hint}"
    return f"{name} takes {_wanted(detail)}, not {_shown(detail['input'])}"


def _words(detail: ErrorDetails) -> list[str]:
    return [part.strip(" '") for part in detail["ctx"]["expected"].replace(" or ", ", ").split(",")]


def _either(words: list[str]) -> str:
    quoted = [f'"{word}"' for word in words]
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _wanted(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "literal_error":
            return str(context["expected"]).replace("'", '"')
        case "greater_than_equal":
            return f"a number from {context['ge']}"
        case "string_pattern_mismatch":
            return _PATTERNS[str(detail["loc"][-1])]
        case "list_type" if detail["loc"] == ("house",):
            return "rules, each in a table [[house]] of its own"
        case kind:
            return _WANTED.get(kind, detail["msg"].removeprefix("Input should be "))


def _keys_at(place: Iterable[int | str]) -> list[str]:
    """Return the keys that are allowed in the table at this place of the file."""
    annotation: Any = SettingsForm
    for key in place:
        if get_origin(annotation) in {dict, list}:
            annotation = get_args(annotation)[-1]
            continue
        forms = forms_in(annotation)
        if len(forms) > 1:
            annotation = next((form for form in forms if key in _kinds_of(form)), annotation)
            continue
        fields = {field.alias or name: field.annotation for form in forms for name, field in form.model_fields.items()}
        annotation = fields.get(str(key), annotation)
    return [field.alias or name for form in forms_in(annotation)[:1] for name, field in form.model_fields.items()]


def forms_in(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - whatever stands at a field
    """Return the forms in a type: of a form itself, a list of it, a table of it, or one of several."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [form for each in get_args(annotation) for form in forms_in(each)]


def _quoted(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() else f'"{key}"'


def _nearest(word: str, known: list[str]) -> str:
    """Return a suggestion, empty where no known word is near."""
    hits = get_close_matches(word.replace("_", "-").lower(), known, n=1)
    return f"; did you mean {hits[0]!r}?" if hits else ""


def _shown(value: object) -> str:
    text = json.dumps(value, default=str, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
