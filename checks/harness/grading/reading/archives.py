"""Zip files that anybody may have made: nothing in them is believed but the bytes that come out.

https://docs.python.org/3/library/zipfile.html#decompression-pitfalls
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final, cast

from checks.harness.grading.reading.allowance import Allowance, Refused
from checks.harness.grading.reading.entries import VENV, Entry, Piece, is_litter, open_regular
from checks.harness.grading.reading.names import shown

READING_ERRORS: Final = (
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What reading a broken archive, or a file in one, raises."""

_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What every export and every system's own tool packs with; the others expand a byte to a million."""
_ENCRYPTED: Final = 0x1
EXPORT_INDEX: Final = 64 * 1024 * 1024
"""Bytes of the list of files in an export: some hundred thousand of them."""
STUDENT_INDEX: Final = 1024 * 1024
"""Bytes of the list of files in a student's own zip."""


class _Sparing(io.BufferedReader):
    """Refuses to read much at once, as `zipfile` does with the list of files, before it knows how many there are."""

    most = EXPORT_INDEX

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > self.most:
            raise Refused("The zip lists more files than anybody hands in.")
        return super().read(size)


@dataclass(frozen=True, slots=True)
class _Member:
    """A file or folder of the archive."""

    info: zipfile.ZipInfo
    path: tuple[str, ...]
    refusal: str = ""


class Archive:
    """An open zip file."""

    def __init__(self, raw: BinaryIO, origin: str, most: int) -> None:
        """Read the list of files, which may be `most` bytes long. Raises Refused."""
        self._origin = origin
        self._file = _Sparing(cast(io.RawIOBase, raw))
        self._file.most = most
        try:
            self._zip = zipfile.ZipFile(self._file)
            self._members = _checked(self._zip.infolist())
        except READING_ERRORS as error:
            self._file.close()
            raise Refused(f"It is no zip file that can be read: {shown(error)}.") from error
        except Refused:
            self._file.close()
            raise

    @classmethod
    def at(cls, path: Path, origin: str, most: int) -> Archive:
        """The zip file of that path. Raises Refused, OSError."""
        return cls(open_regular(path), origin, most)

    def close(self) -> None:
        self._zip.close()
        self._file.close()

    def entries(self) -> tuple[list[Entry], list[str]]:
        """What is at its top, litter apart; and what was refused and is within nothing, a sentence each."""
        return _grouped(self._zip, self._origin, self._members, 0)


def _checked(infos: Iterable[zipfile.ZipInfo]) -> list[_Member]:
    """The members with what is wrong with each."""
    members: dict[tuple[str, ...], _Member] = {}
    for info in infos:
        member = _member(info)
        same = members.get(member.path)
        if same is not None and not (info.is_dir() and same.info.is_dir()):
            member = replace(member, refusal="there are two of the name")
        members[member.path] = member
    return list(members.values())


def _member(info: zipfile.ZipInfo) -> _Member:
    refusal = _refusal(info)
    if refusal:  # cut where any system would, to see whose it is
        return _Member(info, tuple(part for part in re.split(r"[\\/]", info.filename) if part != "."), refusal)
    return _Member(info, tuple(part for part in info.filename.split("/") if part not in ("", ".")))


def _refusal(info: zipfile.ZipInfo) -> str:
    name, kind = info.filename, stat.S_IFMT(info.external_attr >> 16)
    if "\0" in info.orig_filename or "\\" in name or re.search(r"(^|/)[A-Za-z]:", name):
        return "its name is a trap on some systems"
    if name.startswith("/") or ".." in name.split("/"):
        return "it leads out of the folder"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "it is a link or a device"
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted"
    return "" if info.compress_type in _METHODS else "it is packed by a rare method"


def _grouped(
    archive: zipfile.ZipFile, origin: str, members: Iterable[_Member], depth: int
) -> tuple[list[Entry], list[str]]:
    groups: dict[str, list[_Member]] = {}
    strays = []
    for member in members:
        top = member.path[depth] if len(member.path) > depth else ""
        if member.refusal and (top in ("", "..") or re.match(r"[A-Za-z]:", top)):
            strays.append(f"{origin}: {_refused(member)}")
        elif top and not is_litter(top, is_folder=len(member.path) > depth + 1 or member.info.is_dir()):
            groups.setdefault(top, []).append(member)
    separator = ": " if depth == 0 else "/"
    entries: list[Entry] = [
        PackedEntry(archive, name, f"{origin}{separator}{shown(name)}", tuple(groups[name]), depth)
        for name in sorted(groups)
    ]
    return entries, strays


def _refused(member: _Member) -> str:
    return f"{shown(member.info.orig_filename)} in the zip is refused: {member.refusal}."


@dataclass(frozen=True, slots=True)
class PackedEntry:
    """A file or a folder of a zip."""

    archive: zipfile.ZipFile
    name: str
    origin: str
    members: tuple[_Member, ...]
    depth: int
    """How many folders it is in."""

    @property
    def is_folder(self) -> bool:
        return any(len(member.path) > self.depth + 1 or member.info.is_dir() for member in self.members)

    def names(self, *under: str) -> frozenset[str]:
        start, depth = self.depth + 1, self.depth + 1 + len(under)
        return frozenset(m.path[depth] for m in self.members if len(m.path) > depth and m.path[start:depth] == under)

    def children(self) -> list[Entry]:
        return _grouped(self.archive, self.origin, self.members, self.depth + 1)[0]

    def pieces(self, allowance: Allowance, top: str | None = None) -> Iterator[Piece]:
        is_folder = self.is_folder
        environments = {member.path[:-1] for member in self.members if member.path[-1] == VENV}
        for member in self.members:
            path = member.path[self.depth + is_folder :]
            if (top is not None and path[:1] != (top,)) or _within_litter(member, self.depth + 1, environments):
                continue
            if member.refusal:
                raise Refused(_refused(member))
            if is_folder and len(member.path) == self.depth + 1 and not member.info.is_dir():
                raise Refused(f"{shown(self.name)} is both a file and a folder in the zip.")
            if path:
                allowance.entry(path)
            if not member.info.is_dir():
                yield Piece(path, partial(self._open, member.info))

    def _open(self, info: zipfile.ZipInfo) -> BinaryIO:
        return cast(BinaryIO, self.archive.open(info))


def _within_litter(member: _Member, depth: int, environments: set[tuple[str, ...]]) -> bool:
    folders = member.path[depth:-1]
    if any(is_litter(folder, is_folder=True) for folder in folders):
        return True
    if len(member.path) > depth and is_litter(member.path[-1], is_folder=member.info.is_dir()):
        return True
    return any(member.path[:length] in environments for length in range(depth + 1, len(member.path)))
