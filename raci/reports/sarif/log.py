"""A whole SARIF log of one run, with one result on each line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from raci.reports.counting import counted
from raci.reports.reporter import Document
from raci.reports.sarif.limits import MOST_RESULTS, fitting, remark
from raci.reports.sarif.notifications import invocation
from raci.reports.sarif.places import Places
from raci.reports.sarif.results import result
from raci.reports.sarif.rules import descriptors
from raci.reports.told import told
from raci.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.reports.reporter import Run
    from raci.reports.told import Told

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def log(run: Run, *, suppressed: bool = True) -> Document:
    """Return the log of a run; without `suppressed`, what is allowed or known is only counted."""
    found = told(run)
    named = [each for each in found if suppressed or not each.state]
    places = Places(run.folder)
    rules = descriptors(run.rules, [each.finding for each in named])
    results = _results(named[:MOST_RESULTS], places, rules)
    kept = fitting(results)
    left_out = remark(named[len(kept) :], len(kept))
    remarks = [each for each in (left_out, _set_aside(found[len(named) :])) if each]
    about = {
        "tool": {"driver": {"name": "raci", "version": VERSION, "semanticVersion": VERSION, "rules": rules}},
        "originalUriBaseIds": places.bases(),
        "invocations": [invocation(run, places, remarks)],
        "artifacts": places.artifacts(report.path for report in run.reports),
        "columnKind": "unicodeCodePoints",
        **({"properties": {"day": run.day.isoformat()}} if run.day else {}),
    }
    return Document(_joined(about, kept), left_out)


def _results(named: Sequence[Told], places: Places, rules: Sequence[dict[str, Any]]) -> list[str]:
    indexes = {rule["id"]: place for place, rule in enumerate(rules)}
    states = {each.state for each in named}
    return [_dumped(result(each, places, indexes, states)) for each in named]


def _set_aside(aside: Sequence[Told]) -> str:
    """Return a sentence on the findings that are not named because GitHub would open an alert for each of them."""
    if not aside:
        return ""
    allowed = sum(each.state == "allowed" for each in aside)
    return (
        f"{counted(len(aside), 'finding')} that are allowed ({allowed:,}) or in the baseline ({len(aside) - allowed:,})"
        " are left out, because GitHub would open alerts for them"
    )


def _joined(about: dict[str, Any], results: Sequence[str]) -> str:
    head = f'{{"$schema":"{SCHEMA}","version":"2.1.0","runs":['
    lines = ",\n".join(results)
    return f'{head}\n{_dumped(about)[:-1]},\n"results":[\n{lines}\n]}}\n]}}'


def _dumped(part: object) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))
