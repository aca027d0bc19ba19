"""HTTP as uvicorn speaks it, for those who begin a request and never end it: they are hung up on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

_HEAD_SECONDS: Final = 15.0
"""How long the first line and the headers of a request may take to come in."""


class Protocol(H11Protocol):
    """A connection that is closed where the head of its first request does not come in time."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - as uvicorn has it
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._waiting = self.loop.call_later(_HEAD_SECONDS, self._hang_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        if self._waiting:
            self._waiting.cancel()
        super().connection_lost(exc)

    def _hang_up(self) -> None:
        begun: object = self.cycle  # uvicorn's types do not know that there may be none yet
        if self.conn.their_state is h11.IDLE and begun is None:
            self.transport.close()
