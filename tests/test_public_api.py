"""The public interface: `import raci` gives the names the pages tell of, and nothing costs until it is used."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Final, NoReturn

import pytest
from page_blocks import all_blocks

import raci
import raci.plugin
from raci.lint import Safety
from raci.version import VERSION

ROOT: Final = Path(__file__).parents[1]
EXAMPLES: Final = ROOT / "matrices" / "examples"
MESSY: Final = ROOT / "matrices" / "messy"
TEXT: Final = "Duty,Manager,Clerk\nApprove bid,A,R\nWrite bid,A,R\nSend bid,A,R\n"
FUNCTIONS: Final = {
    "annotate", "check", "check_files", "check_together", "compare_files", "compare_roles", "complete", "draft",
    "draft_from_duties", "draft_from_starter", "draw", "fix", "graph", "mend", "merge_files", "place_title",
    "place_wording", "read", "read_all", "read_organization", "register", "role_card", "starters", "understand",
    "who", "write",
}  # fmt: skip
ERRORS: Final = {"NoMatrixError", "RaciError", "SettingsError", "UnreadableError"}
THINGS: Final = {
    "Compared", "Draft", "Duty", "Finding", "Fix", "LayoutSettings", "Location", "Matrix", "Mended", "MergedFile",
    "Notation", "Organization", "Participation", "Report", "Role", "Settings", "Severity",
}  # fmt: skip


# names


def test_there_are_these_public_names_and_no_others() -> None:
    given: dict[str, object] = {}
    exec("from raci import *", given)  # noqa: S102 - the one way to see what a star gives
    given.pop("__builtins__")

    assert given.keys() == FUNCTIONS | ERRORS | THINGS | {"__version__"}
    assert raci.__all__ == sorted(raci.__all__)


@pytest.mark.parametrize("name", sorted(FUNCTIONS | ERRORS | THINGS))
def test_each_name_is_documented_and_typed(name: str) -> None:
    thing = getattr(raci, name)

    assert inspect.getdoc(thing)
    assert name == "graph" or thing is getattr(import_module(thing.__module__), name)
    if name in FUNCTIONS:
        signature = inspect.signature(thing)
        assert all(each.annotation is not each.empty for each in signature.parameters.values())
        assert signature.return_annotation is not signature.empty


def test_the_pages_use_public_names_only() -> None:
    code = "".join(block.text for _, block in all_blocks() if block.language == "python")

    assert set(re.findall(r"\braci\.(\w+)", code)) - {"compare", "plugin"} <= set(raci.__all__)


def test_the_version_is_told() -> None:
    assert raci.__version__ == VERSION


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'raci' has no attribute 'chekc'"):
        raci.chekc  # type: ignore[attr-defined]  # noqa: B018 - to see what it raises


def test_an_interpreter_can_complete_every_name() -> None:
    code = "import raci; print(set(raci.__all__) <= set(dir(raci)), 'raci.api' in __import__('sys').modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "True False\n"


def test_importing_raci_imports_nothing_else() -> None:
    code = "import sys, raci; print(*(name for name in sys.modules if name.startswith('raci')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert set(done.stdout.split()) == {"raci", "raci.version"}


def test_the_graph_is_a_function_before_and_after_its_package_is_imported() -> None:
    code = """
