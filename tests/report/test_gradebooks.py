"""The gradebook as CSV files: for people, for Canvas and for Moodle, read again as those who import them do."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace

import pytest
from golden import agrees_with_golden
from gradebooks import FORMULA, HOSTILE, LAB01, LAB02, SECRET, gradebook, student, with_columns

from checks.harness.report.canvas import canvas_csv, not_in_canvas
from checks.harness.report.cells import is_plain, text_cell
from checks.harness.report.gradebook import Gradebook
from checks.harness.report.gradebook_csv import gradebook_csv
from checks.harness.report.moodle import moodle_csvs, moodle_grades, moodle_worksheet, not_in_moodle

CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


def read(content: bytes) -> list[dict[str, str]]:
    """The rows by their titles; all are as long as the header."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def by(title: str, content: bytes) -> dict[str, dict[str, str]]:
    rows = read(content)
    found = {row[title]: row for row in rows}
    assert len(found) == len(rows)
    return found


def canvas_roster(**more: str) -> dict[str, Mapping[str, str]]:
    """A gradebook export with ada and grace in it; the others are not enrolled."""
    ada = ("Lovelace, Ada", "101", "S1", "ada@example.edu", "A")
    grace = ("Hopper, Grace", "102", "S2", "-grace", "A and B")
    return {name: {**dict(zip(CANVAS, row, strict=True)), **more} for name, row in (("ada", ada), ("grace", grace))}


# Cells ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        '"=1',
        "'=1",
        ' "\t@x',
        "\uff1d1",
        "\uff20x",
        "\xa0=1",
    ],
)
def test_no_cell_begins_as_a_formula(formula: str) -> None:
    assert text_cell(formula)[0] in "'\\"  # what is no blank is spelt out
    assert not is_plain(formula)


@pytest.mark.parametrize("separator", [";", ",", "|", "; ", ',"'])
def test_no_cell_begins_as_a_formula_where_another_separator_is_the_custom(separator: str) -> None:
    shown = text_cell(f"Ada{separator}=cmd|' /C calc'!A0")
    assert shown.index("'") < shown.index("=")


@pytest.mark.parametrize(
    "text", ["Ada Lovelace", "O'Brien", "ada@example.edu", "a-b", "Lovelace, Ada", "3.5", "Zoë Ågren"]
)
def test_a_plain_text_stays_as_it_is(text: str) -> None:
    assert text_cell(text) == text
    assert is_plain(text)


def test_a_cell_is_one_line_without_control_characters() -> None:
    shown = text_cell(HOSTILE)
    assert shown.isprintable()
    assert "\\x1b[2J" in shown
    assert "\\u202e" in shown


def test_a_flood_is_cut_off() -> None:
    assert len(text_cell("=" * 5_000_000)) < 1100


# The gradebook for people --------------------------------------------------------------------------------------------


def test_gradebook_is_the_golden_file() -> None:
    assert agrees_with_golden("gradebook.csv", gradebook_csv(gradebook()))


def test_lines_end_as_the_standard_says() -> None:
    for content in (gradebook_csv(gradebook()), canvas_csv(gradebook()), moodle_grades(gradebook())):
        assert content.count(b"\r\n") == content.count(b"\n") > 5


def test_gradebook_says_for_excel_that_it_is_utf_8() -> None:
    assert gradebook_csv(gradebook()).startswith(b"\xef\xbb\xbfStudent ID,")


def test_gradebook_has_points_and_states() -> None:
    rows = by("Student ID", gradebook_csv(gradebook()))
    assert len(rows) == len(gradebook().rows)
    assert (rows["ada"]["lab01"], rows["ada"]["lab01 state"]) == ("6", "")
    assert (rows["alan"]["lab02"], rows["alan"]["lab02 state"]) == ("0", "missing")
    assert (rows["barbara"]["lab02"], rows["barbara"]["lab02 state"]) == ("", "error")
    assert (rows["edsger"]["lab01"], rows["edsger"]["lab01 state"]) == ("", "refused")
    assert (rows["grace"]["lab01"], rows["grace"]["lab01 state"]) == ("1.6", "late, keeps 80 %")
    assert rows["ken"]["lab01 state"] == "attempt 2 of 3"
    assert (rows["grace"]["Total"], rows["grace"]["Max"]) == ("5.6", "10")
    assert rows["barbara"]["Remarks"] == "lab02: The worker was killed."


