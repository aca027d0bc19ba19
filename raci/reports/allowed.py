"""The allowances of a report as lines for a terminal: what may stay, why, by whom and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.reports.terminal import Palette, plain, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.lint import Report
    from raci.lint.allowing import Used

_LONGEST: Final = 400


def allowances(report: Report, palette: Palette | None = None) -> str:
    """Return the allowances of a report, each with its place and the number of findings it covers.

    Those of settings, which speak of other files too, are told where they cover something.
    """
    colours = palette or Palette()
    told = (used for used in report.allowances if used.covers or not used.allowance.at or _is_own(used, report))
    return "\n".join(line for used in told for line in _lines(used, colours))


def _is_own(used: Used, report: Report) -> bool:
    return used.allowance.at is not None and used.allowance.at.path == report.path


def _lines(used: Used, colours: Palette) -> Iterator[str]:
    said = used.allowance
    number = f"covers {used.covers:,} finding{'' if used.covers == 1 else 's'}"
    head = f"{said.at or ''}  allow {said.rule}".strip()
    yield f"{colours.bold(plain(head))}  {colours.dim(number)}"
    about = (("duty", said.duty), ("role", said.role), ("files", said.path))
    parts = [f"{word} {text}" for word, text in about if text]
    if parts:
        yield f"  {shortened(plain(', '.join(parts)), _LONGEST)}"
    until = f"until {said.until.isoformat()}" if said.until else "without an end"
    if said.flaw:
        yield f"  {shortened(plain(said.flaw), _LONGEST)}"
    else:
        yield f"  {shortened(plain(said.reason), _LONGEST)}"
        yield f"  {plain(f'{said.owner}, ' if said.owner else '')}{until}"
    yield ""
