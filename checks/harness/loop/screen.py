"""What `watch` shows: one screen that is drawn anew, or plain lines one after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from rich.console import Console

from checks.harness.report.legible import Legible
from checks.harness.report.terminal import make_console

KEYS = "h hint   s solution   n next lab   r run again   l list   q quit"
_SHORT_KEYS = "h s n r l q   (hint, solution, next, run, list, quit)"
_ROOM_BELOW = 4


class Screen:
    """Shows one thing at a time: a result, a hint, the list of labs."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or make_console()
        self.redraws = is_terminal() and not os.environ.get("ACCESSIBLE")
        """Whether what was there is wiped: not for a screen reader, a file or a pipe."""
        self._whole: list[str] = []

    def show(self, heading: Sequence[str], draw: Callable[[Console], None], *, keys: str | None = KEYS) -> None:
        """Show something under some sentences; of more lines than the screen has the first ones."""
        with self.console.capture() as captured:
            for sentence in heading:
                self.console.print(self._legible(sentence), style="bold")
            if heading:
                self.console.print()
            draw(self.console)
        self._whole = captured.get().rstrip("\n").split("\n")
        room = self.console.height - _ROOM_BELOW
        cut = self.redraws and len(self._whole) > room
        self._put(self._whole[: room - 1] if cut else self._whole)
        if cut:
            self.console.print(f"({len(self._whole) - room + 1} more lines: m)", style="dim")
        self._foot(keys)

    def more(self) -> None:
        """Show all of it, however long."""
        self._put(self._whole)
        self._foot(KEYS)

    def say(self, sentence: str, *, whole: bool = False) -> None:
        """Add a sentence below what is there; `whole` keeps it in one line, for programs that read it."""
        self.console.print(self._legible(sentence), soft_wrap=whole)
        self.console.file.flush()

    def _legible(self, sentence: str) -> str:
        return Legible(self.console.encoding).text(sentence)

    def _put(self, lines: Sequence[str]) -> None:
        if self.redraws:
            self.console.clear()
        else:
            self.console.rule(characters="-")
        self.console.file.write("\n".join(lines) + "\n")

    def _foot(self, keys: str | None) -> None:
        if keys and is_terminal():
            keys = keys if keys is not KEYS or self.console.width >= len(KEYS) else _SHORT_KEYS
            self.console.print(f"\n{keys}", style="dim")
        self.console.file.flush()


def is_terminal() -> bool:
    """Whether somebody sits at both ends: keys can be read, and a screen be drawn."""
    return sys.stdin.isatty() and sys.stdout.isatty()
