"""The result as a student reads it in a terminal: the checklist, what is not met and where, what to do next."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, TextIO

from rich.console import Console
from rich.text import Text

from checks.harness.report.legible import Legible
from checks.harness.report.model import Criterion, Line, Points, Result, Status
from checks.harness.report.unmet import by_cause, others, sent, shared_cause, todo_name, waiting

WORDS: Final[dict[Status, str]] = {"passed": "PASS", "failed": "FAIL", "not started": "TODO", "error": "ERROR"}
# Red and cyan stay apart for every kind of colour blindness; the words say the same without any colour.
_STYLES: Final[dict[Status, str]] = {
    "passed": "cyan",
    "failed": "bold red",
    "not started": "",
    "error": "bold magenta",
}
_WIDEST: Final = 100
_NARROWEST: Final = 30
_LINES_A_CRITERION: Final = 8
_LABEL: Final = len("expected  ")

_GRANTS: Final = (
    # Who gets the lines of a criterion, the most important first: each row in turn up to so many lines more.
    ("head", 1),
    ("message", 1),
    ("expected", 1),
    ("got", 1),
    ("advice", 1),
    ("call", 1),
    ("head", 1),
    ("message", 1),
    ("also", 1),
    ("sent", 1),
    ("advice", 1),
    ("message", 4),
    ("head", 2),
    ("sent", 1),
    ("printed", 3),
)


def make_console(file: TextIO | None = None, *, width: int | None = None) -> Console:
    """A console for `render`, on standard output unless a file is given; `width` is in columns.

    Colour goes to terminals alone and `NO_COLOR` turns it off; the encoding is the file's own.
    """
    return Console(file=file or sys.stdout, width=width, highlight=False, markup=False, emoji=False)


@contextmanager
def standard_output() -> Iterator[Console]:
    """A console on standard output. Whoever wanted the first lines only has them, and still gets the exit code."""
    try:
        yield make_console()
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # rich makes a SystemExit of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def render(result: Result, console: Console, next_step: str | None = None) -> None:
    """Print the result.

    Args:
        result: what the checks found.
        console: where to; its width up to 100 columns is used, its encoding never overrun.
        next_step: the command to go on with once everything passes, such as `nox -s lab02`.
    """
    report = _Report(console)
    shared = shared_cause(result)
    report.header(result)
    if shared:
        report.shared_cause(shared)
    report.checklist(result.checklist)
    report.unmet(result, without=shared)
    report.not_started(result)
    report.closing(result, next_step)
    console.print(Text("\n").join(report.lines), soft_wrap=True)


@dataclass(frozen=True, slots=True)
class _Row:
    """A part of what is said about a criterion, as lines that fit the width."""

    lines: list[str]
    label: str = ""
    keep_end: bool = False
    """Whether the last lines matter most (of what was printed) where not all are shown."""


@dataclass(slots=True)
class _Report:
    """The lines of the report so far, and the means to add to them."""

    console: Console
    lines: list[Text] = field(default_factory=list)

    @property
    def width(self) -> int:
        return max(_NARROWEST, min(self.console.width, _WIDEST))

    @property
    def legible(self) -> Legible:
        return Legible(self.console.encoding)

    def header(self, result: Result) -> None:
        """The lab, the submission and the points."""
        points = f"{result.points} of {result.max_points} points"
        dot = self.legible.or_ascii("·", "-")
        name = self.legible.line(f"{result.lab} {dot} {result.submission}", self.width)
        gap = self.width - Text(name).cell_len - len(points)
        if gap < 2:
            self.lines += [Text(name, "bold"), Text(points, "bold")]
        else:
            self.lines.append(Text.assemble((name, "bold"), " " * gap, (points, "bold")))
        self.lines.append(Text())

    def checklist(self, lines: Sequence[Line]) -> None:
        """A line for each line of the lab's checklist: the state, the number, the text, the points."""
        word_width = max((len(WORDS[line.status]) for line in lines), default=0)
        number_width = max((len(str(line.number)) for line in lines), default=0)
        points_width = max((len(_share(line.points, line.max_points)) for line in lines), default=0)
        for line in lines:
            word = Text(WORDS[line.status].ljust(word_width), _STYLES[line.status])
            start = Text.assemble(word, f" {line.number:>{number_width}}  ")
            room = self.width - start.cell_len - points_width - 2
            first, *rest = self._wrap(self.legible.text(line.text), room)
            share = _share(line.points, line.max_points).rjust(points_width)
            padding = " " * (room - Text(first).cell_len + 2)
            self.lines.append(Text.assemble(start, first, padding, share))
            self.lines += [Text(" " * start.cell_len + more) for more in rest]
        if not lines:
            self._paragraph("Nothing was checked: the lab's checklist is empty.")

    def shared_cause(self, criteria: Sequence[Criterion]) -> None:
        """The one cause of most failures, told once."""
        first = criteria[0]
        where = f"{first.where}  " if first.where else ""
        start = f"{WORDS[first.status]}  "
        message, *more = self._wrap(self.legible.text(where + first.message.strip()), self.width - len(start))
        rows = {
            "head": _Row([message]),
            "message": _Row(more),
            "also": _Row(self._wrap(f"This one cause fails {len(criteria)} requirements.", self.width - len(start))),
            "advice": self._labelled("advice", first.advice, len(start)),
        }
        self._block(first.status, start, rows)
        self.lines.append(Text())

    def unmet(self, result: Result, without: Sequence[Criterion]) -> None:
        """What is wrong with each criterion that failed, or could not be judged, in at most eight lines each."""
        numbers = {id(criterion): line.number for line in result.checklist for criterion in line.criteria}
        told = {id(criterion) for criterion in without}
        for group in by_cause(criterion for criterion in result.criteria if id(criterion) not in told):
            first, *others = group
            self._criterion(numbers[id(first)], first, [numbers[id(other)] for other in others])
        for line in result.checklist:
            if not line.criteria:
                self.lines.append(Text())
                self._paragraph(f"{WORDS['error']} {line.number}  No check of this line has run.", _STYLES["error"])

    def not_started(self, result: Result) -> None:
        """One line for each TODO that is not started, in the order of their numbers."""
        ordered = waiting(result.criteria)
        if ordered:
            self.lines.append(Text())
        begin = "Then write" if any(criterion.status == "failed" for criterion in result.criteria) else "Begin with"
        for index, criterion in enumerate(ordered):
            start = "then".rjust(len(begin)) if index else begin
            room = self.width - len(begin) - 1
            for place, line in enumerate(self._wrap(self.legible.text(todo_name(criterion)), room)):
                self.lines.append(Text(f"{' ' * len(begin) if place else start} {line}"))

    def closing(self, result: Result, next_step: str | None) -> None:
        """Notes on the run, and what to do next."""
        self.lines.append(Text())
        for note in result.notes:
            self._paragraph(f"Note: {note}")
        if result.status == "error":
            self._paragraph(
                "An ERROR is a fault of the checks, not of your code. Please tell whoever gave you this lab: "
                f"copy what is said about it, with --seed {result.seed} and kit {result.digests['kit']}."
            )
        self._paragraph(_farewell(result, next_step), _STYLES["passed"] if result.status == "passed" else "")

    def _criterion(self, number: int, criterion: Criterion, also: Sequence[int]) -> None:
        start = f"{WORDS[criterion.status]} {number}  "
        indent = self._indent(start)
        head = f"{criterion.where}  {criterion.text}" if criterion.where else criterion.text
        rows = {
            "head": _Row(self._wrap(self.legible.text(head), self.width - len(start))),
            "message": _Row(self._wrap(self.legible.text(criterion.message.strip()), self.width - indent)),
            "call": self._labelled("call", criterion.call, indent, shorten=True),
            **self._values(criterion, indent),
            "sent": self._labelled("sent", sent(criterion), indent),
            "printed": self._printed(criterion.output, indent),
            "also": self._labelled("also", others(also), indent),
            "advice": self._labelled("advice", criterion.advice, indent),
        }
        self.lines.append(Text())
        self._block(criterion.status, start, rows)

    def _block(self, status: Status, start: str, rows: dict[str, _Row]) -> None:
        """Add rows, cut down to the lines that a criterion may have, under a start that carries the state's colour."""
        granted = dict.fromkeys(rows, 0)
        for name, more in _GRANTS:
            if name in rows:
                left = _LINES_A_CRITERION - sum(granted.values())
                granted[name] += min(more, left, len(rows[name].lines) - granted[name])
        for name, row in rows.items():
            indent = len(start) if name == "head" else self._indent(start)
            first = Text(start, _STYLES[status]) if name == "head" else Text(" " * indent)
            first.append(row.label, "dim")
            for index, line in enumerate(self._cut(row, granted[name], self.width - indent - len(row.label))):
                self.lines.append(Text.assemble(" " * first.cell_len if index else first, line))

    def _cut(self, row: _Row, lines: int, width: int) -> list[str]:
        if lines == len(row.lines) or lines == 0:
            return row.lines[:lines]
        if row.keep_end:
            return row.lines[-lines:]
        *kept, last = row.lines[:lines]
        return [*kept, self.legible.cut(f"{last} {row.lines[lines]}", width)]

    def _indent(self, start: str) -> int:
        """Columns before the rows of a criterion: as far in as its text, unless the window is narrow."""
        return len(start) if self.width >= 60 else 2

    def _labelled(self, label: str, text: str | None, indent: int, *, shorten: bool = False) -> _Row:
        if not text:
            return _Row([])
        room = self.width - indent - _LABEL
        lines = [self.legible.line(text, room)] if shorten else self._wrap(self.legible.text(text), room)
        return _Row(lines, label.ljust(_LABEL))

    def _values(self, criterion: Criterion, indent: int) -> dict[str, _Row]:
        if criterion.expected is None or criterion.got is None:
            return {
                "expected": self._labelled("expected", criterion.expected, indent, shorten=True),
                "got": self._labelled("got", criterion.got, indent, shorten=True),
            }
        expected, got = self.legible.pair(criterion.expected, criterion.got, self.width - indent - _LABEL)
        return {"expected": _Row([expected], "expected".ljust(_LABEL)), "got": _Row([got], "got".ljust(_LABEL))}

    def _printed(self, output: str, indent: int) -> _Row:
        """The last lines that the code printed."""
        lines = [line for line in output[-4000:].splitlines() if line.strip()][-3:]
        room = self.width - indent - _LABEL
        return _Row([self.legible.line(line, room) for line in lines], "printed".ljust(_LABEL), keep_end=True)

    def _paragraph(self, text: str, style: str = "") -> None:
        self.lines += [Text(line, style) for line in self._wrap(self.legible.text(text), self.width)]

    def _wrap(self, text: str, width: int) -> list[str]:
        """The text in lines of so many cells; its own line ends stay, so that a caret stays under what it points to."""
        if not text:
            return []
        wrapped = Text(text).wrap(self.console, width, overflow="fold")
        return [line.plain.rstrip() for line in wrapped]


def _share(points: Points, max_points: Points) -> str:
    return f"{points}/{max_points}"


def _farewell(result: Result, next_step: str | None) -> str:
    """The closing line: what to do next, and how to repeat this very run."""
    repeat = f"(repeat this run: --seed {result.seed})"
    failed = [criterion for criterion in result.criteria if criterion.status == "failed"]
    if result.status == "passed":
        onward = f" Next: {next_step}" if next_step else ""
        return f"Well done, everything passes!{onward} {repeat}"
    if failed:
        start = next((criterion.where for criterion in failed if criterion.where), "the first FAIL above")
        return f"Start at {start}, then check again {repeat}"
    if any(criterion.status == "not started" for criterion in result.criteria):
        return f"Write that function, save, and check again {repeat}"
    return f"Your code may well be right {repeat}"
