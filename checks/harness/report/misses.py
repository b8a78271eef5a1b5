"""Which requirements of a lab a class misses, why, and who."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from checks.harness.report.gradebook import CriterionKey, Grade, Student
from checks.harness.report.legible import Legible
from checks.harness.report.model import Criterion, Points, Status, total

_LOOKED_AT: Final = 600
"""Characters of a message: enough to tell one from another, few enough for a thousand floods."""

_LEGIBLE: Final = Legible("utf-8")
_LONGEST: Final = 400
"""Columns of a requirement's text."""

_QUOTED: Final = re.compile(r"(?<!\w)'[^'\n]*'(?!\w)|\"[^\"\n]*\"|`[^`\n]*`")
# A drawn name is a word and eight small letters and digits (`Table-bzb2gisn`); anything with a digit may be drawn, too.
_DRAWN: Final = re.compile(r"\w+-[a-z0-9]{8}\b|[\w.,-]*\d[\w.,-]*")


@dataclass(slots=True)
class Cause:
    """One reason for which students miss a requirement, and the criterion of the first of them as an example."""

    example: Criterion
    students: list[Student] = field(default_factory=list)


@dataclass(slots=True)
class Requirement:
    """A criterion as the class met it."""

    number: str
    """`1.2`: the second criterion of the checklist's line 1."""
    text: str
    """What is required, fit to be shown."""
    points: Points
    hidden: bool = False
    counts: Counter[Status] = field(default_factory=Counter)
    causes: dict[tuple[str, str], Cause] = field(default_factory=dict)

    @property
    def judged(self) -> int:
        return self.counts.total()

    @property
    def missed(self) -> int:
        """By how many it was not met, those that have not begun included; errors of the kit are nobody's miss."""
        return self.counts["failed"] + self.counts["not started"]

    @property
    def commonest(self) -> list[Cause]:
        """Its causes, those of most students first."""
        return sorted(self.causes.values(), key=lambda cause: -len(cause.students))

    def add(self, student: Student, criterion: Criterion) -> None:
        self.counts[criterion.status] += 1
        if criterion.status != "passed":
            self.causes.setdefault(_cause(criterion), Cause(criterion)).students.append(student)


def requirements(grades: Iterable[tuple[Student, Grade]]) -> dict[CriterionKey, Requirement]:
    """All requirements that anybody's work was held against, in the order of the checklist."""
    found: dict[CriterionKey, Requirement] = {}
    for student, grade in grades:
        for line in grade.result.checklist if grade.result else ():
            for place, criterion in enumerate(line.criteria, 1):
                key = (line.number, criterion.id)
                if key not in found:
                    number, text = f"{line.number}.{place}", _LEGIBLE.line(criterion.text, _LONGEST)
                    found[key] = Requirement(number, text, total([criterion.max_points]), key in grade.hidden)
                found[key].add(student, criterion)
    return found


def most_missed(all_of_them: Iterable[Requirement], limit: int) -> list[Requirement]:
    """Those that most students miss, at most so many."""
    missed = [each for each in all_of_them if each.missed]
    return sorted(missed, key=lambda each: (-each.missed, -each.counts["failed"]))[:limit]


def likeness(message: str) -> str:
    """The message without what differs from student to student: quoted values, drawn names, numbers."""
    return " ".join(_DRAWN.sub("#", _QUOTED.sub("#", message[:_LOOKED_AT])).split())


def _cause(criterion: Criterion) -> tuple[str, str]:
    """What puts two students' misses together: the same words or, where there are none, the same kind of value."""
    said: Sequence[str] = (criterion.message, criterion.got or "")
    return criterion.status, likeness(next((text for text in said if text.strip()), ""))
