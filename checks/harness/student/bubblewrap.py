"""The tier `bubblewrap`: the student process in namespaces of its own, where there is an interpreter and little else.

No network, no other processes, no file of this machine but Python, its packages and the submission, all of them
read-only; an empty home and an empty /tmp of limited size; an unprivileged user; no system call that leads around all
that (`seccomp.py`). When bubblewrap ends, so does everything that was started inside, however it has detached itself.

https://github.com/containers/bubblewrap
"""

from __future__ import annotations

import os
import platform
import secrets
import shutil
import stat
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from checks.harness.student import seccomp

Isolation = Literal["process", "bubblewrap"]
"""The tiers: what keeps a student's code in. `process` is everywhere, and is all that `worker/walls.py` does."""

HOME = "/home/student"
SUBMISSION = "/submission"
KIT = "/kit"
STACK = "/stack"

_NOBODY = "65534"
_FIRST_USER, _USERS = 40_000, 20_000
"""Where root grades, a script becomes one of these. The kernel counts no process of root's, also of a namespace that
root has made, so that nobody's would have no limit; and two scripts with one user would share it."""
_SPACE = 64 * 1024 * 1024
"""Bytes that a script may leave in each of the folders that it can write to: home, /tmp and /dev/shm."""
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/etc/ld.so.cache", "/etc/alternatives")
"""What the interpreter and the libraries that it loads are made of, on any distribution."""
_WORKER = ("__init__.py", "harness/__init__.py", "harness/student")
"""What the student process needs of the kit. Neither checks nor solutions are there."""

_OWN = (HOME, f"{KIT}/checks/harness/student")
"""What is there of our own, and no other system has."""

_BY_OTHERS = ("--unshare-all", "--cap-drop", "ALL", "--uid", _NOBODY, "--gid", _NOBODY)
_BY_ROOT = (
    *("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"),
    *("--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"),  # to become somebody else, once
)

INSTALL = "Install it (`apt install bubblewrap`, `dnf install bubblewrap`); it is for Linux."


