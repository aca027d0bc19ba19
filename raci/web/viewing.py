"""Views of a document: the original cells, a role's card, loads, the organization, two roles, two versions, a loss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.web.answering import facts
from raci.web.answers import json_answer
from raci.web.faults import RequestError
from raci.web.originals import WINDOW, original_of, original_shown
from raci.web.things_shown import finding_shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from raci.answers import Directory
    from raci.answers.role_search import Identified
    from raci.web.desk import Desk
    from raci.web.documents import Document

_MOST_ROWS: Final = 2_000


async def _shown(desk: Desk, request: Request, view: Callable[[Document], Any]) -> Response:
    document = desk.shelf.get(request.path_params["id"])

    def shown() -> Any:  # noqa: ANN401 - whatever JSON holds
        with document.lock:
            document.show_asked(request.query_params.get("matrix"))
            return view(document)

    return json_answer(await desk.change(shown))


async def source(desk: Desk, request: Request) -> Response:
    """Answer with rows of the original (`?matrix=`, `?from=`, `?to=`, from 1), and how they were read."""
    first = _number(request, "from", 1)
    last = min(_number(request, "to", first + WINDOW - 1), first + _MOST_ROWS)
    document = desk.shelf.get(request.path_params["id"])

    def shown() -> Any:  # noqa: ANN401 - whatever JSON holds
        with document.lock:
            document.show_asked(request.query_params.get("matrix"))
            matrix = document.original
            original = document.originals.get(document.index)
            if original is None:
                row = next((each.source[0] for each in matrix.duties if each.source), matrix.source.area[0])
                original = document.originals[document.index] = desk.worked(
                    original_of, document.source, matrix.source.sheet, row, what=document.source.name
                )
            return original_shown(document, original, max(1, first), last)

    return json_answer(await desk.read(shown))


async def role(desk: Desk, request: Request) -> Response:
    """Answer with the card of a role: what it answers for, does, is asked and is told."""

    def card(document: Document) -> dict[str, Any]:
        from raci.answers import card_of  # noqa: PLC0415 - nothing costs until used

        key = request.path_params["key"]
        directory, (name,) = _asked(document, key)
        return {"key": key, **_facts(card_of(directory, name))}

    return await _shown(desk, request, card)


async def workload(desk: Desk, request: Request) -> Response:
    """Answer with what each role bears: how often it has each letter, and the load that stands for."""

    def loads(document: Document) -> dict[str, Any]:
        from raci.graph import ResponsibilityGraph  # noqa: PLC0415 - nothing costs until used
        from raci.graph.work import load_of, weights_of  # noqa: PLC0415

        graph = ResponsibilityGraph(document.matrix, desk.settings.today)
        weights = weights_of(desk.settings.weights)
        shown = []
        for each in document.matrix.roles:
            profile = graph.load(each)
            letters = {letter.letter: profile[letter.participation] for letter in document.matrix.notation.letters}
            shown.append(
                {
                    "key": each.key,
                    "name": each.name,
                    "load": load_of(profile, weights),
                    "letters": letters,
                    "duties": profile.filled,
                }
            )
        ranked = sorted(load for each in document.matrix.roles if (load := load_of(graph.load(each), weights)))
        half = len(ranked) // 2
        median = (ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2) if ranked else 0
        said = {kind.value: weight for kind, weight in weights.items()}
        return {"roles": shown, "median": median, "duties": len(document.matrix.duties), "weights": said}

    return await _shown(desk, request, loads)


async def organization(desk: Desk, request: Request) -> Response:
    """Answer with the tree of roles and units; `?duty=` tells which roles cover the scope of a duty."""
    duty = request.query_params.get("duty")

    def tree(document: Document) -> dict[str, Any]:
        from raci.web.trees import tree_of  # noqa: PLC0415 - nothing costs until used

        return tree_of(document.matrix, duty, desk.settings.today)

    return await _shown(desk, request, tree)


async def compare(desk: Desk, request: Request) -> Response:
    """Answer with two roles side by side: `?a=` and `?b=` are their keys."""
    one, other = request.query_params.get("a", ""), request.query_params.get("b", "")

    def compared_roles(document: Document) -> dict[str, Any]:
        from raci.answers import compared  # noqa: PLC0415 - nothing costs until used

        directory, (first, second) = _asked(document, one, other)
        return {"a": one, "b": other, **_facts(compared(directory, first, second))}

    return await _shown(desk, request, compared_roles)


async def changes_of_hands(desk: Desk, request: Request) -> Response:
    """Answer with what is different from the file as it was dropped, first who answers for what now.

    `?from=` is the id of another document: what is different from its matrix.
    """
    other = request.query_params.get("from")
    earlier = desk.shelf.get(other).matrix if other else None

    def differences(document: Document) -> dict[str, Any]:
        from raci.compare import difference, meaning  # noqa: PLC0415 - nothing costs until used

        old, new = earlier or document.original, document.matrix
        changes = difference(old, new)
        told = [
            {
                "kind": each.kind,
                "text": each.text,
                "duty": each.duty or None,
                "role": each.role or None,
                "before": list(each.before),
                "after": list(each.after),
            }
            for each in meaning(old, new)
        ]
        return {"told": told, "changes": [str(each) for each in changes], "same": not changes}

    return await _shown(desk, request, differences)


async def impact(desk: Desk, request: Request) -> Response:
    """Answer with what happens when a role goes (`?without=` its key) or a person leaves (`?vacant=` a name)."""
    gone, left = request.query_params.get("without"), request.query_params.get("vacant")
    if (gone is None) == (left is None):
        raise RequestError(400, "nothing-asked", "say either which role goes (`without`) or who leaves (`vacant`)")

    def losses(document: Document) -> dict[str, Any]:
        from raci.impact.impact import impact_of  # noqa: PLC0415 - nothing costs until used
        from raci.impact.steps import Vacant, Without  # noqa: PLC0415

        directory, found_roles = _asked(document, *([gone] if gone is not None else []))
        step = Without(found_roles[0]) if found_roles else Vacant(left or "")
        found = impact_of(directory, (step,), desk.settings)
        shown = {
            name: facts(getattr(found, name))
            for name in ("title", "told", "accountable", "performers", "paths", "overloaded")
        }
        return {
            **shown,
            "introduced": [finding_shown("", each) for each in found.introduced],
            "resolved": [finding_shown("", each) for each in found.resolved],
        }

    return await _shown(desk, request, losses)


def _facts(value: object) -> dict[str, Any]:
    found: dict[str, Any] = facts(value)
    return found


def _asked(document: Document, *keys: str) -> tuple[Directory, list[Identified]]:
    """Return what can be asked about a document, and its roles of some keys; raise RequestError where there is none."""
    from raci.answers import Directory  # noqa: PLC0415 - nothing costs until used
    from raci.answers.role_search import Identified  # noqa: PLC0415

    directory = Directory((document.matrix,), document.today)
    called = directory.called(0)
    for key in keys:
        if key not in called:
            raise RequestError(404, "unknown-role", f"there is no role {key[:80]!r} in the matrix")
    return directory, [Identified(called[key]) for key in keys]


def _number(request: Request, name: str, default: int) -> int:
    word = request.query_params.get(name, "")
    if not word:
        return default
    if not (word.isdecimal() and word.isascii() and len(word) <= 8):  # noqa: PLR2004 - no file has more rows
        raise RequestError(400, "bad-number", f"`{name}` is a number")
    return int(word)
