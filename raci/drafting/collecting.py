"""One way down a text: what stands above a line says whether it is a duty, whose, and with which letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.drafting.announcing import LeadIn, announces, led_in
from raci.drafting.elements import Fact, Heading, Item, Items, Table, Words
from raci.drafting.found import FoundDuty
from raci.drafting.hearing import Hearing
from raci.drafting.introducing import owner_elsewhere
from raci.drafting.items import is_listed_line, is_no_duty, is_reporting_line, look_like_duties, wording
from raci.drafting.naming import begins_with_verb, parted
from raci.drafting.phrases import subject
from raci.drafting.role_names import labels
from raci.drafting.saying import statements
from raci.drafting.sections import SILENT, Sections
from raci.drafting.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.drafting.elements import Element
    from raci.drafting.found import Findings
    from raci.drafting.role_book import RoleBook
    from raci.prose import ProseLine

_NOT_LISTED = SILENT | {"comparison"}
_MOSTLY = 0.6
_MOST_CHILDREN = 20


class Collector:
    """Gathers the duties of one text; `of_heading` says which heading (by line) is that of which role."""

    def __init__(self, book: RoleBook, of_heading: dict[int, str], findings: Findings, path: str) -> None:
        self._book = book
        self._findings = findings
        self._path = path
        sought = next((role.key for role in book.roles.values() if role.sought and role.path == path), "")
        self._sections = Sections(of_heading, "" if of_heading else sought)
        self._hearing = Hearing(book, self._sections, findings, path)
        self._lead_in: LeadIn | None = None
        self._in_list = False
        self._last_list: list[FoundDuty] = []

    def collect(self, elements: Sequence[Element]) -> None:
        """Gather the duties of the elements of a text."""
        for place, element in enumerate(elements):
            if isinstance(element, Heading):
                following = elements[place + 1] if place + 1 < len(elements) else None
                self._sections.enter(element, before_list=isinstance(following, Items))
                self._lead_in, self._in_list, self._hearing.spoken = None, False, ()
            elif not self._sections.ended:
                self._take(element)

    def _take(self, element: Element) -> None:
        if isinstance(element, Fact):
            self._take_fact(element)
        elif isinstance(element, Items):
            self._take_items(element.items)
        elif isinstance(element, Table):
            self._take_table(element)
        elif isinstance(element, Words):
            self._take_words(element)

    @property
    def _here(self) -> tuple[str, ...]:
        return (self._sections.role,) if self._sections.role else ()

    @property
    def _kind(self) -> str:
        return self._lead_in.kind if self._lead_in and self._lead_in.kind else self._sections.kind

    @property
    def _owners(self) -> tuple[str, ...]:
        return (self._lead_in.roles if self._lead_in else ()) or self._here

    def _take_fact(self, fact: Fact) -> None:
        self._in_list = False
        if fact.label in labels("title") and (role := self._book.get(fact.text.partition(",")[0])):
            self._sections.enter_role(role.key, fact.text)
        elif fact.label in labels("superior"):
            self._hearing.set_superior(self._here, fact.text, fact.line)

    def _take_table(self, table: Table) -> None:
        from raci.drafting.tables import duties_of_table  # noqa: PLC0415 - few texts have one

        self._lead_in, self._in_list = None, False
        if self._sections.kind not in SILENT:
            self._findings.duties += duties_of_table(table, self._book, self._path, self._sections.role)

    # lists

    def _take_items(self, items: Sequence[Item]) -> None:
        self._in_list = False
        if self._kind == "negative":
            for item in items:
                self._give_to_another(item.line)
        elif self._kind not in _NOT_LISTED and self._is_list_of_duties(items):
            self._last_list = []
            for item in items:
                self._take_item(item.line, item)
        self._lead_in = None

    def _is_list_of_duties(self, items: Sequence[Item]) -> bool:
        if self._kind == "duties" or (self._lead_in and (self._lead_in.kind or self._lead_in.roles)):
            return True
        if self._owners and look_like_duties(items):
            return True
        return any(said.named for item in items for said in statements(item.line.text, self._book))

    def _take_item(self, line: ProseLine, item: Item | None = None) -> None:
        text = line.text
        if above := is_reporting_line(text):
            self._hearing.set_superior(self._owners, above.strip(" ."), line.line)
            return
        if is_no_duty(text) or self._is_heard(line) or self._is_about_roles(text):
            return
        name, rest, letter = wording(text, line.lead)
        lead_in = self._lead_in
        below = [child.line.text for child in item.children[:_MOST_CHILDREN]] if item else []
        description = "; ".join(filter(None, [rest if rest != name else "", *below]))
        for role in self._owners if name else ():
            found = FoundDuty(
                role,
                name,
                description,
                line.line,
                self._path,
                letter or (lead_in.letter if lead_in else ""),
                _reason(letter, lead_in, text),
                self._sections.topic,
                titled=bool(parted(text, line.lead)[0]),
                untitled=text.lstrip().startswith(":"),
                letter_line=line.line if letter or not lead_in else lead_in.line,
            )
            self._findings.duties.append(found)
            self._last_list.append(found)

    def _is_about_roles(self, text: str) -> bool:
        """Tell whether an item has roles for its title: "Owner and team: both work together"."""
        title, _ = parted(text)
        spans = list(self._book.mentions(title)) if title else []
        return bool(spans) and sum(end - start for _, start, end in spans) >= _MOSTLY * len(title)

    def _is_heard(self, line: ProseLine) -> bool:
        """Take an item that is a whole sentence about a role, and tell whether it was one."""
        said = statements(line.text, self._book)
        if not any(each.named or each.negative for each in said) or begins_with_verb(line.text):
            return False
        if parted(line.text, line.lead)[0]:
            return False
        self._hearing.hear(line.text, line.line, listed=True)
        return True

    def _give_to_another(self, line: ProseLine) -> None:
        """Take an item of a list of what a role answers for not, where it says whose duty it is."""
        owner = owner_elsewhere(line.text, self._book, self._path, line.line)
        if owner:
            name, _, letter = wording(line.text, line.lead)
            reason = "the text says it is not the other role's, and whose it is"
            found = FoundDuty(owner, name, line.text, line.line, self._path, letter, reason, guessed_role=True)
            self._findings.duties.append(found)

    # paragraphs

    def _take_words(self, words: Words) -> None:
        line = words.line
        if above := subject("above").search(line.text):
            self._answer_for_all(line, above.start())
        elif not self._is_item(line):
            self._in_list, self._lead_in = False, None
            self._take_paragraph(words)
        else:
            self._last_list = self._last_list if self._in_list else []
            self._in_list = True
            if self._kind == "negative":
                self._give_to_another(line)
            elif self._kind not in _NOT_LISTED:
                self._take_item(line)

    def _is_item(self, line: ProseLine) -> bool:
        """Tell whether a paragraph is an item of a list without bullets."""
        if self._kind not in {"duties", "negative"} and self._lead_in is None:
            return False
        if line.text.rstrip().endswith((":", "include", "includes")):
            return False
        if not parted(line.text)[0] and any(not said.goes_on for said in statements(line.text, self._book)):
            return False
        first = self._lead_in is not None or self._in_list or self._sections.right_under_duties
        titled = bool(line.lead) and len(line.lead) < len(line.text)
        return titled or (line.loose and is_listed_line(line.text, first=first))

    def _take_paragraph(self, words: Words) -> None:
        said = list(sentences(words.line.text))
        introduces = bool(said) and said[-1][1].endswith(":")
        for place, (offset, sentence) in enumerate(said, 1):
            line = words.line.line_at(offset)
            if place == len(said) and (introduces or (words.next_is_list and announces(sentence))):
                self._lead_in = led_in(sentence, line, self._book, self._sections, self._hearing.spoken)
            elif self._sections.kind not in SILENT:
                self._hearing.hear(sentence, line, introduces=introduces)

    def _answer_for_all(self, line: ProseLine, place: int) -> None:
        """Take a sentence about all that was listed before: "The Lead is accountable for all of the above"."""
        for offset, sentence in sentences(line.text):
            for said in statements(sentence, self._book) if offset <= place <= offset + len(sentence) else ():
                for duty in self._last_list:
                    if said.letter and not duty.letter and (not said.roles or duty.role in said.roles):
                        duty.letter, duty.letter_line = said.letter, line.line_at(offset)
                        duty.reason = f"the text says so of the whole list: “{sentence[:120]}”"


def _reason(letter: str, lead_in: LeadIn | None, text: str) -> str:
    if letter:
        return f"its wording: “{text[:120]}”"
    return f"what announces it: “{lead_in.text[-120:]}”" if lead_in and lead_in.letter else ""
