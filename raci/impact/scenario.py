"""Scenario files: a title and a list of changes in YAML or JSON; all mistakes are told at once, with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.impact.steps import Give, Merge, Shift, Vacant, Without
from raci.limits import check_size
from raci.names import nearest
from raci.readers.design.nodes import Listing, Mapping, Problem, Text
from raci.readers.design.parsing import documents_of
from raci.records import record
from raci.texts.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from raci.impact.steps import Step
    from raci.readers.design.nodes import Node

_FORMS: Final[dict[frozenset[str], Callable[[dict[str, str]], Step]]] = {
    frozenset({"without"}): lambda said: Without(said["without"]),
    frozenset({"vacant"}): lambda said: Vacant(said["vacant"]),
    frozenset({"merge", "into"}): lambda said: Merge(said["merge"], said["into"]),
    frozenset({"move", "under"}): lambda said: Shift(said["move"], said["under"]),
    frozenset({"duty", "role", "letters"}): lambda said: Give(
        said["duty"], said["role"], tuple(said["letters"].replace("/", " ").replace(",", " ").split())
    ),
}
_KEYS: Final = sorted({key for form in _FORMS for key in form})
_SAYING: Final = (
    "a change is {without: ROLE}, {vacant: PERSON}, {merge: ROLE, into: ROLE}, {move: UNIT, under: UNIT} or "
    "{duty: DUTY, role: ROLE, letters: A/R}"
)


@record
class Scenario:
    """What might happen: a title, and the steps in their order."""

    title: str
    steps: tuple[Step, ...]


def read_scenario(path: Path) -> Scenario:
    """Return the scenario of a file; raise UnreadableError with everything that is wrong in it."""
    problems: list[Problem] = []
    documents = documents_of(_text(path), str(path), problems)
    scenario = _scenario(documents, path.stem, problems)
    if problems:
        ordered = sorted(problems)
        told = tuple(f"{path}:{line}:{column}: {sentence}" for (line, column), sentence in ordered)
        (line, column), sentence = ordered[0]
        if len(told) == 1:
            raise UnreadableError("bad-scenario", sentence, f"{path}:{line}:{column}")
        raise UnreadableError("bad-scenario", f"{len(told)} things are wrong in the scenario", str(path), told)
    return scenario


def _text(path: Path) -> str:
    try:
        check_size("scenario-size", path.stat().st_size, str(path))
        return decode(path.read_bytes(), str(path))
    except OSError as error:
        raise UnreadableError("unreadable", f"it cannot be read: {error.strerror or error}", str(path)) from None


def _scenario(documents: list[Node], title: str, problems: list[Problem]) -> Scenario:
    if len(documents) != 1 or not isinstance(documents[0], Mapping):
        place = documents[0].place if documents else (1, 1)
        problems.append(Problem(place, f"a scenario is one mapping with a title and changes; {_SAYING}"))
        return Scenario(title, ())
    entries = documents[0].entries
    for key, (place, _) in entries.items():
        if key not in {"title", "changes"}:
            hint = nearest(key, ["title", "changes"])
            problems.append(Problem(place, f"a scenario has no {key!r}{f'; did you mean {hint!r}?' if hint else ''}"))
    named = entries.get("title")
    if named and isinstance(named[1], Text) and not named[1].null:
        title = named[1].text
    listed = entries.get("changes")
    if listed is None or not isinstance(listed[1], Listing) or not listed[1].items:
        problems.append(Problem(listed[0] if listed else documents[0].place, f"changes: is missing; {_SAYING}"))
        return Scenario(title, ())
    return Scenario(title, tuple(_steps(listed[1], problems)))


def _steps(listed: Listing, problems: list[Problem]) -> Iterator[Step]:
    for item in listed.items:
        said = _said(item, problems)
        if said is not None:
            yield _FORMS[frozenset(said)](said)


def _said(item: Node, problems: list[Problem]) -> dict[str, str] | None:
    if not isinstance(item, Mapping):
        problems.append(Problem(item.place, _SAYING))
        return None
    said = {}
    before = len(problems)
    for key, (place, node) in item.entries.items():
        if key not in _KEYS:
            hint = nearest(key, _KEYS)
            problems.append(Problem(place, f"a change has no {key!r}{f'; did you mean {hint!r}?' if hint else ''}"))
        elif isinstance(node, Text) and (node.text.strip() or key == "letters"):
            said[key] = "" if node.null else node.text
        else:
            problems.append(Problem(node.place, f"{key}: takes a name"))
    if len(problems) == before and frozenset(said) not in _FORMS:
        problems.append(Problem(item.place, _SAYING))
    return said if len(problems) == before else None
