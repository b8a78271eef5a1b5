"""The class report: what it tells an instructor, that every reader can use it, and that it stays small."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gradebooks import HOSTILE, LAB01, MADE, gradebook
from html_outline import faults, outline
from markupsafe import Markup
from result_builder import criterion, result

from checks.harness.report import charts
from checks.harness.report import class_report as module
from checks.harness.report.class_report import class_report, duration
from checks.harness.report.gradebook import Grade, Gradebook, Row, Student
from checks.harness.report.model import Criterion, Line, Result

ROOT = Path(__file__).parents[2]
PICTURE = Markup('<svg role="img" aria-label="a chart" width="1" height="1"></svg>')


@pytest.fixture
def quick_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for the charts, which take half a second: one test draws real ones."""
    monkeypatch.setattr(module, "drawn", lambda wanted: [PICTURE for _ in wanted])


def graded(made: Result, **members: Any) -> Grade:
    return Grade(state="graded", max_points=made.max_points, result=made, **members)


def class_of(*grades: Grade, **members: Any) -> Gradebook:
    """A student a grade, all for lab 01."""
    students = (Student(id=f"s{n}", name=f"Ada {n}", file=f"s{n}") for n in range(len(grades)))
    rows = [Row(student=student, grades={LAB01.name: each}) for student, each in zip(students, grades, strict=True)]
    lab = replace(LAB01, max_points=grades[0].max_points if grades else 6)
    members = {"title": "Databases", "isolation": "process", "made": MADE, "seconds": 75, **members}
    return Gradebook(labs=[lab], rows=rows, **members)


def words(page: str) -> str:
    return " ".join(next(outline(page).all("main")).text.split())


def table(page: str, caption: str) -> list[list[str]]:
    """The rows of the table whose caption begins so, a text a cell."""
    read = outline(page)
    number = next(n for n, each in enumerate(read.all("caption")) if each.text.startswith(caption))
    rows: list[list[str]] = []
    seen = -1
    for element in read.elements:
        seen += element.tag == "table"
        if seen == number and element.tag == "tr":
            rows.append([])
        elif seen == number and element.tag in ("td", "th"):
            rows[-1].append(" ".join(element.text.split()))
    return rows


# What it tells --------------------------------------------------------------------------------------------------------


def test_a_real_report_has_its_charts_and_is_fit_for_every_reader() -> None:
    pytest.importorskip("vl_convert")
    page = class_report(gradebook())
    assert faults(page) == []
    names = [str(each.attributes["aria-label"]) for each in outline(page).all("svg")]
    assert [name.partition(":")[0] for name in names] == ["Lab 01", "Lab 02", "All labs together"]
    assert names[1].endswith("0 to 9 %: 1, all points: 4")


@pytest.mark.usefixtures("quick_charts")
def test_who_needs_a_look_comes_with_the_gravest_first() -> None:
    rows = table(class_report(gradebook()), "The gravest first")
    assert rows[1:] == [
        ["Barbara Liskov (barbara)", "Lab 02: update items", "ERROR", "The worker was killed."],
        ["Edsger Dijkstra (edsger)", "Lab 01: table automation", "refused", "bomb.zip unpacks to more than 20 MB."],
        ["Alan Turing (alan)", "Lab 02: update items", "missing", "Nothing was handed in."],
        ["Edsger Dijkstra (edsger)", "Lab 02: update items", "missing", "Nothing was handed in."],
    ]


@pytest.mark.usefixtures("quick_charts")
def test_faults_of_the_kit_other_tiers_and_notes_need_a_look() -> None:
    faulty = result(
        criterion("error", message="It broke."), ("No check", []), isolation="process", notes=("As UTF-8.",)
    )
    rows = table(class_report(class_of(graded(faulty), isolation="bubblewrap")), "The gravest first")
    assert [row[2:] for row in rows[1:]] == [
        ["ERROR", "Line 1: It broke."],
        ["ERROR", "Line 2: no check of this line has run"],
        ["isolation", "It ran at tier process; demanded was bubblewrap."],
        ["note", "As UTF-8."],
    ]
    assert "Nobody: all work was handed in" in words(class_report(class_of(graded(result(criterion())))))