def test_an_error_within_a_result_is_told() -> None:
    from gradebooks import graded

    book = gradebook()
    row = replace(book.rows[0], grades={**book.rows[0].grades, LAB01.name: graded(LAB01, "error")})
    (shown,) = read(gradebook_csv(replace(book, rows=(row,))))
    assert shown["lab01 state"] == "error in some checks"


def test_nothing_of_a_class_list_is_obeyed() -> None:
    for content in (gradebook_csv(gradebook()), canvas_csv(gradebook()), *moodle_csvs(gradebook()).values()):
        cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
        assert all(cell.strip().isprintable() for cell in cells)
        assert [cell for cell in cells if cell.lstrip(" '\"")[:1] in set("=+@") and not cell.startswith("'")] == []
        assert SECRET not in content.decode()


# Canvas --------------------------------------------------------------------------------------------------------------


def test_canvas_without_a_roster_is_the_golden_file() -> None:
    assert agrees_with_golden("canvas.csv", canvas_csv(gradebook()))


def test_canvas_gives_the_columns_of_its_export_back() -> None:
    book = with_columns(
        gradebook(), canvas_roster(**{"Lab 01: tables (9001)": "", "Lab 2 (9002)": "", "Final Score": ""})
    )
    made = canvas_csv(book)
    assert agrees_with_golden("canvas-roster.csv", made)
    possible, ada, grace = read(made)
    assert list(ada) == [*CANVAS, "Lab 01: tables (9001)", "Lab 2 (9002)"]
    assert possible["Student"].strip() == "Points Possible"
    assert (possible["ID"], possible["Lab 2 (9002)"]) == ("", "4")
    assert (ada["ID"], ada["Student"], ada["Lab 01: tables (9001)"]) == ("101", "Lovelace, Ada", "6")
    assert (grace["ID"], grace["SIS Login ID"], grace["Section"]) == ("102", "'-grace", "A and B")


def test_canvas_gets_no_student_whom_it_would_look_for_by_name() -> None:
    book = with_columns(gradebook(), canvas_roster())
    assert [each.id for each in not_in_canvas(book)] == ["alan", "barbara", "edsger", "ken", FORMULA]
    assert not_in_canvas(gradebook()) == ()


def test_canvas_is_not_given_the_columns_of_another_roster() -> None:
    book = with_columns(gradebook(), {"ada": {"Name": "Ada Lovelace", "ID": "7", "Section": "A"}})
    rows = by("SIS Login ID", canvas_csv(book))
    assert (rows["ada"]["Student"], rows["ada"]["ID"], rows["ada"]["Section"]) == ("Ada Lovelace", "", "")
    assert len(rows) == len(book.rows) + 1


def test_canvas_has_an_empty_cell_for_a_grade_that_is_left_open() -> None:
    rows = by("SIS Login ID", canvas_csv(gradebook()))
    assert rows["barbara"][LAB02.title] == ""
    assert rows["alan"][LAB02.title] == "0"


def test_canvas_finds_students_by_the_number_of_its_download() -> None:
    book = with_columns(gradebook(), {"ada": {"canvas_id": "4711"}, "alan": {"canvas_id": "=1+1"}})
    rows = by("SIS Login ID", canvas_csv(book))
    assert (rows["ada"]["ID"], rows["alan"]["ID"]) == ("4711", "")


@pytest.mark.parametrize(
    ("column", "is_lab01"),
    [
        ("Lab 01 (12345)", True),
        ("lab1 (12345)", True),
        ("Homework: LAB-1 tables (12345)", True),
        ("lab01_table_automation (12345)", True),
        ("Lab 01: table automation (12345)", True),
        ("Lab 01", False),
        ("Lab 11 (12345)", False),
        ("Lab 10 (12345)", False),
        ("Collab 1 (12345)", False),
        ("Lab 01 and lab 02 (12345)", False),
        ("Final Score", False),
    ],
)
def test_canvas_puts_a_lab_into_the_column_that_names_it(column: str, is_lab01: bool) -> None:
    book = with_columns(gradebook(), canvas_roster(**{column: ""}))
    titles = list(read(canvas_csv(book))[0])
    assert titles[-2] == (column if is_lab01 else LAB01.title)


def test_canvas_takes_neither_of_two_columns_that_name_a_lab() -> None:
    book = with_columns(gradebook(), canvas_roster(**{"Lab 1 (1)": "", "Lab 1, again (2)": ""}))
    assert list(read(canvas_csv(book))[0])[-2:] == [LAB01.title, LAB02.title]


