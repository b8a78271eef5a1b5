"""The file that keeps the tables of a folder: a line for each request that changed something.

A line is written before its request is carried out and taken back if that is refused: what was answered is kept, even
if the process is killed a moment later, and what cannot be kept is never carried out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from checks.harness.local.locked import InUse, LockedFolder
from checks.harness.local.record import NoRecord, Record

_FIRST_LINE = b'{"journal":"dynamodb-labs","format":1}\n'


class JournalError(Exception):
    """The journal cannot be read or written; the message says why, and what to do."""


class Journal:
    """The journal of one folder, which is ours until it is closed."""

    def __init__(self, folder: Path) -> None:
        """Raises JournalError where the folder is another server's, or cannot be written."""
        self.file = folder / "tables.jsonl"
        try:
            self._lock = LockedFolder(folder)
        except InUse as error:
            raise JournalError(
                f"Another server keeps its tables in {folder}. End that one, or name another folder with --data."
            ) from error
        except OSError as error:
            raise self.unwritable(error) from error
        self._open: int | None = None
        self._end = 0
        """Where the last record ends that counts."""
        self._before = 0
        """Where that record begins."""
        self.lines = 0
        """Records that were appended since the journal was written anew."""

    def unwritable(self, error: OSError) -> JournalError:
        """The sentence for an error of the file system."""
        return JournalError(f"The tables cannot be kept in {self.file.parent}: {error.strerror or error}.")

    def damaged(self, number: int, why: str) -> JournalError:
        """The sentence for a line that is no use."""
        return JournalError(
            f"Line {number} of {self.file} {why}. Nothing was changed: put that line right, or move the file away, "
            "or name another folder with --data."
        )

    def records(self) -> Iterator[tuple[int, Record | None]]:
        """The records with the numbers of their lines; `None` for a last one that was cut off. Raises JournalError."""
        try:
            with self.file.open("rb") as lines:
                for number, line in enumerate(lines, 1):
                    if number > 1:
                        yield number, self._read(number, line)
                    elif line != _FIRST_LINE:
                        raise self.damaged(1, "is not what this kit begins a journal with")
        except FileNotFoundError:
            return
        except OSError as error:
            raise JournalError(f"{self.file} cannot be read: {error.strerror or error}.") from error

    def _read(self, number: int, line: bytes) -> Record | None:
        try:
            return Record.read(line)
        except NoRecord as error:
            if not line.endswith(b"\n"):  # only the last one can be without an end
                return None
            raise self.damaged(number, "cannot be read") from error

    def rewrite(self, records: Iterable[Record]) -> None:
        """Have these records and no others: the new file takes the old one's place when it is complete.

        Raises JournalError; the journal is what it was then.
        """
        fresh = self.file.with_suffix(".new")
        try:
            with fresh.open("wb") as file:
                file.write(_FIRST_LINE)
                file.writelines(record.line() for record in records)
                file.flush()
                os.fsync(file.fileno())
            self._shut()  # Windows replaces no file that is open
            fresh.replace(self.file)
            self.lines = 0
        except OSError as error:
            fresh.unlink(missing_ok=True)
            raise self.unwritable(error) from error
        finally:
            self._reopen()

    def _reopen(self) -> None:
        if self._open is None and self.file.exists():
            self._open = os.open(self.file, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
            self._end = self._before = os.fstat(self._open).st_size

    def append(self, record: Record) -> None:
        """Write a record so that it outlives this process. Raises JournalError; nothing was written then."""
        assert self._open is not None, "append() comes after rewrite()"
        line = record.line()
        try:
            _write_all(self._open, line)
        except OSError as error:
            os.ftruncate(self._open, self._end)
            raise self.unwritable(error) from error
        self._before, self._end = self._end, self._end + len(line)
        self.lines += 1

    def take_back(self) -> None:
        """Remove the record that was appended last."""
        assert self._open is not None, "take_back() comes after append()"
        os.ftruncate(self._open, self._before)
        self._end = self._before
        self.lines -= 1

    def _shut(self) -> None:
        if self._open is not None:
            os.close(self._open)
            self._open = None

    def close(self) -> None:
        """Let go of the folder."""
        self._shut()
        self._lock.close()


def _write_all(file: int, data: bytes) -> None:
    """A disk that is nearly full takes a part of it first."""
    while data:
        data = data[os.write(file, data) :]
