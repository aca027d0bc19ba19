"""The text of a first settings file: every setting there is, explained, and set where what was seen is a reason."""

from __future__ import annotations

import inspect
import re
import textwrap
from typing import TYPE_CHECKING, Any, Final

from raci.cli.output import counted
from raci.cli.surveying import is_error
from raci.reports.terminal import plain
from raci.settings.reference import ALLOW_EXAMPLE, Setting, house_examples, settings_there_are
from raci.settings.toml import as_toml, keys_as_toml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from raci.cli.surveying import Survey

_WIDTH: Final = 110
_OPTION: Final = re.compile(r"^(?:- )?`([a-z-]+)` \([a-z]+, default .+?\): (.+?)(?=^- `|\Z)", re.MULTILINE | re.DOTALL)
_HEAD: Final = (
    "Lines that begin with a hash and a blank explain. Lines that begin with a hash alone are settings at their "
    "defaults, or examples: take the hash away to set them. The environment overrules this file, and the command line "
    "overrules both; `raci check --show-settings` shows what holds, and where it was said."
)
_TABLES: Final = ("severity", "rules", "paths")


def first_settings(survey: Survey, folder: Path, *, inside_project: bool = False) -> str:
    """Return the text of a settings file for a folder; with `inside_project` it is a part of pyproject.toml."""
    lines = [*_comment(f"Settings of raci, written by raci init. {_seen(survey)}"), *_comment(_HEAD), ""]
    if inside_project:
        lines += ["[tool.raci]", ""]
    told = [each for each in settings_there_are() if each.keys != ("layout", "notation")]
    for setting in sorted(told, key=lambda each: each.keys == ("rules",)):  # it is long, and comes last
        lines += [*_of(setting, survey, folder), ""]
    for says, example in (
        ("allow: what may stay as it is, and why.", ALLOW_EXAMPLE),
        ("house: rules of the house: what it forbids, requires, limits, or keeps apart.", house_examples()),
    ):
        lines += [*_comment(says), *map(_off, example.splitlines()), ""]
    text = "\n".join(lines).rstrip() + "\n"
    return text.replace("#[[", "#[[tool.raci.") if inside_project else text


def _of(setting: Setting, survey: Survey, folder: Path) -> Iterator[str]:
    """Yield the lines of one setting: what it means, what was seen that speaks for it, and itself."""
    name = ".".join(setting.keys)
    others = ", ".join(filter(None, (setting.option, setting.variable)))
    yield from _comment(f"{name}: {setting.description}{f' ({others})' if others else ''}")
    chosen = list(_chosen(setting, survey, folder))
    for reason, line in chosen:
        yield from _comment(reason)
        if line:
            yield line
    if name == "rules":
        yield from _thresholds()
    elif not any(line for _, line in chosen):
        yield from _example(setting)


def _example(setting: Setting) -> Iterator[str]:
    if setting.default is None and setting.example is not None:
        yield "# For example:"
    value = setting.example if setting.default is None else setting.default
    if setting.keys[0] in _TABLES:
        for keys, each in _flat(value):
            yield f"#{keys_as_toml((*setting.keys, *keys))} = {as_toml(each)}"
    elif value is not None:
        yield f"#{keys_as_toml(setting.keys)} = {as_toml(value)}"


def _flat(table: Any) -> Iterator[tuple[tuple[str, ...], Any]]:  # noqa: ANN401 - a table of tables
    for key, value in table.items():
        if isinstance(value, dict):
            yield from (((key, *keys), each) for keys, each in _flat(value))
        else:
            yield (key,), value


def _thresholds() -> Iterator[str]:
    """Yield the options of every rule at their defaults."""
    from raci.rules import all_rules  # noqa: PLC0415 - nothing costs until used

    for rule in all_rules():
        page = (inspect.getdoc(rule) or "").partition("## Options\n")[2].partition("\n## ")[0]
        told = {option: " ".join(text.split()) for option, text in _OPTION.findall(page)}
        for option, default in rule.options().items():
            word = option.replace("_", "-")
            yield from _comment(f"{rule.code}: {told.get(word, word)}")
            yield f"#{keys_as_toml(('rules', rule.name, word))} = {as_toml(default)}"