def test_canvas_takes_no_student_for_the_row_of_points() -> None:
    book = gradebook()
    row = replace(book.rows[0], student=student("ada", "Points Possible"))
    assert [each["Student"] for each in read(canvas_csv(replace(book, rows=(row,))))] == [
        "    Points Possible",
        "Points-Possible",
    ]


# Moodle --------------------------------------------------------------------------------------------------------------

WORKSHEET = {
    "Identifier": "Participant 11",
    "Full name": "Ada Lovelace",
    "Email address": "ada@example.edu",
    "Status": "Submitted for grading",
    "Grade": "3.00",
    "Maximum grade": "10.00",
    "Last modified (submission)": "Sunday, 1 March 2026, 6:30 PM",
    "Last modified (grade)": "Monday, 2 March 2026, 6:30 PM",
    "Feedback comments": "See me.",
}


def of_lab(book: Gradebook, name: str) -> Gradebook:
    return replace(book, labs=tuple(lab for lab in book.labs if lab.name == name))


def test_moodle_worksheet_gives_the_roster_back_with_the_grades() -> None:
    columns = {"ada": WORKSHEET, "alan": {"moodle_identifier": "Participant 12"}, "ken": {"Identifier": "=1"}}
    book = with_columns(gradebook(), columns)
    made = moodle_worksheet(book, LAB02)
    assert agrees_with_golden("moodle-worksheet.csv", made)
    ada, alan = read(made)
    assert ada == {**WORKSHEET, "Grade": "4", "Maximum grade": "4"}
    assert (alan["Identifier"], alan["Full name"], alan["Grade"]) == ("Participant 12", "Alan Turing", "0")
    assert alan["Feedback comments"] == "Nothing was handed in."


def test_moodle_worksheet_tells_a_late_student_why() -> None:
    book = with_columns(gradebook(), {"grace": {"moodle_identifier": "Participant 13"}})
    (grace,) = read(moodle_worksheet(book, LAB01))
    assert (grace["Grade"], grace["Feedback comments"]) == ("1.6", "Handed in late: 80 % of the points count.")


def test_moodle_grades_without_a_roster_are_the_golden_file() -> None:
    files = moodle_csvs(gradebook())
    assert list(files) == ["moodle"]
    assert agrees_with_golden("moodle.csv", files["moodle"])
    assert [each.id for each in not_in_moodle(gradebook())] == [FORMULA]


@pytest.mark.parametrize("title", ["Email address", "ID number", "Username"])
def test_moodle_grades_go_by_a_column_of_the_roster(title: str) -> None:
    book = with_columns(gradebook(), {"ada": {title: "a1"}, "barbara": {title.upper(): " b1 "}, "ken": {title: "=1"}})
    rows = by(title, moodle_grades(book))
    assert list(rows) == ["a1", "b1"]  # an unknown one would spoil the whole import
    assert (rows["b1"][LAB01.title], rows["b1"][LAB02.title]) == ("2", "-")
    assert [each.id for each in not_in_moodle(book)] == ["alan", "edsger", "grace", "ken", FORMULA]


def test_moodle_grades_without_such_a_column_leave_out_who_is_not_in_the_roster() -> None:
    book = with_columns(gradebook(), {"ada": {"SID": "ada"}, "ken": {"SID": "ken"}})
    assert list(by("ID number", moodle_grades(book))) == ["ada", "ken"]


def test_moodle_gets_both_files_where_both_can_be_made() -> None:
    book = with_columns(gradebook(), {"ada": WORKSHEET, "alan": {"moodle_identifier": "Participant 12"}})
    assert list(moodle_csvs(book)) == ["moodle-lab01", "moodle-lab02", "moodle"]
    assert [row["Email address"] for row in read(moodle_csvs(book)["moodle"])] == ["ada@example.edu"]
    assert list(moodle_csvs(of_lab(book, LAB01.name))) == ["moodle-lab01", "moodle"]


def test_a_worksheet_has_the_numbers_of_its_own_assignment() -> None:
    book = with_columns(
        gradebook(), {"ada": {"moodle_identifier": "Participant 9", f"moodle_identifier {LAB01.name}": "Participant 7"}}
    )
    first, second = (read(moodle_worksheet(book, lab))[0]["Identifier"] for lab in book.labs)
    assert (first, second) == ("Participant 7", "Participant 9")
