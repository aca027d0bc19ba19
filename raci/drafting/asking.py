"""What a draft cannot know, as questions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from raci.model import Location
from raci.model.draft import Question
from raci.titles.vocabulary import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from raci.drafting.found import FoundDuty
    from raci.model.draft import DraftDuty, DraftRole

_MOST_NAMED: Final = 10


def untitled_duty(role: str, found: FoundDuty) -> Question:
    """Return the question what a duty is called whose title is missing."""
    message = (
        f"What is the duty of {role} in line {found.line} called? Its title is missing; "
        f"“{found.name}” was made of its description."
    )
    return Question(message, Location(found.path, None, found.line, 1))


def questions_of(roles: Sequence[DraftRole], duties: Sequence[DraftDuty]) -> Iterator[Question]:
    """Yield what is open of a whole draft: lines, levels, contradictions, letters that nobody stated."""
    names = {role.key: role.name for role in roles}
    if not any(role.reports_to for role in roles):
        yield Question("Who reports to whom? The text does not say.")
    if unsure := [role.name for role in roles if role.confidence == "guess"]:
        listed = ", ".join(unsure[:_MOST_NAMED])
        yield Question(f"Of which level and scope are {listed}? Their titles do not say.")
    yield from _contradictions(duties, names)
    silent = sum(not any(each.stated for each in duty.letters) for duty in duties)
    if silent:
        message = (
            f"Who answers for what? Of {len(duties)} duties the text only lists {silent}; their letters are inferred."
        )
        yield Question(message)


def _contradictions(duties: Sequence[DraftDuty], names: Mapping[str, str]) -> Iterator[Question]:
    """Yield a question for each duty of which two roles of the same tier are said to be accountable."""
    owners: defaultdict[tuple[str, str], list[DraftDuty]] = defaultdict(list)
    for duty in duties:
        if any(each.stated and each.letter == "A" and each.role == duty.role for each in duty.letters):
            owners[" ".join(sorted(plain_words(duty.name))), duty.tier].append(duty)
    for held in owners.values():
        several = list(dict.fromkeys(names[duty.role] for duty in held))
        if len(several) > 1:
            lines = ", ".join(str(duty.sources[0].row) for duty in held)
            message = f"The text says it of {' and '.join(several)} (lines {lines}); both rows were kept."
            yield Question(f"Who answers for “{held[0].name}”? {message}", held[0].sources[0])