import raci
matrix = raci.read("bids.yaml")
first = raci.graph(matrix)
import raci.graph
print(type(first) is type(raci.graph(matrix)) is raci.graph.ResponsibilityGraph)
"""
    done = subprocess.run(
        [sys.executable, "-c", code.replace("bids.yaml", str(EXAMPLES / "software-release.yaml"))],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout == "True\n"


def test_authors_of_rules_find_everything_in_one_place() -> None:
    assert raci.plugin.__all__ == sorted(raci.plugin.__all__)
    assert [name for name in raci.plugin.__all__ if not hasattr(raci.plugin, name)] == []
    shared = set(raci.plugin.__all__) & set(raci.__all__)
    assert [name for name in shared if getattr(raci.plugin, name) is not getattr(raci, name)] == []


# what the functions promise


@pytest.fixture(name="bids")
def _bids(tmp_path: Path) -> Path:
    path = tmp_path / "bids.csv"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_path_may_be_text(bids: Path) -> None:
    assert raci.read(str(bids)) == raci.read(bids)
    assert raci.check(str(bids)) == raci.check(bids)


def test_reading_gives_the_matrix_that_was_understood(bids: Path) -> None:
    matrix = raci.read(bids)

    assert [matrix] == list(raci.read_all(bids)) == [each.matrix for each in raci.understand(bids).readings]
    assert raci.check(matrix).findings == raci.check(bids).findings
    assert [role.name for role in raci.graph(matrix).accountable(matrix.duties[0])] == ["Manager"]


def test_of_several_matrices_all_are_read_or_none() -> None:
    path = MESSY / "three-matrices-and-other-sheets.xlsx"

    assert len(raci.read_all(path)) == 3
    with pytest.raises(raci.RaciError, match="the file has 3 matrices") as told:
        raci.read(path)
    assert (told.value.code, told.value.place) == ("several-matrices", str(path))


def test_settings_say_which_of_several_is_read() -> None:
    sheet = raci.Settings(layout=raci.LayoutSettings(sheet="RACI Handover"))

    assert len(raci.read(MESSY / "three-matrices-and-other-sheets.xlsx", sheet).duties) > 0


@pytest.mark.parametrize(
    ("name", "text", "error", "code"),
    [
        ("nowhere.csv", None, raci.UnreadableError, "missing"),
        ("empty.csv", "", raci.UnreadableError, "empty"),
        ("names.csv", "Name,Telephone\nAda,1234\nBo,5678\n", raci.NoMatrixError, "no-matrix"),
        ("picture.png", "\x89PNG", raci.UnreadableError, "unknown-format"),
    ],
)
def test_what_cannot_be_read_is_an_error_of_ours_and_a_finding_of_a_check(
    tmp_path: Path, name: str, text: str | None, error: type[raci.RaciError], code: str
) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_text(text, "latin-1")
    with pytest.raises(error) as told:
        raci.read(path)
    report = raci.check(path)

    assert (told.value.code, told.value.place) == (code, str(path))
    assert [finding.rule for finding in report] == ["SRC001"]
    assert (report.unreadable, report.matrices, report.clean) == (True, (), False)


def test_settings_that_mean_nothing_are_an_error_also_of_a_check(bids: Path) -> None:
    with pytest.raises(raci.SettingsError):
        raci.check(bids, raci.Settings(select=("ACC0002",)))


def test_fixing_what_is_clean_changes_nothing(bids: Path) -> None:
    matrix = raci.read(bids)

    assert raci.fix(matrix, raci.check(matrix)) == matrix


def test_fixing_leaves_the_matrix_as_it_was_and_mends_a_copy() -> None:
    matrix = raci.read(MESSY / "store-opening.xlsx")
    report = raci.check(matrix)
    mended = raci.fix(matrix, report)
    safe = [each for each in report if each.fix and each.fix.safety is Safety.SAFE]

    assert matrix == raci.read(MESSY / "store-opening.xlsx")
    assert len(raci.check(mended)) == len(report) - len(safe) < len(report)


@pytest.mark.parametrize("executor", [None, ThreadPoolExecutor, ProcessPoolExecutor])
def test_many_files_are_reported_in_order_whoever_reads_them(
    bids: Path, executor: type[ThreadPoolExecutor | ProcessPoolExecutor] | None
) -> None:
    paths = [bids, bids.with_name("nowhere.csv"), EXAMPLES / "sales-leadership.xlsx", bids]
    expected = [raci.check(path) for path in paths]
    if executor is None:
        found = list(raci.check_files(paths))
    else:
        with executor(2) as workers:
            found = list(raci.check_files(paths, workers))

    assert found == expected


def test_many_files_are_judged_by_the_settings_given(bids: Path) -> None:
    chosen = raci.Settings(select=("WRK001",))

    assert [report.rules for report in raci.check_files([bids], settings=chosen)] == [("WRK001",)]


def test_nothing_is_read_before_a_report_is_asked_for() -> None:
    assert list(raci.check_files([])) == []
    assert next(iter(raci.check_files(["nowhere.csv"] * 2))).unreadable


def test_a_file_on_which_raci_fails_is_a_finding_that_asks_to_report_it(
    bids: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("raci.api.judging.understand", _failing)
    [finding] = raci.check(bids)

    assert finding.rule == "SRC001"
    assert "error in raci: please report it (ZeroDivisionError: by nought)" in finding.message


def _failing(*_: object) -> NoReturn:
    raise ZeroDivisionError("by nought")
