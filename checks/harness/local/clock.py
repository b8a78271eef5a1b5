"""The clock of a cloud that people use in real time."""

from __future__ import annotations

import time

from checks.harness.cloud.clock import Clock


class RealClock(Clock):
    """Unix time. It stands at the latest request; an answer takes the real time that it takes, and no other."""

    def __init__(self) -> None:
        super().__init__()
        self.begin()

    def begin(self) -> None:
        """Go on from the real time, or from the latest request if that lies in the future."""
        self._began = max(time.time(), self.now) - time.monotonic()

    def real_time(self) -> float:
        """The time of a request that arrives now. It never goes back, whatever happens to the date."""
        return self._began + time.monotonic()

    def wait(self, seconds: float) -> float:  # noqa: ARG002
        """Nobody waits for a latency that is not there."""
        return self.now
