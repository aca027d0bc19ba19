"""Why a table with letters in it may be no responsibility matrix: grades, rosters, traffic lights, priorities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.layout.codes import USUAL, clean_letters
from raci.layout.kinds import LEGEND
from raci.layout.lexicon import heading_kinds, means_other, sounds_like_role
from raci.names import fold, words
from raci.notations import is_notation, meaning_in, meaning_of
from raci.patterns import pattern
from raci.records import mutable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.layout.sheet import Sheet
    from raci.layout.survey import Survey
    from raci.layout.vocabulary import Vocabulary
    from raci.model import Notation

_NAMES: Final = pattern(
    r"\b(raci|rasci|rasic|arci|daci|raciq|racio|cairo|drasci|rapid|pacsi|ratsi|paris|mocha|ovis|raci-?vs|varisc"
    r"|responsibility (?:assignment )?(?:matrix|chart)|responsibilit\w+ matrix|verantwortungsmatrix"
    r"|матрица ответственности"
    r"|matriz de (?:responsabilidad\w*|asignaci\w+)|matrice des responsabilit\w+|matrice raci|linear responsibility)\b",
    re.IGNORECASE,
)
_CALENDAR: Final = pattern(
    r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:week|day|wk|kw|sem|sprint|q)[ .-]*\d+|\d.*"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo"
    r"|segunda|ter[cç]a|quarta|quinta|sexta|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|domenica"
    r"|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)[ .-]*\d*)$",
    re.IGNORECASE,
)
_NUMBERED_LETTER: Final = pattern(r"^[A-Z](?: \d+)?$")
_NUMBERED_TIME: Final = pattern(r"^(?:(?:week|wk|kw|sem|quarter|q)[ .-]*\d{1,2}|[\d\W]+)$", re.IGNORECASE)
TICKED: Final = "its cells are ticks, not letters; a list needs headings such as R, A, C and I"
_MANY_STRANGERS: Final = 0.15
_FEW_KNOWN: Final = 0.3
_UNNAMED: Final = 0.6
_SHOWN: Final = 6
_ROWS_FOR_ONE_LETTER: Final = 3


@mutable
class Case:
    """What the objections judge: a table's sheet, letters, notation, roles, and the classes of its rows' names.

    `heads` are all texts that head the columns of roles, `cells` the texts of a few rows under them.
    """

    sheet: Sheet
    vocabulary: Vocabulary
    notation: Notation
    roles: Sequence[str]
    columns: int
    labels: Sequence[str] | None
    duties: Sequence[str] = ()
    heads: Sequence[str] = ()
    cells: Sequence[str] = ()
    evident: bool = False
    """Whether a legend or a word such as RACI says that it is one; found out before the objections are asked."""


def objection(case: Case) -> str:
    """Return the first reason why a table is no responsibility matrix, or ''."""
    letters = case.vocabulary.letters.keys() & case.sheet.legend.letters.keys()
    case.evident = bool(letters) or bool(_NAMES.search(case.sheet.context()))
    for object_to in (
        _ticked,
        _foreign,
        _calendar,
        _headed_by_letters,
        _compares,
        _offers_all,
        _unnamed,
        _attributes,
        _other_legend,
        _single_column,
    ):
        sentence = object_to(case)
        if sentence:
            return sentence
    return "" if case.evident else _no_evidence(case)


def _ticked(case: Case) -> str:
    many = case.vocabulary.ticks > case.vocabulary.letters.total()
    return TICKED if many else ""


def _foreign(case: Case) -> str:
    letters, strangers = case.vocabulary.letters, case.vocabulary.strangers
    explained = USUAL | case.sheet.legend.letters.keys()
    known = is_notation(case.notation.name)
    if known:
        explained |= {letter.letter for letter in case.notation.letters}
    foreign = sum(count for letter, count in letters.items() if letter not in explained) + strangers.total()
    unexplained = not known and not case.sheet.legend.letters
    if not unexplained and foreign <= _MANY_STRANGERS * (letters.total() + strangers.total()):
        return ""
    others = sorted({*(letter for letter in letters if letter not in case.notation or letter not in USUAL), *strangers})
    codes = ", ".join(others[:_SHOWN])
    return f"its codes ({codes}) are no notation of responsibility that a legend or title explains"


def names_time(name: str) -> bool:
    """Tell whether a heading is a date, a day, a quarter or a number."""
    return bool(_CALENDAR.match(name)) or not any(map(str.isalpha, name))


def counts_time(name: str) -> bool:
    """Tell whether a heading can be nothing but a quarter, a week or a number, whatever stands beside it."""
    return bool(_NUMBERED_TIME.match(name))


def _calendar(case: Case) -> str:
    names = [name for name in case.roles if name]
    if any(" " in name for name in names) and all(_NUMBERED_LETTER.match(name) for name in names):
        return "its columns are letters, not roles"
    if case.duties and all(name[:1].isalpha() and names_time(name) for name in case.duties):
        return "its rows are days or weeks, not duties"
    dates = sum(map(names_time, names))
    return "its columns are dates, days or numbers, not roles" if names and dates * 2 > len(names) else ""


def _headed_by_letters(case: Case) -> str:
    """Object to letters under headings that are letters themselves (a C under Responsible): no role is named."""
    heads = {found.letter: name for name in case.roles if len(name) > 1 and (found := meaning_of(name))}
    if not {"R", "A"} < heads.keys() or len(heads) * 2 <= case.columns:
        return ""
    named = ", ".join(heads.values())
    return f"its columns are letters ({named}) and its cells hold letters again, so that no role is named"


def _compares(case: Case) -> str:
    """Object to notations side by side: a text that weighs RACI against DACI."""
    for names, whole in ((case.heads, case.columns), (case.duties, len(case.duties))):
        notations = list(dict.fromkeys(name for name in names if is_notation(name)))
        if len(notations) > 1 and len(notations) * 2 > whole:
            return f"it compares notations ({', '.join(notations[:_SHOWN])})"
    return ""


def _offers_all(case: Case) -> str:
    """Object to a template whose every cell offers all letters to choose from (`R/A/C/I`)."""
    texts = {text for text in case.cells if text}
    said = case.sheet.survey.book.read(next(iter(texts))) if len(texts) == 1 else None
    if said is None or len(said.letters) < len(USUAL) - 1:
        return ""
    return "it is an empty template: each cell offers all letters to choose from"


def _unnamed(case: Case) -> str:
    if case.labels is None:
        return "no column names duties"
    numbered = sum(kind in "n." for kind in case.labels) > _UNNAMED * len(case.labels)
    return "its rows are numbered or timed, not named as duties" if numbered else ""


def _attributes(case: Case) -> str:
    """Object to a list on its side, whose rows are attributes: Status, Class, Type of visit."""
    names = [name for name in case.duties if name]
    if not names or len(names) > _SHOWN or not all(map(_is_attribute, names)):
        return ""
    return "its rows are attributes of something, not duties"


def _is_attribute(name: str) -> bool:
    return "lettered" in heading_kinds(name) and len(words(name)) <= 2  # noqa: PLR2004 - `Visit type`, not a sentence


def _other_legend(case: Case) -> str:
    """Object to a legend that writes the letters out as other words: R = Red, A = Amber."""
    legend = case.sheet.legend.letters
    elsewhere = case.sheet.borrowed and case.sheet.survey.grid.name is not None  # not in the words of its document
    if not legend or elsewhere:
        return ""
    used = [(letter, text) for letter, text in legend.items() if letter in case.vocabulary.letters]
    other = sum(means_other(text) for _, text in used)
    known = sum(1 for _, text in used if meaning_in(text) and not means_other(text))
    expanded = [text for letter, text in used if clean_letters(text)[:1].upper() == letter[:1].upper()]
    if other <= known:
        few = len(expanded) * 2 < len(used)
        if few or known or any(map(sounds_like_role, case.roles)):
            return ""
    said = ", ".join(f"{letter} = {text}" for letter, text in list(legend.items())[:4])
    return f"its legend explains other things than responsibility ({said})"


def _single_column(case: Case) -> str:
    if case.columns > 1 or any(map(sounds_like_role, case.roles)):
        return ""
    return "only one column holds letters, and its heading does not name a role"


def _no_evidence(case: Case) -> str:
    """Object to a few usual letters where neither title nor legend speaks of responsibility."""
    letters = case.vocabulary.letters
    lone = len(letters) == 1 and len(case.labels or ()) < _ROWS_FOR_ONE_LETTER
    if not letters.keys() & {"R", "P", "L"} or lone:
        found = ", ".join(sorted(letters))
        return f"the letters {found} alone do not make it a responsibility matrix; name the notation if it is one"
    if case.roles and all("letter" in heading_kinds(name) and len(words(name)) == 1 for name in case.roles):
        return "its columns are codes, not roles"
    return ""


def why_nothing(survey: Survey) -> str:
    """Return why a sheet without letters under roles is no matrix."""
    texts = {
        fold(survey.text(row, column))
        for row, kinds in enumerate(survey.kinds[:40])
        for column, kind in enumerate(kinds)
        if kind in "tp"
    }
    wanted = any("raci" in text or "responsib" in text or text in {"task", "activity", "deliverable"} for text in texts)
    if wanted or any(LEGEND in kinds for kinds in survey.kinds):
        return "it looks like an empty template: no cell under a role holds a letter"
    return "no table of roles, duties and letters was found"
