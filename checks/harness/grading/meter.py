"""How far a grading has come: a bar with the time that is left, or now and then a line where there is no terminal."""

from __future__ import annotations

import sys
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

_LINES: Final = 10
"""About so many lines are said in all where there is no bar."""


class Meter:
    """Counts what is judged, on standard error: standard output has the summary."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._console = Console(file=sys.stderr, highlight=False, markup=False, emoji=False)
        self._progress = Progress(
            TextColumn("Judged"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("time left"),
            TimeRemainingColumn(),
            TextColumn("so far"),
            TimeElapsedColumn(),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._task = self._progress.add_task("", total=total)

    def __enter__(self) -> Meter:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def advance(self) -> None:
        """One more is judged."""
        self._done += 1
        self._progress.advance(self._task)
        step = max(1, self._total // _LINES)
        if not self._console.is_terminal and (self._done % step == 0 or self._done == self._total):
            self._console.print(f"Judged {self._done} of {self._total}.")
