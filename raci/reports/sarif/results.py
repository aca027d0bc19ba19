"""The findings of a run, in SARIF's words: one result each, which keeps its fingerprint when rows move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.reports.shown import shown, unlinked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from raci.lint import Finding
    from raci.reports.sarif.places import Places
    from raci.reports.told import Told

_MOST_RELATED: Final = 100
"""Places beside a finding's own; GitHub takes 1,000 and shows 100."""
_MOST_ROLES: Final = 50
_NAME: Final = 200


def result(each: Told, places: Places, indexes: Mapping[str, int], states: Collection[str]) -> dict[str, Any]:
    """Return a finding as a result.

    `indexes` are the places of the rules in the log, `states` those that findings of the run have: if one is
    suppressed, or known of old, SARIF wants all of them to say whether they are.
    """
    finding = each.finding
    made: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": indexes[finding.rule],
        "level": finding.severity.value,
        "message": {"text": _message(finding)},
        "locations": [places.location(finding.location, each.path)],
        "partialFingerprints": {"raciFingerprint/v1": each.fingerprint, "primaryLocationLineHash": each.fingerprint},
    }
    if finding.related:
        made["relatedLocations"] = _related(finding, each.path, places)
    if any(states):
        made["suppressions"] = _suppressions(each)
    if "known" in states:
        made["baselineState"] = "unchanged" if each.state == "known" else "new"
    return {**made, "properties": _properties(finding)}


def _message(finding: Finding) -> str:
    """Return the sentence with its cell, which GitHub does not show otherwise, and what to do about it."""
    place = f"{finding.location.inside}: " if finding.location.sheet is not None else ""
    said = [shown(f"{place}{finding.message}"), *([shown(finding.help)] if finding.help else [])]
    return unlinked("\n".join(said))


def _related(finding: Finding, path: str, places: Places) -> list[dict[str, Any]]:
    related = []
    for number, place in enumerate(finding.related[:_MOST_RELATED], 1):
        made = places.location(place, path)
        [logical] = made.get("logicalLocations", [{}])
        text = logical.get("fullyQualifiedName") or shown(place.inside or place.path or path)
        related.append({"id": number, **made, "message": {"text": unlinked(text)}})
    return related


def _suppressions(each: Told) -> list[dict[str, str]]:
    if not each.state:
        return []
    why = (each.finding.allowed_by or "allowed") if each.state == "allowed" else "known: it is in the baseline"
    return [{"kind": "external", "status": "accepted", "justification": shown(why)}]


def _properties(finding: Finding) -> dict[str, Any]:
    said: dict[str, Any] = {"confidence": finding.confidence.value}
    if finding.duty:
        said["duty"] = shown(finding.duty, _NAME)
    if finding.roles:
        said["roles"] = [shown(role, _NAME) for role in finding.roles[:_MOST_ROLES]]
    if finding.fix:
        said["fix"] = shown(finding.fix.title, _NAME)
    return said
