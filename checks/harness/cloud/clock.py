"""The cloud's clock: virtual seconds, moved by the student's waiting and by the time that each answer takes."""

from __future__ import annotations

LATENCY = 0.01
"""Virtual seconds from a request to its answer."""


class Clock:
    """Seconds since the run began. It never goes back, and real time does not move it."""

    def __init__(self) -> None:
        self.now = 0.0

    def move_to(self, now: float) -> float:
        """Move on to `now`, unless it is past already; gives the time it is then."""
        self.now = max(self.now, now)
        return self.now

    def wait(self, seconds: float) -> float:
        """Let time pass."""
        self.now += seconds
        return self.now
