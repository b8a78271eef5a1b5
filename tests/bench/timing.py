"""How long programs take, side by side: they take turns, so that whatever else the machine does meets all alike."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7


def best_of(*runs: Callable[[], float], rounds: int = ROUNDS) -> list[float]:
    """The best of some rounds for each, in turns."""
    taken = [[run() for run in runs] for _ in range(rounds)]
    return [min(figures) for figures in zip(*taken, strict=True)]


def timed(arguments: Sequence[str], folder: Path) -> float:
    """The seconds that a Python program takes."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def printed(program: str, place: Path) -> float:
    """The seconds that a program prints."""
    environment = {**os.environ, "AWS_ACCESS_KEY_ID": "bench", "AWS_SECRET_ACCESS_KEY": "bench"}
    command = [sys.executable, "-c", program, str(place)]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout)


@contextmanager
def on_cores(most: int) -> Iterator[int]:
    """Meanwhile this process, and all that it starts, has so many of the processor's cores; gives how many."""
    before = os.sched_getaffinity(0)
    cores = sorted(before)[:most]
    os.sched_setaffinity(0, cores)
    try:
        yield len(cores)
    finally:
        os.sched_setaffinity(0, before)
