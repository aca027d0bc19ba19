"""One SQLite file of texts by keys: shared by any number of processes, bounded in size, thrown away where it is odd."""

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from raci.caching.place import made

if TYPE_CHECKING:
    from pathlib import Path

FORM: Final = 1
"""The form of the tables; what an earlier or later raci has made is thrown away."""
MOST_BYTES: Final = 512 << 20
"""How large the file may grow; then what was used least recently goes."""
_LEFT: Final = 0.75
_OURS: Final = 0x52414349
_PATIENCE: Final = 2.0
"""Seconds to wait for other processes; then there is no result, which is no error."""
_TRIES: Final = 8
_PAUSE: Final = 0.03
_DAY: Final = 86_400
_FAILURES: Final = 3
_EACH: Final = 200
"""Texts put between two looks at the size."""
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS results
(key BLOB PRIMARY KEY, text TEXT NOT NULL, seal BLOB NOT NULL, used INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS by_use ON results (used);
"""


class Store:
    """Texts by keys in a folder. Whatever is wrong with it, reading gives nothing and writing does nothing."""

    NAME: Final = "results.sqlite"

    def __init__(self, folder: Path, most: int = MOST_BYTES) -> None:
        self.path = folder / self.NAME
        self._folder = folder
        self._most = most
        self._connection: sqlite3.Connection | None = None
        self._failures = 0
        self._puts = 0
        self._reopen()

    @property
    def is_open(self) -> bool:
        """Whether anything is kept."""
        return self._connection is not None

    def get(self, key: bytes) -> str | None:
        """Return the text of a key as it was put, None if there is none."""
        if self._connection is None:
            return None
        try:
            found = self._connection.execute("SELECT text, seal, used FROM results WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._failed(error)
            return None
        if found is None:
            return None
        text, seal, used = found
        if not isinstance(text, str) or seal != _seal(key, text):
            self._away(key)
            return None
        self._touch(key, used)
        return text

    def put(self, key: bytes, text: str) -> None:
        """Keep a text."""
        self._write("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", (key, text, _seal(key, text), _today()))
        if self._puts % _EACH == 0 and self._connection is not None:
            with suppress(sqlite3.Error):
                _shrink(self._connection, self._most)
        self._puts += 1

    def size(self) -> tuple[int, int]:
        """Return how many texts are kept, and in how many bytes."""
        if self._connection is None:
            return 0, 0
        try:
            (count,) = self._connection.execute("SELECT count(*) FROM results").fetchone()
            return int(count), _bytes(self._connection)
        except sqlite3.Error as error:
            self._failed(error)
            return 0, 0

    def close(self) -> None:
        """Close the file."""
        self._drop()

    def _reopen(self) -> None:
        """Open the file, or a new one in place of what is none of ours; there may be none where it cannot be made."""
        for attempt in range(_TRIES):
            try:
                made(self._folder)
                self._connection = _connected(self.path)
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    return  # read-only, or no place
                time.sleep(_PAUSE * attempt)  # others are making it just now
            except (sqlite3.DatabaseError, _ForeignError):
                self.throw_away(self.path)
            except (OSError, RuntimeError, ValueError):
                return
            else:
                return

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        if self._connection is None:
            return
        try:
            self._connection.execute(statement, values)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            self._failed(error)

    def _touch(self, key: bytes, used: object) -> None:
        """Note that a text was used today."""
        if used != _today():
            self._write("UPDATE results SET used = ? WHERE key = ?", (_today(), key))

    def _away(self, key: bytes) -> None:
        self._write("DELETE FROM results WHERE key = ?", (key,))

    def _failed(self, error: Exception) -> None:
        """Do without from now on, or begin anew where the file is damaged."""
        self._failures += 1
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            self._drop()
            self.throw_away(self.path)
            if self._failures < _FAILURES:
                self._reopen()
        elif self._failures >= _FAILURES:
            self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    @staticmethod
    def throw_away(path: Path) -> None:
        """Remove a file of results, and what SQLite keeps beside it."""
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                path.with_name(f"{path.name}{ending}").unlink()


class _ForeignError(Exception):
    """The file is a database of somebody else, or of another form."""


def _connected(path: Path) -> sqlite3.Connection:
    """Open the file, and make its tables where it is new; raise for one that is not ours."""
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        _furnish(connection)
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("SELECT key, text, seal, used FROM results LIMIT 1").fetchone()
    except BaseException:
        connection.close()
        raise
    with suppress(OSError):
        path.chmod(0o600)
    return connection


def _furnish(connection: sqlite3.Connection) -> None:
    """Make the tables in a new file; raise _ForeignError for one that is not ours."""
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    if (owner, form) == (_OURS, FORM):
        return
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if owner or form or tables:
        raise _ForeignError
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    signed = f"PRAGMA application_id = {_OURS}; PRAGMA user_version = {FORM};"
    connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} {signed} COMMIT;")


def _seal(key: bytes, text: str) -> bytes:
    """Return what tells whether a text is the one that was put under a key."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=key[:64]).digest()


def _today() -> int:
    return int(time.time() // _DAY)


def _bytes(connection: sqlite3.Connection) -> int:
    """Return how many bytes of the file are used."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    (each,) = connection.execute("PRAGMA page_size").fetchone()
    return int((pages - free) * each)


def _shrink(connection: sqlite3.Connection, most: int) -> None:
    """Let go what was used least recently where there is too much."""
    size = _bytes(connection)
    if size <= most:
        return
    (count,) = connection.execute("SELECT count(*) FROM results").fetchone()
    gone = max(1, int(count * (1 - _LEFT * most / size)))
    oldest = "SELECT key FROM results ORDER BY used, rowid LIMIT ?"
    connection.execute(f"DELETE FROM results WHERE key IN ({oldest})", (gone,))  # noqa: S608 - no input
    connection.execute("PRAGMA incremental_vacuum").fetchall()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
