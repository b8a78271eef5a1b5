"""From verdicts to grades: the attempt that counts, lateness, weights, and what the instructor should look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from checks.harness.grading.cohort import Cohort, Member, Work
from checks.harness.grading.judging import Judged, Judging
from checks.harness.grading.outline import outline, title_of
from checks.harness.grading.reading.names import listed, shown
from checks.harness.grading.rules import Rules
from checks.harness.labs import Lab
from checks.harness.report.gradebook import Grade, Gradebook, GradedLab, Row, Student
from checks.harness.report.model import Result, total


def gradebook_of(cohort: Cohort, judging: Judging, rules: Rules, *, title: str, seconds: float) -> Gradebook:
    """Everybody's grades; `seconds` is the real time that it took."""
    columns = {lab.name: _column(lab, rules) for lab in cohort.labs}
    grader = _Grader(judging, rules, columns)
    rows = [grader.row(member, cohort) for member in cohort.members]
    return Gradebook(
        title=title,
        labs=list(columns.values()),
        rows=rows,
        isolation=rules.isolation,
        made=datetime.now().astimezone(),
        seconds=round(seconds, 1),
        notes=[*cohort.notes, *judging.unsaved, *_alike(cohort, judging)],
    )


def _column(lab: Lab, rules: Rules) -> GradedLab:
    lines = rules.settings.of(lab).applied(outline(lab))
    return GradedLab(name=lab.name, title=title_of(lab), max_points=total(line.max_points for line in lines))


class _Grader:
    """Makes grades of one judging by one set of rules."""

    def __init__(self, judging: Judging, rules: Rules, columns: Mapping[str, GradedLab]) -> None:
        self._judging = judging
        self._rules = rules
        self._columns = columns

    def row(self, member: Member, cohort: Cohort) -> Row:
        grades = {lab.name: self._grade(member, lab) for lab in cohort.labs}
        return Row(student=member.student, grades=grades)

    def _grade(self, member: Member, lab: Lab) -> Grade:
        works = member.works.get(lab.name, ())
        if not works:
            maximum = self._columns[lab.name].max_points
            return Grade(
                state="missing", max_points=maximum, without=self._rules.missing, remark="Nothing was handed in."
            )
        first = len(works) - len(self._judging.counting(works)) + 1
        grades = [
            replace(self._grade_of(self._judging.of(work), member.student, lab), attempt=number, attempts=len(works))
            for number, work in enumerate(works[first - 1 :], first)
        ]
        return max(grades, key=lambda grade: (-1 if grade.points is None else grade.points, grade.attempt))

    def _grade_of(self, judged: Judged, student: Student, lab: Lab) -> Grade:
        work, settings = judged.work, self._rules.settings.of(lab)
        late = work.late or self._rules.is_late(lab, work.when)
        grade = Grade(
            state="refused" if work.folder is None else "error",
            max_points=self._columns[lab.name].max_points,
            remark=f"{judged.trouble} ({work.origin})",
            hidden=settings.hidden(outline(lab)),
            late=late,
            keeps=self._rules.late_keeps if late else 100,
            handed_in=work.when,
        )
        if judged.result is None:
            return grade
        result = replace(judged.result, submission=student.id, checklist=settings.applied(judged.result.checklist))
        if result.status == "error":
            return replace(grade, remark=f"{_fault_of(result)} ({work.origin})")
        return replace(grade, state="graded", result=result, remark="", reused=judged.reused)


def _fault_of(result: Result) -> str:
    """The first of the kit's own faults in a result."""
    line, criterion = next(
        (line, each) for line in result.checklist for each in line.criteria if each.status == "error"
    )
    return f"A fault of the kit in {line.number}.{criterion.id}: {criterion.message}"


def _alike(cohort: Cohort, judging: Judging) -> Iterator[str]:
    """Who handed in the very same files, where those are worth points."""
    for lab in cohort.labs:
        groups: dict[str, list[str]] = {}
        for member, work in _counted(cohort, judging, lab):
            result = judging.of(work).result
            if result is not None and result.points:
                groups.setdefault(judging.digest(work), []).append(shown(member.student.shown))
        for names in groups.values():
            if len(names) > 1:
                yield f"The very same {lab.short} was handed in by {listed(names)}."


def _counted(cohort: Cohort, judging: Judging, lab: Lab) -> Iterator[tuple[Member, Work]]:
    """Each student once, with the attempt that they handed in last."""
    for member in cohort.members:
        for work in judging.counting(member.works.get(lab.name, ()))[-1:]:
            yield member, work
