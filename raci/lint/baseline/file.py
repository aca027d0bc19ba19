"""Baseline files: JSON with one finding a line, so that a renewal reads well in a diff."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from raci.collector import collector_paused
from raci.errors import UnreadableError
from raci.limits import check_size
from raci.lint.baseline.entry import Baseline, Entry, FileThen, as_written
from raci.lint.subject import DutyWords, RoleWords, Subject
from raci.replacing import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pydantic import ValidationError

    from raci.lint.baseline.form import BaselineForm, EntryForm

VERSION: Final = 1
_ANEW: Final = "write it anew with --write-baseline"
_CONFLICT: Final = re.compile(r"^(?:<{7}|>{7}|={7})(?: |$)", re.MULTILINE)


@collector_paused()
def read_baseline(path: Path) -> Baseline:
    """Return the baseline of a file.

    Raises UnreadableError, with one sentence and what to do now, if there is none, or it cannot be understood.
    """
    data = _parsed(_text(path), path)
    version = data.get("version") if isinstance(data, dict) else None
    if not isinstance(version, int) or isinstance(version, bool):
        raise UnreadableError("no-baseline", f"this is no baseline of raci; name another file, or {_ANEW}", str(path))
    if version != VERSION:
        age = "an older" if version < VERSION else "a newer"
        message = f"the baseline is of {age} version ({version}; this raci reads {VERSION}); {_ANEW}"
        raise UnreadableError("baseline-version", message, str(path))
    from pydantic import ValidationError  # noqa: PLC0415 - costs; only where there is a baseline

    from raci.lint.baseline.form import BaselineForm  # noqa: PLC0415

    try:
        return _understood(BaselineForm.model_validate(data))
    except ValidationError as error:
        raise UnreadableError("broken-baseline", _told(error), str(path)) from None


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Write a baseline, whole or not at all; the same findings give the same text."""
    with replacing(path) as written:
        written.write_text(text_of(baseline), encoding="utf-8", newline="\n")


def text_of(baseline: Baseline) -> str:
    """Return a baseline as JSON, sorted, one file and one finding a line."""
    files = (f"{_json(path)}: {_json(_file(baseline.files[path]))}" for path in sorted(baseline.files))
    findings = (_json(_finding(entry)) for entry in sorted(baseline.entries))
    parts = f'"version": {VERSION}', f'"files": {{{_lines(files)}}}', f'"findings": [{_lines(findings)}]'
    return "{" + ",".join(f"\n  {part}" for part in parts) + "\n}\n"


def _lines(texts: Iterable[str]) -> str:
    listed = ",".join(f"\n    {text}" for text in texts)
    return f"{listed}\n  " if listed else ""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _file(file: FileThen) -> dict[str, Any]:
    names = {key: file.roles[key] for key in sorted(file.roles) if file.roles[key]}
    return _without_empty({"sections": sorted(file.sections), "roles": names})


def _finding(entry: Entry) -> dict[str, Any]:
    subject, (path, *others) = entry.subject, entry.paths or ("",)
    said = {
        "rule": subject.rule,
        "path": path,
        "with": others,
        "duties": [_without_empty(duty._asdict()) for duty in subject.duties],
        "roles": [role.key for role in subject.roles],
        "words": subject.words,
    }
    return {**_without_empty(said, kept=("rule", "path")), "fingerprint": entry.fingerprint}


def _without_empty(said: dict[str, Any], kept: tuple[str, ...] = ("name",)) -> dict[str, Any]:
    return {key: value for key, value in said.items() if value or key in kept}


def _text(path: Path) -> str:
    try:
        check_size("baseline-size", path.stat().st_size, str(path), what="baseline", instead=_ANEW)
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        message = "there is no such baseline; to write it, give --write-baseline as well"
        raise UnreadableError("no-baseline", message, str(path)) from None
    except OSError as error:
        reason = error.strerror or error
        raise UnreadableError("no-baseline", f"the baseline cannot be read: {reason}", str(path)) from None
    except UnicodeDecodeError:
        raise UnreadableError("broken-baseline", f"the baseline is not in UTF-8; {_ANEW}", str(path)) from None


def _parsed(text: str, path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        conflict = _CONFLICT.search(text)
        line = text.count("\n", 0, conflict.start()) + 1 if conflict else error.lineno
        why = "holds marks of a merge conflict" if conflict else f"is no valid JSON ({error.msg.lower()})"
        place = f"{path}:{line}" if conflict else f"{path}:{line}:{error.colno}"
        raise UnreadableError("broken-baseline", f"the baseline {why}; {_ANEW}", place) from None
    except (RecursionError, ValueError):
        raise UnreadableError("broken-baseline", f"the baseline is no valid JSON; {_ANEW}", str(path)) from None


def _told(error: ValidationError) -> str:
    """Return what is wrong with the first thing that is, and how many more there are."""
    first, *more = error.errors(include_url=False, include_input=False)
    place = ".".join(str(each + 1) if isinstance(each, int) else each for each in first["loc"])
    others = f", and {len(more)} more mistakes" if len(more) > 1 else ", and one more mistake" if more else ""
    why = first["msg"].replace("Input should be", "it should be")
    return f"the baseline has been changed by hand and cannot be understood: {place}: {why}{others}; {_ANEW}"


def _understood(form: BaselineForm) -> Baseline:
    files = {
        as_written(path): FileThen(
            frozenset(map(tuple, each.sections)), {key: tuple(names) for key, names in each.roles.items()}
        )
        for path, each in form.files.items()
    }
    return Baseline(tuple(_entry(each, files) for each in form.findings), files)


def _entry(form: EntryForm, files: dict[str, FileThen]) -> Entry:
    paths = tuple(sorted(as_written(path) for path in (form.path, *form.others) if path))
    names = [files[path].roles for path in paths if path in files]
    roles = (
        RoleWords(key, tuple(sorted({word for each in names for word in each.get(key, ())}))) for key in form.roles
    )
    duties = (DutyWords(each.name, tuple(each.section), each.scope, each.key) for each in form.duties)
    subject = Subject(form.rule, tuple(sorted(duties)), tuple(sorted(roles)), tuple(sorted(form.words)))
    return Entry(paths, subject, form.fingerprint)
