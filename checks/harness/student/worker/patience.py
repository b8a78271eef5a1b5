"""Waiting on the virtual clock, for programs of one thread and of many.

The clock stands still while any thread is at work. Once all of them wait - for a time, for each other, for an event -
it moves on to the earliest time that one of them waits for, as the wall clock would in the end. So a `Timer` fires
when it should, and ten threads that sleep for a second side by side take one second together.
"""

from __future__ import annotations

import _queue
import contextlib
import queue
import select
import selectors
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from checks.harness.student.worker.clock import VirtualClock

_SLICE = 0.0005
"""Real seconds between two looks while other threads are at work."""
_GRACE = 0.25
"""Real seconds without a sign of life after which a thread that seems to work is taken to wait for something, too."""
_LEAST = 1e-6
"""Virtual seconds: a wait of less might not move the clock at all, and be asked for again for ever."""
_NEVER = float("inf")


@dataclass(frozen=True, slots=True, eq=False)
class _Wait:
    """What one thread waits for."""

    until: float
    came: Callable[[], bool]
    """Whether it has come, though the thread may not know yet."""


class Patience:
    """Lets time pass when every thread waits."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock
        self._waits: dict[int, _Wait] = {}
        self._stirred = 0
        """How often a wait has begun or ended: a sign of life."""
        self.engaged = 0
        """Threads that have a request under way."""

    def sleep(self, seconds: float) -> None:
        """Wait for a time."""
        self._poll(self._clock.real_sleep, seconds, _never)

    def spin(self, seconds: float) -> None:
        """Make a step of a busy wait: in real time as long as another thread is at work."""
        if threading.active_count() > 1:
            self._clock.real_sleep(min(seconds, 0.01))
        self._clock.spend(seconds)

    def _poll(self, look: Callable[[float], Any], timeout: float, came: Callable[[], bool]) -> Any:
        """Look again and again until something came, or the time-out has passed on the virtual clock.

        `look` waits for at most so many real seconds.
        """
        clock = self._clock
        timeout = max(timeout, _LEAST)
        if threading.active_count() == 1:
            result = look(0)
            if not result:
                clock.spend(timeout)
            return result
        until = clock.now + timeout
        with self._waiting(until, came):
            life, since = self._signs_of_life(), clock.real_time()
            while not (result := look(_SLICE)) and clock.now < until:
                if life != self._signs_of_life():
                    life, since = self._signs_of_life(), clock.real_time()
                if self._all_wait() or (clock.real_time() - since > _GRACE and not self.engaged):
                    self._move_on()
        return result

    @contextlib.contextmanager
    def _waiting(self, until: float, came: Callable[[], bool]) -> Iterator[None]:
        """Let it be known that this thread waits."""
        thread = threading.get_ident()
        outer = self._waits.get(thread)  # a signal handler may wait while its thread does
        self._waits[thread] = _Wait(until, came)
        self._stirred += 1
        try:
            yield
        finally:
            self._stirred += 1
            if outer is None:
                del self._waits[thread]
            else:
                self._waits[thread] = outer

    def _signs_of_life(self) -> tuple[float, int]:
        return self._clock.now, self._stirred

    def _all_wait(self) -> bool:
        waits = list(self._waits.values())
        if len(waits) < threading.active_count():
            return False
        return not any(wait.until <= self._clock.now or wait.came() for wait in waits)

    def _move_on(self) -> None:
        """Let time pass up to the earliest end of a wait."""
        earliest = min((wait.until for wait in list(self._waits.values())), default=_NEVER)
        if self._clock.now < earliest < _NEVER:
            self._clock.spend(earliest - self._clock.now)
            self._clock.move_to(earliest)  # a sum of floats may fall short of it

    def patch(self) -> None:
        """Put the patient waits in their places."""
        self._clock.pause = self.sleep
        self._clock.spin = self.spin
        self._patch_conditions()
        self._patch_joins()
        self._patch_queues()
        self._patch_event_loops()
        self._patch_select()

    def _patch_conditions(self) -> None:
        """What events, semaphores, queues, barriers, timers and futures all wait on."""
        patience, real_wait = self, threading.Condition.wait
        waiting: dict[int, int] = {}

        def wait(self: Any, timeout: float | None = None) -> bool:
            if timeout is not None and timeout <= 0:
                return real_wait(self, timeout)

            def came() -> bool:
                """Whoever is notified is no longer among the waiters, though it may not have noticed yet."""
                return len(self._waiters) < waiting.get(id(self), 0)

            waiting[id(self)] = waiting.get(id(self), 0) + 1
            try:
                if timeout is not None:
                    return bool(patience._poll(lambda seconds: real_wait(self, seconds), timeout, came))
                with patience._waiting(_NEVER, came):
                    return real_wait(self)
            finally:
                waiting[id(self)] -= 1
                if not waiting[id(self)]:
                    del waiting[id(self)]

        threading.Condition.wait = wait  # type: ignore[method-assign]

    def _patch_joins(self) -> None:
        patience, real_join = self, threading.Thread.join

        def join(self: threading.Thread, timeout: float | None = None) -> None:
            if timeout is not None and timeout <= 0:
                return real_join(self, timeout)

            def ended(seconds: float) -> bool:
                real_join(self, seconds)
                return not self.is_alive()

            if timeout is None:
                with patience._waiting(_NEVER, lambda: not self.is_alive()):
                    return real_join(self)
            patience._poll(ended, timeout, lambda: not self.is_alive())
            return None

        threading.Thread.join = join  # type: ignore[method-assign]

    def _patch_queues(self) -> None:
        """What the threads of a pool wait on for work."""
        patience = self

        class SimpleQueue(_queue.SimpleQueue):  # type: ignore[type-arg]
            """The same queue; whoever waits for it is known to wait."""

            __slots__ = ()

            def get(self, block: bool = True, timeout: float | None = None) -> Any:
                if not block or (timeout is not None and timeout <= 0):
                    return super().get(block, timeout)
                if timeout is None:
                    with patience._waiting(_NEVER, lambda: not self.empty()):
                        return super().get()
                found: list[Any] = []

                def look(seconds: float) -> list[Any]:
                    with contextlib.suppress(queue.Empty):
                        found.append(_queue.SimpleQueue.get(self, timeout=seconds))
                    return found

                if not patience._poll(look, timeout, lambda: not self.empty()):
                    raise queue.Empty
                return found[0]

        queue.SimpleQueue = SimpleQueue  # type: ignore[misc]

    def _patch_event_loops(self) -> None:
        """asyncio's selector. subprocess has one of its own (PollSelector), whose time-outs are for real processes."""
        patience = self
        selector: Any = selectors.DefaultSelector
        real_select = selector.select

        def select_(self: Any, timeout: float | None = None) -> Any:
            if timeout is not None and timeout <= 0:
                return real_select(self, timeout)

            def came() -> bool:
                return bool(real_select(self, 0))

            if timeout is not None:
                return patience._poll(lambda seconds: real_select(self, seconds), timeout, came)
            with patience._waiting(_NEVER, came):
                return real_select(self)

        if selector is not getattr(selectors, "PollSelector", None):
            selector.select = select_

    def _patch_select(self) -> None:
        """`select.select([], [], [], 5)`: an old way to sleep."""
        clock, real_select = self._clock, select.select

        def select_(reading: Any, writing: Any, exceptional: Any, timeout: float | None = None) -> Any:
            if timeout and not (reading or writing or exceptional):
                clock.sleep(timeout)
                return [], [], []
            return real_select(reading, writing, exceptional, timeout)

        select.select = select_


def _never() -> bool:
    """Sleep is for nothing but the time."""
    return False
