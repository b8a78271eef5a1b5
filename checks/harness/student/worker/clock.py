"""The student process's clock: waiting moves it and costs no real time.

`install()` must run before anything else is imported, so that `from time import sleep` gives everybody, threading and
botocore included, the functions below. `datetime.now()` and the like are time-machine's part; what several threads
wait for at a time, and waits with a time-out, are that of `patience`.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from typing import Any

_SPIN = 1000
"""So many readings of the clock with nothing in between are a busy wait: from then on each moves the clock."""
_SPIN_STEP = 0.001
_SPIN_GROWTH = 0.001
"""A busy wait that has lasted for long goes on in larger steps: so much of what it has lasted so far."""
_LONGEST = 2**63 / 1e9
"""Seconds; Python's own sleep() takes no more."""
_FARTHEST = 1e11
"""Seconds; after that there are no dates."""


class VirtualClock:
    """Seconds since the run began, moved by waiting and by the checker's answers, never by real time."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waited = 0.0
        """Seconds of it that the script let pass itself."""
        self.on_wait: Callable[[], None] = _ignore
        """Told whenever the script has let time pass."""
        self.pause: Callable[[float], None] = self.spend
        """How a wait is waited: `patience` knows about threads."""
        self.spin: Callable[[float], None] = self.spend
        """How a step of a busy wait is made."""
        self.real_sleep = time.sleep
        self.real_time = time.monotonic
        self._epoch_ns = time.time_ns()
        self._monotonic = time.monotonic()
        self._readings = 0
        self._spun = 0.0

    def sleep(self, seconds: Any) -> None:
        """Stand-in for `time.sleep`: the same complaints about its argument, no real waiting."""
        if not isinstance(seconds, float) and not hasattr(seconds, "__index__"):
            raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
        if math.isnan(seconds):
            raise ValueError("Invalid value NaN (not a number)")
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if seconds > _LONGEST:
            raise OverflowError("timestamp too large to convert to C PyTime_t")
        self.pause(float(seconds))

    def spend(self, seconds: float) -> None:
        """Let time pass that the script has waited."""
        self.waited += seconds
        self.move_to(self.now + seconds)
        self.on_wait()

    def move_to(self, now: float) -> None:
        """Move on to `now`; never back."""
        self._readings = 0
        self._spun = 0.0
        self.now = max(self.now, now)

    def read(self) -> float:
        """Seconds since the start, for a function that only looks at the clock."""
        self._readings += 1
        if self._readings > _SPIN:
            readings, spun = self._readings, self._spun
            step = _SPIN_STEP + _SPIN_GROWTH * spun
            self.spin(step)
            self._readings, self._spun = readings, spun + step
        return self.now

    def install(self) -> None:
        """Put the virtual clock in the place of the real one, for the whole process."""
        time.sleep = self.sleep
        time.monotonic = time.perf_counter = lambda: self._monotonic + self.read()
        time.monotonic_ns = time.perf_counter_ns = lambda: int((self._monotonic + self.read()) * 1e9)
        self._travel()

    def _travel(self) -> None:
        # time_machine imports pytest when it finds it, for a fixture: a tenth of a second that nobody needs here.
        sys.modules["pytest"] = None  # type: ignore[assignment]
        import time_machine  # noqa: PLC0415

        del sys.modules["pytest"]
        traveller: Any = time_machine.travel(self._epoch_ns / 1e9, tick=False).start()
        # What every look at date or time asks for.
        traveller.time_ns = lambda: self._epoch_ns + int(min(self.read(), _FARTHEST) * 1e9)


def _ignore() -> None:
    """Nobody needs to know that the clock has moved."""