@pytest.mark.usefixtures("quick_charts")
def test_points_by_lab_and_by_student() -> None:
    page = class_report(gradebook())
    assert table(page, "Points by lab")[1:] == [
        ["Lab 01: table automation", "6", "0", "1", "0", "6", "2.93", "2", "2", "1"],
        ["Lab 02: update items", "4", "2", "0", "1", "4", "3.2", "4", "4", "1"],
    ]
    everybody = {row[0]: row[1:] for row in table(page, "Everybody's points")[1:]}
    assert everybody["Grace Hopper (grace)"] == ["1.6", "4", "5.6"]
    assert everybody["Edsger Dijkstra (edsger)"] == ["open", "open", "0"]
    assert "Of 10 points in all, the median is 6; 2 of 5 students have all." in words(page)


@pytest.mark.usefixtures("quick_charts")
def test_the_map_has_a_letter_for_each_verdict_and_words_where_there_is_none() -> None:
    rows = {row[0]: row[1:] for row in table(class_report(gradebook()), "Lab 01: table automation: requirements by")}
    assert rows["Student"] == ["Points", "1.1", "1.2", "2.1", "2.2", "3.1", "Remarks"]
    assert rows["Ada Lovelace (ada)"] == ["6", "P", "P", "P", "P", "P", ""]
    assert rows["Alan Turing (alan)"] == ["0", "T", "T", "T", "T", "T", ""]
    assert rows["Grace Hopper (grace)"] == ["1.6", "F", "P", "T", "F", "F", "late, counts 80 %"]
    assert rows["ken"] == ["6", "P", "P", "P", "P", "P", "attempt 2 of 3"]
    assert rows["Edsger Dijkstra (edsger)"] == ["open", "refused: bomb.zip unpacks to more than 20 MB."]


@pytest.mark.usefixtures("quick_charts")
def test_requirements_that_one_work_was_not_held_against_are_marked() -> None:
    newer = replace(result(criterion()), checklist=(Line(1, "Line", (criterion(), criterion("error", id="test_new"))),))
    page = class_report(class_of(graded(result(criterion())), graded(newer)))
    letters = [row[2:4] for row in table(page, "Lab 01: table automation: requirements by")[1:]]
    assert letters == [["P", "-"], ["P", "E"]]


@pytest.mark.usefixtures("quick_charts")
def test_what_is_missed_is_told_with_why_and_who() -> None:
    key = [criterion("failed", message=f"Table-ab{n}defgh has key 'k{n}'", expected="'a'", got="'b'") for n in range(3)]
    others = [
        criterion("failed", message="It raised KeyError"),
        criterion("not started", message="TODO 1: create_table"),
    ]
    page = class_report(class_of(*(graded(result(each)) for each in (*key, *others, criterion()))))
    text = words(page)
    assert "5 of 6 miss 1.1: It does so." in text
    assert "FAIL Table-ab0defgh has key 'k0' expected 'a' got 'b' 3 students Ada 0 (s0), Ada 1 (s1), Ada 2 (s2)" in text
    assert "FAIL It raised KeyError Ada 3 (s3) TODO 1: create_table Ada 4 (s4)" in text
    assert table(page, "How many met")[1] == ["1.1 It does so.", "1", "1", "4", "1", "0"]


@pytest.mark.usefixtures("quick_charts")
def test_causes_beyond_the_commonest_are_counted_together() -> None:
    letters = [criterion("failed", message=f"Cause {chr(97 + n)}") for n in range(20)]
    text = words(class_report(class_of(*(graded(result(each)) for each in letters))))
    assert "Cause h" in text
    assert "Cause i" not in text
    assert "Rarer causes 12 students Ada 8 (s8), " in text


@pytest.mark.usefixtures("quick_charts")
def test_time_and_isolation() -> None:
    runs = [graded(result(criterion(), seconds=seconds), reused=seconds > 2) for seconds in (1.5, 0.5, 65, 2)]
    page = class_report(class_of(*runs))
    assert table(page, "The slowest runs")[1] == ["Ada 2 (s2)", "Lab 01: table automation", "1 min 5 s"]
    assert "Demanded was the tier process. 4 runs were held by process." in words(page)
    assert "took 1 min 15 s; half of the runs took 1.75 s or less. 1 of the results were there already." in words(page)


