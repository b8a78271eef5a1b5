"""The gradebook as a CSV file for people and their spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checks.harness.report.cells import Cell, number, table
from checks.harness.report.gradebook import Grade, Gradebook, Row

ENCODING: Final = "utf-8-sig"
"""With a byte order mark: without it Excel takes the file for one in the local code page and garbles the names.
Everything else that reads CSV files skips it."""


def gradebook_csv(book: Gradebook) -> bytes:
    """A row a student: their points for each lab, what there is to say of it, the sum, and why points are missing.

    A lab's second column is empty where its grade is a plain one. The sum is that of the points that there are.
    """
    labs = [title for lab in book.labs for title in (lab.short, f"{lab.short} state")]
    header = ("Student ID", "Name", *labs, "Total", "Max", "Remarks")
    rows = (tuple(_cells(row, book)) for row in book.rows)
    return table([header, *rows]).encode(ENCODING)


def state_of(grade: Grade) -> str:
    """What sets a grade apart from a plain one: `late, keeps 80 %; attempt 2 of 3`, otherwise nothing."""
    return "; ".join(_states(grade))


def _cells(row: Row, book: Gradebook) -> Iterator[Cell]:
    grades = [row.grades[lab.name] for lab in book.labs]
    yield row.student.id
    yield row.student.name
    for grade in grades:
        yield grade.points
        yield state_of(grade)
    yield row.points
    yield book.max_points
    named = zip(book.labs, grades, strict=True)
    yield " ".join(f"{lab.short}: {grade.remark}" for lab, grade in named if grade.remark)


def _states(grade: Grade) -> Iterator[str]:
    if grade.result is None:
        yield grade.state
    elif grade.result.status == "error":
        yield "error in some checks"
    if grade.late:
        yield "late" if grade.keeps == 100 else f"late, keeps {number(grade.keeps)} %"
    if grade.attempts > 1:
        yield f"attempt {grade.attempt} of {grade.attempts}"
