"""Which labs' files were saved: found by looking, which is the same on network drives, in WSL and in containers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from checks.harness.labs import Lab

_Stamp = tuple[int, int, int]
"""Time of the last change, size and number of a file: an editor that puts a new file in its place changes the last."""


class Saves:
    """Looks at the Python files of some labs' folders, each time from where it looked last."""

    def __init__(self, labs: Sequence[Lab]) -> None:
        self._labs = labs
        self._seen = {lab.name: dict(_stamps(lab.stub)) for lab in labs}

    def poll(self) -> list[Lab]:
        """The labs of which a file was saved, came or went since the last look; the one saved last is the last."""
        changed: list[tuple[int, Lab]] = []
        for lab in self._labs:
            before, now = self._seen[lab.name], dict(_stamps(lab.stub))
            if now != before:
                self._seen[lab.name] = now
                newest = max((stamp[0] for file, stamp in now.items() if before.get(file) != stamp), default=0)
                changed.append((newest, lab))
        return [lab for _, lab in sorted(changed, key=lambda each: each[0])]


def _stamps(folder: Path) -> Iterator[tuple[str, _Stamp]]:
    """The Python files in a folder and the folders in it, hidden ones apart. What cannot be looked at is not there."""
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not entry.name.startswith(".") and entry.name != "__pycache__"]
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from _stamps(Path(entry.path))
            elif entry.name.endswith(".py"):
                status = entry.stat()
                yield entry.path, (status.st_mtime_ns, status.st_size, status.st_ino)
    except OSError:
        return
