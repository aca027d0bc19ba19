"""Results that are kept from run to run: a file that has not changed, and nothing it depends on, is not read again."""

from raci.caching.keeping import Cache, cached, opened
from raci.caching.place import folder_of

__all__ = ["Cache", "cached", "folder_of", "opened"]
