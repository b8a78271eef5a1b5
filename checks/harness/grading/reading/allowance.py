"""How much one student may hand in."""

from __future__ import annotations

from dataclasses import dataclass

from checks.harness.grading.reading.names import shown


class Refused(Exception):
    """Something that was handed in cannot be used; the message says why, in a sentence for the instructor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is not read any further."""

    entries: int = 2000
    """Files and folders of one work."""
    file_bytes: int = 10 * 1024 * 1024
    work_bytes: int = 20 * 1024 * 1024
    depth: int = 16
    """Folders within each other."""


class Allowance:
    """Counts what comes out of one work, whatever was said about its size."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._entries = 0
        self._bytes = 0

    def entry(self, path: tuple[str, ...]) -> None:
        """One more file or folder, by its path within the work. Raises Refused."""
        self._entries += 1
        if self._entries > self.limits.entries:
            raise Refused(f"It holds more than {self.limits.entries} files and folders.")
        if len(path) > self.limits.depth:
            raise Refused(f"It holds more than {self.limits.depth} folders within each other: {shown('/'.join(path))}.")

    def content(self, path: tuple[str, ...], size: int, so_far: int) -> None:
        """Another `size` bytes of a file of which there were `so_far`. Raises Refused."""
        self._bytes += size
        if so_far + size > self.limits.file_bytes:
            raise Refused(f"{shown('/'.join(path))} is larger than {_megabytes(self.limits.file_bytes)}.")
        if self._bytes > self.limits.work_bytes:
            raise Refused(f"It holds more than {_megabytes(self.limits.work_bytes)}.")


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:g} MB"
