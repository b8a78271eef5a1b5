"""What Linux tells of processes: https://man7.org/linux/man-pages/man5/proc.5.html."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36


def processor_seconds(pid: int) -> float:
    """What a process has taken of the processor so far, and all its children with it."""
    taken = sum(processor_seconds(child) for child in children(pid))
    numbers = _stat(pid)
    return taken + (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


def children(pid: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def peak_of(pid: int) -> float:
    """The most memory that a process has had so far, in MB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(found[0].split()[1]) / 1024 if found else 0


def runs_module(pid: int, module: str) -> bool:
    """Whether a process was started as `python -m <module>`."""
    try:
        return module.encode() in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False


def adopt_orphans() -> None:
    """From now on what outlives the process that started it becomes a child of this one, however it has hidden.

    https://man7.org/linux/man-pages/man2/PR_SET_CHILD_SUBREAPER.2const.html
    """
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def left() -> list[int]:
    """The children of this process that are alive."""
    return [pid for pid in children(os.getpid()) if _stat(pid)[0] != "Z"]


def _stat(pid: int) -> list[str]:
    """The process's state and numbers, from the third field on."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
