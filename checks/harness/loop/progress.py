"""What a student has done: the last run of each lab and the hints that are open, in a small file of the kit's."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from checks.harness.files import write_whole
from checks.harness.labs import Lab
from checks.harness.report.model import STATUSES, Points, Result, Status

if TYPE_CHECKING:
    from rich.console import Console

FILE: Final = ".progress.json"
STEPS: Final = 3
"""Hints of a TODO."""


@dataclass(frozen=True, slots=True)
class LineState:
    """A line of a lab's checklist, as the last run left it."""

    number: int
    text: str
    status: Status


@dataclass(frozen=True, slots=True)
class Missed:
    """A criterion that the last run found not met."""

    id: str
    """The name of the check's method, without that of its class."""
    function: str | None
    status: Status
    todo: int | None = None


@dataclass(frozen=True, slots=True)
class LabProgress:
    """What is known of one lab; of one that was never checked, nothing."""

    complete: bool = False
    """Whether a run has passed everything, be it this one or one before."""
    points: Points = 0
    max_points: Points = 0
    lines: tuple[LineState, ...] = ()
    missed: tuple[Missed, ...] = ()
    """In the order of the checklist."""
    hints: Mapping[int, int] = field(default_factory=dict)
    """The number of hints that are open, by the TODO's number."""

    @property
    def passed(self) -> bool:
        """Whether the last run passed everything."""
        return bool(self.lines) and all(line.status == "passed" for line in self.lines)


class Progress:
    """The progress of one student, read from the kit's folder. Whatever goes wrong with the file becomes a note."""

    def __init__(self, root: Path) -> None:
        self._file = root / FILE
        self._labs: dict[str, LabProgress] = {}
        self._saved = True
        """Whether the file holds what is held here."""
        self.notes: list[str] = []
        """What the student should know about the file, a sentence each."""

    @classmethod
    def read(cls, root: Path) -> Progress:
        """Read the file, if there is one. A damaged one is kept aside. Never raises."""
        progress = cls(root)
        progress._refresh()
        return progress

    def lab(self, lab: Lab) -> LabProgress:
        """What is known of a lab."""
        return self._labs.get(lab.name, LabProgress())

    def complete(self, lab: Lab) -> bool:
        """Whether a run has ever passed everything."""
        return self.lab(lab).complete

    def record(self, result: Result) -> None:
        """Remember the result of a run in place of the one before. Never raises."""
        self._change(result.lab, lambda known: _with_result(known, result))

    def open_hint(self, lab: Lab, todo: int) -> int:
        """Open the next hint of a TODO, and give the number of the last one that is open now."""

        def opened(known: LabProgress) -> LabProgress:
            return replace(known, hints={**known.hints, todo: min(known.hints.get(todo, 0) + 1, STEPS)})

        self._change(lab.name, opened)
        return self.lab(lab).hints[todo]

    def _change(self, name: str, change: Callable[[LabProgress], LabProgress]) -> None:
        """Change what is known of a lab; what another command has written meanwhile stays."""
        readable = self._refresh() if self._saved else True
        known = self._labs.get(name, LabProgress())
        self._labs[name] = change(known)
        if readable and (self._labs[name] != known or not self._saved):
            self._write()

    def _refresh(self) -> bool:
        """Take over what the file holds; False where that cannot be known, so that it must not be overwritten."""
        try:
            self._labs = _read(json.loads(self._file.read_bytes()))
        except FileNotFoundError:
            self._labs = {}
        except OSError as error:
            self._note(f"{FILE} cannot be read ({error.strerror}), so your progress is not remembered for now.")
            return False
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
            self._labs = {}
            return self._keep_aside()
        return True

    def _keep_aside(self) -> bool:
        kept = free_name(self._file.with_name(f"{FILE}.damaged"))
        try:
            self._file.rename(kept)
        except OSError as error:
            self._note(f"{FILE} is damaged and cannot be renamed ({error.strerror}): your progress is not remembered.")
            return False
        self._note(f"{FILE} was damaged, so your progress starts anew. The old file is kept as {kept.name}.")
        return True

    def _write(self) -> None:
        labs = {name: _as_data(known) for name, known in sorted(self._labs.items())}
        try:
            write_whole(self._file, (json.dumps({"version": 1, "labs": labs}, indent=1) + "\n").encode("ascii"))
        except OSError as error:
            self._saved = False
            self._note(f"Your progress could not be written to {FILE} ({error.strerror}). Everything else works.")
        else:
            self._saved = True

    def _note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)


def free_name(wanted: Path) -> Path:
    """That name, or with the first number from 2 on that no file has."""
    number, free = 1, wanted
    while os.path.lexists(free):
        number += 1
        free = wanted.with_name(f"{wanted.name}-{number}")
    return free


def missed_of(result: Result) -> tuple[Missed, ...]:
    """The criteria of a result that are not met."""
    return tuple(
        Missed(each.id, each.function, each.status, each.todo) for each in result.criteria if each.status != "passed"
    )


