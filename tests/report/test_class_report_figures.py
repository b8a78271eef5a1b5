"""What the class report counts and draws: misses and their causes, the spread of points, charts."""

from __future__ import annotations

import pytest
from html_outline import outline
from result_builder import criterion, result

from checks.harness.report.charts import BarChart, drawn
from checks.harness.report.gradebook import Grade, Student
from checks.harness.report.misses import likeness, most_missed, requirements
from checks.harness.report.model import Points, Result
from checks.harness.report.spread import Spread


def graded(made: Result) -> Grade:
    return Grade(state="graded", max_points=made.max_points, result=made)


@pytest.mark.parametrize(
    ("message", "same_as"),
    [
        ("Table-bzb2gisn is missing", "Table-kh9i868r is missing"),
        ("Users-abcdefgh is missing", "Users-zyxwvuts is missing"),
        ("asked for us-east-2: give it", "asked for eu-west-3: give it"),
        ("got 'x', not \"y\" or `z`", "got 'it is', not \"\" or `q w`"),
        ("asked 2,000 times in 3.5 s", "asked 17 times in 1 s"),
        ("one\n  two", "one two"),
    ],
)
def test_messages_that_differ_by_what_was_drawn_are_alike(message: str, same_as: str) -> None:
    assert likeness(message) == likeness(same_as)


def test_messages_that_say_other_things_are_not_alike() -> None:
    said = ["the caller's table is gone", "the caller's item is gone", "It raised KeyError", "It raised TypeError"]
    assert len({likeness(message) for message in said}) == len(said)


def test_without_a_message_the_value_tells_causes_apart() -> None:
    values = ["None", "{'S': 'ab1'}", "{'S': 'cd2'}", "[]"]
    works = [graded(result(criterion("failed", got=value))) for value in values]
    students = [Student(id=value, file="s") for value in values]
    found = requirements(zip(students, works, strict=True))
    causes = found[1, "test_it"].commonest
    assert [[student.id for student in cause.students] for cause in causes] == [values[1:3], ["None"], ["[]"]]


def test_errors_of_the_kit_are_nobodys_miss() -> None:
    work = graded(result(criterion("error"), criterion("failed"), criterion("not started")))
    found = requirements([(Student(id="ada", file="ada"), work)])
    assert [each.number for each in most_missed(found.values(), limit=5)] == ["2.1", "3.1"]
    assert [each.number for each in most_missed(found.values(), limit=1)] == ["2.1"]


@pytest.mark.parametrize(
    ("points", "max_points", "label"),
    [(0, 7, "0 to 9 %"), (0.7, 7, "10 to 19 %"), (6.99, 7, "90 to 99 %"), (7, 7, "all points"), (9, 7, "all points")],
)
def test_points_fall_into_their_tenth(points: Points, max_points: Points, label: str) -> None:
    assert [each for each, count in Spread(max_points, [points]).tenths if count] == [label]


def test_the_figures_of_a_spread() -> None:
    spread = Spread(4, [0, 1, 4, 4])
    assert (spread.mean, spread.median, spread.full, spread.none) == (2.25, 2.5, 2, 1)
    empty = Spread(0, [])
    assert (empty.mean, empty.median, empty.full, empty.none, empty.tenths) == (0, 0, 0, 0, [])


# Charts ---------------------------------------------------------------------------------------------------------------

CHART = BarChart("Points", 'Points & "more": 3 <b>', [("0 to 9 %", 3), ("all points", 0)])


def test_a_chart_is_one_named_image_whose_values_are_written_in_it() -> None:
    pytest.importorskip("vl_convert")
    svg, again = drawn([CHART, CHART])
    read = outline(svg)
    assert read.elements[0].attributes["aria-label"] == CHART.alternative
    assert [each.text for each in read.all("text")] == ["0 to 9 %", "all points", "3", "0"]
    assert [each for each in read.elements if {"style", "href", "id"} & set(each.attributes)] == []
    assert svg == again
