"""Ctrl-C and SIGTERM: a run ends at once, and leaves nothing behind.

A signal counts once, and only while a command is at work: what is cleaned up afterwards is not disturbed by another.
Imported before anything else, so that a Ctrl-C while the kit is still starting is as quiet as a later one.
"""

from __future__ import annotations

import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopping:
    """Listens to the signals from its making on."""

    def __init__(self) -> None:
        self._allowed = False
        self.signal: int | None = None
        """The signal that asked for the end, once there was one."""
        for number in _SIGNALS:
            signal.signal(number, self._note)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self.signal = number
        for each in _SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        if self._allowed:
            raise KeyboardInterrupt

    @contextmanager
    def allowed(self) -> Iterator[None]:
        """While this lasts a signal raises KeyboardInterrupt; one that came before does so now."""
        try:
            self._allowed = True
            if self.signal is not None:
                raise KeyboardInterrupt
            yield
        finally:
            self._allowed = False


@contextmanager
def held_back() -> Iterator[Callable[[Callable[[], None]], None]]:
    """While this lasts a signal raises nothing; it does at the end. Gives a way to be told of it meanwhile.

    For an event loop, which an exception out of nowhere would leave in the middle of something.
    """
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    came: list[int] = []
    listeners: list[Callable[[], None]] = []

    def note(number: int, _frame: FrameType | None) -> None:
        came.append(number)
        # Told once: whoever presses Ctrl-C again is not to break off what is cleaned up because of the first.
        for listener in listeners if len(came) == 1 else ():
            listener()

    def tell(listener: Callable[[], None]) -> None:
        listeners.append(listener)
        if came:
            listener()

    for number in _SIGNALS:
        signal.signal(number, note)
    try:
        yield tell
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if came:
            signal.raise_signal(came[0])


@contextmanager
def scratch() -> Iterator[None]:
    """One folder for all that is temporary meanwhile; it goes with everything in it, however the run has ended."""
    before = tempfile.tempdir
    place = tempfile.mkdtemp(prefix="dynamodb-labs-")
    tempfile.tempdir = place
    try:
        yield
    finally:
        tempfile.tempdir = before
        shutil.rmtree(place, ignore_errors=True)
