"""The folder of a grading: what makes the next one go on where this one stopped."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Final

from checks.harness.files import write_whole
from checks.harness.grading.verdicts import Verdicts
from checks.harness.local.locked import InUse, LockedFolder

_FILE: Final = "grading.json"
_SEED_BITS: Final = 128
"""Nobody is to find it out by trying which one draws the values that feedback shows."""


class NoPlace(Exception):
    """The folder cannot be used; the message says why, and nothing was changed."""


class Place:
    """The folder, held by this process alone until it is closed."""

    def __init__(self, folder: Path, seed: int | None) -> None:
        """Take the folder, or make it. The `seed` is drawn once for it, unless one is given. Raises NoPlace."""
        self.folder = folder
        try:
            _look(folder)
            self._lock = LockedFolder(folder)
            self.verdicts = Verdicts(folder / "verdicts")
            self.seed = self._seed(seed)
        except InUse as error:
            raise NoPlace(
                f"Another grading is at work in {folder}. Wait for it, or name another with --out."
            ) from error
        except OSError as error:
            why = f"{error.filename or folder}: {error.strerror}"
            raise NoPlace(f"The grades cannot be written ({why}). Name another folder with --out.") from error

    def _seed(self, given: int | None) -> int:
        file = self.folder / _FILE
        try:
            known = json.loads(file.read_bytes())["seed"]
        except (OSError, ValueError, KeyError, TypeError):
            known = None
        seed = given if given is not None else known
        if not isinstance(seed, int) or isinstance(seed, bool) or seed < 0:
            seed = secrets.randbits(_SEED_BITS)
        if seed != known:
            write_whole(file, f"{json.dumps({'schema': 1, 'seed': seed})}\n".encode())
        return seed

    def close(self) -> None:
        self._lock.close()


def _look(folder: Path) -> None:
    """Refuse a folder that is somebody's other work."""
    if folder.exists() and not folder.is_dir():
        raise NoPlace(f"{folder} is a file. Name a folder for the grades with --out.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / _FILE).is_file():
        raise NoPlace(
            f"{folder} holds other files, and no grading. Name a new folder with --out; nothing was changed here."
        )
