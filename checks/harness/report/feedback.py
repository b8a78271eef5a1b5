"""What a student is told of their graded labs, as data: every page and text for them is made from it.

It is made from `Grade.for_student` alone, so that nothing of a hidden criterion can get in; what would tell of them in
another way (the points that count, the seed, notes on the run) is left out wherever there are any. All texts are
harmless and short: they can be shown, though not yet as HTML or Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from checks.harness.report.gradebook import Grade, GradedLab, Student
from checks.harness.report.legible import Legible
from checks.harness.report.model import Criterion, Line, Points, Result, Status, total
from checks.harness.report.terminal import WORDS
from checks.harness.report.unmet import by_cause, others, sent, shared_cause, todo_name, waiting

HIDDEN: Final = "Your instructor grades further requirements, which are not shown here."

_LEGIBLE: Final = Legible("utf-8")
_NAME: Final = 80
_TEXT: Final = 1000
_VALUE: Final = 300
_PRINTED: Final = 12
"""Columns of a name, of a sentence, of a value and of a printed line; the number of printed lines."""

_PLACE: Final = re.compile(r"[\w./-]{1,80}\.py:\d{1,6}", re.ASCII)
"""A line of a file with a usual name: one with any other name has no place in a sentence."""

_NO_RESULT: Final[Mapping[str, str]] = {
    "missing": "Nothing was handed in for this lab. If that surprises you, please talk to your instructor.",
    "refused": "Your work arrived, but it could not be read, so it could not be checked. "
    "Please ask your instructor what to hand in again.",
    "error": "Something went wrong on our side before your work could be judged. "
    "That is not your fault, and your instructor can see it.",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A line of the checklist."""

    status: Status
    number: int
    text: str
    share: str
    """Its points: `2.25/3`."""

    @property
    def word(self) -> str:
        return WORDS[self.status]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is not met, and what is known of it; parts of which nothing is known are empty."""

    status: Status
    number: int | None
    """The number of the checklist line; `None` where most criteria have this one cause."""
    requirement: str
    where: str
    message: str
    details: tuple[tuple[str, str], ...]
    """What the code did, with a word for each: call, expected, got, sent, also, advice."""
    printed: str
    """The last lines that the code printed."""

    @property
    def word(self) -> str:
        return WORDS[self.status]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabFeedback:
    """What a student is told of one lab."""

    title: str
    points: str = ""
    """`3 of 6 points`; empty where there is nothing to say."""
    remarks: tuple[str, ...] = ()
    """How the work was handed in and what follows from that, a sentence each."""
    checklist: tuple[Checked, ...] = ()
    findings: tuple[Finding, ...] = ()
    todos: tuple[str, ...] = ()
    """What is not started, in the order to go on in."""
    closing: tuple[str, ...] = ()
    """What to make of it and what to do next, a sentence or two each."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a student is told."""

    student: str
    labs: tuple[LabFeedback, ...]


def feedback(student: Student, grades: Sequence[tuple[GradedLab, Grade]]) -> Feedback:
    return Feedback(_LEGIBLE.line(student.shown, _NAME), tuple(_lab(lab, grade) for lab, grade in grades))


def _lab(lab: GradedLab, grade: Grade) -> LabFeedback:
    title = _LEGIBLE.line(lab.title, _NAME)
    result = grade.for_student
    if result is None:
        return LabFeedback(title=title, points=_without(grade), remarks=(_NO_RESULT[grade.state],))
    if grade.hidden and not result.checklist:
        return LabFeedback(title=title, remarks=("Your work was checked.", *_remarks(grade)), closing=(HIDDEN,))
    return LabFeedback(
        title=title,
        points=_points(result, grade),
        remarks=tuple(_remarks(grade)),
        checklist=tuple(_checked(line) for line in result.checklist),
        findings=tuple(_findings(result)),
        todos=tuple(_LEGIBLE.line(todo_name(each), _VALUE) for each in waiting(result.criteria)),
        closing=tuple(_closing(lab, result, grade)),
    )


def _without(grade: Grade) -> str:
    """What counts without a result. No maximum: beside a classmate's page it would tell the hidden points."""
    return "" if grade.without is None else _amount(grade.without)


def _amount(points: Points) -> str:
    return f"{points} point{'' if points == 1 else 's'}"


def _points(result: Result, grade: Grade) -> str:
    shown = f"{result.points} of {_amount(result.max_points)}"
    return f"{shown} for what is shown here" if grade.hidden else shown


