"""Copying a package with some parts changed: what is not changed is copied as it lies there, byte for byte."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from raci.errors import UnreadableError
from raci.in_memory import openable
from raci.packages import Package

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

__all__ = ["Package", "rewritten"]

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s4B4H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_ENCRYPTED: Final = 0x1
_SIZES_FOLLOW: Final = 0x8
_UTF8: Final = 0x800
_ZIP64: Final = 1
_MOST_MEMBERS: Final = 0xFFFE
_MOST_BYTES: Final = 0xFFFFFFFE
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_CHUNK: Final = 1 << 20


def rewritten(
    source: Path,
    target: Path,
    changed: Mapping[str, bytes | Iterable[bytes]],
    added: Mapping[str, bytes | Iterable[bytes]] | None = None,
) -> None:
    """Write a copy of a zip archive in which some members have other contents, and some are added at the end.

    All others keep their bytes as they are packed, their order, times, attributes and comments. Raises UnreadableError
    where the archive is broken, encrypted, too large or ambiguous, or lacks a member that is to be changed.
    """
    with Package(source), ZipFile(openable(source)) as archive, source.open("rb") as file, target.open("wb") as copy:
        members = archive.infolist()
        _checked(members, str(source), {*changed} - set(archive.namelist()))
        ordered = sorted(members, key=lambda member: member.header_offset)
        ends = [*(member.header_offset for member in ordered[1:]), archive.start_dir]
        _copy(file, copy, 0, ordered[0].header_offset if ordered else 0)
        entries: dict[int, bytes] = {}
        for member, end in zip(ordered, ends, strict=True):
            place = copy.tell()
            if member.filename in changed:
                entries[id(member)] = _packed(copy, member, changed[member.filename])
            else:
                _whole(file, member, str(source))
                _copy(file, copy, member.header_offset, end)
                entries[id(member)] = _listed(member, place)
        listed = [entries[id(member)] for member in members]
        listed += [_packed(copy, _new(name), data) for name, data in (added or {}).items()]
        _finish(copy, listed, archive.comment, str(source))


def _checked(members: list[ZipInfo], path: str, missing: set[str]) -> None:
    names = [member.filename for member in members]
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise UnreadableError("password", "the file is protected by a password; save it without one", path)
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise UnreadableError("damaged", f"the file is damaged: it holds its part {twice} twice", path)
    if missing:
        raise UnreadableError("damaged", f"the file is damaged: it has no part {min(missing)}", path)


def _whole(file: BinaryIO, member: ZipInfo, path: str) -> None:
    """Raise UnreadableError if no member begins where one should."""
    file.seek(member.header_offset)
    if file.read(4) != b"PK\3\4":
        message = f"the file is damaged: its part {member.filename} does not stand where it should"
        raise UnreadableError("damaged", message, path)


def _copy(file: BinaryIO, copy: BinaryIO, start: int, end: int) -> None:
    file.seek(start)
    while start < end and (data := file.read(min(_CHUNK, end - start))):
        copy.write(data)
        start += len(data)


def _new(name: str) -> ZipInfo:
    member = ZipInfo(name, _EARLIEST)
    member.compress_type = ZIP_DEFLATED
    member.create_system = 0
    member.flag_bits = 0 if name.isascii() else _UTF8
    return member


def _packed(copy: BinaryIO, member: ZipInfo, data: bytes | Iterable[bytes]) -> bytes:
    """Write a member with new content; return its entry in the directory."""
    place, head = copy.tell(), _local_head(member)
    copy.write(head)
    stored = member.compress_type == ZIP_STORED
    member.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
    packing = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    crc = size = 0
    for chunk in (data,) if isinstance(data, bytes) else data:
        crc, size = zlib.crc32(chunk, crc), size + len(chunk)
        copy.write(chunk if stored else packing.compress(chunk))
    if not stored:
        copy.write(packing.flush())
    member.CRC, member.file_size, member.compress_size = crc, size, copy.tell() - place - len(head)
    member.flag_bits &= _UTF8
    copy.seek(place)
    copy.write(_local_head(member))
    copy.seek(0, 2)
    return _listed(member, place)


def _local_head(member: ZipInfo) -> bytes:
    name, extra = _name(member), _extra(member)
    head = _LOCAL.pack(
        b"PK\3\4", member.extract_version, member.flag_bits, member.compress_type, *_moment(member)[::-1],
        getattr(member, "CRC", 0), member.compress_size, member.file_size, len(name), len(extra),
    )  # fmt: skip
    return head + name + extra


def _listed(member: ZipInfo, place: int) -> bytes:
    """Return the entry of a member in the directory at the end of the archive."""
    name, extra = _name(member), _extra(member)
    entry = _CENTRAL.pack(
        b"PK\1\2", member.create_version, member.create_system, member.extract_version, member.reserved,
        member.flag_bits, member.compress_type, *_moment(member)[::-1], member.CRC, member.compress_size,
        member.file_size, len(name), len(extra), len(member.comment), 0, member.internal_attr, member.external_attr,
        place,
    )  # fmt: skip
    return entry + name + extra + member.comment


def _name(member: ZipInfo) -> bytes:
    plain = member.orig_filename
    if member.flag_bits & _UTF8:
        return plain.encode()
    return plain.encode("ascii" if plain.isascii() else "cp437")


def _moment(member: ZipInfo) -> tuple[int, int]:
    """Return date and time of a member as zip archives write them."""
    year, month, day, hour, minute, second = member.date_time
    return (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2


def _extra(member: ZipInfo) -> bytes:
    """Return what else is said of a member, but not its sizes once more; they fit into their usual place."""
    kept, extra = b"", member.extra
    while len(extra) >= 4:  # noqa: PLR2004 - a kind and a length
        kind, size = struct.unpack_from("<HH", extra)
        kept += b"" if kind == _ZIP64 else extra[: 4 + size]
        extra = extra[4 + size :]
    return kept + extra


def _finish(copy: BinaryIO, entries: list[bytes], comment: bytes, path: str) -> None:
    place, size = copy.tell(), sum(map(len, entries))
    if len(entries) > _MOST_MEMBERS or place + size > _MOST_BYTES:
        raise UnreadableError("too-large", "its archive has more parts, or is larger, than raci writes", path)
    copy.writelines(entries)
    copy.write(_END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), size, place, len(comment)) + comment)
