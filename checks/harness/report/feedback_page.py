"""A student's feedback as one HTML page."""

from __future__ import annotations

from collections.abc import Sequence

from checks.harness.report.feedback import feedback
from checks.harness.report.gradebook import Grade, GradedLab, Student
from checks.harness.report.page import page


def feedback_html(student: Student, grades: Sequence[tuple[GradedLab, Grade]]) -> str:
    """A page that stands alone and holds nothing that is not for the student to see.

    Args:
        student: whom it is for.
        grades: the labs to tell of, in this order.
    """
    return page("feedback.html", feedback=feedback(student, grades))
