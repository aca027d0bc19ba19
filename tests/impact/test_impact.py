"""What would happen: the same as one gets by making the change by hand and working all out from nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from impact_by_hand import without
from matrices_at_random import matrices
from support import matrices_of, matrix_of

import raci
from raci.errors import RaciError
from raci.impact.impact import Impact, impact_of
from raci.impact.steps import Give, Merge, Shift, Vacant, Without
from raci.records import replace

if TYPE_CHECKING:
    from raci.impact.steps import Step
    from raci.lint import Finding
    from raci.model import Matrix

ORCHARD = """title: Orchard
levels: [head, manager, specialist]
units:
  farm: {name: Farm, tier: organization}
  north: {name: North, tier: region, within: farm, dimension: geography}
  hill: {name: Hill, tier: site, within: north, dimension: geography}
  south: {name: South, tier: region, within: farm, dimension: geography}
people:
  ann: Ann Lee
  bo: Bo Ray
roles:
  head: {name: Head Grower, level: head, scope: farm, holder: ann}
  north: {name: Grower North, level: manager, scope: north, reports to: head, holder: bo}
  picker: {name: Picker, level: specialist, scope: north, reports to: north}
  packer: {name: Packer, level: specialist, scope: north, reports to: north}
duties:
  plan: {name: Plan the year, scope: farm, A: head, R: north}
  pick: {name: Pick on the hill, scope: hill, A: north, R: picker, I: packer}
  pack: {name: Pack, scope: north, A: north, R: packer}
  prune: {name: Prune, scope: hill, A: north, R: [picker, packer]}
"""


def orchard() -> Matrix:
    """Return the matrix of the orchard."""
    [matrix] = matrices_of(ORCHARD)
    return matrix


def impact(*steps: Step, of: Matrix | None = None) -> Impact:
    """Return the impact of steps on one matrix, the orchard's unless told."""
    return impact_of(raci.register([of or orchard()]), steps)


@st.composite
def reporting(draw: st.DrawFn) -> Matrix:
    """Return a matrix whose roles report to one another in some tree."""
    matrix = draw(matrices(notations=("RACI", "RASCI")))
    keys = [role.key for role in matrix.roles]
    above = [None, *(draw(st.sampled_from([None, *keys[:place]])) for place in range(1, len(keys)))]
    roles = tuple(replace(role, reports_to=over) for role, over in zip(matrix.roles, above, strict=True))
    return replace(matrix, roles=roles)


@given(reporting(), st.data())
def test_removing_a_role_costs_what_brute_force_says(matrix: Matrix, data: st.DataObject) -> None:
    role = data.draw(st.sampled_from([role.key for role in matrix.roles]))
    found = impact(Without(role), of=matrix)

    assert without(matrix, role) == {
        "accountable": {each.loss.key for each in found.accountable},
        "performers": {each.loss.key for each in found.performers},
        "paths": {each.role for each in found.paths},
    }


@given(reporting(), st.data())
def test_findings_that_come_and_go_are_those_of_a_fresh_check(matrix: Matrix, data: st.DataObject) -> None:
    role = data.draw(st.sampled_from([role.key for role in matrix.roles]))
    smaller = replace(
        matrix,
        roles=tuple(
            replace(each, reports_to=None if each.reports_to == role else each.reports_to)
            for each in matrix.roles
            if each.key != role
        ),
        rows=tuple({key: entry for key, entry in row.items() if key != role} for row in matrix.rows),
    )
    before, after = said(matrix), said(smaller)
    found = impact(Without(role), of=matrix)

    assert (after - before, before - after) == (_counted(found.introduced), _counted(found.resolved))


def said(matrix: Matrix) -> Counter[tuple[str, str, tuple[str, ...]]]:
    """Return what a fresh check finds, by rule, duty and roles."""
    return _counted(raci.check(matrix).findings)


def _counted(findings: tuple[Finding, ...]) -> Counter[tuple[str, str, tuple[str, ...]]]:
    return Counter((each.rule, each.duty, tuple(sorted(each.roles))) for each in findings)


def test_what_a_role_leaves_behind_is_told_with_who_could_take_over() -> None:
    found = impact(Without("Grower North"))

    assert {each.loss.duty: each.role for each in found.accountable} == {
        "Pick on the hill": "Head Grower",
        "Pack": "Head Grower",
        "Prune": "Head Grower",
    }
    assert {"Plan the year"} == {each.loss.duty for each in found.performers}
    assert "ACC001" in {each.rule for each in found.introduced}


def test_a_person_who_leaves_leaves_roles_vacant_that_nobody_else_holds() -> None:
    found = impact(Vacant("Bo Ray"))

    assert {"Pick on the hill", "Pack", "Prune"} == {each.loss.duty for each in found.accountable}
    assert "ACC009" in {each.rule for each in found.introduced}


def test_the_head_who_leaves_breaks_the_escalation_of_those_below() -> None:
    [path] = impact(Vacant("Ann")).paths

    assert (path.role, path.path, path.gone) == ("Grower North", ("Head Grower",), "Head Grower")


def test_a_role_that_becomes_part_of_another_leaves_no_gap_and_no_letter_twice() -> None:
    matrix = orchard()
    found = impact(Merge("Packer", "Picker"), of=matrix)

    assert (found.accountable, found.performers, found.paths) == ((), (), ())
    assert {"ACC004", "RSP004"}.isdisjoint(each.rule for each in found.introduced)


def test_a_unit_that_moves_takes_its_duties_out_of_the_scope_of_those_who_answer() -> None:
    found = impact(Shift("Hill", "South"))

    assert {"Pick on the hill", "Prune"} <= {each.duty for each in found.introduced if each.rule == "ORG002"}


def test_a_cell_that_changes_is_a_step_like_others() -> None:
    found = impact(Give("Pack", "Grower North", ()))

    assert [each.loss.duty for each in found.accountable] == ["Pack"]


def test_steps_follow_one_another() -> None:
    found = impact(Merge("Packer", "Picker"), Without("Picker"))

    assert {"Pick on the hill", "Pack", "Prune"} == {each.loss.duty for each in found.performers}


def test_nothing_of_what_was_read_changes() -> None:
    matrix, same = orchard(), orchard()
    impact(Without("Grower North"), Vacant("Ann Lee"), of=matrix)

    assert same == matrix
    assert same.organization == matrix.organization


def test_who_takes_over_too_much_is_told() -> None:
    rows = "".join(f"| Duty {number} | A | R | | |\n" for number in range(30)) + "| Sweep | | | A | R |\n"
    matrix = matrix_of(f"| Duty | Ann | Bo | Cy | Di |\n|--|--|--|--|--|\n{rows}")
    [overload] = impact(Without("Ann"), of=matrix).overloaded

    assert (overload.role, overload.before, overload.after) == ("Bo", 90.0, 150.0)


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (Without("Grover North"), None),
        (Without("Astronaut"), "there is no role 'Astronaut'"),
        (Vacant("Zoe"), "there is nobody called 'Zoe'"),
        (Merge("Picker", "Picker"), "are the same role"),
        (Shift("Hill", "Hell"), "there is no unit 'Hell'; did you mean 'Hill'?"),
        (Shift("Farm", "Hill"), "or lies within it"),
        (Give("Pack", "Grower North", ("A",)), None),
    ],
)
def test_names_that_mean_nothing_are_told_with_the_nearest(step: Step, message: str | None) -> None:
    if message is None:
        assert impact(step).title
        return
    with pytest.raises(RaciError, match=message.replace("?", r"\?")):
        impact(step)
