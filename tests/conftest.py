"""What holds for all tests: laws have no deadline, since tests run side by side on busy machines."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
