"""Names of duties from their wordings: short, and led by the bare verb where the wording has one."""

from __future__ import annotations

from typing import Final, NamedTuple

from raci.drafting.phrases import openings
from raci.drafting.verbs import is_state, verb_of
from raci.drafting.wordings import compiled
from raci.patterns import pattern

_TITLED: Final = pattern(r"([^:.!?]{2,90}?)\s*:\s+(\S.*)")
_LEAD_END: Final = pattern(r"\s*[:–—-]*\s*")
_BRACKET: Final = pattern(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
_TAIL: Final = compiled("naming", "tail")
_COMMA: Final = pattern(r",(?! (?:and|or|und|et|ou) )\s")
_SPLIT: Final = pattern(r"(,\s+(?:and\s+)?|\s+(?:and|or|&)\s+|/)")
_ARTICLE: Final = pattern(r"(?:the|an?|their|its|his|her|der|die|das|den|dem|le|la|les|l['’])\s*(?<=[\s'’])", 2)
_LAST: Final = pattern(r",?\s+(?:and|or|und|et|sowie)$", 2)
_LONG: Final = 80
_LONGEST: Final = 120
_MOST_TITLE_WORDS: Final = 10
_MOST_PAIRED: Final = 4
_LABEL_ENDS: Final = " .,;:–—-•*|"


class Wording(NamedTuple):
    """A list item taken apart: its title (empty where it has none), its description, and the letter it states."""

    title: str
    text: str
    letter: str = ""


def parted(text: str, lead: str = "") -> tuple[str, str]:
    """Return the title and the description of an item: "Title: text", or a bold lead; no title where it has none."""
    text = text.strip()
    if text.startswith(":"):
        return "", text.lstrip(": ")
    lead = lead.strip()
    if lead and text.startswith(lead) and len(lead) < len(text):
        rest = text[len(lead) :]
        cut = _LEAD_END.match(rest)
        if lead.endswith((":", ".")) or (cut and cut[0].strip()):
            return lead.rstrip(_LABEL_ENDS), rest[cut.end() if cut else 0 :].strip()
    found = _TITLED.fullmatch(text)
    if found and len(found[1].split()) <= _MOST_TITLE_WORDS and not found[2].startswith("//"):
        return found[1].strip(), found[2]
    return "", text


def opened(text: str) -> tuple[str, str]:
    """Return the letter that the beginning of an item states (empty for none), and the duty without it."""
    letter = ""
    text = text.strip(_LABEL_ENDS)
    for _ in range(3):
        for opening, said in openings():
            found = opening.match(text)
            if found and (said.keep or found.end() < len(text)):
                letter = letter or said.letter
                if said.keep:
                    return letter, text
                text = text[found.end() :]
                break
        else:
            break
    return letter, text


def named(text: str, *, noun: bool = False) -> str:
    """Return a wording as a duty's name: its first clause, the verb bare (Managing … is Manage …).

    Where it stood behind "for" or "on" (`noun`), a word such as "prices" is no verb.
    """
    bare = _BRACKET.sub("", text).strip(_LABEL_ENDS) or text.strip(_LABEL_ENDS)
    if (tail := _TAIL.search(bare, 12)) and tail.start() >= 12:  # noqa: PLR2004 - no name is shorter
        bare = bare[: tail.start()]
    if len(bare) > _LONG and (comma := _COMMA.search(bare, 25)):
        bare = bare[: comma.start()]
    if len(bare) > _LONGEST:
        bare = bare[: bare.rfind(" ", 0, _LONGEST)]
    bare = _LAST.sub("", bare.strip(_LABEL_ENDS))
    if (article := _ARTICLE.match(bare)) and article.end() < len(bare):
        bare = bare[article.end() :]
    bare = _imperative(bare, {"gerund"} if noun else {"gerund", "third", "second"})
    return bare[:1].upper() + bare[1:]


def _imperative(text: str, forms: set[str]) -> str:
    """Return a wording with the verbs it begins with in their bare form: "Set and track" of "Setting and tracking"."""
    pieces = _SPLIT.split(text)
    form = ""
    changed: list[str] = []
    for place, piece in enumerate(pieces):
        if place % 2:
            changed.append(piece)
            continue
        word, blank, rest = piece.partition(" ")
        verb = verb_of(word)
        alone = not rest and place and any(" " in each for each in pieces[0:place:2])
        if (
            verb is None
            or alone
            or verb.form not in forms
            or (verb.form != "gerund" and len(pieces) == 1 and not rest)
            or (form and verb.form != form)
            or place > 2 * _MOST_PAIRED
        ):
            return "".join([*changed, *pieces[place:]])
        form = verb.form
        changed.append(f"{verb.bare}{blank}{rest}")
        if rest and not _has_more(pieces, place, form):
            return "".join([*changed, *pieces[place + 1 :]])
    return "".join(changed)


def _has_more(pieces: list[str], place: int, form: str) -> bool:
    following = pieces[place + 2].partition(" ")[0] if place + 2 < len(pieces) else ""
    verb = verb_of(following)
    return verb is not None and verb.form == form


def begins_with_verb(text: str) -> bool:
    """Tell whether a wording begins with a verb of work, in any of its forms."""
    words = text.replace("/", " ").split(maxsplit=3)
    if words and words[0].casefold() in {
        "to",
        "regularly",
        "actively",
        "proactively",
        "continuously",
        "timely",
        "successfully",
        "effectively",
    }:
        words = words[1:]
    first = words[0].strip(",.;:") if words else ""
    return verb_of(first) is not None and not (
        is_state(first) and first.casefold() in {"have", "has", "is", "be", "bring"}
    )
