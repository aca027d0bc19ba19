"""Records behave as frozen data classes of Python do, without their cost."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from raci.records import field, mutable, record, replace, values


@record
class Point:
    """A place on paper, with a remark that does not count."""

    x: int
    y: int = 0
    names: list[str] = field(default_factory=list, compare=False)

    @property
    def steps(self) -> int:
        """The way from the origin."""
        return self.x + self.y


@mutable
class Walk:
    """Points one after the other."""

    points: list[Point] = field(default_factory=list)
    title: str = ""


def test_a_record_takes_its_fields_in_order_or_by_name() -> None:
    made = Point(1, y=2)

    assert (made.x, made.y, made.names, made.steps) == (1, 2, [], 3)


def test_a_field_that_is_left_out_of_comparisons_makes_no_difference() -> None:
    assert Point(1, 2, ["home"]) == Point(1, 2)
    assert hash(Point(1, 2, ["home"])) == hash(Point(1, 2))
    assert Point(1, 2) != Point(1, 3)


def test_a_record_does_not_change() -> None:
    made = Point(1)

    with pytest.raises(AttributeError, match="a Point does not change: x"):
        made.x = 2  # type: ignore[misc] # what must fail
    with pytest.raises(AttributeError, match="a Point does not change: x"):
        del made.x


def test_a_field_without_a_default_must_be_given_and_an_unknown_one_is_refused() -> None:
    with pytest.raises(TypeError, match="'x'"):
        Point()  # type: ignore[call-arg] # what must fail
    with pytest.raises(TypeError, match="'z'"):
        Point(1, z=2)  # type: ignore[call-arg] # what must fail


def test_what_makes_a_default_is_asked_anew_each_time() -> None:
    Walk().points.append(Point(1))

    assert Walk().points == []


def test_a_record_survives_pickling_and_copying() -> None:
    made = Point(1, 2, ["home"])

    assert repr(pickle.loads(pickle.dumps(made))) == "Point(x=1, y=2, names=['home'])"  # noqa: S301 - our own
    assert repr(copy.deepcopy(made)) == "Point(x=1, y=2, names=['home'])"


def test_fields_are_replaced_by_our_own_words_and_by_those_of_python() -> None:
    made = Point(1, 2)

    assert Point(1, 5) == replace(made, y=5)
    assert Point(1, 5) == dataclasses.replace(made, y=5)
    assert values(made) == {"x": 1, "y": 2, "names": []}
    assert dataclasses.asdict(made) == {"x": 1, "y": 2, "names": []}


def test_a_record_is_matched_by_its_fields() -> None:
    match Point(3, 4):
        case Point(x, y):
            found = (x, y)

    assert found == (3, 4)


def test_a_mutable_class_changes_and_is_equal_only_to_itself() -> None:
    walk = Walk(title="home")
    walk.title = "away"

    assert walk.title == "away"
    assert walk != Walk(title="away")
