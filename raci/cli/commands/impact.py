"""raci impact: what would happen if a role went, a person left, two roles became one, or a unit moved.

Examples:
  raci impact sales.yaml --without "Head of Sales"
  raci impact org/ --org people.csv --vacant "Ann Lee"
  raci impact org/ --merge Buyer INTO "Head Buyer" --move EMEA UNDER Europe
  raci impact org/ --scenario close-north.yaml --scenario split-north.yaml
"""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from raci.cli.asking import AnswerFormat, Asked, Paths, tell_all
from raci.cli.options.shared import Org  # noqa: TC001 - typer reads it
from raci.errors import RaciError
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.impact.scenario import Scenario
    from raci.impact.steps import Step

_Words: TypeAlias = tuple[str, str, str]


@record
class ChangeOptions:
    """What would happen."""

    without: Annotated[list[str] | None, typer.Option(metavar="ROLE", help="A role is no longer there.")] = None
    vacant: Annotated[
        list[str] | None, typer.Option(metavar="PERSON", help="A person leaves; what only he or she held is vacant.")
    ] = None
    merge: Annotated[
        _Words | None, typer.Option(metavar="ROLE INTO ROLE", help="A role becomes part of another one.")
    ] = None
    move: Annotated[_Words | None, typer.Option(metavar="UNIT UNDER UNIT", help="A unit lies within another one.")] = (
        None
    )
    scenario: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A file with changes; several are set side by side."),
    ] = None

    def scenarios(self) -> Sequence[Scenario]:
        """Return what is named by options as one scenario, then those of files; raise RaciError where one is wrong."""
        from raci.cli.settings_in_force import limits_here  # noqa: PLC0415 - nothing costs until used
        from raci.impact.scenario import Scenario, read_scenario  # noqa: PLC0415

        steps = tuple(self._steps())
        with limits_here({}):
            read = [read_scenario(each) for each in self.scenario or ()]
        return [Scenario("", steps), *read] if steps else read

    def _steps(self) -> Iterator[Step]:
        from raci.impact.steps import Merge, Shift, Vacant, Without  # noqa: PLC0415 - nothing costs until used

        yield from map(Without, self.without or ())
        yield from map(Vacant, self.vacant or ())
        if self.merge:
            yield Merge(*_two("--merge", "INTO", self.merge))
        if self.move:
            yield Shift(*_two("--move", "UNDER", self.move))


def _two(option: str, joint: str, words: _Words) -> tuple[str, str]:
    one, between, other = words
    if between.upper() != joint:
        raise RaciError("misuse", f"write {option} {one!r} {joint} {other!r}, with names of several words in quotes")
    return one, other


def impact(
    paths: Paths = None,
    *,
    changes: ChangeOptions,
    org: Org = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show all rows of every list, not the first twenty.")
    ] = False,
    report_format: AnswerFormat = "text",
) -> None:
    """Say what would happen: duties that lose somebody, escalations that break, who could take over, what is found.

    All changes named by options happen together, in one scenario; each scenario file is one of its own. Nothing is
    written. A scenario file:

      title: The northern region closes

      changes: [{without: Regional Manager North}, {move: Leeds, under: South}]
    """
    from raci.impact.impact import impact_of  # noqa: PLC0415 - nothing costs until used
    from raci.impact.page import impact_page  # noqa: PLC0415

    scenarios = changes.scenarios()
    if not scenarios:
        raise RaciError("nothing-asked", "say what would happen: --without, --vacant, --merge, --move or --scenario")
    asked = Asked(paths, {"organization": org})
    settings = asked.settings
    found = tuple(impact_of(asked.directory, each.steps, settings, each.title) for each in scenarios)
    tell_all(dict.fromkeys(said for each in found for said in each.told))
    asked.answer(report_format, "scenarios", found, lambda: impact_page(found, None if everything else 20))
