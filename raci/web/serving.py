"""Starting the server at an address, and telling people where it is."""

from __future__ import annotations

import socket
from contextlib import closing, suppress
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from raci.errors import MissingExtraError, RaciError
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from raci.settings import Settings
    from raci.web.published import Offer

_MOST_CONNECTIONS: Final = 512
_BACKLOG: Final = 128
_SERVER: Final[dict[str, Any]] = {
    "ws": "none", "lifespan": "off", "loop": "asyncio", "access_log": False, "log_level": "error",
    "server_header": False, "proxy_headers": False, "timeout_keep_alive": 20, "timeout_graceful_shutdown": 2,
    "limit_concurrency": _MOST_CONNECTIONS, "h11_max_incomplete_event_size": 32 << 10,
}  # fmt: skip
"""How uvicorn answers: in one process, without a word of its own, and no longer to one than to others."""
_ALL: Final = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - to tell what it means, not to bind
FEWEST_IN_TOKEN: Final = 16
"""Characters of a token: nobody guesses so many."""


@record
class Address:
    """Where a server answers, under which further names, and the token without which nobody gets in."""

    host: str = "127.0.0.1"
    port: int = 8722
    token: str = ""
    names: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """What is opened in a browser on this machine; it does not hold the token."""
        host = "127.0.0.1" if self.host in _ALL else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"


def serve_page(
    address: Address,
    settings: Settings,
    offers: Sequence[Offer],
    told: Callable[[Address], None],
    *,
    read_only: bool = False,
) -> None:
    """Answer requests at an address until somebody stops it; `told` is called once it does.

    Raises RaciError where the address is taken or none of this machine, or lets others in without a token, and
    MissingExtraError where the libraries are not installed.
    """
    try:
        import uvicorn  # noqa: PLC0415 - of the extra

        from raci.web.app import application  # noqa: PLC0415
        from raci.web.desk import Desk  # noqa: PLC0415
        from raci.web.guards import LOCAL_NAMES, Guard, is_loopback  # noqa: PLC0415
        from raci.web.protocol import Protocol  # noqa: PLC0415
    except ImportError as error:
        message = f'the page needs libraries that are not installed ({error.name}): pip install "raci[web]"'
        raise MissingExtraError("missing-extra", message) from None
    _resolved(address)
    local = is_loopback(address.host)
    _check_token(address, local=local)
    desk = Desk(settings, offers=offers, read_only=read_only)
    names = {*LOCAL_NAMES, *address.names, address.host, *([] if local else _own_names())}
    guarded = Guard(application(desk), names - _ALL, address.token, any_address=not local)
    with closing(_bound(address)) as listening:
        config = uvicorn.Config(guarded, http=Protocol, **_SERVER)
        where = Address(address.host, listening.getsockname()[1], address.token, address.names)
        Thread(target=_warmed, args=(desk,), daemon=True).start()
        told(where)
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            pass
        finally:
            desk.close()


def _check_token(address: Address, *, local: bool) -> None:
    import secrets  # noqa: PLC0415 - only where a server starts

    if address.token:
        if len(address.token) < FEWEST_IN_TOKEN or not (address.token.isascii() and address.token.isprintable()):
            message = f"a token has at least {FEWEST_IN_TOKEN} letters, digits and signs; this one could be guessed"
            raise RaciError("weak-token", message)
    elif not local:
        new = secrets.token_urlsafe(24)
        message = f"--host {address.host} lets others in, which needs a token; add for example --token {new}"
        raise RaciError("no-token", message)


def _own_names() -> set[str]:
    """Return the names under which others may know this machine."""
    found = set()
    with suppress(OSError):
        name = socket.gethostname()
        found |= {name, f"{name}.local"}
    return {each for each in found if each}


def _resolved(address: Address) -> tuple[int, Any]:
    """Return the family and place of an address; raise RaciError where there is no such address."""
    try:
        family, _, _, _, place = socket.getaddrinfo(
            address.host or None, address.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError):
        raise RaciError("wrong-host", f"there is no address {address.host!r}; try --host 127.0.0.1") from None
    return family, place


def _bound(address: Address) -> socket.socket:
    """Return a socket that listens; raise RaciError with what is to be done where it cannot."""
    family, place = _resolved(address)
    # the protocol is named, else asyncio does not know that answers should go at once
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        why = error.strerror or str(error)
        message = f"port {address.port} of {address.host} cannot be used ({why}); name another one with --port"
        raise RaciError("port-taken", message) from None
    return listening


def _warmed(desk: object) -> None:
    with suppress(Exception):
        desk.warm()  # type: ignore[attr-defined] # a Desk, whose module needs the extra
