"""`grades.json`: who had how many points for what, for programs, and for the next grading to be held against."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from checks.harness.grading.cohort import Cohort
from checks.harness.grading.jobs import kit_digest
from checks.harness.grading.judging import Judging
from checks.harness.grading.rules import Rules
from checks.harness.report.gradebook import Grade, Gradebook
from checks.harness.report.shape import Members, parse

SCHEMA: Final = 1
NAME: Final = "grades.json"

_DIGESTS: Final = ("work", "checks", "kit", "settings")


class BadRecord(Exception):
    """There is no record of grades, or it cannot be read; the message says where it was looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedGrade:
    """One student's grade for one lab."""

    state: str
    points: float | None
    late: bool
    keeps: int
    digests: Mapping[str, str]
    """Of what the grade came from: `work`, `checks`, `kit`, `settings`; empty texts where nothing was judged."""
    criteria: Mapping[str, str]
    """The status by the criterion's name, `1.test_key`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedStudent:
    """One student's grades, by the lab's name."""

    name: str
    grades: Mapping[str, RecordedGrade]


Record = Mapping[str, RecordedStudent]
"""By the student's id."""


def record_of(book: Gradebook, cohort: Cohort, judging: Judging, rules: Rules) -> dict[str, Any]:
    """The record as plain data."""
    labs = {lab.name: (lab.digest(), rules.settings.digest(lab)) for lab in cohort.labs}
    works = {member.student.id: member.works for member in cohort.members}

    def digests(student: str, lab: str, grade: Grade) -> dict[str, str]:
        if grade.result is None:
            return dict.fromkeys(_DIGESTS, "")
        work = judging.digest(works[student][lab][grade.attempt - 1])
        return dict(zip(_DIGESTS, (work, labs[lab][0], kit_digest(), labs[lab][1]), strict=True))

    students = [
        {
            "id": row.student.id,
            "name": row.student.shown,
            "grades": [
                _grade_data(lab, grade, digests(row.student.id, lab, grade)) for lab, grade in row.grades.items()
            ],
        }
        for row in book.rows
    ]
    return {"schema": SCHEMA, "made": book.made.isoformat(), "seed": rules.seed, "students": students}


def _grade_data(lab: str, grade: Grade, digests: Mapping[str, str]) -> dict[str, Any]:
    lines = grade.result.checklist if grade.result is not None else ()
    return {
        "lab": lab,
        "state": grade.state,
        "points": grade.points,
        "max_points": grade.max_points,
        "late": grade.late,
        "keeps": grade.keeps,
        "attempt": grade.attempt,
        "attempts": grade.attempts,
        "remark": grade.remark,
        "digests": dict(digests),
        "criteria": [{"id": f"{line.number}.{c.id}", "status": c.status} for line in lines for c in line.criteria],
    }


def read_record(folder: Path) -> Record:
    """The record of an earlier grading, from the folder that it wrote to. Raises BadRecord."""
    file = folder / NAME
    try:
        return parsed(file.read_bytes())
    except OSError as error:
        raise BadRecord(f"{file} cannot be read: {error.strerror}. Name the folder that a grading wrote to.") from error
    except ValueError as error:
        raise BadRecord(f"{file} is no record of grades: {error}.") from error


def parsed(text: str | bytes) -> Record:
    """Read the text of the file. Raises ValueError."""
    data = Members(parse(text))
    if data.whole("schema") != SCHEMA:
        raise ValueError(f"it is of schema {data.whole('schema')}; this version of the kit reads schema {SCHEMA}")
    return {
        student.text("id"): RecordedStudent(
            name=student.text("name"),
            grades={grade.text("lab"): _grade(grade) for grade in student.objects("grades")},
        )
        for student in data.objects("students")
    }


def _grade(data: Members) -> RecordedGrade:
    digests = data.member("digests")
    return RecordedGrade(
        state=data.text("state"),
        points=data.number_or_null("points"),
        late=data.flag("late"),
        keeps=data.whole("keeps"),
        digests={name: digests.text(name) for name in _DIGESTS},
        criteria={criterion.text("id"): criterion.text("status") for criterion in data.objects("criteria")},
    )


def record_text(data: Mapping[str, Any]) -> str:
    """The record as the text of the file: JSON in ASCII, whatever students are called."""
    return json.dumps(data, indent=1, allow_nan=False) + "\n"
