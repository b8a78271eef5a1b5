"""Where a student's script lies."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


class NoSubmission(Exception):
    """There is no such folder, or no script in it: the caller's mistake, in words that say what was looked for."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One student's work for one lab."""

    name: str
    """What it is called in reports."""
    folder: Path
    script: Path

    def files(self) -> list[Path]:
        """The Python files of the folder and of the folders in it, sorted; hidden folders are none of the work."""
        found = [
            file
            for file in self.folder.rglob("*.py")
            if not any(part.startswith(".") for part in file.relative_to(self.folder).parts)
        ]
        return sorted(file for file in found if file.is_file() and not file.is_symlink())

    def sources(self) -> dict[str, str]:
        """The text of each Python file by its path within the folder, for checks that look at what is written."""
        return {
            file.relative_to(self.folder).as_posix(): file.read_text(encoding="utf-8", errors="replace")
            for file in self.files()
        }

    def digest(self) -> str:
        """SHA-256 over the Python files of the folder, names included: what a result was made from."""
        total = hashlib.sha256()
        for file in self.files():
            content = file.read_bytes()
            name = file.relative_to(self.folder).as_posix()
            total.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            total.update(content)
        return f"sha256:{total.hexdigest()}"


def find(folder: Path, lab: str, script: str) -> Submission:
    """Find a lab's script in `folder`: directly, or in a folder of the lab's name (or its first part, `lab01`).

    Raises NoSubmission when the folder or the script is not there or cannot be read.
    """
    if not folder.exists():
        raise NoSubmission(f"There is no folder {folder}. Name one that holds {script}, or one with a folder a lab.")
    if not folder.is_dir():
        raise NoSubmission(f"{folder} is a file. Name the folder that holds {script}.")
    candidates = [folder, folder / lab, folder / lab.partition("_")[0]]
    try:
        found = next((place for place in candidates if (place / script).exists()), None)
        if found is None:
            raise NoSubmission(_not_found(folder, lab, script))
        with (found / script).open("rb") as file:
            file.read(1)
    except IsADirectoryError as error:
        raise NoSubmission(f"{found}/{script} is a folder, not a Python script.") from error
    except OSError as error:
        raise NoSubmission(f"{error.filename or folder} cannot be read: {error.strerror}.") from error
    name = folder.resolve().name
    return Submission(name, found.resolve(), (found / script).resolve())


def _not_found(folder: Path, lab: str, script: str) -> str:
    others = sorted(file.name for file in folder.glob("*.py"))[:5]
    there = f" It holds {', '.join(others)}; the check looks for the name {script}." if others else ""
    return f"There is no {script} in {folder}, nor in a folder {lab} within it.{there}"
