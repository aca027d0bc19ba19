"""Amounts as people write them, and what is no amount or may be two."""

from __future__ import annotations

import pytest

from raci.model import Limit
from raci.readers.design.amounts import amount_of


@pytest.mark.parametrize(
    ("text", "amount", "measure"),
    [
        ("250000", 250_000, ""),
        ("50,000 EUR", 50_000, "EUR"),
        ("EUR 50k", 50_000, "EUR"),
        ("€50K", 50_000, "EUR"),
        ("1.5m USD", 1_500_000, "USD"),
        ("1,5 Mio EUR", 1_500_000, "EUR"),
        ("2 bn", 2_000_000_000, ""),
        ("1'250'000 CHF", 1_250_000, "CHF"),
        ("50 000 SEK", 50_000, "SEK"),
        ("1.234.567", 1_234_567, ""),
        ("1.234,50 €", 1234.5, "EUR"),
        ("1,234.50 GBP", 1234.5, "GBP"),
        ("0.500 kg", 0.5, "kg"),
        ("5 people", 5, "people"),
        ("5 km", 5, "km"),
        ("10%", 10, "%"),
        ("  7 ", 7, ""),
    ],
)
def test_an_amount_has_a_number_and_a_measure(text: str, amount: float, measure: str) -> None:
    assert amount_of(text, "spend") == Limit(float(amount), "spend", measure)


@pytest.mark.parametrize("text", ["much", "", "-5", "1,23,4", "EUR 5 USD", "1e5", "5 5x5", "9" * 61, "1,000.5.5", "k"])
def test_what_is_no_amount_is_told(text: str) -> None:
    assert amount_of(text) == f"an amount is needed, such as 50,000 EUR, not {text!r}"


def test_what_may_be_thousands_or_thousandths_is_not_guessed() -> None:
    assert amount_of("1.500 EUR") == "'1.500 EUR' may be 1.5 or 1500; write 1.5 or 1500"
