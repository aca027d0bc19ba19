"""One server for the tests that do not need one of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from web_server import server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from web_server import Asker


@pytest.fixture(scope="session")
def asker() -> Iterator[Asker]:
    with server() as found:
        yield found
