"""The gradebook as a CSV file that Canvas imports (Grades, Import).

What the importer makes of each cell: https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_importer.rb
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from checks.harness.report.cells import Cell, is_digits, table
from checks.harness.report.gradebook import Gradebook, GradedLab, Student

_IDENTITY: Final = (
    "Student", "LastName", "FirstName", "ID",
    "SIS User ID", "SIS Login ID", "Integration ID", "Root Account", "Section",
)  # fmt: skip
"""The columns that say who a row is about, with the titles that Canvas gives them; `Section` is always the last."""

_BUILT: Final = ("Student", "ID", "SIS Login ID", "Section")
"""Those of a class whose roster is no Canvas export."""

_ASSIGNMENT = re.compile(r"(?P<title>.*\S)\s*\(\d+\)\s*", re.DOTALL)
"""An assignment's column in an export: `Lab 01 (12345)`. By the number Canvas knows which one is meant."""


def canvas_csv(book: Gradebook) -> bytes:
    """The import file: who, and the points of each lab; the cell of a lab without points is empty.

    Where the roster is a gradebook export of Canvas, its identity columns are given back as they were, and the labs
    are put into the columns that it has for them (`Lab 01 (12345)`). Students who are not in it are left out: Canvas
    would look for them by name, and a name is what a student can choose. `not_in_canvas` says who they are.

    Otherwise the student's id is taken for the SIS Login ID, and Canvas asks what it does not find. Best export the
    gradebook from Canvas and use it as the roster. Canvas shows every change before it makes it; an empty cell takes
    away a grade that is there.

    Canvas finds a student by the number in `ID`. The other cells are for people: what a spreadsheet would obey in
    them is made harmless, and a student without that number is then found by nothing and asked for.
    """
    titles = _titles(book)
    header = (*titles, *(_column(book, lab) for lab in book.labs))
    possible = ("    Points Possible", *[""] * (len(titles) - 1), *(lab.max_points for lab in book.labs))
    left_out = {each.id for each in not_in_canvas(book)}
    rows = (
        (*_who(row.student, titles), *(row.grades[lab.name].points for lab in book.labs))
        for row in book.rows
        if row.student.id not in left_out
    )
    return table([header, possible, *rows]).encode("utf-8")


def not_in_canvas(book: Gradebook) -> tuple[Student, ...]:
    """Who is left out: students who are not in the roster, where that is an export of Canvas."""
    if not _has_export(book):
        return ()
    return tuple(row.student for row in book.rows if not _exported(row.student))


def _has_export(book: Gradebook) -> bool:
    return any(_exported(row.student) for row in book.rows)


def _exported(student: Student) -> bool:
    """Whether the row of the roster is one of a gradebook export, with the number by which Canvas knows them."""
    named = "Student" in student.columns or "LastName" in student.columns
    return named and is_digits(student.columns.get("ID", "")) and "Section" in student.columns


def _titles(book: Gradebook) -> tuple[str, ...]:
    rows: Iterator[Mapping[str, str]] = (row.student.columns for row in book.rows if _exported(row.student))
    exported = next(rows, None)
    return _BUILT if exported is None else tuple(title for title in _IDENTITY if title in exported)


def _who(student: Student, titles: tuple[str, ...]) -> Iterator[Cell]:
    known = student.columns
    if not _exported(student):
        number = known.get("canvas_id", "")
        known = {"Student": student.shown, "ID": number if is_digits(number) else "", "SIS Login ID": student.id}
    for title in titles:
        # A row with these words in its first cell is not read as a student's.
        yield known.get(title, "").replace("Points Possible", "Points-Possible")


def _column(book: Gradebook, lab: GradedLab) -> str:
    """The roster's column for this lab and no other, where there is just one; else a title that Canvas asks about."""
    every = {title: None for row in book.rows if _exported(row.student) for title in row.student.columns}
    named = [title for title in every if [each for each in book.labs if _names(title, each)] == [lab]]
    return named[0] if len(named) == 1 else lab.title


def _names(column: str, lab: GradedLab) -> bool:
    """Whether a column is the assignment of the lab: it has its name, or `lab 1` in some spelling."""
    assignment = _ASSIGNMENT.fullmatch(column)
    if assignment is None:
        return False
    title = assignment["title"].casefold()
    number = int(lab.short.removeprefix("lab"))
    return title in (lab.name, lab.title.casefold()) or bool(re.search(rf"\blab[\s_-]*0*{number}(?!\d)", title))
