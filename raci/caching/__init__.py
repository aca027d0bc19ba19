"""Results that are kept from run to run: a file that has not changed, and nothing it depends on, is not read again."""

from raci.caching.keeping import between_files, kept_of_file, of_file, worth_reading
from raci.caching.place import folder_of
from raci.caching.store import Store

__all__ = ["Store", "between_files", "folder_of", "kept_of_file", "of_file", "worth_reading"]