@pytest.mark.usefixtures("quick_charts")
@pytest.mark.parametrize(
    "book", [class_of(), class_of(Grade(state="missing", max_points=6)), class_of(graded(result()))]
)
def test_a_class_of_nothing_still_has_a_report(book: Gradebook) -> None:
    assert faults(class_report(book)) == []


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0 s"), (0.4142, "0.414 s"), (59.96, "60 s"), (61, "1 min 1 s"), (7500, "2 h 5 min")]
)
def test_durations_are_short(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown


@pytest.mark.parametrize("draw", ["raise SystemExit(1)", "print('no JSON')", "import no_such_library"])
def test_a_report_without_the_chart_library_has_the_tables(draw: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "_DRAW", draw)
    page = class_report(class_of(graded(result(criterion()))))
    assert faults(page) == []
    assert "The charts are left out" in words(page)
    assert table(page, "Lab 01: table automation: students")[-1] == ["all points", "1"]


def test_the_chart_library_is_loaded_by_nobody_else() -> None:
    script = "import sys, checks.harness.report.class_report; print('vl_convert' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


# Hostile and large classes --------------------------------------------------------------------------------------------


def hostile_class(text: str) -> Gradebook:
    """A class in which this text stands wherever a student or a machine has a part."""
    fields: dict[str, Any] = {
        "message": text,
        "expected": f"'{text}",
        "got": f"{text}'",
        "output": text,
        "where": text,
        "call": text,
    }
    works = [
        graded(result(criterion("failed", **fields), notes=(f"Note {text}",))),
        graded(result(criterion("error", **fields))),
        Grade(state="refused", max_points=1, remark=f"Refused: {text}"),
        Grade(state="error", max_points=1, remark=f"Broke: {text}"),
    ]
    book = class_of(*works, title=f"Class {text}", notes=(f"Somebody's {text}",))
    rows = [
        replace(row, student=Student(id=f"{n}{text}", name=f"Ada {text}", file=f"s{n}"))
        for n, row in enumerate(book.rows)
    ]
    return replace(book, rows=rows)


@pytest.mark.usefixtures("quick_charts")
@pytest.mark.parametrize(
    "text", [HOSTILE, "</details></td></table>", '" onclick="x', "`<b>`", "{{ x }}", "\ud800\u202e\x1b["]
)
def test_no_text_of_anybodys_becomes_markup(text: str) -> None:
    def shape(page: str) -> list[tuple[str, tuple[str, ...]]]:
        return [(each.tag, each.parents) for each in outline(page).elements if each.tag != "code"]

    page = class_report(hostile_class(text))
    assert shape(page) == shape(class_report(hostile_class("words")))
    assert faults(page) == []
    assert [character for character in page.replace("\n", "") if not character.isprintable()] == []


@pytest.mark.usefixtures("quick_charts")
def test_floods_are_cut() -> None:
    assert len(class_report(hostile_class("\U000e0001" * 30_000))) < 100_000


def works_of_a_large_class() -> list[Grade]:
    """Eight works with forty criteria, of which each student misses others, with a message of their own."""
    texts = [f"Requirement {n} is met in every case, also where nobody looks." for n in range(40)]

    def verdict(n: int, student: int) -> Criterion:
        met = (n * 7 + student) % 8 > 1
        missed: dict[str, Any] = {"message": f"It failed for 'ada{student}'", "expected": "1", "got": "2" * 50}
        made = criterion("passed", id=f"test_{n}", text=texts[n])
        return made if met else criterion("failed", id=f"test_{n}", text=texts[n], **missed)

    return [
        graded(replace(result(criterion()), checklist=(Line(1, "Line", tuple(verdict(n, s) for n in range(40))),)))
        for s in range(8)
    ]


@pytest.mark.usefixtures("quick_charts")
def test_a_class_of_a_thousand_and_forty_criteria_is_one_megabyte_a_lab() -> None:
    works = works_of_a_large_class()
    page = class_report(class_of(*(works[n % 8] for n in range(1000))))
    assert len(page) < 1_100_000
    assert page.count("<td>P</td>") + page.count('<td class="F">F</td>') == 40_000
    assert "<details open>" not in page
