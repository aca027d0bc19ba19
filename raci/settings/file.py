"""Settings files: raci.toml, or [tool.raci] in pyproject.toml; every mistake is told at once."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from raci.errors import SettingsError
from raci.settings.merging import merged
from raci.settings.model import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from raci.settings.lines import Keys

Further: TypeAlias = "Callable[[dict[str, Any]], Iterable[tuple[Keys, str]]]"
"""What tells further mistakes of the table of a settings file: such as rules that do not exist."""

_OWN: Final = "raci.toml"
_PROJECT: Final = "pyproject.toml"
_LARGEST: Final = 1_000_000
_PLACE: Final = r"(?s)(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)"


def find_settings(start: Path) -> Path | None:
    """Return the nearest raci.toml, or pyproject.toml with [tool.raci], from a file's folder upwards.

    The search ends at the folder that holds `.git`, or at the root; None if there is no such file.
    """
    start = Path(os.path.abspath(start))  # noqa: PTH100 - a link counts where it stands, not where it leads
    for folder in (start, *start.parents):
        try:
            if found := settings_in(folder):
                return found
            if (folder / ".git").exists():
                return None
        except PermissionError:
            continue
    return None


def load_settings(path: Path, further: Further | None = None) -> Settings:
    """Return the settings of a file; raise SettingsError with everything that is wrong in it, each with its line.

    `further` is asked only where something is wrong, for what else is wrong in the table of the file: the keys and a
    sentence of each. So all is told at once.
    """
    text = _text(path)
    table, prefix = _table(_parsed(text, path), path)
    from pydantic import ValidationError  # noqa: PLC0415 - costs 200 ms; only where there is a file

    from raci.settings.form import SettingsForm, given  # noqa: PLC0415
    from raci.settings.house import house_of  # noqa: PLC0415
    from raci.settings.lines import line_of, lines_in  # noqa: PLC0415

    lines = lines_in(text)
    try:
        form = SettingsForm.model_validate(table)
    except ValidationError as error:
        from raci.settings.mistakes import Mistake, misfits, told  # noqa: PLC0415

        others = further(table) if further and isinstance(table, dict) else ()
        raise told([*misfits(error), *(Mistake(*each) for each in others)], lines, prefix, path) from None
    said = _rooted(given(form), path.parent)
    said["house"] = tuple(map(house_of, said.get("house", ())))
    if "allow" in said:
        from raci.settings.allowing import allowed_by  # noqa: PLC0415 - few files allow anything

        places = [line_of(lines, (*prefix, "allow", str(number))) for number in range(len(said["allow"]))]
        said["allow"] = allowed_by(said["allow"], places, path)
    return merged(Settings(), said, _places(lines, prefix, path))


def _places(lines: dict[Keys, int], prefix: Keys, path: Path) -> dict[Keys, str]:
    """Return where the settings stand, by the names of the fields they are for."""
    size = len(prefix)
    inside = {keys[size:]: line for keys, line in lines.items() if keys[:size] == prefix and keys[size:]}
    return {_fields(keys): f"{path}:{line}" for keys, line in inside.items()}


def _fields(keys: Keys) -> Keys:
    if keys[0] == "paths" and len(keys) > 2:  # noqa: PLR2004 - paths, the pattern, a setting
        return (*keys[:2], *_fields(keys[2:]))
    return ("layout", *keys) if keys == ("notation",) else (keys[0].replace("-", "_"), *keys[1:])


def _rooted(said: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return what a file says with its paths, which it writes relative to its folder."""
    for part in (said, *said.get("paths", {}).values()):
        for name in ("organization", "baseline", "cache_dir"):
            if part.get(name):
                part[name] = str(folder / part[name])
    return said


def settings_in(folder: Path) -> Path | None:
    """Return the settings file of a folder: raci.toml, or pyproject.toml with [tool.raci]; None if it has none."""
    if (folder / _OWN).is_file():
        return folder / _OWN
    return folder / _PROJECT if _speaks_of_raci(folder / _PROJECT) else None


def _speaks_of_raci(path: Path) -> bool:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return False
    if "raci" not in text or ("tool.raci" not in text and "[tool]" not in text):
        return False
    import tomllib  # noqa: PLC0415 - only where there may be settings

    try:
        return bool(_table(tomllib.loads(text), path)[0])
    except (ValueError, RecursionError):
        return "[tool.raci" in text


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise SettingsError("unreadable-settings", "a settings file has at most 1 MB; this is none", str(path))
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise SettingsError("unreadable-settings", f"it cannot be read: {error.strerror or error}", str(path)) from None
    except UnicodeDecodeError:
        raise SettingsError("broken-toml", "the settings file is not written in UTF-8", str(path)) from None


def _parsed(text: str, path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only where there is a file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = re.fullmatch(_PLACE, str(error))
        sentence = match[1] if match else str(error)
        line, column = (match[2], match[3]) if match and match[2] else (len(text.splitlines()) or 1, 1)
        message = f"this is no valid TOML: {sentence[:1].lower()}{sentence[1:]}"
        raise SettingsError("broken-toml", message, f"{path}:{line}:{column}") from None
    except RecursionError:
        raise SettingsError("broken-toml", "lists or tables are nested too deeply", str(path)) from None
    except ValueError:
        raise SettingsError("broken-toml", "a number has thousands of digits", str(path)) from None


def _table(data: dict[str, Any], path: Path) -> tuple[Any, tuple[str, ...]]:
    """Return the table of the settings, and the keys that lead to it."""
    if path.name != _PROJECT:
        return data, ()
    tool = data.get("tool", {})
    return (tool.get("raci", {}) if isinstance(tool, dict) else {}), ("tool", "raci")
