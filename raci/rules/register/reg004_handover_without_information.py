"""REG004: work handed from one matrix to another, of which the receiver is not told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Rule, Severity
from raci.rules.accountability.wording import called, names
from raci.rules.register.handovers import handovers
from raci.rules.register.places import brief

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Register, ResponsibilityGraph
    from raci.rules.register.handovers import Handover


class HandoverWithoutInformation(Rule, code="REG004", severity=Severity.NOTE, preview=True):
    """Find duties that rest on a duty of another matrix where neither owner hears of the other.

    ## What it does
    Finds duties that name a duty of another matrix, word for word, as what they come after or rest on ("Ship the order
    after final inspection"), or hold a name of three words or more, where the accountable roles differ and none of them
    takes any part in the other's duty.

    ## Why is this bad?
    The output of one matrix is the input of the other. If the one who hands over is not told of the use, and the one
    who takes over not of the output, changes are found out when they have done their harm.

    ## Example
    ```yaml
    title: Quality
    duties:
      - {name: Final inspection, A: Head of Quality, R: Inspector}
    ---
    title: Logistics
    duties:
      - {name: Ship the order after final inspection, A: Head of Logistics, R: Dispatcher}
    ```
    Use instead:
    ```yaml
    title: Quality
    duties:
      - {name: Final inspection, A: Head of Quality, R: Inspector, I: Head of Logistics}
    ---
    title: Logistics
    duties:
      - {name: Ship the order after final inspection, A: Head of Logistics, R: Dispatcher}
    ```

    ## References
    - <https://www.signavio.com/post/process-handovers/>
    """

    def check_register(self, register: Register) -> Iterator[Finding]:
        """Find hand-overs between owners who do not speak."""
        told: set[tuple[int, str]] = set()
        for each in handovers(register):
            mark = (id(each.graph), each.duty.key)
            if mark not in told and _is_silent(each, register):
                told.add(mark)
                yield self._finding(each)

    def _finding(self, each: Handover) -> Finding:
        owners = each.graph.accountable(each.duty)
        others = each.from_graph.accountable(each.from_duty)
        place = each.from_graph.matrix.locate(each.from_duty)
        return self.finding(
            f"{called(each.duty)} ({names(owners)}) rests on {called(each.from_duty)} of {brief(place)} "
            f"({names(others)}), and neither owner is informed of the other's duty.",
            duty=each.duty,
            roles=owners,
            others=[each.from_duty, *others],
            help="inform or consult the owner who takes over where the output is made.",
            confidence=Confidence.GUESS,
        ).at(each.graph.matrix.locate(each.duty), (place,))


def _is_silent(each: Handover, register: Register) -> bool:
    """Tell whether both duties have owners, none is the other, and none takes part in the other's duty."""
    here, there = _owners(each.graph, each.duty, register), _owners(each.from_graph, each.from_duty, register)
    if not here or not there or here & there:
        return False
    taking = _parties(each.graph, each.duty, register) & there
    giving = _parties(each.from_graph, each.from_duty, register) & here
    return not taking and not giving


def _owners(graph: ResponsibilityGraph, duty: Duty, register: Register) -> set[str]:
    return {register.identity(graph, role) for role in graph.accountable(duty)}


def _parties(graph: ResponsibilityGraph, duty: Duty, register: Register) -> set[str]:
    return {register.identity(graph, graph.roles[key]) for key in graph.row(duty)}
