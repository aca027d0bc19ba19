"""How much the server takes on: sizes, times and numbers, each with the reason for its size."""

from __future__ import annotations

from raci.records import record


@record
class Limits:
    """What one server takes on.

    `upload_bytes`: a workbook of 100,000 duties × 40 roles has about 20 MB. `body_bytes` is for requests in JSON.
    `upload_seconds` is how long an upload may take to come in, `reading_seconds` how long one may be read. So many
    `uploads` are on their way at once, with `incoming_bytes` in all, and `readers` read at once; the next is told to
    come again. `documents` and `held_bytes` are kept, `idle_seconds` after they were asked for last. `edits` is how
    many edits a request has; `duties` and `roles` are what a page can show, `changers` how many edits are worked on at
    once.
    """

    upload_bytes: int = 50 << 20
    body_bytes: int = 4 << 20
    upload_seconds: float = 60.0
    reading_seconds: float = 60.0
    uploads: int = 24
    incoming_bytes: int = 256 << 20
    readers: int = 2
    changers: int = 2
    duties: int = 20_000
    roles: int = 1_000
    documents: int = 64
    held_bytes: int = 512 << 20
    idle_seconds: float = 8 * 3600.0
    edits: int = 10_000
