"""Settings of the environment, as containers and build servers give them: RACI_SELECT, RACI_FAIL_ON and others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from raci.errors import SettingsError
from raci.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from raci.settings.merging import Places

_PREFIX: Final = "RACI_"
_TESTS: Final = "RACI_TEST_"
_YES: Final = frozenset({"1", "true", "yes", "on"})
_NO: Final = frozenset({"0", "false", "no", "off"})
_SEVERITIES: Final = ("error", "warning", "note")

CONFIG: Final = "RACI_CONFIG"
NO_CONFIG: Final = "RACI_NO_CONFIG"
SERVE_TOKEN: Final = "RACI_SERVE_TOKEN"  # noqa: S105 - a name
"""What others must know to get in at `raci serve`; it is no setting, and stands in no file."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _truth(text: str) -> bool:
    if text.lower() not in _YES | _NO:
        raise ValueError("1 or 0 (or true, false, yes, no, on, off)")
    return text.lower() in _YES


def _severity(text: str) -> str:
    if text.lower() not in _SEVERITIES:
        raise ValueError("error, warning or note")
    return text.lower()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("a day such as 2026-06-30") from None


def _jobs(text: str) -> int:
    if not text.isdecimal() or len(text) > len("1000"):
        raise ValueError("how many files are judged at once, such as 4 (0 for as many as pay)")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        raise ValueError("a number of seconds such as 600")
    return seconds


VARIABLES: Final[Mapping[str, tuple[tuple[str, ...], Callable[[str], Any]]]] = {
    "RACI_SELECT": (("select",), _words),
    "RACI_IGNORE": (("ignore",), _words),
    "RACI_PREVIEW": (("preview",), _truth),
    "RACI_FAIL_ON": (("fail_on",), _severity),
    "RACI_ORGANIZATION": (("organization",), str),
    "RACI_NOTATION": (("layout", "notation"), str),
    "RACI_EXCLUDE": (("exclude",), _words),
    "RACI_TODAY": (("today",), _day),
    "RACI_JOBS": (("jobs",), _jobs),
    "RACI_CLUSTER": (("cluster",), str),
    "RACI_CLUSTER_TIMEOUT": (("cluster_timeout",), _seconds),
    "RACI_CACHE": (("cache",), _truth),
    "RACI_CACHE_DIR": (("cache_dir",), str),
    **{each.variable: (("limits", each.name), each.value_of) for each in LIMITS.values()},
}
"""For each variable the keys of its setting, and what reads its text (raising ValueError with what it takes)."""


def from_environment(environ: Mapping[str, str]) -> tuple[dict[str, Any], Places]:
    """Return what the environment says, by field name, and where; an empty variable says nothing.

    Raises SettingsError with everything that is wrong in it.
    """
    said: dict[str, Any] = {}
    places: Places = {}
    problems = []
    for name, (keys, read) in VARIABLES.items():
        text = environ.get(name, "").strip()
        if not text:
            continue
        try:
            value = read(text)
        except ValueError as error:
            problems.append(_problem(name, str(error), text))
            continue
        if keys[1:]:
            said.setdefault(keys[0], {})[keys[1]] = value
        else:
            said[keys[0]] = value
        places[keys] = name
    if len(problems) == 1:
        raise SettingsError("bad-settings", problems[0])
    if problems:
        message = f"{len(problems)} variables of the environment are wrong"
        raise SettingsError("bad-settings", message, problems=tuple(f"  {each}" for each in problems))
    return said, places


def no_file(environ: Mapping[str, str]) -> bool:
    """Tell whether the environment asks that no settings file be read; raise SettingsError if it says it wrongly."""
    text = environ.get(NO_CONFIG, "").strip()
    try:
        return bool(text) and _truth(text)
    except ValueError as error:
        raise SettingsError("bad-settings", _problem(NO_CONFIG, str(error), text)) from None


def strangers(environ: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each variable that begins like one of raci's and is none."""
    for name in environ:
        if name.upper().startswith(_PREFIX) and not name.startswith(_TESTS) and name not in _known():
            from difflib import get_close_matches  # noqa: PLC0415 - only for messages

            hits = get_close_matches(name.upper(), _known(), n=1, cutoff=0.7)
            yield f"there is no variable {name}{f'; did you mean {hits[0]}?' if hits else ''}"


def _known() -> list[str]:
    return [*VARIABLES, CONFIG, NO_CONFIG, SERVE_TOKEN]


def _problem(name: str, wanted: str, text: str) -> str:
    return f"{name} takes {wanted}, not {text[:60]!r}"
