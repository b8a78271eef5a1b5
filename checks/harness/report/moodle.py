"""The gradebook as CSV files that Moodle imports: a grading worksheet a lab, or one file for all of them.

https://docs.moodle.org/en/Grade_import and, for what is made of a worksheet,
https://github.com/moodle/moodle/blob/main/mod/assign/feedback/offline/importgradeslib.php
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from checks.harness.report.cells import Cell, is_digits, is_plain, number, table
from checks.harness.report.gradebook import Grade, Gradebook, GradedLab, Row, Student

_WORKSHEET: Final = (
    "Identifier", "Full name", "Email address", "Status", "Grade", "Maximum grade",
    "Last modified (submission)", "Last modified (grade)", "Feedback comments",
)  # fmt: skip
"""The columns of a grading worksheet, as Moodle in English names them."""

_IDENTITY: Final[Mapping[str, tuple[str, ...]]] = {
    "Email address": ("email address", "email", "e-mail"),
    "ID number": ("id number", "idnumber"),
    "Username": ("username",),
}
"""The columns by which the gradebook import finds a user, and how rosters call them."""


def moodle_csvs(book: Gradebook) -> dict[str, bytes]:
    """What can be imported, by a name for each file: `moodle-lab01` (a worksheet) and `moodle` (for all labs).

    There are worksheets where Moodle's own numbers of the students are known. There is the file for all labs where
    the roster says by what to find them in the whole course, or where nothing else is there.
    """
    files = {}
    if any(_participant(row.student) for row in book.rows):
        files = {f"moodle-{lab.short}": moodle_worksheet(book, lab) for lab in book.labs}
    if _identity(book) or not files:
        files["moodle"] = moodle_grades(book)
    return files


def not_in_moodle(book: Gradebook) -> tuple[Student, ...]:
    """Who is in none of the files, because nothing is known by which Moodle would find them."""
    found = _values(book)
    students = (row.student for row in book.rows)
    return tuple(each for each in students if not _participant(each) and each.id not in found)


# The grading worksheet of an assignment ------------------------------------------------------------------------------


def moodle_worksheet(book: Gradebook, lab: GradedLab) -> bytes:
    """The worksheet of a lab: upload it in the lab's assignment ("Upload grading worksheet").

    Moodle finds a student by the `Participant 12345` of the download of the submissions, or of the worksheet where
    that is the roster; its cells are then given back as they were. These numbers are an assignment's own: Moodle skips
    the rows of a worksheet that is uploaded in another. It skips an empty grade, too, and one that was changed since
    the time in the worksheet, unless told to overwrite it ("Update records that have been modified more recently").
    """
    rows = [_worksheet_row(row, lab) for row in book.rows if _participant(row.student, lab)]
    return table([_WORKSHEET, *rows]).encode("utf-8")


def _worksheet_row(row: Row, lab: GradedLab) -> list[Cell]:
    known, grade = _by_title(row.student), row.grades[lab.name]
    cells: dict[str, Cell] = {title: known.get(title.casefold(), "") for title in _WORKSHEET}
    cells["Identifier"] = _participant(row.student, lab)
    cells["Full name"] = cells["Full name"] or row.student.shown
    cells["Grade"] = grade.points
    cells["Maximum grade"] = grade.max_points
    cells["Feedback comments"] = cells["Feedback comments"] or _comment(grade)
    return list(cells.values())


def _participant(student: Student, lab: GradedLab | None = None) -> str:
    """`Participant 12345`: the name of a student in an assignment, where it is known and could be Moodle's.

    That of the lab's own assignment, where that is known.
    """
    known = student.columns
    own = known.get(f"moodle_identifier {lab.name}", "") if lab else ""
    said = own or known.get("moodle_identifier", "") or known.get("Identifier", "")
    return said if is_digits(said.removeprefix("Participant ")) else ""


def _comment(grade: Grade) -> str:
    """What the student should know of the grade as such."""
    if grade.state == "missing":
        return "Nothing was handed in."
    if grade.late and grade.keeps < 100:
        return f"Handed in late: {number(grade.keeps)} % of the points count."
    return ""


# The import of grades into the gradebook -----------------------------------------------------------------------------


def moodle_grades(book: Gradebook) -> bytes:
    """One file for all labs: import it in the course's grades ("Import", "CSV file").

    Choose in "Map from" the title of the first column, and an item for each lab. That column is the email address
    where the roster has it, otherwise the ID number or the username, otherwise the student's id, as ID number. Moodle
    refuses the whole file for one student whom it does not know, and so whoever could not be found is left out, as is
    whoever is not in the roster. `-` stands for a grade that is left open, as in Moodle's own export.
    """
    found = _values(book)
    header = (_identity(book) or "ID number", "Full name", *(lab.title for lab in book.labs))
    rows = (
        (found[row.student.id], row.student.shown, *(row.grades[lab.name].points for lab in book.labs))
        for row in book.rows
        if row.student.id in found
    )
    return table([header, *rows], empty="-").encode("utf-8")


def _identity(book: Gradebook) -> str:
    """The column by which Moodle is to find the students: the first that the roster has; empty where it has none."""
    known = {title for row in book.rows for title, value in _by_title(row.student).items() if value}
    return next((title for title, spelt in _IDENTITY.items() if known.intersection(spelt)), "")


def _values(book: Gradebook) -> dict[str, str]:
    """What each student has in that column, by their id; without those in which a spreadsheet would obey it."""
    title = _identity(book)
    has_roster = any(row.student.columns for row in book.rows)
    found = {}
    for student in (row.student for row in book.rows):
        known = _by_title(student)
        value = next((known[name] for name in _IDENTITY.get(title, ()) if known.get(name)), "")
        if not title and (known or not has_roster):
            value = student.id
        if value and is_plain(value):
            found[student.id] = value
    return found


def _by_title(student: Student) -> dict[str, str]:
    return {title.strip().casefold(): value.strip() for title, value in student.columns.items()}
