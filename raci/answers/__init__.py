"""Answers to what people ask of matrices: who answers for a duty, what a role is in for, where two roles part."""

from raci.answers.comparison import Comparison, Localized, compared
from raci.answers.directory import Directory
from raci.answers.facts import DutyFacts, Holder, Involvement, RoleFacts, Stated
from raci.answers.role_card import CardPart, RoleCard, card_of, cards_of
from raci.answers.who import DutyCard, Escalation, Part, Taking, Unread, Who, takers_of

__all__ = [
    "CardPart",
    "Comparison",
    "Directory",
    "DutyCard",
    "DutyFacts",
    "Escalation",
    "Holder",
    "Involvement",
    "Localized",
    "Part",
    "RoleCard",
    "RoleFacts",
    "Stated",
    "Taking",
    "Unread",
    "Who",
    "card_of",
    "cards_of",
    "compared",
    "takers_of",
]