def _with_result(known: LabProgress, result: Result) -> LabProgress:
    return replace(
        known,
        complete=known.complete or result.status == "passed",
        points=result.points,
        max_points=result.max_points,
        lines=tuple(LineState(line.number, line.text, line.status) for line in result.checklist),
        missed=missed_of(result),
    )


# The file ------------------------------------------------------------------------------------------------------------


def _as_data(known: LabProgress) -> dict[str, Any]:
    return {
        "complete": known.complete,
        "points": known.points,
        "max_points": known.max_points,
        "lines": [{"number": each.number, "status": each.status, "text": each.text} for each in known.lines],
        "missed": [
            {"id": each.id, "function": each.function, "status": each.status, "todo": each.todo}
            for each in known.missed
        ],
        "hints": {str(todo): step for todo, step in sorted(known.hints.items())},
    }


def _read(data: Any) -> dict[str, LabProgress]:
    """The labs of a file. Raises ValueError and its like for anything that this module would not write."""
    if data["version"] != 1:
        raise ValueError("of another version")
    return {str(name): _of_data(known) for name, known in data["labs"].items()}


def _of_data(data: Any) -> LabProgress:
    return LabProgress(
        complete=_checked(data["complete"], bool),
        points=_points(data["points"]),
        max_points=_points(data["max_points"]),
        lines=tuple(
            LineState(_whole(each["number"]), _checked(each["text"], str), _status(each["status"]))
            for each in data["lines"]
        ),
        missed=tuple(
            Missed(
                id=_checked(each["id"], str),
                function=None if each["function"] is None else _checked(each["function"], str),
                status=_status(each["status"]),
                todo=None if each["todo"] is None else _whole(each["todo"]),
            )
            for each in data["missed"]
        ),
        hints={int(todo): min(max(_whole(step), 0), STEPS) for todo, step in data["hints"].items()},
    )


def _checked(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise ValueError(f"{value!r} is no {kind.__name__}")
    return value


def _whole(value: Any) -> int:
    number: int = _checked(value, int)
    return number


def _points(value: Any) -> Points:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise ValueError(f"{value!r} is no number of points")
    points: Points = value
    return points


def _status(value: Any) -> Status:
    if value not in STATUSES:
        raise ValueError(f"{value!r} is no status")
    status: Status = value
    return status


# On the console ------------------------------------------------------------------------------------------------------


def render_progress(labs: Sequence[Lab], progress: Progress, console: Console) -> None:
    """Print a line for each lab, the checklist of the one that is at hand, and the next step."""
    from checks.harness.loop.hints import STYLES, Page  # noqa: PLC0415 - whoever only records has no use for rich
    from checks.harness.report.terminal import WORDS  # noqa: PLC0415

    page = Page(console)
    page.paragraph("Your progress", "bold")
    page.blank()
    states = [state_of(progress.lab(lab)) for lab in labs]
    width = max((len(WORDS[state]) for state in states), default=0)
    for lab, state in zip(labs, states, strict=True):
        start = f"{WORDS[state]:{width}}  "
        page.paragraph(f"{_title(lab)}: {_sum(progress.lab(lab))}", start=start, start_style=STYLES[state])
    page.blank()
    at_hand = next((lab for lab in labs if not progress.complete(lab)), None)
    if at_hand is None:
        page.paragraph("Every lab is complete. Well done!" if labs else "There are no labs here.")
    else:
        for line in progress.lab(at_hand).lines:
            start = f"{WORDS[line.status]:{width}}  {line.number}  "
            page.paragraph(line.text, start=start, start_style=STYLES[line.status])
        page.blank()
        page.paragraph(_next_step(at_hand, progress.lab(at_hand)), "bold")
    page.show()


def state_of(known: LabProgress) -> Status:
    """What the last run came to: a lab that has anything passed or failed is not untouched."""
    if known.passed:
        return "passed"
    statuses = {line.status for line in known.lines}
    if "error" in statuses:
        return "error"
    return "failed" if "failed" in statuses else "not started"


def _title(lab: Lab) -> str:
    return f"{lab.short} {lab.name.partition('_')[2].replace('_', ' ')}"


def _sum(known: LabProgress) -> str:
    if not known.lines:
        return "not checked yet"
    done = sum(line.status == "passed" for line in known.lines)
    before = ", complete in an earlier run" if known.complete and not known.passed else ""
    return f"{done} of {len(known.lines)} lines, {known.points} of {known.max_points} points{before}"


def _next_step(lab: Lab, known: LabProgress) -> str:
    """The first line that is not done, and what to type."""
    line = next((line for line in known.lines if line.status != "passed"), None)
    if line is None:
        return f"Next: read labs/{lab.name}/README.md, then nox -s {lab.short}"
    return f"Next: line {line.number} of {lab.short}, then check again with nox -s {lab.short}"
