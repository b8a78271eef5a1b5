"""The verdicts that are there already: a file each, named by everything that it depends on."""

from __future__ import annotations

from pathlib import Path

from checks.harness.report.model import Result


class Verdicts:
    """Keeps results in a folder. What is there is never judged again; what is half written is as if it were not."""

    def __init__(self, folder: Path) -> None:
        """Make the folder if there is none. Raises OSError."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    def find(self, key: str) -> Result | None:
        """The result that was kept under a key."""
        try:
            return Result.from_json(self._file(key).read_bytes())
        except (OSError, ValueError):
            return None

    def keep(self, key: str, result: Result) -> None:
        """Keep a result, on the disk when this returns. An error of the kit's is not kept: it may not happen again.

        Raises:
            OSError: it could not be written; nothing else is lost.
        """
        if result.status != "error":
            result.write(self._file(key))

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}.json"
