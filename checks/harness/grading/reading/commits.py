"""When a repository's last commit was made, read without obeying anything that the repository says.

A repository's own configuration can name programs for git to run, in more ways than can be switched off one by one.
So git works in an empty repository of the kit's own, and is only pointed at the other one's objects.

https://git-scm.com/docs/git (GIT_OBJECT_DIRECTORY)
"""

from __future__ import annotations

import os
import re
import subprocess
from datetime import datetime, timezone
from pathlib import Path
from typing import Final

from checks.harness.grading.reading.allowance import Refused
from checks.harness.grading.reading.entries import open_regular

_PATIENCE: Final = 5
"""Seconds for git to find one commit."""
_MOST: Final = 1024 * 1024
"""Bytes of a file of references."""
_REFERENCE: Final = re.compile(r"ref: (refs/[\w./-]+)")
_COMMIT: Final = re.compile(r"[0-9a-f]{40}")


class Commits:
    """Reads the times of commits."""

    def __init__(self, scratch: Path) -> None:
        """Make the empty repository, in the folder `scratch`."""
        self._own = scratch / "empty.git"
        for folder in (self._own, self._own / "refs", self._own / "objects"):
            folder.mkdir()
        (self._own / "HEAD").write_text("ref: refs/heads/none\n", encoding="ascii")

    def last(self, git: Path) -> datetime | None:
        """When the last commit of what is checked out was made, with its time zone; `None` where nobody can tell.

        It is what the clock of the author's machine said, and an author can say anything.

        Args:
            git: the folder `.git`.
        """
        commit = _head(git)
        return None if commit is None else self._made(commit, git / "objects")

    def _made(self, commit: str, objects: Path) -> datetime | None:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_OBJECT_DIRECTORY": str(objects),
        }
        command = ["git", f"--git-dir={self._own}", "log", "--no-walk", "--format=%ct", commit]
        try:
            said = subprocess.run(
                command, env=environment, capture_output=True, timeout=_PATIENCE, check=True, stdin=subprocess.DEVNULL
            )
            return datetime.fromtimestamp(int(said.stdout), tz=timezone.utc)
        except (OSError, subprocess.SubprocessError, ValueError, OverflowError):
            return None


def _head(git: Path) -> str | None:
    """The commit that is checked out."""
    head = _text(git / "HEAD")
    named = _REFERENCE.fullmatch(head)
    if named is not None and ".." not in named[1]:
        loose = _text(git / named[1])
        packed = re.search(rf"^([0-9a-f]{{40}}) {re.escape(named[1])}$", _text(git / "packed-refs"), re.MULTILINE)
        head = loose or (packed[1] if packed is not None else "")
    return head if _COMMIT.fullmatch(head) else None


def _text(file: Path) -> str:
    """A small file of git's own; nothing where it is something else."""
    try:
        with open_regular(file) as opened:
            return opened.read(_MOST).decode("ascii").strip()
    except (OSError, Refused, ValueError):
        return ""
