"""How much the server takes on: sizes, times and numbers, each with the reason for its size."""

from __future__ import annotations

from raci.records import record


@record
class Limits:
    """What one server takes on.

    `upload_bytes`: a workbook of 100,000 duties × 40 roles has about 20 MB. `body_bytes` is for requests in JSON.
    `upload_seconds` is how long an upload may take to come in, `reading_seconds` how long one may be read. `uploads`
    come in at once, `readers` read at once, and `waiting` may wait for them; the next is told to come again. `documents`
    and `held_bytes` are kept, `idle_seconds` after they were asked for last. `edits` is how many edits a request has.
    """

    upload_bytes: int = 50 << 20
    body_bytes: int = 4 << 20
    upload_seconds: float = 60.0
    reading_seconds: float = 60.0
    uploads: int = 16
    readers: int = 2
    waiting: int = 32
    documents: int = 64
    held_bytes: int = 512 << 20
    idle_seconds: float = 8 * 3600.0
    edits: int = 10_000
