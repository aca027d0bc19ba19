"""Results that are kept from run to run: a file that has not changed, and nothing it depends on, is not read again."""

from raci.caching.keeping import between_files, of_file
from raci.caching.place import folder_of
from raci.caching.store import Store

__all__ = ["Store", "between_files", "folder_of", "of_file"]
