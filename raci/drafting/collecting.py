"""One way down a text: what the headings and lead-ins above a line say of it, and so whose duty it is, if it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.drafting.finding import owner_elsewhere
from raci.drafting.found import FoundDuty
from raci.drafting.headings import kind_of
from raci.drafting.items import is_listed_line, is_no_duty, is_reporting_line, look_like_duties, wording
from raci.drafting.naming import begins_with_verb, named, parted
from raci.drafting.outline import Fact, Heading, Item, Items, Table, Words
from raci.drafting.phrases import subject
from raci.drafting.role_names import as_role, labels
from raci.drafting.saying import Statement, statements
from raci.drafting.scopes import speaks_of_all
from raci.drafting.sentence_duties import duties_of_sentence
from raci.drafting.sentences import sentences
from raci.drafting.verbs import is_state, verb_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.drafting.found import Findings
    from raci.drafting.outline import Element
    from raci.drafting.role_book import RoleBook
    from raci.prose import ProseLine

_SILENT: Final = frozenset({"end", "noise"})
_CONFIRMING: Final = frozenset({"comparison", "summary"})
_LIKELY: Final = 2


class _Frame(NamedTuple):
    """A heading in force: what it announces, and whose it is."""

    depth: int
    kind: str
    role: str
    text: str


class _LeadIn(NamedTuple):
    """A sentence that announces the list after it."""

    kind: str
    roles: tuple[str, ...]
    letter: str
    line: int
    text: str


class Collector:
    """Gathers the duties of one text."""

    def __init__(self, book: RoleBook, of_heading: dict[int, str], findings: Findings, path: str) -> None:
        self._book = book
        self._of_heading = of_heading
        self._findings = findings
        self._path = path
        self._frames: list[_Frame] = []
        self._default = ""
        self._default_depth = -1
        self._lead_in: _LeadIn | None = None
        self._in_list = False
        self._spoken: tuple[str, ...] = ()
        self._ended = False
        self._last_list: list[FoundDuty] = []
        self._multiple = len(set(of_heading.values())) > 1

    def collect(self, elements: Sequence[Element]) -> None:
        """Gather the duties of the elements of a text."""
        for place, element in enumerate(elements):
            if isinstance(element, Heading):
                following = elements[place + 1] if place + 1 < len(elements) else None
                self._enter(element, following_list=isinstance(following, Items))
            elif self._ended:
                continue
            elif isinstance(element, Fact):
                self._take_fact(element)
            elif isinstance(element, Items):
                self._take_items(element.items)
            elif isinstance(element, Table):
                self._take_table(element)
            else:
                self._take_words(element)

    # what is in force

    def _enter(self, heading: Heading, *, following_list: bool) -> None:
        role = self._of_heading.get(heading.line, "")
        kind = kind_of(heading.text)
        depth = self._depth(heading, role, kind, following_list=following_list)
        self._frames = [frame for frame in self._frames if frame.depth < depth]
        if not heading.title:
            self._frames.append(_Frame(depth, kind, role, heading.text))
        if role and not self._default:
            self._default, self._default_depth = role, depth
        self._lead_in, self._in_list, self._spoken = None, False, ()
        self._ended = (self._ended and heading.loose) or (kind == "end" and heading.depth >= 2)  # noqa: PLR2004
        if self._ended and role and kind != "end":
            self._ended = False

    def _depth(self, heading: Heading, role: str, kind: str, *, following_list: bool) -> int:
        """Return how deep a heading stands; of those that only their words make one, roles stand over kinds."""
        if not heading.loose:
            return heading.depth
        if role:
            return heading.depth * 10
        if not kind and self._kind == "duties" and following_list:
            return heading.depth * 10 + 8
        return heading.depth * 10 + (5 if kind or not self._multiple else 0)

    @property
    def _kind(self) -> str:
        return next((frame.kind for frame in reversed(self._frames) if frame.kind and frame.kind != "document"), "")

    @property
    def _role(self) -> str:
        for frame in reversed(self._frames):
            if frame.role:
                return frame.role
            if not frame.kind and frame.depth <= self._default_depth:
                return ""  # a heading beside that of the role, about something else
        return self._only

    @property
    def _only(self) -> str:
        return "" if self._multiple else self._default

    @property
    def _section(self) -> str:
        """The heading that says what a part of the duties is about: neither whose they are nor that they are duties."""
        topics = [frame.text for frame in self._frames if not frame.role and not frame.kind]
        return topics[-1] if topics and len(self._frames) > 1 and self._frames[-1].text == topics[-1] else ""

    # facts

    def _take_fact(self, fact: Fact) -> None:
        self._in_list = False
        if fact.label in labels("title") and (role := self._book.get(fact.text.partition(",")[0])):
            self._default = role.key
            if not self._multiple or not self._role:
                self._frames.append(_Frame(69, "", role.key, fact.text))
        elif fact.label in labels("superior") and self._role:
            self._set_superior(self._role, fact.text, fact.line)

    def _set_superior(self, key: str, text: str, line: int) -> None:
        found = as_role(text.split(",", maxsplit=1)[0].split(" and ", maxsplit=1)[0].split(" on ", maxsplit=1)[0])
        role = self._book.roles[key]
        if found is None or role.reports_to:
            return
        above = self._book.get(found.name)
        if above is None and (found.strength >= _LIKELY or found.name[:1].isupper()):
            above = self._book.add(found, line, self._path, introduced=False)
        if above is not None and above.key != key:
            role.reports_to, role.reports_line = above.key, line

    # lists

    def _take_items(self, items: Sequence[Item]) -> None:
        lead_in, self._lead_in = self._lead_in, None
        kind = lead_in.kind if lead_in and lead_in.kind else self._kind
        self._in_list = False
        if kind in _SILENT or kind == "comparison":
            return
        if kind == "negative":
            for item in items:
                self._give_to_another(item.line)
            return
        announced = kind == "duties" or (lead_in is not None and bool(lead_in.kind or lead_in.roles))
        roles = (lead_in.roles if lead_in else ()) or ((self._role,) if self._role else ())
        if not announced and not (roles and look_like_duties(items)) and not self._names_roles(items):
            return
        self._last_list = []
        for item in items:
            self._take_item(item.line, roles, lead_in, item)

    def _names_roles(self, items: Sequence[Item]) -> bool:
        return any(said.named for item in items for said in statements(item.line.text, self._book))

    def _take_item(
        self, line: ProseLine, roles: tuple[str, ...], lead_in: _LeadIn | None, item: Item | None = None
    ) -> None:
        text = line.text
        if above := is_reporting_line(text):
            if roles:
                self._set_superior(roles[0], above.strip(" ."), line.line)
            return
        if is_no_duty(text) or self._is_said(line, roles) or not roles or self._is_about_roles(text):
            return
        name, rest, letter = wording(text, line.lead)
        if not name:
            return
        stated = letter or (lead_in.letter if lead_in else "")
        description = rest if rest != name else ""
        if item is not None:
            below = [child.line.text for child in item.children[:20]]
            description = "; ".join(filter(None, [description, *below]))
        for role in roles:
            found = FoundDuty(
                role, name, description, line.line, self._path, stated, _reason(letter, lead_in, text), self._section,
                titled=bool(parted(text, line.lead)[0]), untitled=text.lstrip().startswith(":"),
                letter_line=line.line if letter or not lead_in else lead_in.line,
            )  # fmt: skip
            self._findings.duties.append(found)
            self._last_list.append(found)

    def _is_about_roles(self, text: str) -> bool:
        """Tell whether an item has roles for its title: "Owner and team: both work together"."""
        title, _ = parted(text)
        spans = list(self._book.mentions(title)) if title else []
        return bool(spans) and sum(end - start for _, start, end in spans) >= 0.6 * len(title)

    def _is_said(self, line: ProseLine, roles: tuple[str, ...]) -> bool:
        """Take an item that is a whole sentence about a role, and tell whether it was one."""
        said = statements(line.text, self._book)
        named = [each for each in said if each.named or each.negative]
        title, _ = parted(line.text, line.lead)
        if not named or title or begins_with_verb(line.text):
            return False
        self._take_sentence(line, line.text, line.line, roles, alone=True)
        return True

    def _give_to_another(self, line: ProseLine) -> None:
        """Take an item of a list of what a role answers for not, where it says whose duty it is."""
        owner = owner_elsewhere(line.text, self._book, self._path, line.line)
        if owner:
            name, _, letter = wording(line.text, line.lead)
            reason = "the text says it is not the other role's, and whose it is"
            self._findings.duties.append(
                FoundDuty(owner, name, line.text, line.line, self._path, letter, reason, guessed_role=True)
            )

    # tables

    def _take_table(self, table: Table) -> None:
        from raci.drafting.tables import duties_of_table  # noqa: PLC0415 - few texts have one

        self._lead_in, self._in_list = None, False
        if self._kind not in _SILENT:
            self._findings.duties += duties_of_table(table, self._book, self._path, self._role)

    # paragraphs

    def _take_words(self, words: Words) -> None:
        line = words.line
        if is_above := subject("above").search(line.text):
            self._answer_for_all(line, is_above.start())
            return
        kind = self._lead_in.kind if self._lead_in and self._lead_in.kind else self._kind
        if self._is_item(line, kind):
            roles = (self._lead_in.roles if self._lead_in else ()) or ((self._role,) if self._role else ())
            if not self._in_list:
                self._last_list = []
            self._in_list = True
            if kind == "negative":
                self._give_to_another(line)
            elif kind not in _SILENT and kind != "comparison":
                self._take_item(line, roles, self._lead_in)
            return
        self._in_list = False
        self._lead_in = None
        self._take_paragraph(words)

    def _is_item(self, line: ProseLine, kind: str) -> bool:
        """Tell whether a paragraph is an item of a list without bullets."""
        if kind not in {"duties", "negative"} and self._lead_in is None:
            return False
        if line.text.rstrip().endswith((":", "include", "includes")):
            return False
        if (
            any(said.named or not said.goes_on for said in statements(line.text, self._book))
            and not parted(line.text)[0]
        ):
            return False
        announced = self._lead_in is not None or self._in_list or (line.loose and self._just_under_heading())
        titled = bool(line.lead) and len(line.lead) < len(line.text)
        return (line.loose and is_listed_line(line.text, first=announced)) or titled

    def _just_under_heading(self) -> bool:
        return bool(self._frames) and self._frames[-1].kind == "duties"

    def _take_paragraph(self, words: Words) -> None:
        line = words.line
        said = list(sentences(line.text))
        for place, (offset, sentence) in enumerate(said):
            last = place == len(said) - 1
            if last and (sentence.endswith(":") or (words.next_is_list and self._announces(sentence))):
                self._lead_in = self._led_in(sentence, line.line_at(offset))
                return
            if self._kind in _SILENT:
                continue
            roles = self._spoken or ((self._role,) if self._role else ())
            before = self._lead_ahead(words, said, place)
            self._take_sentence(line, sentence, line.line_at(offset), roles, evidence=before)

    def _lead_ahead(self, _words: Words, said: Sequence[tuple[int, str]], place: int) -> bool:
        """Tell whether a sentence stands in a paragraph that ends by announcing a list: it is the introduction."""
        return said[-1][1].endswith(":") and place < len(said) - 1

    def _announces(self, sentence: str) -> bool:
        return sentence.rstrip(" .").endswith(
            (
                "include",
                "includes",
                "following",
                "below",
                "responsibilities",
                "duties",
                "will",
                "to",
                "for",
                "folgende",
                "folgendes",
                "suivantes",
                "suivants",
            )
        )

    def _led_in(self, sentence: str, line: int) -> _LeadIn:
        said = statements(sentence, self._book)
        here = (self._role,) if self._role else ()
        if said and not said[-1].goes_on:
            last = said[-1]
            roles = last.roles or self._spoken or here
            kind = "negative" if last.negative else "duties"
            if kind_of(sentence) == "noise" and not last.letter:
                kind = "noise"
            if kind == "duties" and self._kind in _SILENT:
                kind = self._kind
            return _LeadIn(kind, roles, last.letter, line, sentence)
        kind = kind_of(sentence)
        ends = len(sentence.rstrip(": "))
        mentioned = [(role.key, end) for role, _, end in self._book.mentions(sentence)]
        closing = tuple(key for key, end in mentioned if end == ends)
        roles = closing or here or self._spoken or tuple(key for key, _ in mentioned[-1:])
        if kind in {"summary", "document", "end"}:
            kind = ""
        announces = "duties" in {kind, self._kind} or bool(closing)
        return _LeadIn(kind or self._kind, roles if announces else here, "", line, sentence)

    def _take_sentence(
        self,
        line: ProseLine,
        sentence: str,
        number: int,
        roles: tuple[str, ...],
        *,
        evidence: bool = False,
        alone: bool = False,
    ) -> None:
        if above := is_reporting_line(sentence) or is_reporting_line(sentence.partition(": ")[2]):
            if roles:
                self._set_superior(roles[0], above.strip(" ."), number)
            return
        said = statements(sentence, self._book) or self._without_subject(sentence)
        confirming = evidence or self._kind in _CONFIRMING
        for each in said:
            owners = each.roles or roles
            if each.named:
                self._spoken = each.roles
                if speaks_of_all(each.content) and not confirming:
                    for key in each.roles:
                        self._book.roles[key].wide = True
            found = duties_of_sentence(each, owners, number, self._path, self._section)
            for duty in found:
                soft = self._kind != "duties" or not each.named or each.plain
                duty.evidence = 2 if confirming else int(soft and not alone)
            self._findings.duties += found
        del line

    def _without_subject(self, sentence: str) -> list[Statement]:
        """Return what a sentence right under the heading of a role says without naming it: "Submits the request"."""
        verb = verb_of(sentence.split(maxsplit=1)[0])
        heads = bool(self._frames) and bool(self._frames[-1].role)
        if (
            not heads
            or verb is None
            or verb.form not in {"third", "other"}
            or is_state(verb.bare)
            or is_no_duty(sentence)
        ):
            return []
        return [Statement((), "", sentence.strip(" .;"), plain=True)]

    def _answer_for_all(self, line: ProseLine, place: int) -> None:
        """Take a sentence about all that was listed before: "The Lead is accountable for all of the above"."""
        for offset, sentence in sentences(line.text):
            if offset <= place <= offset + len(sentence):
                for said in statements(sentence, self._book):
                    for duty in self._last_list:
                        if said.letter and not duty.letter and (not said.roles or duty.role in said.roles):
                            duty.letter, duty.letter_line = said.letter, line.line_at(offset)
                            duty.reason = f"the text says so of the whole list: “{sentence[:120]}”"


def _reason(letter: str, lead_in: _LeadIn | None, text: str) -> str:
    if letter:
        return f"its wording: “{text[:120]}”"
    return f"what announces it: “{lead_in.text[-120:]}”" if lead_in and lead_in.letter else ""


__all__ = ["Collector", "named"]
