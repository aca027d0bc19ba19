"""What a sentence says: which role answers for, does, is asked or told about what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.drafting.phrases import Says, continuing, predicates, pronouns, subject
from raci.drafting.verbs import is_state, verb_of
from raci.drafting.wordings import compiled
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.drafting.role_book import RoleBook

_GAP: Final = compiled("saying", "gap")
_AND: Final = pattern(r"(?:[,;]|\b(?:and|but|und|sowie|et|mais))\s+", 2)
_PLAIN: Final = Says("", keep=True)
_MOST_TOGETHER: Final = 20
_MOST_REMEMBERED: Final = 2_000
_TOGETHER: Final = pattern(r"\s*(?:,|and|&|und|et|sowie|or|,\s*and)?\s*(?:the|der|die|das|le|la|les|an?)?\s*", 2)
_ARTICLE: Final = pattern(r"(?:the|an?|any|all|each|every)\s+", 2)
_ENDS: Final = compiled("saying", "ends")
_GERMAN_END: Final = compiled("saying", "german_end")
_FIRST: Final = compiled("saying", "first")
_TRIM: Final = " \t,;:.–—-"
_PASSIVE_A: Final = frozenset({"approved", "signed off", "accepted", "authorized", "authorised", "owned", "ratified"})


class Statement(NamedTuple):
    """What one clause says. `roles` are keys; empty means the role in force. `letter` is empty where none is stated.

    `content` is what it speaks of (empty in a lead-in); `goes_on` tells that it only details the sentence before.
    `named` tells that the clause names its roles, and not by a pronoun.
    """

    roles: tuple[str, ...]
    letter: str
    content: str
    offset: int = 0
    negative: bool = False
    goes_on: bool = False
    named: bool = False
    plain: bool = False
    kept: bool = False


class _Clause(NamedTuple):
    start: int
    end: int
    roles: tuple[str, ...]
    says: Says
    named: bool
    plain: bool = False
    verb: int = 0


def statements(sentence: str, book: RoleBook) -> list[Statement]:
    """Return what a sentence says of the roles of a book, and of the role in force; asked again, it is remembered."""
    known = book.remembered
    if sentence not in known:
        if len(known) > _MOST_REMEMBERED:
            known.clear()
        known[sentence] = _statements(sentence, book)
    return known[sentence]


def _statements(sentence: str, book: RoleBook) -> list[Statement]:
    if continuing().match(sentence):
        return [Statement((), "", sentence.strip(), goes_on=True)]
    spans = [(start, end, role.key) for role, start, end in book.mentions(sentence)]
    clauses = list(_clauses(sentence, spans))
    of_duties = list(_of_duties(sentence, book))
    if of_duties and (not clauses or of_duties[0].offset <= clauses[0].end):
        return of_duties
    found = [
        _stated(sentence, clause, clauses[place + 1] if place + 1 < len(clauses) else None)
        for place, clause in enumerate(clauses)
    ]
    return found or list(_passive(sentence, spans))


def _clauses(sentence: str, spans: Sequence[tuple[int, int, str]]) -> Iterator[_Clause]:
    """Yield the clauses of which a role or a pronoun is the subject, in order; "and" goes on with the subject."""
    place = 0
    subjects: tuple[str, ...] | None = None
    for each in sorted(_candidates(sentence, spans), key=lambda clause: (clause.verb, clause.plain)):
        goes_on = each.start < 0
        if each.verb < place or (goes_on and (subjects is None or not each.says.letter)):
            continue
        clause = each._replace(roles=subjects or (), named=bool(subjects), start=each.verb) if goes_on else each
        subjects = clause.roles
        place = clause.end
        yield clause


def _candidates(sentence: str, spans: Sequence[tuple[int, int, str]]) -> Iterator[_Clause]:
    """Yield what stands behind roles, pronouns and "and", as far as it is a predicate; after "and" it has no start."""
    for place, (start, end, _) in enumerate(spans):
        gap = _GAP.match(sentence, end)
        roles, first = _together(sentence, spans, place)
        yield from _predicate(
            sentence, (end, gap.end() if gap else end), _Clause(min(start, first), 0, roles, _PLAIN, named=True)
        )
    subjects = [(found.end(), found.start()) for found in pronouns().finditer(sentence)]
    for end, start in subjects:
        yield from _predicate(sentence, (end, end + 1), _Clause(start, 0, (), _PLAIN, named=False))
    if spans or subjects:
        for found in _AND.finditer(sentence):
            yield from _predicate(sentence, (found.end(),), _Clause(-1, 0, (), _PLAIN, named=False))
    yield from _plain_verbs(sentence, spans)


def _predicate(sentence: str, places: tuple[int, ...], clause: _Clause) -> Iterator[_Clause]:
    search, said = predicates()
    for place in places:
        if found := search.match(sentence, place):
            yield clause._replace(end=found.end(), says=said[int((found.lastgroup or "p0")[1:])], verb=found.start())
            return


def _together(sentence: str, spans: Sequence[tuple[int, int, str]], last: int) -> tuple[tuple[str, ...], int]:
    """Return the roles that are named together, the last of which is given, and where they begin."""
    found = [spans[last][2]]
    start = spans[last][0]
    for before, after in zip(reversed(spans[:last]), reversed(spans[: last + 1]), strict=False):
        if len(found) > _MOST_TOGETHER or not _TOGETHER.fullmatch(sentence, before[1], after[0]):
            break
        found.insert(0, before[2])
        start = before[0]
    return tuple(dict.fromkeys(found)), start


_AFTER: Final = compiled("saying", "after")
_PRONOUN_VERB: Final = compiled("saying", "pronoun_verb")


def _plain_verbs(sentence: str, spans: Sequence[tuple[int, int, str]]) -> Iterator[_Clause]:
    """Yield clauses that only say what a role does: "The Chair presides over all meetings"."""
    for start, end, key in spans:
        found = _AFTER.match(sentence, end)
        if found and _is_work(found[1], bare=sentence[end - 1] == "s"):
            yield _Clause(start, found.end(1), (key,), _PLAIN, named=True, plain=True, verb=found.start(1))
    for found in _PRONOUN_VERB.finditer(sentence):
        if _is_work(found[1], bare=True):
            yield _Clause(found.start(1), found.end(1), (), _PLAIN, named=False, plain=True, verb=found.start(1))


def _is_work(word: str, *, bare: bool) -> bool:
    verb = verb_of(word)
    forms = {"third", "other"} | ({"bare"} if bare else set())
    return verb is not None and verb.form in forms and not is_state(word)


def _stated(sentence: str, clause: _Clause, following: _Clause | None) -> Statement:
    begin = clause.verb if clause.says.keep and clause.plain else clause.end
    if clause.says.keep and not clause.plain:
        begin = _kept_from(sentence, clause)
    end = following.start if following else len(sentence)
    content = _ENDS.sub("", sentence[begin:end].strip(_TRIM))
    if not clause.says.keep and (other := compiled("saying", "other_verb").search(content)):
        verb = verb_of(other[1])
        content = content[: other.start()] if verb and verb.form == "third" else content
    if not clause.says.keep:
        content = _GERMAN_END.sub("", content)
        content = content[found.end() :] if (found := _FIRST.match(content)) else content
    negative = clause.says.letter == "not"
    letter = "" if negative else clause.says.letter
    return Statement(
        clause.roles,
        letter,
        content.strip(_TRIM),
        clause.end,
        negative,
        named=clause.named,
        plain=clause.plain,
        kept=clause.says.keep,
    )


def _kept_from(sentence: str, clause: _Clause) -> int:
    """Return where the verb of a clause begins whose verb is part of the duty: after "shall", "also" and the like."""
    place = clause.verb
    words = sentence[place : clause.end].split()
    while words and verb_of(words[0].strip(",")) is None:
        place += len(words[0]) + 1
        words = words[1:]
    return place if words else clause.verb


def _of_duties(sentence: str, book: RoleBook) -> Iterator[Statement]:
    """Yield what a sentence says that has the duties as its subject: "The main duty of this role is to …"."""
    for name in ("duties_of", "aufgaben", "taches"):
        if found := subject(name).search(sentence):
            owner = (
                book.get(found["owner"].removeprefix("the "))
                if "owner" in found.re.groupindex and found["owner"]
                else None
            )
            content = sentence[found.end() :].strip(_TRIM)
            if name == "duties_of" and found["be"].lower() in {"is", "are"} and not found["to"] and content:
                verb = verb_of(content.split()[0].strip(","))
                if verb is None or verb.form != "gerund":
                    return
            yield Statement((owner.key,) if owner else (), "", content, found.end(), named=owner is not None)
            return


def _passive(sentence: str, spans: Sequence[tuple[int, int, str]]) -> Iterator[Statement]:
    """Yield what a sentence says whose subject is the duty: "The budget is approved by the Treasurer"."""
    if found := subject("passive").search(sentence):
        roles = tuple(key for start, _, key in spans if start == found.end())
        if roles:
            letter = "A" if found["verb"].lower() in _PASSIVE_A else "R"
            content = sentence[: found.start()].strip(_TRIM)
            content = content[each.end() :] if (each := _ARTICLE.match(content)) else content
            yield Statement(roles, letter, f"{content} {_noun(found['verb'])}".strip(), found.end(), named=True)


def _noun(verb: str) -> str:
    return {"approved": "approval", "signed off": "sign-off", "accepted": "acceptance"}.get(verb.lower(), "")
