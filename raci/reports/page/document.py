"""The page of a run: headline, filters, each file, the rules; it brings its style and script, and lets no other in."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.palette import palette
from raci.reports.addresses import Addresses
from raci.reports.counting import counted
from raci.reports.page.file_part import Files
from raci.reports.page.filters import filters
from raci.reports.page.listed import MOST, listings
from raci.reports.page.markup import named
from raci.reports.page.roles import RoleNumbers
from raci.reports.page.rules_told import rules_told
from raci.reports.reporter import Document
from raci.reports.totals import totals_of, where, worst_first
from raci.texts.origin import REPORT_PAGE
from raci.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.lint import Report
    from raci.reports.page.listed import Listing
    from raci.reports.reporter import Run
    from raci.reports.totals import Totals

_FOLDER: Final = Path(__file__).parent


def page(run: Run) -> str:
    """Return the page of a run as HTML that needs nothing else and lets nothing else in."""
    reports = [report for report, _ in worst_first(run.reports)]
    found = list(listings(reports))
    left = sum(listing.left_out for listing in found)
    remark = f"the page lists the {MOST:,} worst findings, and leaves out {left:,}" if left else ""
    return Document("".join(_page(run, reports, found)), remark)


def _page(run: Run, reports: Sequence[Report], found: Sequence[Listing]) -> Iterator[str]:
    totals = totals_of(reports)
    addresses = Addresses(run.folder)
    title = f"{totals.words} {where(run)}" if totals else f"nothing was found in {counted(len(reports), 'file')}"
    yield from _head(title)
    yield f'<header>\n<h1>raci report</h1>\n<p class="headline">{_badges(totals)}</p>\n'
    yield f"<p>{title[:1].upper()}{title[1:]}.{_aside(totals)}</p>\n"
    yield from _contents(reports, addresses)
    yield "</header>\n"
    roles = RoleNumbers(found)
    yield from filters(roles, totals)
    yield '<main id="main">\n'
    files = Files(roles, addresses)
    for place, each in enumerate(found, 1):
        yield from files.part(each, place)
    yield from rules_told(run.rules, _codes(found))
    yield f"</main>\n<footer><p>raci {VERSION}{_day(run)}</p></footer>\n<script>{_data('page.js')}</script>\n"
    yield "</body>\n</html>\n"


def _head(title: str) -> Iterator[str]:
    policy = f"default-src 'none'; style-src {_hash(_style())}; script-src {_hash(_data('page.js'))}"
    yield '<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta http-equiv="Content-Security-Policy" '
    yield f"content=\"{policy}; base-uri 'none'; form-action 'none'\">\n"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"{REPORT_PAGE}\n"
    yield '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
    yield f"<title>raci: {title}</title>\n<style>{_style()}</style>\n</head>\n<body>\n"
    yield '<a class="skip" href="#main">Skip to the findings</a>\n'


@cache
def _data(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


@cache
def _style() -> str:
    looks = "\n".join(
        f".{kind.value} {{ background: {look.fill}; color: {look.text}; font-weight: {700 if look.bold else 400} }}"
        for kind, look in palette().items()
    )
    return _data("page.css").replace("/* letters */", looks)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _badges(totals: Totals) -> str:
    found = [
        f'<span class="badge {each.value}">{counted(number, each.value)}</span>' for each, number in totals.severities
    ]
    found += [f'<span class="badge set-aside">{part}</span>' for part in totals.aside.split(", ") if part]
    return " ".join(found or ['<span class="badge clean">clean</span>'])


def _aside(totals: Totals) -> str:
    return f" Set aside: {totals.aside}." if totals.aside else ""


def _contents(reports: Sequence[Report], addresses: Addresses) -> Iterator[str]:
    """Yield a table of the files, where there are several."""
    if len(reports) < 2:  # noqa: PLR2004 - one file needs no list
        return
    yield '<nav aria-label="Files">\n<details open>\n<summary>Files</summary>\n<ul class="files">\n'
    for place, report in enumerate(reports, 1):
        totals = totals_of((report,))
        yield f'<li><a href="#file-{place}">{named(addresses.path(report.path))}</a> {_badges(totals)}</li>\n'
    yield "</ul>\n</details>\n</nav>\n"


def _codes(found: Sequence[Listing]) -> set[str]:
    placed = (each for listing in found for matrix in listing.matrices for each in matrix.everything)
    elsewhere = (each for listing in found for each in listing.elsewhere)
    return {each.finding.rule for part in (placed, elsewhere) for each in part}


def _day(run: Run) -> str:
    return f' · <time datetime="{run.day.isoformat()}">{run.day.isoformat()}</time>' if run.day else ""
