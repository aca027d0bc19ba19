"""Starting the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.errors import MissingExtraError

if TYPE_CHECKING:
    from raci.settings import Settings


def serve_page(host: str, port: int, settings: Settings) -> None:
    """Answer requests at an address until somebody stops it."""
    try:
        import uvicorn  # noqa: PLC0415 - of the extra

        from raci.web.app import Desk, application  # noqa: PLC0415
    except ImportError:
        message = 'the page needs more libraries: pip install "raci[web]"'
        raise MissingExtraError("missing-extra", message) from None
    uvicorn.run(application(Desk(settings)), host=host, port=port, log_level="warning")
