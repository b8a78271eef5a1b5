"""The tier `bubblewrap`: the student process in namespaces of its own, where there is an interpreter and little else.

No network, no other processes, no file of this machine but Python, its packages and the submission, all of them
read-only; an empty home and an empty /tmp of limited size; an unprivileged user. When bubblewrap ends, so does
everything that was started inside, however it has detached itself.

https://github.com/containers/bubblewrap
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Isolation = Literal["process", "bubblewrap"]
"""The tiers: what keeps a student's code in. `process` is everywhere, and is all that `worker/walls.py` does."""

HOME = "/home/student"
SUBMISSION = "/submission"
KIT = "/kit"
STACK = "/stack"

_NOBODY = "65534"
_SPACE = 64 * 1024 * 1024
"""Bytes that a script may leave in each of the folders that it can write to: home, /tmp and /dev/shm."""
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/etc/ld.so.cache", "/etc/alternatives")
"""What the interpreter and the libraries that it loads are made of, on any distribution."""
_WORKER = ("__init__.py", "harness/__init__.py", "harness/student")
"""What the student process needs of the kit. Neither checks nor solutions are there."""

INSTALL = "Install it (`apt install bubblewrap`, `dnf install bubblewrap`); it is for Linux."


class NoBubblewrap(Exception):
    """The tier cannot be had here; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Bubblewrap:
    """The walls around the process for one submission."""

    folder: Path
    """The submission: all that is seen of the files of this machine's people."""

    def command(self, kit: Path, stack_file: Path, environment: Mapping[str, str]) -> list[str]:
        """What to put in front of the interpreter's own command.

        `stack_file` is the file that the interpreter writes to when the time is up.
        """
        return [
            _program(),
            *("--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"),
            *("--uid", _NOBODY, "--gid", _NOBODY, "--hostname", "lab"),
            *("--proc", "/proc", "--dev", "/dev", "--size", str(_SPACE), "--tmpfs", "/dev/shm"),  # noqa: S108
            *("--size", str(_SPACE), "--tmpfs", "/tmp", "--size", str(_SPACE), "--tmpfs", HOME),  # noqa: S108
            *(word for place in _places() for word in ("--ro-bind", place, place)),
            *(word for part in _WORKER for word in ("--ro-bind", f"{kit}/checks/{part}", f"{KIT}/checks/{part}")),
            *("--bind", str(stack_file), STACK),
            *("--ro-bind", str(self.folder), SUBMISSION),
            *("--remount-ro", "/dev", "--remount-ro", "/"),  # what was mounted into them stays as it is
            *("--chdir", HOME, "--clearenv"),
            *(word for name, value in environment.items() for word in ("--setenv", name, value)),
            "--",
        ]

    def inside(self, path: Path) -> str:
        """Where a file of the submission is for the student process."""
        return f"{SUBMISSION}/{path.relative_to(self.folder).as_posix()}".removesuffix("/.")


def walls_of(isolation: Isolation, folder: Path) -> Bubblewrap | None:
    """The walls of a tier for the submission in that folder."""
    return Bubblewrap(folder) if isolation == "bubblewrap" else None


def check_available() -> None:
    """See whether there is a bubblewrap that works. Raises NoBubblewrap."""
    tried = subprocess.run(
        [_program(), "--unshare-all", "--ro-bind", "/", "/", "--uid", _NOBODY, "true"],
        capture_output=True,
        text=True,
        check=False,
    )
    if tried.returncode != 0:
        said = tried.stderr.strip() or f"exit status {tried.returncode}"
        raise NoBubblewrap(
            f"bubblewrap is there and cannot be used: {said}. It needs unprivileged user namespaces, which this "
            "system or container may forbid."
        )


def _program() -> str:
    found = shutil.which("bwrap") if sys.platform == "linux" else None
    if found is None:
        raise NoBubblewrap(f"There is no bubblewrap on this system. {INSTALL}")
    return found


def _places() -> Iterator[str]:
    """What must be seen of this machine, each place once, none that is within another."""
    wanted = {*_SYSTEM, sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()}
    wanted |= {os.path.dirname(os.path.realpath(sys.executable))}  # noqa: PTH120
    kept: list[str] = []
    for place in sorted(place.rstrip("/") for place in wanted if os.path.exists(place)):  # noqa: PTH110
        if not any(place == other or place.startswith(f"{other}/") for other in kept):
            kept.append(place)
    yield from kept
