"""Copies what was handed in to a folder of the kit's own, so that grading sees nothing but plain files."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import BinaryIO, Final

from checks.harness.grading.reading.allowance import Allowance, Limits, Refused
from checks.harness.grading.reading.archives import READING_ERRORS, STUDENT_INDEX, Archive
from checks.harness.grading.reading.entries import Entry, Piece
from checks.harness.grading.reading.handin import HandIn
from checks.harness.grading.reading.locating import LabFiles, Parts
from checks.harness.grading.reading.names import file_names, shown

_CHUNK: Final = 256 * 1024
_LABS: Final = "labs"
"""The folder of a student's copy of the whole kit that holds their work."""


@dataclass(slots=True)
class Copy:
    """The files of one hand-in in a folder of their own."""

    folder: Path
    paths: list[Parts] = field(default_factory=list)
    """Its files, each by its folders and its name."""
    left_out: list[str] = field(default_factory=list)
    """What was there and is no regular file."""
    unopened: list[str] = field(default_factory=list)
    """What is wrong with the zip files in it, a sentence each."""


def take_in(hand_in: HandIn, folder: Path, labs: Sequence[LabFiles], limits: Limits) -> Copy:
    """Copy a hand-in; zip files at its top are unpacked beside the rest, but none that is within those.

    Args:
        hand_in: what to copy.
        folder: is made, and gone again where the hand-in is refused.
        labs: whose folders tell a copy of the whole kit, of which `labs/` alone is the student's work.
        limits: no more is ever written.

    Raises:
        Refused: it cannot be read, is too much, or does things that no work has to do.
        FileExistsError: the folder is there already.
    """
    if hand_in.trouble:
        raise Refused(hand_in.trouble)
    try:
        folder.mkdir()
    except FileExistsError:
        raise  # somebody else's: the caller's mistake
    except OSError as error:
        raise Refused(f"It cannot be copied: {error.strerror}.") from error
    try:
        return _Copying(folder, Allowance(limits)).run(hand_in, labs)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


class _Copying:
    """One hand-in on its way."""

    def __init__(self, folder: Path, allowance: Allowance) -> None:
        self._copy = Copy(folder)
        self._allowance = allowance
        self._made: set[Parts] = {()}
        folder.chmod(0o755)  # whatever the umask is

    def run(self, hand_in: HandIn, labs: Sequence[LabFiles]) -> Copy:
        with _refusing():
            zips = []
            for entry, name in hand_in.contents:
                for piece in _pieces(entry, name, labs, self._allowance):
                    if len(piece.path) == 1 and piece.path[0].lower().endswith(".zip") and piece.open is not None:
                        zips.append(piece)
                    else:
                        self._take(piece, piece.path)
        names = file_names([(piece.path[0], PurePath(piece.path[0]).stem) for piece in zips])
        for piece, name in zip(zips, names, strict=True):
            self._unpack(piece, self._free(name), labs)
        return self._copy

    def _take(self, piece: Piece, path: Parts) -> None:
        if piece.open is None:
            self._copy.left_out.append("/".join(path))
            return
        if any(part in ("", ".", "..") or "/" in part or "\0" in part for part in path):
            raise Refused(f"{shown('/'.join(path))} is no name for a file.")
        self._folder(path[:-1])
        target = self._copy.folder.joinpath(*path)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
        with os.fdopen(handle, "wb") as out, piece.open() as source:
            self._pour(source, out, path)
        target.chmod(0o644)
        self._copy.paths.append(path)

    def _pour(self, source: BinaryIO, out: BinaryIO, path: Parts) -> None:
        so_far = 0
        while chunk := source.read(_CHUNK):
            self._allowance.content(path, len(chunk), so_far)
            so_far += len(chunk)
            out.write(chunk)

    def _folder(self, path: Parts) -> None:
        if path in self._made:
            return
        self._folder(path[:-1])
        folder = self._copy.folder.joinpath(*path)
        folder.mkdir()
        folder.chmod(0o755)
        self._made.add(path)

    def _free(self, name: str) -> str:
        """A name for a folder at the top that nothing there has."""
        taken = {path[0].lower() for path in self._copy.paths}
        while name.lower() in taken:
            name += "-zip"
        return name

    def _unpack(self, zipped: Piece, name: str, labs: Sequence[LabFiles]) -> None:
        """Unpack a zip into a folder; where it is refused, the rest of the hand-in may still be good."""
        before = len(self._copy.paths)
        try:
            with _refusing():
                self._unpack_all(zipped, name, labs)
        except Refused as error:
            self._copy.unopened.append(f"{shown(zipped.path[-1])} cannot be used. {error}")
            shutil.rmtree(self._copy.folder / name, ignore_errors=True)
            del self._copy.paths[before:]

    def _unpack_all(self, zipped: Piece, name: str, labs: Sequence[LabFiles]) -> None:
        assert zipped.open is not None
        content = io.BytesIO()  # in memory, so that no more than the limit gets to the disk
        with zipped.open() as source:
            self._pour(source, content, zipped.path)
        archive = Archive(content, shown(zipped.path[-1]), STUDENT_INDEX)
        try:
            entries, strays = archive.entries()
            if strays:
                raise Refused(strays[0])
            for entry in entries:
                for piece in _pieces(entry, entry.name, labs, self._allowance):
                    inside = (entry.name, *piece.path) if entry.is_folder else piece.path
                    self._take(piece, (name, *inside))
        finally:
            archive.close()


def _pieces(entry: Entry, name: str, labs: Sequence[LabFiles], allowance: Allowance) -> Iterator[Piece]:
    """The files of an entry; of a copy of the kit those in `labs/` alone. A file has the name that is given."""
    if not entry.is_folder:
        yield from (Piece((name,), piece.open) for piece in entry.pieces(allowance))
        return
    is_kit = not {lab.name for lab in labs}.isdisjoint(entry.names(_LABS))
    yield from entry.pieces(allowance, _LABS if is_kit else None)


@contextmanager
def _refusing() -> Iterator[None]:
    """Turns what reading and writing raise into a refusal."""
    try:
        yield
    except FileExistsError as error:
        raise Refused(f"Two things in it have one name: {_last_name(error)}.") from error
    except OSError as error:
        if not error.strerror:
            raise Refused(f"It cannot be unpacked: {shown(error)}.") from error
        raise Refused(f"{_last_name(error) or 'It'} cannot be read or copied: {error.strerror}.") from error
    except READING_ERRORS as error:
        raise Refused(f"It cannot be unpacked: {shown(error)}.") from error


def _last_name(error: OSError) -> str:
    return shown(PurePath(os.fsdecode(error.filename)).name) if error.filename else ""
