"""Limits: each is in one place, is met by a file that passes it, is told by its name, and can be raised."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from workbooks import workbook

import raci
from raci.impact.scenario import read_scenario
from raci.limits import BYTES, LIMITS, SECONDS, in_force, limit, limits_in_force, size_told
from raci.lint.baseline import read_baseline
from raci.placing import draft_from_duties
from raci.readers.prose_text import read_prose
from raci.settings import Settings, for_path, load_settings
from raci.settings.environment import from_environment

if TYPE_CHECKING:
    from collections.abc import Callable

_MATRIX: Final = "Duty,Manager,Clerk\nSell,A,R\nBuy,A,R\n"
_TABLE: Final = "| Duty | Manager | Clerk |\n|--|--|--|\n| Sell | A | R |\n| Buy | A | R |\n"
_PAGE: Final = "<table><tr><td>Duty<td>Manager<tr><td>Sell<td>A</table><table><tr><td>x</table>"
_DESIGN: Final = "roles:\n  m: &m {name: M}\nduties:\n  sell: {name: Sell, A: m}\nallow: [*m, *m]\n"
_SMALL: Final = Path(__file__).parents[2] / "scripts" / "fuzzing" / "seeds"


def _text(name: str, text: str) -> Callable[[Path], None]:
    def read(folder: Path) -> None:
        path = folder / name
        path.write_text(text, "utf-8")
        raci.understand(path)

    return read


def _written(name: str, text: str, read: Callable[[Path], object]) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        path = folder / name
        path.write_text(text, "utf-8")
        read(path)

    return act


def _book(folder: Path) -> None:
    raci.understand(workbook(folder / "plan.xlsx"))


def _far(folder: Path) -> None:
    rows: list[list[str | None]] = [["Duty", "Manager"], *[[] for _ in range(60)], [*[None] * 60, "x"]]
    raci.understand(workbook(folder / "plan.xlsx", rows))


def _bomb(folder: Path) -> None:
    path = workbook(folder / "plan.xlsx")
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, data.find(b"PK\x01\x02") + 24, 60 << 20)
    path.write_bytes(data)
    raci.understand(path)


def _chain(folder: Path) -> Path:
    (folder / "one.yaml").write_text("organization: two.yaml\nroles: {m: {name: M}}\nduties: {s: {A: m}}\n", "utf-8")
    (folder / "two.yaml").write_text("organization: three.yaml\nroles: {m: {name: M}}\n", "utf-8")
    (folder / "three.yaml").write_text("roles: {m: {name: M}}\n", "utf-8")
    return folder / "one.yaml"


def _duties(folder: Path) -> None:
    (folder / "org.yaml").write_text("roles: {m: {name: Manager, level: manager}}\n", "utf-8")
    (folder / "duties.csv").write_text("Duty\nSell\nBuy\nShip\n", "utf-8")
    draft_from_duties(folder / "org.yaml", folder / "duties.csv")


def _word(_folder: Path) -> None:
    raci.understand(_SMALL / "small.docx")


_MET: Final[dict[str, tuple[int, Callable[[Path], object]]]] = {
    "file-size": (10, _text("plan.csv", _MATRIX)),
    "text-size": (10, _text("plan.md", _TABLE)),
    "page-size": (10, _text("plan.html", _PAGE)),
    "design-size": (10, _text("plan.yaml", _DESIGN)),
    "document-size": (100, _word),
    "baseline-size": (3, _written("baseline.json", '{"version": 1}', read_baseline)),
    "scenario-size": (3, _written("scenario.yaml", "title: x", read_scenario)),
    "unzipped-size": (1000, _book),
    "unzipped-ratio": (100, _bomb),
    "cells": (8, _book),
    "sparse-cells": (3000, _far),
    "table-cells": (3, _text("plan.html", _PAGE)),
    "markdown-cells": (10, _text("plan.md", _TABLE)),
    "markdown-lines": (3, _text("plan.md", _TABLE)),
    "prose-lines": (2, _written("roles.txt", "The Buyer buys.\nThe Seller sells.\nThe end.\n", read_prose)),
    "tables": (1, _text("plan.html", _PAGE)),
    "tags": (5, _text("plan.html", _PAGE)),
    "values": (5, _text("plan.yaml", _DESIGN)),
    "nesting": (2, _text("plan.yaml", _DESIGN)),
    "repeated-values": (3, _text("plan.yaml", _DESIGN)),
    "duties": (2, _duties),
}
_ELSEWHERE: Final = {
    "organization-files": "below",
    "time": "tests/batch/test_processes.py",
    "listed-files": "tests of files that are elsewhere",
}


def test_each_limit_is_met_somewhere() -> None:
    assert sorted(LIMITS) == sorted([*_MET, *_ELSEWHERE])


@pytest.mark.parametrize("name", _MET)
def test_what_passes_a_limit_is_told_by_its_name(name: str, tmp_path: Path) -> None:
    low, act = _MET[name]
    with in_force({name: low}), pytest.raises(raci.UnreadableError) as caught:
        act(tmp_path)
    told = str(caught.value)

    assert f"; the limit `{name}` is {LIMITS[name].told(low)}: " in told
    assert told.endswith(": raise it under [limits]")
    assert str(tmp_path) in told or name == "document-size"


@pytest.mark.parametrize("name", [each for each in _MET if each != "unzipped-ratio"])
def test_what_meets_a_low_limit_is_read_under_the_usual_one(name: str, tmp_path: Path) -> None:
    try:
        _MET[name][1](tmp_path)
    except raci.RaciError as error:
        assert "the limit" not in str(error)  # noqa: PT017 - some of these files are wrong for other reasons


def test_what_is_no_workbook_may_still_be_as_large_as_one_says(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(_MATRIX, "utf-8")
    report = raci.check(path, Settings(limits={"file-size": 10}))

    assert report.unreadable
    assert [finding.message for finding in report] == [
        "the file is larger than 10 bytes; the limit `file-size` is 10 bytes: raise it under [limits]"
    ]
    assert not raci.check(path, Settings(limits={"file-size": 1000})).unreadable


def test_too_many_organization_files_are_told_where_the_next_is_named(tmp_path: Path) -> None:
    report = raci.check(_chain(tmp_path), Settings(limits={"organization-files": 1}))
    told = [str(finding.location) + ": " + finding.message for finding in report if "limit" in finding.message]

    assert told == [
        (
            f"{tmp_path}/two.yaml:1:1: more than 1 organization files stand behind one another; "
            "name the last one itself; the limit `organization-files` is 1: raise it under [limits]"
        )
    ]


def test_limits_are_set_in_a_file_for_all_paths_and_for_some(tmp_path: Path) -> None:
    path = tmp_path / "raci.toml"
    path.write_text(
        '[limits]\nfile-size = "1.5 GiB"\ncells = 7_000\ntime = 2.5\n[paths."big/**".limits]\ncells = 9\n', "utf-8"
    )
    settings = load_settings(path)

    assert settings.limits == {"file-size": 3 << 29, "cells": 7000, "time": 2.5}
    assert for_path(settings, Path("big/x.xlsx")).limits == {"file-size": 3 << 29, "cells": 9, "time": 2.5}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("file-size = 0", 'limits.file-size takes a size such as "2 GiB", or a number of bytes, not 0'),
        ('file-size = "much"', 'limits.file-size takes a size such as "2 GiB", or a number of bytes, not "much"'),
        ("cells = true", "limits.cells takes a whole number from 1, not true"),
        ("nesting = 100_000", "limits.nesting takes a whole number from 1 to 200, not 100000"),
        ("time = -1", "limits.time takes a number of seconds such as 600 (0 for any), not -1"),
        ("time = inf", "limits.time takes a number of seconds such as 600 (0 for any), not Infinity"),
        ("time = nan", "limits.time takes a number of seconds such as 600 (0 for any), not NaN"),
        ("file-sice = 1", "there is no setting 'limits.file-sice'; did you mean 'file-size'?"),
    ],
)
def test_wrong_limits_are_told_with_their_line(said: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "raci.toml"
    path.write_text(f"[limits]\n{said}\n", "utf-8")
    with pytest.raises(raci.SettingsError) as caught:
        load_settings(path)

    assert str(caught.value) == f"{path}:2: {told}"


def test_every_limit_has_a_variable() -> None:
    said, _ = from_environment({each.variable: "3" for each in LIMITS.values()})

    assert said == {"limits": dict.fromkeys(LIMITS, 3)}
    assert LIMITS["file-size"].variable == "RACI_LIMIT_FILE_SIZE"


def test_limits_are_in_force_only_within() -> None:
    with in_force({"cells": 5}):
        with in_force({"tags": 6}):
            assert (limit("cells"), limit("tags")) == (5, 6)

        assert limits_in_force() == (("cells", 5),)

    assert limit("cells") == LIMITS["cells"].default


def test_a_size_is_written_as_it_is_told() -> None:
    sized = [each for each in LIMITS.values() if each.unit == BYTES]

    assert all(each.value_of(size_told(each.default)) == each.default for each in sized)
    assert [each.name for each in LIMITS.values() if each.unit == SECONDS] == ["time"]
