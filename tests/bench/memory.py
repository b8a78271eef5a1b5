"""The memory that a check takes."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from .checks import FIRST, check_of
from .measured import Measured
from .processes import children, peak_of
from .timing import ROOT


def memory(_place: Path) -> Iterator[Measured]:
    """Checker and student process together, each at its peak."""
    peaks: dict[int, float] = {}
    with subprocess.Popen([sys.executable, *check_of(FIRST)], cwd=ROOT, stdout=subprocess.DEVNULL) as checker:
        while checker.poll() is None:
            peaks |= {pid: peak for pid in (checker.pid, *children(checker.pid)) if (peak := peak_of(pid))}
            time.sleep(0.01)
    detail = " + ".join(f"{peak:.0f} MB" for peak in peaks.values())
    yield Measured("memory of both processes together", sum(peaks.values()), "MB", 300, detail)
