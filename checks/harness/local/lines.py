"""A line for each request, as somebody reads it who watches their code talk."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass, field

from rich.cells import set_cell_size
from rich.console import Console
from rich.text import Text

from checks.harness.report.legible import Legible

_OPERATION, _TABLE, _UNITS, _ANSWER = 20, 24, 10, 60
"""Columns of each."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of one request."""

    operation: str
    answer: str
    """`ok`, or the error code."""
    tables: list[str] = field(default_factory=list)
    read_units: float = 0.0
    write_units: float = 0.0

    @property
    def units(self) -> str:
        """`1.5 WRU`, `0.5 RRU`; nothing where the request took nothing."""
        taken = ((self.write_units, "WRU"), (self.read_units, "RRU"))
        return ", ".join(f"{units:.1f}".removesuffix(".0") + f" {name}" for units, name in taken if units)


class Lines:
    """Prints on a console until nobody listens any more."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._legible = Legible(console.encoding)
        self._listened_to = True

    def show(self, line: Line) -> None:
        """Print a line; whatever is in it, nothing of it is obeyed by the terminal."""
        fits = self._legible.line
        text = Text.assemble(
            (time.strftime("%H:%M:%S"), "dim"),
            "  ",
            set_cell_size(fits(line.operation, _OPERATION), _OPERATION),
            "  ",
            set_cell_size(fits(", ".join(dict.fromkeys(line.tables)), _TABLE), _TABLE),
            "  ",
            fits(line.units, _UNITS).rjust(_UNITS),
            "  ",
            (fits(line.answer, _ANSWER), "cyan" if line.answer == "ok" else "bold red"),
        )
        self.say(text)

    def say(self, text: str | Text) -> None:
        """Print a text of the kit's own."""
        if not self._listened_to:
            return
        try:
            self._console.print(text, soft_wrap=True)
        except (OSError, SystemExit):  # whoever read along has gone, and rich makes a SystemExit of it
            self._listened_to = False
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
