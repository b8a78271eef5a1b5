"""A class's grades: the one thing that every gradebook, feedback page and class report is made from.

The results in it are what the instructor's settings make of them: criteria left out are gone, weights are applied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from checks.harness.report.model import Points, Result, total

State = Literal["graded", "missing", "refused", "error"]
"""`graded` has a result. `missing` was not handed in, `refused` was and cannot be read, `error` is the kit's own fault:
these three have none, and the remark says why."""

CriterionKey = tuple[int, str]
"""The number of a checklist line and the id of one of its criteria: `(1, "test_key")`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """Somebody of the class."""

    id: str
    """How the class's own system names them, or the name of the folder that they handed in: unique, any text."""
    name: str = ""
    """`Ada Lovelace`, where it is known."""
    file: str
    """A name for files about them: letters, digits, `-`, `_` and `.`, unique in the class whatever the file system."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Their row of the roster, by its column titles; and what an export says of them (`moodle_identifier`)."""

    @property
    def shown(self) -> str:
        """What a person calls them."""
        return self.name or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """What one student's work for one lab came to."""

    state: State
    max_points: Points
    result: Result | None = None
    remark: str = ""
    """Why there is no result, in a sentence for the instructor."""
    hidden: frozenset[CriterionKey] = frozenset()
    """The criteria that are not for the student to see."""
    without: Points | None = None
    """What counts where there is no result; `None` leaves it open."""
    late: bool = False
    keeps: int = 100
    """The percentage of its points that the work keeps; less than 100 where it was late."""
    handed_in: datetime | None = None
    attempt: int = 1
    """Which of the student's attempts this is, counted from 1, the oldest first."""
    attempts: int = 1
    reused: bool = False
    """Whether the result was there already from an earlier grading of the very same work."""

    def __post_init__(self) -> None:
        if (self.state == "graded") != (self.result is not None):
            raise ValueError(f"a grade has a result where it is graded and nowhere else, not where it is {self.state}")

    @property
    def points(self) -> Points | None:
        """What counts: `None` where nothing can be said."""
        if self.result is None:
            return self.without
        return total([self.result.points * self.keeps / 100])

    @property
    def for_student(self) -> Result | None:
        """The result without anything of the hidden criteria: neither their texts nor their points nor their number."""
        if self.result is None:
            return None
        lines = []
        for line in self.result.checklist:
            shown = tuple(each for each in line.criteria if (line.number, each.id) not in self.hidden)
            # A line of which no check has run stays, for it is an error; not if something of it is hidden.
            unjudged = not line.criteria and all(number != line.number for number, _ in self.hidden)
            if shown or unjudged:
                lines.append(replace(line, criteria=shown))
        return replace(self.result, checklist=tuple(lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedLab:
    """A column of the gradebook."""

    name: str
    """`lab01_table_automation`"""
    title: str
    """`Lab 01: table automation`, as its README says."""
    max_points: Points

    @property
    def short(self) -> str:
        """`lab01`"""
        return self.name.partition("_")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One student's grades."""

    student: Student
    grades: Mapping[str, Grade]
    """By the lab's name: one for every lab of the gradebook."""

    @property
    def points(self) -> Points:
        """The sum of what counts so far."""
        return total(grade.points for grade in self.grades.values() if grade.points is not None)

    @property
    def complete(self) -> bool:
        """Whether every lab has points, be they 0."""
        return all(grade.points is not None for grade in self.grades.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Gradebook:
    """The class."""

    title: str
    labs: Sequence[GradedLab]
    rows: Sequence[Row]
    """In the order of the students' shown names."""
    isolation: str
    """The tier that was demanded of every run."""
    made: datetime
    """When, with its time zone."""
    seconds: float
    """Real seconds that the grading took."""
    notes: Sequence[str] = ()
    """What the instructor should know about the whole, a sentence each."""

    @property
    def max_points(self) -> Points:
        return total(lab.max_points for lab in self.labs)

    def grades(self, lab: str) -> Iterator[tuple[Student, Grade]]:
        """Every student's grade for one lab."""
        for row in self.rows:
            yield row.student, row.grades[lab]