def _remarks(grade: Grade) -> Iterator[str]:
    if grade.attempts > 1:
        yield f"This is attempt {grade.attempt} of your {grade.attempts}."
    if grade.handed_in:
        when = f"{grade.handed_in:%Y-%m-%d at %H:%M %Z}".strip()
        yield f"It was handed in on {when}."
    late = "It came late, so" if grade.late else "Of it,"
    if grade.keeps < 100:
        counts = "" if grade.hidden or grade.points is None else f": {_amount(grade.points)}"
        yield f"{late} {grade.keeps} % of its points count{counts}."
    elif grade.late:
        yield "It came late; all of its points count."


def _checked(line: Line) -> Checked:
    return Checked(
        line.status, line.number, _LEGIBLE.line(line.text, _TEXT), f"{line.points}/{total([line.max_points])}"
    )


def _findings(result: Result) -> Iterator[Finding]:
    shared = shared_cause(result)
    if shared:
        yield _shared(shared)
    numbers = {id(criterion): line.number for line in result.checklist for criterion in line.criteria}
    told = {id(criterion) for criterion in shared}
    for first, *more in by_cause(each for each in result.criteria if id(each) not in told):
        also = others([numbers[id(each)] for each in more])
        yield _finding(first, numbers[id(first)], first.text, also)
    for line in result.checklist:
        if not line.criteria:
            yield _unjudged(line)


def _shared(criteria: Sequence[Criterion]) -> Finding:
    return _finding(criteria[0], None, f"This one cause fails {len(criteria)} requirements.")


def _unjudged(line: Line) -> Finding:
    text = "No check of this line has run."
    return Finding(status="error", number=line.number, requirement=text, where="", message="", details=(), printed="")


def _finding(criterion: Criterion, number: int | None, requirement: str, also: str = "") -> Finding:
    return Finding(
        status=criterion.status,
        number=number,
        requirement=_LEGIBLE.line(requirement, _TEXT),
        where=_LEGIBLE.line(criterion.where or "", _VALUE),
        message=_sentence(criterion.message),
        details=tuple(_details(criterion, also)),
        printed=_printed(criterion.output),
    )


def _details(criterion: Criterion, also: str) -> Iterator[tuple[str, str]]:
    expected, got = criterion.expected, criterion.got
    if expected is not None and got is not None:
        expected, got = _LEGIBLE.pair(expected, got, _VALUE)
    told = {
        "call": _LEGIBLE.line(criterion.call or "", _VALUE),
        "expected": _LEGIBLE.line(expected or "", _VALUE),
        "got": _LEGIBLE.line(got or "", _VALUE),
        "sent": _LEGIBLE.line(sent(criterion), _VALUE),
        "also": also,
        "advice": _sentence(criterion.advice or ""),
    }
    yield from ((word, text) for word, text in told.items() if text)


def _sentence(text: str) -> str:
    """With its own line ends: a caret stays under what it points to."""
    text = text.strip()
    return _LEGIBLE.text(text if len(text) <= _TEXT else f"{text[:_TEXT]}…")


def _printed(output: str) -> str:
    lines = [line for line in output[-_PRINTED * _VALUE :].splitlines() if line.strip()][-_PRINTED:]
    return "\n".join(_LEGIBLE.line(line, _VALUE) for line in lines)


def _closing(lab: GradedLab, result: Result, grade: Grade) -> Iterator[str]:
    if not result.checklist:
        yield "Nothing was checked: the lab's checklist is empty."
    if not grade.hidden:  # a note may speak of any criterion
        yield from (f"Note: {_LEGIBLE.line(note, _TEXT)}" for note in result.notes)
    if result.status == "error":
        yield "An ERROR is a fault of the checks, not of your code. Your instructor can see it, too."
    if grade.hidden:
        yield HIDDEN
    yield _farewell(lab, result, grade)


def _farewell(lab: GradedLab, result: Result, grade: Grade) -> str:
    failed = [criterion for criterion in result.criteria if criterion.status == "failed"]
    if result.status == "passed":
        return f"Well done, everything {'that is shown here ' if grade.hidden else ''}passes!"
    again = f"check again with `nox -s {lab.short}`."
    if failed:
        where = next((criterion.where for criterion in failed if criterion.where), "")
        return f"Start at {f'`{where}`' if _PLACE.fullmatch(where) else 'the first FAIL above'}, then {again}"
    if any(criterion.status == "not started" for criterion in result.criteria):
        return f"Write the first function that is not started, save, and {again}"
    return "Your code may well be right."
