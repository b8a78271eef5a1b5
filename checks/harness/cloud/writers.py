"""Another writer: what happens between two requests of the student's code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checks.harness.cloud.operation import Operation


@dataclass(slots=True)
class Interruption:
    """Something that somebody else does at a certain gap."""

    do: Callable[[], object]
    after: str | None
    """The request that has just been answered; `None` is any, and also none at all."""
    before: str | None
    """The request that is about to be carried out; `None` is any."""
    times: int | None
    """How many times it happens; `None` is at every such gap."""
    skip: int = 0
    """How many such gaps are let pass first."""


class Writers:
    """The interruptions of one criterion. Those of the SDK's own retries count as one request."""

    def __init__(self) -> None:
        self._interruptions: list[Interruption] = []
        self._previous: str | None = None

    def add(self, interruption: Interruption) -> None:
        self._interruptions.append(interruption)

    def before(self, operation: Operation) -> None:
        """Act in the gap between the previous request and this one."""
        if operation.attempt > 1:
            return
        for interruption in self._interruptions:
            if interruption.before is not None and interruption.before != operation.name:
                continue
            if interruption.after is not None and interruption.after != self._previous:
                continue
            self._act(interruption)
        self._previous = operation.name

    @staticmethod
    def _act(interruption: Interruption) -> None:
        if interruption.skip > 0:
            interruption.skip -= 1
        elif interruption.times is None or interruption.times > 0:
            if interruption.times is not None:
                interruption.times -= 1
            interruption.do()
