"""Looking at a folder before its settings are written: which matrices it holds, and what they suggest."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.cli.files import candidates
from raci.cli.settings_in_force import settings_for
from raci.errors import RaciError
from raci.lint import Severity
from raci.names import fold
from raci.records import field, mutable

if TYPE_CHECKING:
    from pathlib import Path

    from raci.layout.reading import Note, Understanding
    from raci.lint import Finding
    from raci.model import Matrix

_MOST_DOUBTS: Final = 20
_NOISY: Final = 20
_NOISY_SHARE: Final = 0.25
_FOREIGN: Final = frozenset({"not-org-design", "unknown-sheet"})
_ALONE: Final = {"config": False}


@mutable
class Survey:
    """What was seen: files with matrices, their notations, doubts, organizations, and what was found by rule."""

    files: list[Path] = field(default_factory=list)
    matrices: list[Matrix] = field(default_factory=list)
    notations: Counter[str] = field(default_factory=Counter)
    doubts: list[tuple[Path, Note]] = field(default_factory=list)
    organizations: list[tuple[Path, frozenset[str]]] = field(default_factory=list)
    found: dict[str, list[Finding]] = field(default_factory=dict)
    unread: int = 0
    left: int = 0

    @property
    def duties(self) -> int:
        """How many duties all matrices have."""
        return sum(len(matrix.duties) for matrix in self.matrices)

    @property
    def organization(self) -> Path | None:
        """The one organization the matrices belong to that name none: at least half of the roles of one are in it."""
        if len(self.organizations) != 1:
            return None
        path, known = self.organizations[0]
        needy = (matrix for matrix in self.matrices if matrix.organization is None and matrix.roles)
        fits = (sum(fold(role.name) in known for role in each.roles) * 2 >= len(each.roles) for each in needy)
        return path if any(fits) else None

    def noisy(self) -> list[tuple[str, list[Finding]]]:
        """Return the rules that find very much, the loudest first: in a quarter of all duties, and at least twenty."""
        least = max(_NOISY, self.duties * _NOISY_SHARE)
        loud = [(code, found) for code, found in self.found.items() if len(found) >= least]
        return sorted(loud, key=lambda each: (-len(each[1]), each[0]))


def surveyed(folder: Path, seconds: float) -> Survey:
    """Return what is seen in a folder in so many seconds; no file is begun after them."""
    from raci.readers.prospects import promising  # noqa: PLC0415 - needs the readers

    survey, end = Survey(), time.monotonic() + seconds
    paths = [path for path, _ in candidates([folder], _ALONE)]
    for number, path in enumerate(paths):
        if time.monotonic() >= end:
            survey.left = len(paths) - number
            break
        if promising(path):
            _look_at(path, survey)
    return survey


def _look_at(path: Path, survey: Survey) -> None:
    from raci.api import check, understand  # noqa: PLC0415 - nothing costs until used

    settings = settings_for(path, _ALONE)
    try:
        understood = understand(path, settings)
    except RaciError as error:
        survey.unread += error.code not in _FOREIGN
        return
    except Exception:  # noqa: BLE001 - a file on which raci itself fails is told by raci check
        survey.unread += 1
        return
    if understood.organization and not understood.readings:
        roles = understood.organization.roles
        survey.organizations.append(
            (path, frozenset(fold(name) for role in roles for name in (role.name, *role.aliases)))
        )
    if not understood.readings:
        return
    survey.files.append(path)
    _doubts(path, understood, survey)
    for reading in understood.readings:
        survey.matrices.append(reading.matrix)
        survey.notations[reading.matrix.notation.name] += 1
        for finding in check(reading.matrix, settings):
            survey.found.setdefault(finding.rule, []).append(finding)


def _doubts(path: Path, understood: Understanding, survey: Survey) -> None:
    notes = (*understood.notes, *(note for reading in understood.readings for note in reading.notes))
    doubts = [(path, note) for note in notes if note.kind == "doubt"]
    survey.doubts += doubts[: _MOST_DOUBTS - len(survey.doubts)]


def is_error(found: list[Finding]) -> bool:
    """Tell whether findings are errors."""
    return found[0].severity is Severity.ERROR
