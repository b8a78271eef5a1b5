"""A folder that one process at a time may use."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class InUse(Exception):
    """Another process has the folder."""


class LockedFolder:
    """Has a folder for itself until it is closed, or the process ends in whatever way."""

    def __init__(self, folder: Path) -> None:
        """Make the folder if there is none. Raises InUse, or OSError where it cannot be written."""
        folder.mkdir(parents=True, exist_ok=True)
        self._file = (folder / "lock").open("ab")
        try:
            _lock(self._file)
        except OSError as error:
            self._file.close()
            raise InUse from error

    def close(self) -> None:
        self._file.close()
