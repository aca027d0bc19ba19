"""Compound files: streams come out whole, also those that stand in small sectors or behind a long table."""

from __future__ import annotations

import struct

import pytest

from raci.errors import UnreadableError
from raci.readers.spreadsheet.compound_file import CompoundFile

FREE, END = 0xFFFFFFFF, 0xFFFFFFFE
SMALL = b"small stream of more than one sector ".ljust(100, b".")


def sector(*numbers: int) -> bytes:
    """Return a sector of numbers, free where there is none."""
    return struct.pack("<128I", *numbers, *[FREE] * (128 - len(numbers)))


def entry(name: str, kind: int, start: int, size: int) -> bytes:
    """Return an entry of the directory."""
    text = name.encode("utf-16-le")
    return struct.pack("<64sHB49xIQ", text.ljust(64, b"\0"), len(text) + 2, kind, start, size)


def header(table: int, directory: int, mini_table: int, more: int = END) -> bytes:
    """Return the header of a file with sectors of 512 bytes, whose table begins in a sector."""
    named = [table, *[FREE] * 108]
    return struct.pack("<8s22xHH10x4xI4xIIIII109I", b"", 9, 6, directory, 4096, mini_table, 1, more, 0, *named)


def small_file(table: bytes, more: int = END, *sectors: bytes) -> bytes:
    """Return a file of a table, a directory with one small stream, its table of small sectors, and these."""
    directory = entry("Root Entry", 5, 3, 128) + entry("Book", 2, 0, len(SMALL)) + bytes(256)
    return header(0, 1, 2, more) + table + directory + sector(1, END) + SMALL.ljust(512, b"\0") + b"".join(sectors)


def test_a_stream_in_small_sectors() -> None:
    file = CompoundFile(small_file(sector(END, END, END, END)), "x.xls")

    assert (file.names, file.stream("Book")) == (frozenset({"Book"}), SMALL)


def test_a_table_that_goes_on_in_other_sectors() -> None:
    file = CompoundFile(small_file(sector(END, END, END, END), 4, sector(*[FREE] * 127, END)), "x.xls")

    assert file.stream("Book") == SMALL


def test_a_table_that_goes_on_behind_the_end_of_the_file() -> None:
    file = CompoundFile(small_file(sector(END, END, END, END), 9), "x.xls")

    assert file.stream("Book") == SMALL


def test_a_table_that_goes_on_in_a_circle() -> None:
    data = small_file(sector(END, END, END, END), 4, sector(*[FREE] * 127, 4))

    with pytest.raises(UnreadableError, match="its sectors run in a circle"):
        CompoundFile(data, "x.xls")
