"""A command as its module writes it: options by the group in records, and its examples at the head of the module."""

from __future__ import annotations

import inspect
from functools import wraps
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command with the fields of records in place of the parameters that are such; it is given the records."""
    parameters = inspect.signature(command, eval_str=True).parameters.values()
    groups = {each.name: each.annotation for each in parameters if _is_group(each)}

    @wraps(command)
    def called(**given: object) -> None:
        made = {name: group(**{each: given.pop(each) for each in group._fields}) for name, group in groups.items()}
        command(**given, **made)

    named: Any = called
    named.__signature__ = Signature([option for each in parameters for option in _options(each)])
    return called


def help_of(command: Callable[..., None], module: ModuleType) -> str:
    """Return what the command line says of a command: what it does, and the examples of its module, set apart."""
    _, heading, examples = (inspect.getdoc(module) or "").partition("Examples:\n")
    return f"{inspect.getdoc(command)}\n\n{heading}" + examples.replace("\n", "\n\n")


def _is_group(parameter: Parameter) -> bool:
    return hasattr(parameter.annotation, "_fields")


def _options(parameter: Parameter) -> Iterator[Parameter]:
    """Yield a parameter itself, or of a group those of its fields."""
    if not _is_group(parameter):
        yield parameter
        return
    types = inspect.get_annotations(parameter.annotation, eval_str=True)
    for name, each in parameter.annotation._fields.items():
        yield Parameter(name, Parameter.KEYWORD_ONLY, default=each.default, annotation=types[name])
