"""A draft for programs: roles, duties with the letter of the role each comes from, outcomes and questions."""

from __future__ import annotations

import json as _json
from typing import TYPE_CHECKING

from raci.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

    from raci.model import Location
    from raci.model.draft import Draft, DraftDuty


def json(draft: Draft, of_tier: Callable[[str], str | None]) -> str:
    """Return a draft as one JSON document; `of_tier` gives the scope's name of a tier, places are lines from 1."""
    names = {role.key: role.name for role in draft.roles}
    document = {
        "version": VERSION,
        "title": draft.title,
        "roles": [
            {
                "name": role.name, "level": role.level or None, "scope": of_tier(role.tier), "tier": role.tier or None,
                "reports_to": names.get(role.reports_to or ""), "aliases": list(role.aliases), "kind": role.kind,
                "confidence": role.confidence, **_place(role.at),
            }
            for role in draft.roles
        ],
        "duties": [_duty(duty, names, of_tier) for duty in draft.duties] + _others(draft, names, of_tier),
        "outcomes": [
            {"name": each.name, "role": names[each.role], "letter": each.letter or None, **_place(each.at)}
            for each in draft.outcomes
        ],
        "questions": [{"text": each.text, **_place(each.at)} for each in draft.questions],
    }  # fmt: skip
    return _json.dumps(document, ensure_ascii=False, indent=1)


def _duty(duty: DraftDuty, names: dict[str, str], of_tier: Callable[[str], str | None]) -> dict[str, object]:
    own = duty.own
    return {
        "name": duty.name, "role": names.get(duty.role), "letter": own.letter if own else None,
        "stated": own.stated if own else False, "scope": of_tier(duty.tier), "description": duty.description,
        "section": duty.section or None, "confidence": duty.confidence, "localizes": duty.localizes, "key": duty.key,
        **_place(duty.sources[0] if duty.sources else None),
        "also_at": [each.row for each in duty.sources[1:]],
        "letters": [
            {"role": names[each.role], "letter": each.letter, "stated": each.stated, "confidence": each.confidence,
             "reason": each.reason, **_place(each.at)}
            for each in duty.letters
        ],
    }  # fmt: skip


def _others(draft: Draft, names: dict[str, str], of_tier: Callable[[str], str | None]) -> list[dict[str, object]]:
    """Return an entry for each further role that the text itself gives a letter on a duty."""
    return [
        {
            "name": duty.name, "role": names[each.role], "letter": each.letter, "stated": True,
            "scope": of_tier(duty.tier), "description": duty.description, "section": duty.section or None,
            "confidence": each.confidence, "key": duty.key, **_place(each.at),
        }
        for duty in draft.duties
        for each in duty.letters
        if each.stated and each.role != duty.role
    ]  # fmt: skip


def _place(at: Location | None) -> dict[str, object]:
    return {"at": at.row if at else None, "path": at.path if at else None}
