"""The words of an allowance: what people write into a note, and what raci writes, which is read as it was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich_matrices import names

from raci.allowances.reading import allowances_in
from raci.allowances.wording import clear, worded
from raci.model import Allowance
from raci.names import squeeze

END = date(2027, 3, 31)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "raci: allow ACC002 until 2027-03-31 by Ann Lee: board decision of 12 March",
            Allowance("ACC002", "board decision of 12 March", owner="Ann Lee", until=END),
        ),
        ("RACI: allow several-accountables: both sign", Allowance("several-accountables", "both sign")),
        ("Ann Lee:\nraci: allow ACC: because of\n  the merger", Allowance("ACC", "because of the merger")),
        ("- raci: allow acc002 because we said so", Allowance("acc002", "we said so")),
        ("raci：allow ACC002 – see minutes: page 3", Allowance("ACC002", "see minutes: page 3")),
        (
            'raci: allow ACC002 for duty "Sign: all" role Head Baker, until 31 March 2027: why',
            Allowance("ACC002", "why", "Sign: all", "Head Baker", until=END),
        ),
        (
            "raci: allow ACC002 by O'Neil-Lee until 31.03.2027 role “Cook”: why",
            Allowance("ACC002", "why", "", "Cook", "O'Neil-Lee", END),
        ),
        (r'raci: allow "no rule" duty "say \"no\" \\": x', Allowance("no rule", "x", r'say "no" \\'[:-1])),
        ("raci: allow ACC002 until March 31, 2027 owner Al: why", Allowance("ACC002", "why", owner="Al", until=END)),
        ("raci: allow ALL: a draft", Allowance("ALL", "a draft")),
    ],
)  # fmt: skip
def test_an_allowance_is_read_as_people_write_it(text: str, expected: Allowance) -> None:
    assert list(allowances_in(text)) == [expected]


def test_a_note_may_hold_several_allowances_of_several_rules() -> None:
    note = "raci: allow ACC002, ACC003 and RSP001: one\nraci: allow DUT: two\n\nnot of it\nraci: allow WRK: three"

    expected = [("ACC002", "one"), ("ACC003", "one"), ("RSP001", "one"), ("DUT", "two"), ("WRK", "three")]
    assert [(each.rule, each.reason) for each in allowances_in(note)] == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("raci: allow ACC002", "gives no reason"),
        ("raci: allow ACC002 until 2027-03-31 by Ann Lee:", "gives no reason"),
        ("raci: allow: why", "names no rule"),
        ("raci: allow", "names no rule"),
        ("raci: allow the double A: why", "cannot be made out from 'double A: why' on"),
        ("raci: allow ACC002 until next spring: why", "ends on no day that can be made out ('next spring')"),
        ("raci: allow ACC002 until 03/04/2027: why", "ends on no day that can be made out ('03/04/2027')"),
        ("raci: allow ACC002 until 2027-02-30: why", "ends on no day that can be made out ('2027-02-30')"),
        ("raci: allow ACC002 until: why", "does not say which until"),
        ("raci: allow ACC002 duty a duty b: why", "says twice which duty"),
        ("raci: ignore ACC002: why", "says 'ignore', which raci does not know"),
        ("raci: alow ACC002: why", "says 'alow', which raci does not know"),
    ],
)
def test_what_cannot_be_made_out_is_told_and_not_guessed(text: str, told: str) -> None:
    [found] = allowances_in(text)

    assert found.flaw.startswith(told)
    assert clear([found]) == []


@pytest.mark.parametrize(
    "text",
    [
        "RACI: R = Responsible, A = Accountable",
        "raci is short for responsible, accountable, consulted, informed",
        "we allow ACC002: why",
        "RACI: allows everybody to see who decides",
        "RACI: allowed letters are R, A, C and I",
        "see the raci: allowances are listed there",
        'write "raci: allow ACC002: why" into a note',
        "",
    ],
)
def test_other_words_allow_nothing(text: str) -> None:
    assert list(allowances_in(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "raci: allow " + "a" * 200_000,
        "raci: allow ACC002 " + "duty x " * 20_000,
        "raci: allow" + " " * 200_000 + "ACC002",
        "raci: " * 50_000,
        'raci: allow ACC002 duty "' + "\\" * 100_000,
        "\n".join(["raci: allow A"] * 20_000),
    ],
)
def test_long_texts_are_read_in_time(text: str) -> None:
    assert all(each.flaw for each in allowances_in(text))


def lines() -> st.SearchStrategy[str]:
    """Return names in one line, with one blank between words."""
    return names().map(squeeze).filter(bool)


@given(
    st.builds(
        Allowance,
        st.one_of(st.sampled_from(("ACC002", "ACC", "several-accountables", "ALL")), lines()),
        lines(), st.one_of(st.just(""), lines()), st.one_of(st.just(""), lines()), st.one_of(st.just(""), lines()),
        st.one_of(st.none(), st.dates(date(1900, 1, 1))),
    )
)  # fmt: skip
def test_what_is_written_is_read_as_it_was(allowance: Allowance) -> None:
    assert list(allowances_in(f"Note:\n{worded(allowance)}\n\nmore")) == [allowance]


@given(st.text(st.sampled_from('raci: lowACC02dutyun"“«\\\n,;–- é')))
def test_no_text_is_too_much(text: str) -> None:
    for each in allowances_in(f"raci: allow {text}"):
        assert each.flaw or (each.rule and each.reason)
