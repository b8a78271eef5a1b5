"""What is at the top of a place where work was handed in: files and folders, on disk here, in a zip in archives.py."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from checks.harness.grading.reading.allowance import Allowance, Refused
from checks.harness.grading.reading.names import shown

_LITTER: Final = frozenset({"__pycache__", "__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})
_MANY: Final = 10_000
"""Names of one folder that are looked at to see what it is."""
VENV: Final = "pyvenv.cfg"
"""The file that makes a folder a virtual environment, which is nobody's work. https://peps.python.org/pep-0405/"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file within an entry."""

    path: tuple[str, ...]
    """Its folders and its name, seen from the entry; of an entry that is a file, its name alone."""
    open: Callable[[], BinaryIO] | None
    """`None` where it is no regular file: a link or a device."""


class Entry(Protocol):
    """A file or a folder at the top of a place."""

    @property
    def name(self) -> str: ...

    @property
    def origin(self) -> str:
        """Where it is, for people."""

    @property
    def is_folder(self) -> bool: ...

    def names(self, *under: str) -> frozenset[str]:
        """The names of what is directly in it, or in a folder in it; none where there is no such folder."""

    def children(self) -> list[Entry]:
        """What is directly in it, without litter."""

    def pieces(self, allowance: Allowance, top: str | None = None) -> Iterator[Piece]:
        """Its files, of the folder `top` in it alone where that is given. Raises Refused, OSError."""


def is_litter(name: str, *, is_folder: bool) -> bool:
    """Whether this is nothing that a student wrote: hidden folders, and what systems leave behind."""
    return name in _LITTER or name.startswith("._") or (is_folder and name.startswith(".") and name != "..")


@dataclass(frozen=True, slots=True)
class DiskEntry:
    """A file or a folder on disk. Links are never followed, and nothing but a regular file is opened."""

    path: Path
    origin: str
    is_folder: bool

    @property
    def name(self) -> str:
        return self.path.name

    def names(self, *under: str) -> frozenset[str]:
        folder = self.path.joinpath(*under)
        try:
            if not stat.S_ISDIR(folder.lstat().st_mode):
                return frozenset()
            with os.scandir(folder) as found:
                return frozenset(entry.name for entry in islice(found, _MANY))
        except OSError:
            return frozenset()

    def children(self) -> list[Entry]:
        return list(disk_entries(self.path, self.origin)[0])

    def pieces(self, allowance: Allowance, top: str | None = None) -> Iterator[Piece]:
        if self.is_folder:
            start = () if top is None else (top,)
            yield from _walk(self.path.joinpath(*start), start, allowance)
        else:
            yield Piece((self.name,), partial(open_regular, self.path))


def disk_entries(place: Path, origin: str) -> tuple[list[DiskEntry], list[str]]:
    """What is in a folder by name, litter apart, and the names of what is neither a file nor a folder."""
    entries, others = [], []
    with os.scandir(place) as found:
        for entry in sorted(found, key=lambda entry: entry.name):
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_litter(entry.name, is_folder=is_folder):
                continue
            if is_folder or entry.is_file(follow_symlinks=False):
                entries.append(DiskEntry(Path(entry.path), f"{origin}/{shown(entry.name)}", is_folder))
            else:
                others.append(entry.name)
    return entries, others


def _walk(folder: Path, under: tuple[str, ...], allowance: Allowance) -> Iterator[Piece]:
    with os.scandir(folder) as found:
        # One more than is allowed is enough to refuse it: a folder of a million files is never read to its end.
        entries = sorted(islice(found, allowance.limits.entries + 1), key=lambda entry: entry.name)
    if under and any(entry.name == VENV for entry in entries):
        return
    for entry in entries:
        path = (*under, entry.name)
        allowance.entry(path)
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_litter(entry.name, is_folder=is_folder):
            continue
        if is_folder:
            yield from _walk(Path(entry.path), path, allowance)
        elif entry.is_file(follow_symlinks=False):
            yield Piece(path, partial(open_regular, Path(entry.path)))
        else:
            yield Piece(path, None)


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file for reading; anything else, such as a pipe, is never waited for. Raises Refused, OSError."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise Refused(f"{shown(path.name)} is no regular file.")
    return os.fdopen(handle, "rb")
