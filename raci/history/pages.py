"""What stands on the pages of `raci log` and `raci blame`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.reports.answers.page import Facts, Table, Title, tidied

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.history.facts import Blame, Blamed, Log, Origin, Tenure
    from raci.reports.answers.page import Block, Page

_DAY: Final = 10
_SHORT: Final = 10
_PATH: Final = " › "
_UNCOMMITTED: Final = "not committed"
_TIMES: Final = ("from", "to", "accountable", "commit", "by", "said")
_LINES: Final = ("section", "duty", "role", "letters", "since", "commit", "by", "said")


def log_page(log: Log) -> Page:
    """Return the page of `raci log`: for each duty its times, the latest first."""
    blocks: list[Block] = []
    for each in log.duties:
        blocks += [Title(each.duty), Facts((("section", _PATH.join(each.section)), ("stands in", each.place)))]
        blocks.append(Table(_TIMES, tuple(map(_time, each.tenures))))
    return tidied(tuple(blocks))


def blame_page(blame: Blame) -> Page:
    """Return the page of `raci blame`: for each duty, or letter, whence it comes."""
    heads = tuple("accountable" if head == "role" and not _lettered(blame) else head for head in _LINES)
    return tidied((Title(blame.path), Table(heads, tuple(map(_line, blame.lines)))))


def _lettered(blame: Blame) -> bool:
    return any(line.letters for line in blame.lines)


def _time(tenure: Tenure) -> tuple[str, ...]:
    who = "(there was no such duty)" if tenure.accountable is None else _roles(tenure.accountable)
    return (tenure.origin.since[:_DAY] or "now", tenure.until[:_DAY], who, *_made(tenure.origin))


def _line(line: Blamed) -> tuple[str, ...]:
    since = line.origin.since[:_DAY]
    return (_PATH.join(line.section), line.duty, _roles(line.roles), line.letters, since, *_made(line.origin))


def _roles(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "nobody"


def _made(origin: Origin) -> Iterator[str]:
    """Yield the commit, its author, and what was said; with the merge that brought it in."""
    merged = f" (merged in {origin.merge[:_SHORT]})" if origin.merge else ""
    yield f"{origin.commit[:_SHORT]}{merged}" if origin.commit else _UNCOMMITTED
    yield origin.author
    yield origin.subject
