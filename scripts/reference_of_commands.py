"""Make the reference of the command line: every command there is, with its help, its options and its examples."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from typer.main import get_command

from raci.cli import app, command_names

if TYPE_CHECKING:
    from collections.abc import Iterator

_INTRODUCTION: Final = """# Commands

Each command tells the same with `--help`. Exit status: 0 for success, 1 for findings, 2 for misuse or where nothing
could be read. Answers go to standard output, all else to standard error.
"""
_MARKUP: Final = re.compile(r"([\\*_\[\]<>|])")


def page() -> str:
    """Return the page of all commands."""
    return "\n".join([_INTRODUCTION, *(part for name in command_names() for part in _command(name))])


def examples(help_text: str) -> list[str]:
    """Return the examples that a help text shows."""
    shown = help_text.partition("Examples:")[2]
    return [line.strip() for line in shown.splitlines() if line.strip()]


def command(name: str) -> Any:  # noqa: ANN401 - of click, or of the copy of it that typer brings along
    """Return a command as the parser knows it."""
    found: Any = get_command(app(command_names()))
    return found.commands[name]


def _command(name: str) -> Iterator[str]:
    found = command(name)
    text = (found.help or "").partition("Examples:")[0]
    arguments = [each for each in found.params if each.param_type_name == "argument"]
    options = [each for each in found.params if each.param_type_name == "option" and not each.hidden]
    yield f"## raci {name}\n"
    yield "\n\n".join(_escaped(part.replace("\n", " ")) for part in text.strip().split("\n\n")) + "\n"
    words = ["raci", name, *(["[OPTIONS]"] if options else []), *map(_shape, arguments)]
    yield f"```text\n{' '.join(words)}\n```\n"
    if arguments:
        yield _table("Argument", arguments)
    for panel, group in groupby(options, lambda each: getattr(each, "rich_help_panel", None)):
        yield _table(f"{panel} option" if panel else "Option", list(group))
    yield "Examples:\n\n```text\n" + "\n".join(examples(found.help or "")) + "\n```\n"


def _table(title: str, params: list[Any]) -> str:
    rows = "".join(f"| {_words(each)} | {_said(each)} |\n" for each in params)
    return f"| {title} | Says |\n| --- | --- |\n{rows}"


def _shape(param: Any) -> str:  # noqa: ANN401
    name = param.metavar or param.name.upper()
    more = "…" if param.nargs == -1 and not name.endswith("…") else ""
    return f"{name}{more}" if param.required else f"[{name}{more}]"


def _words(param: Any) -> str:  # noqa: ANN401
    if param.param_type_name == "argument":
        return f"`{(param.metavar or param.name.upper()).rstrip('…')}`"
    shown = [f"`{word}`" for word in [*param.opts, *param.secondary_opts] if not word.startswith("--no-")]
    value = "" if param.is_flag else f" {_value(param)}"
    return ", ".join(shown) + value


def _value(param: Any) -> str:  # noqa: ANN401
    choices = getattr(param.type, "choices", None)
    if choices:
        return " or ".join(f"`{choice}`" for choice in choices)
    kinds = {"int": "NUMBER", "float": "NUMBER", "path": "FILE"}
    return f"`{param.metavar or kinds.get(param.type.name.partition(' ')[0], 'TEXT')}`"


def _said(param: Any) -> str:  # noqa: ANN401
    parts = [_escaped(param.help or "")]
    if getattr(param, "multiple", False) and "several times" not in parts[0]:
        parts.append("May be given several times.")
    if param.default not in {None, False, (), ""} and not callable(param.default):
        parts.append(f"Default: `{param.default}`.")
    return " ".join(parts)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text.strip())
