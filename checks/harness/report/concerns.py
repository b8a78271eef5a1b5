"""What in a class's results a person has to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args

from checks.harness.report.gradebook import Grade, Gradebook, GradedLab, Student

What = Literal["ERROR", "isolation", "refused", "note", "missing"]
"""The gravest first: the kit's own fault, another tier than was demanded, work that cannot be read, …"""

_GRAVITY: Final[tuple[What, ...]] = get_args(What)


@dataclass(frozen=True, slots=True)
class Concern:
    """Something that somebody has to look at, and why, in a sentence."""

    student: Student
    lab: GradedLab
    what: What
    why: str


def concerns(gradebook: Gradebook) -> list[Concern]:
    """The gravest first; those alike in the order of the labs and the students."""
    found = (
        Concern(student, lab, what, why)
        for lab in gradebook.labs
        for student, grade in gradebook.grades(lab.name)
        for what, why in _of(grade, gradebook.isolation)
    )
    return sorted(found, key=lambda each: _GRAVITY.index(each.what))


def _of(grade: Grade, isolation: str) -> Iterator[tuple[What, str]]:
    result = grade.result
    if grade.state == "error":
        yield "ERROR", grade.remark
    elif grade.state != "graded":
        yield grade.state, grade.remark
    for line in result.checklist if result else ():
        errors = [criterion.message or criterion.text for criterion in line.criteria if criterion.status == "error"]
        if errors or not line.criteria:
            yield "ERROR", f"Line {line.number}: {errors[0] if errors else 'no check of this line has run'}"
    if result and result.isolation != isolation:
        yield "isolation", f"It ran at tier {result.isolation}; demanded was {isolation}."
    for note in result.notes if result else ():
        yield "note", note