def _chosen(setting: Setting, survey: Survey, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what was seen that speaks for a setting, each with the line that sets it, empty where nothing does."""
    match setting.keys:
        case ("organization",):
            yield from _organization(survey, folder)
        case ("notation",) if survey.notations:
            counts = ", ".join(f"{name} in {counted(n, 'matrix', 'matrices')}" for name, n in survey.notations.items())
            first = survey.notations.most_common(1)[0][0]
            yield (
                f"Seen: {counts}. Set it only where every matrix, also those to come, has the same.",
                f"#notation = {as_toml(first)}",
            )
        case ("severity",):
            yield from _noisy(survey)
        case ("paths",):
            yield from _doubts(survey, folder)


def _organization(survey: Survey, folder: Path) -> Iterator[tuple[str, str]]:
    found = survey.organization
    if found:
        name = found.relative_to(folder).as_posix()
        yield (
            "Set, because it is the one organization here, and has roles of the matrices.",
            f"organization = {as_toml(name)}",
        )
    elif survey.organizations:
        names = ", ".join(path.relative_to(folder).as_posix() for path, _ in survey.organizations)
        yield f"Seen, and not set, since it is not clear that the matrices belong to it: {names}.", ""


def _noisy(survey: Survey) -> Iterator[tuple[str, str]]:
    from raci.rules import all_rules  # noqa: PLC0415 - nothing costs until used

    names = {rule.code: rule.name for rule in all_rules()}
    for code, found in survey.noisy():
        name = names.get(code, "")
        share = f"{counted(len(found), 'finding')} in {counted(survey.duties, 'duty', 'duties')}"
        if not name:
            continue
        if is_error(found):
            yield (
                f"{code} {name} finds very much ({share}). It is left an error: mend it, or begin with a baseline.",
                "",
            )
        elif found[0].severity.value == "note":
            yield f"{code} {name} finds very much ({share}). It is a note; to see none of them, ignore it.", ""
        else:
            line = f'severity.{name} = "note"'
            yield f"Set, because {code} {name} finds very much ({share}); raise it again when they are mended.", line


def _doubts(survey: Survey, folder: Path) -> Iterator[tuple[str, str]]:
    told: set[str] = set()
    for path, note in survey.doubts:
        name = path.relative_to(folder).as_posix()
        keys = ("paths", _literal(name), "layout", "transposed" if "--transposed" in note.message else "sheet")
        value = True if keys[-1] == "transposed" else note.location.sheet or ""
        line = f"#{keys_as_toml(keys)} = {as_toml(value)}"
        place = f"{name}{f' ({note.location.inside})' if note.location.inside else ''}"
        known = line in told or any(each.partition(" = ")[0] == line.partition(" = ")[0] for each in told)
        yield f"Doubt: {place}: {note.message}", "" if known or not value or not _is_text(line) else line
        told.add(line)


def _literal(name: str) -> str:
    """Return a pattern that fits this name alone."""
    return re.sub(r"[\[*?]", lambda found: f"[{found[0]}]", name)


def _is_text(line: str) -> bool:
    """Tell whether a line can be written in UTF-8; names of files need not be text."""
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def _seen(survey: Survey) -> str:
    if not survey.matrices:
        seen = "No matrix was found here."
    else:
        matrices, duties = counted(len(survey.matrices), "matrix", "matrices"), counted(survey.duties, "duty", "duties")
        seen = f"It has looked at {matrices} in {counted(len(survey.files), 'file')}, with {duties}."
    unread = f" {counted(survey.unread, 'file')} could not be read." if survey.unread else ""
    left = f" The time was up with {counted(survey.left, 'file')} left." if survey.left else ""
    return f"{seen}{unread}{left}"


def _comment(text: str) -> Iterator[str]:
    safe = plain(text).encode(errors="backslashreplace").decode()
    return (f"# {line}" for line in textwrap.wrap(safe, _WIDTH))


def _off(line: str) -> str:
    return f"#{line}" if line else ""
