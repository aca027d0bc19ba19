"""Addresses taken apart: what is shown of them has neither passwords nor keys in it."""

from __future__ import annotations

import re
from typing import Final

from raci.errors import UnreadableError
from raci.records import record

_ARCHIVES: Final = frozenset({"zip"})
_COPYING: Final = frozenset({"simplecache", "filecache", "blockcache", "cached"})
_ROOTLESS: Final = frozenset({"zip", "tar", "memory", "libarchive"})
"""What has folders and files, and no host or bucket at the beginning of an address."""
_PASSWORD: Final = re.compile(r"(://[^/@:]*):(?!\d*(?:/|$))[^/]*(?:/[^:]*)?@")
_QUERY: Final = re.compile(r"(https?://[^?#]*)[?#].*", re.DOTALL)
_BARE: Final = re.compile(r"^(zip|tar)::")
_CHAINED: Final = "::"


@record
class Address:
    """An address: how it is reached, what is named there, and for an archive where that is (`::plans.zip`).

    `given` is the whole address as it was given; it may hold what must not be shown.
    """

    scheme: str
    inside: str
    tail: str
    given: str

    @property
    def is_rootless(self) -> bool:
        """Whether no host or bucket stands at the beginning."""
        return self.scheme in _ROOTLESS

    def shown(self, inside: str) -> str:
        """Return the address of something there, as it is shown."""
        return f"{self.scheme}://{inside}{self.tail}"

    def real(self, inside: str) -> str:
        """Return the address of something there with all that is needed to get there."""
        step, chained, tail = self.given.partition("://")[2].partition(_CHAINED)
        if inside != self.inside:
            host, real = self.inside.partition("/")[0], _host(step)
            ours = inside == host or inside.startswith(f"{host}/")
            step = real + inside[len(host) :] if ours and not self.is_rootless else inside
        return f"{self.scheme}://{step}{chained}{tail}"


def address_of(text: str) -> Address:
    """Return the parts of an address; `zip://plans.zip` means all that is in this archive.

    Raises UnreadableError for one of a kind that would keep copies of files.
    """
    text = _BARE.sub(r"\1://::", text)
    for step in text.split(_CHAINED):
        if _scheme(step) in _COPYING:
            message = f"{_scheme(step)}:// would keep copies of the files; name the place itself"
            raise UnreadableError("copying", message, without_secrets(text))
    scheme, rest = _scheme(text), text.partition("://")[2]
    if scheme in _ARCHIVES and _CHAINED not in rest:
        rest = f"{_CHAINED}{rest}"
    given = f"{scheme}://{rest}"
    inside, chained, tail = without_secrets(given).partition("://")[2].partition(_CHAINED)
    inside = inside.strip("/") if scheme in _ROOTLESS else inside.rstrip("/")
    return Address(scheme, inside, chained + tail, given)


def without_secrets(text: str) -> str:
    """Return an address without passwords, and one of a web server without what follows a `?`."""
    return _CHAINED.join(map(_without, text.split(_CHAINED)))


def _without(step: str) -> str:
    return step if _scheme(step) in _ROOTLESS else _QUERY.sub(r"\1", _PASSWORD.sub(r"\1@", step))


def _scheme(step: str) -> str:
    return step.partition("://")[0].lower()


def _host(step: str) -> str:
    """Return the host of a step with who asks and the password, which may have slashes in it."""
    shown = without_secrets(f"x://{step}")[4:].partition("/")[0]
    end = step.find(shown.rpartition("@")[2], step.rfind("@") + 1 if "@" in shown else 0)
    return step[: end + len(shown.rpartition("@")[2])]
