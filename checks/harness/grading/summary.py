"""What a grading came to, in a few lines for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

from checks.harness.grading.reading.names import listed, shown
from checks.harness.report.canvas import not_in_canvas
from checks.harness.report.gradebook import Gradebook, GradedLab
from checks.harness.report.legible import visible
from checks.harness.report.moodle import not_in_moodle

_SHOWN: Final = 20
"""Lines of what needs a look; the class report has all."""
_LOOK: Final = ("error", "refused")


def summary(book: Gradebook, judged: int) -> Iterator[str]:
    """The lines, top to bottom; `judged` is how many works were judged now."""
    yield _head(book, judged)
    yield from (_lab_line(book, lab) for lab in book.labs)
    looks = list(concerns(book))
    if looks:
        yield f"\n{len(looks)} {'needs' if len(looks) == 1 else 'need'} a look:"
        yield from _cut(looks)
    notes = [*book.notes, *_left_out(book)]
    if notes:
        yield "\nNotes:"
        yield from _cut([f"  {visible(note)}" for note in notes])


def concerns(book: Gradebook) -> Iterator[str]:
    """A line for each grade that could not be made."""
    for row in book.rows:
        for lab in book.labs:
            grade = row.grades[lab.name]
            if grade.state in _LOOK:
                yield f"  {shown(row.student.shown)}, {lab.short}: {grade.state.upper()} {visible(grade.remark)}"


def _left_out(book: Gradebook) -> Iterator[str]:
    """Who is in the gradebook and not in a file that is to be imported."""
    for file, students in (("canvas.csv", not_in_canvas(book)), ("moodle.csv", not_in_moodle(book))):
        if 0 < len(students) < len(book.rows):
            names = listed([student.shown for student in students])
            yield f"{file} is without {names}: nothing is known by which they would be found there."


def _head(book: Gradebook, judged: int) -> str:
    graded = sum(grade.state == "graded" for row in book.rows for grade in row.grades.values())
    students = "1 student" if len(book.rows) == 1 else f"{len(book.rows)} students"
    works = "1 work" if graded == 1 else f"{graded} works"
    before = f", {graded - judged} as before" if graded > judged else ""
    how = f"{judged} judged now{before}, in {_time(book.seconds)}, isolation {book.isolation}"
    return f"{students}, {works} graded: {how}."


def _lab_line(book: Gradebook, lab: GradedLab) -> str:
    grades = [grade for _, grade in book.grades(lab.name)]
    states = Counter(grade.state for grade in grades)
    points = [grade.points for grade in grades if grade.result is not None and grade.points is not None]
    middle = (
        f"median {round(median(points), 2):g} of {lab.max_points}, {points.count(lab.max_points)} with all"
        if points
        else ""
    )
    others = [f"{states[state]} {state}" for state in ("missing", "refused", "error") if states[state]]
    late = sum(grade.late for grade in grades)
    said = ", ".join(part for part in (middle, *others, f"{late} late" if late else "") if part)
    return f"  {lab.short}  {said}"


def _middle(points: Sequence[float]) -> str:
    return f"{round(median(points), 2):g}"


def _cut(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield f"  and {len(lines) - _SHOWN} more: see the class report."


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{seconds:.1f} s"