class NoBubblewrap(Exception):
    """The tier cannot be had here; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Bubblewrap:
    """The walls around the process for one submission."""

    folder: Path
    """The submission: all that is seen of the files of this machine's people."""
    by_root: bool = field(default_factory=lambda: hasattr(os, "geteuid") and os.geteuid() == 0)
    """Whether root puts them up, who needs no namespace of users for it."""

    def user(self) -> int | None:
        """The user that the process has to become by itself, a new one each time; `None` where it is one already."""
        return _FIRST_USER + secrets.randbelow(_USERS) if self.by_root else None

    def shown(self, scratch: Path) -> Path:
        """The submission as the process may read it: the folder or, where it is root's alone, a copy in `scratch`."""
        if not self.by_root or _is_open(self.folder):
            return self.folder
        copy = scratch / "submission"
        shutil.copytree(self.folder, copy, symlinks=True, ignore=_no_files)
        for place in (copy, *copy.rglob("*")):
            if not place.is_symlink():
                place.chmod(0o755 if place.is_dir() else 0o644)
        return copy

    def command(
        self, kit: Path, stack_file: Path, environment: Mapping[str, str], filter_file: int, submission: Path
    ) -> list[str]:
        """What to put in front of the interpreter's own command.

        `stack_file` is the file that the interpreter writes to when the time is up, `filter_file` the open file that
        holds the filter of system calls, `submission` what `shown` has given.
        """
        places = [open_place for place in _places() for open_place in (_opened(place) if self.by_root else [place])]
        return [
            _program(),
            *(_BY_ROOT if self.by_root else _BY_OTHERS),
            *("--die-with-parent", "--new-session", "--hostname", "lab", "--seccomp", str(filter_file)),
            *("--proc", "/proc", "--dev", "/dev", "--size", str(_SPACE), "--tmpfs", "/dev/shm"),  # noqa: S108
            *("--size", str(_SPACE), "--tmpfs", "/tmp", "--size", str(_SPACE), "--tmpfs", HOME),  # noqa: S108
            *(_open_folders([*places, *_OWN]) if self.by_root else ()),
            *(word for place in places for word in ("--ro-bind", place, place)),
            *_without_the_kit(kit, places),
            *(word for part in _WORKER for word in ("--ro-bind", f"{kit}/checks/{part}", f"{KIT}/checks/{part}")),
            *("--bind", str(stack_file), STACK),
            *("--ro-bind", str(submission), SUBMISSION),
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


def check_available(isolation: Isolation = "bubblewrap") -> None:
    """See whether a tier can be had: there must be a bubblewrap that works. Raises NoBubblewrap."""
    if isolation == "process":
        return
    if seccomp.machine() is None:
        raise NoBubblewrap(f"The tier bubblewrap is made for {seccomp.MACHINES}, and this is {platform.machine()}.")
    walls = _BY_ROOT if Bubblewrap(Path()).by_root else _BY_OTHERS
    tried = subprocess.run(
        [_program(), *walls, "--ro-bind", "/", "/", "true"],
        capture_output=True,
        text=True,
        check=False,
    )
    if tried.returncode != 0:
        said = tried.stderr.strip() or f"exit status {tried.returncode}"
        raise NoBubblewrap(
            f"bubblewrap is there and cannot be used: {said}. It needs namespaces, which this system or container may "
            "forbid."
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


def _without_the_kit(kit: Path, places: Iterable[str]) -> Iterator[str]:
    """Hide the kit where it lies within one of these places (`/usr/src/app`): its checks, solutions and submissions.

    An environment in it stays. Raises NoBubblewrap where the kit's own folder is one.
    """
    if not any(kit.is_relative_to(place) for place in places):
        return
    if kit == Path(sys.prefix):
        raise NoBubblewrap(
            f"{kit} is a virtual environment itself, so scripts would see the checks and the solutions with it. "
            f"Make the environment in a folder of its own: python3 -m venv {kit}/.venv"
        )
    yield from ("--perms", "0755", "--size", str(_SPACE), "--tmpfs", str(kit))
    if Path(sys.prefix).is_relative_to(kit):
        yield from ("--ro-bind", sys.prefix, sys.prefix)
    yield from ("--remount-ro", str(kit))


def _opened(place: str) -> Iterator[str]:
    """A place or, where it is root's alone, what is in it: an environment in a folder such as `mktemp -d` makes."""
    path = Path(place)
    if not path.exists():
        return  # a link to nowhere
    if _is_readable(path.stat().st_mode):
        yield place
    elif path.is_dir():
        for inner in sorted(path.iterdir()):
            yield from _opened(str(inner))
    else:
        raise NoBubblewrap(
            f"{place} can be read by root alone, and scripts run as somebody else. Let others read what Python is made "
            f"of (chmod -R o+rX {path.parent}), or do not work as root."
        )


def _open_folders(places: Iterable[str]) -> Iterator[str]:
    """Make the folders above these, the highest first: bubblewrap would open them to the user alone who starts it."""
    found = {str(parent) for place in places for parent in Path(place).parents}
    for folder in sorted(found - {"/"}):
        yield from ("--perms", "0755", "--dir", folder)


def _is_open(folder: Path) -> bool:
    """Whether everybody may read everything in it."""
    places = [folder, *folder.rglob("*")]
    return all(place.is_symlink() or _is_readable(place.stat().st_mode) for place in places)


def _is_readable(mode: int) -> bool:
    needed = stat.S_IROTH | (stat.S_IXOTH if stat.S_ISDIR(mode) else 0)
    return mode & needed == needed


def _no_files(folder: str, names: list[str]) -> list[str]:
    """What is neither a file nor a folder nor a link, and cannot be copied."""
    kept = (stat.S_ISREG, stat.S_ISDIR, stat.S_ISLNK)
    return [name for name in names if not any(kind((Path(folder) / name).lstat().st_mode) for kind in kept)]
