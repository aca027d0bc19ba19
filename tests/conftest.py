"""What holds for all tests: laws have no deadline, since tests run side by side; nobody's own cache is touched."""

from __future__ import annotations

import os
from tempfile import TemporaryDirectory

from hypothesis import settings

pytest_plugins = ("page_fixtures",)

settings.register_profile("house", deadline=None)
settings.load_profile("house")

_CACHES = TemporaryDirectory(prefix="raci-tests-", ignore_cleanup_errors=True)
os.environ["XDG_CACHE_HOME"] = _CACHES.name
