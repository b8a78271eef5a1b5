"""JUnit XML, read by a parser of its consumers and held against a schema."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from golden import agrees_with_golden
from gradebooks import LAB01, SECRET, gradebook, graded

from checks.harness.report.gradebook import Gradebook
from checks.harness.report.junit import junit_xml

SCHEMA = Path(__file__).with_name("junit.xsd")


def suite(book: Gradebook, number: int) -> ElementTree.Element:
    """The suite of lab 01 for one of the students."""
    return ElementTree.fromstring(junit_xml(book)).findall("testsuite")[number]


def test_it_is_the_golden_file() -> None:
    assert agrees_with_golden("junit.xml", junit_xml(replace(gradebook(), rows=gradebook().rows[:5])))


def test_it_keeps_to_the_schema() -> None:
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    document = etree.fromstring(junit_xml(gradebook()))
    assert schema.validate(document), schema.error_log
    document[0].remove(document[0][0])
    assert not schema.validate(document)


def test_a_consumer_counts_the_same() -> None:
    junitparser = pytest.importorskip("junitparser")
    read = junitparser.JUnitXml.fromstring(junit_xml(gradebook()))
    stated = (read.tests, read.failures, read.errors)
    assert [len(suite) for suite in read] == [suite.tests for suite in read]
    kinds = Counter(type(case.result[0]).__name__ if case.result else "Passed" for suite in read for case in suite)
    assert kinds == {"Passed": 17, "Skipped": 10, "Failure": 10, "Error": 1}
    read.update_statistics()
    assert (read.tests, read.failures, read.errors) == stated == (38, 10, 1)


def test_every_test_has_a_name_of_its_own() -> None:
    cases = ElementTree.fromstring(junit_xml(gradebook())).iter("testcase")
    names = Counter((case.get("classname"), case.get("name")) for case in cases)
    assert set(names.values()) == {1}


def test_a_failure_says_what_the_student_did() -> None:
    case = suite(gradebook(), 2)[1]
    assert (case.get("classname"), case.get("name", "")[:4]) == ("lab01_table_automation.barbara", "1.1 ")
    failure = case[0]
    assert (failure.tag, failure.get("message")) == ("failure", "create_table() did something else.")
    assert (failure.text or "").splitlines()[1:4] == [
        "where     dynamodb_script.py:41",
        'call      create_table("Users-7f", region="eu-west-1")',
        'expected  {"username": "HASH"}',
    ]


def test_the_instructor_sees_hidden_criteria() -> None:
    assert SECRET in junit_xml(gradebook()).decode()


def test_nothing_that_a_student_wrote_spoils_the_file() -> None:
    text = junit_xml(gradebook()).decode()
    assert all(character == "\n" or character.isprintable() for character in text)
    assert {element.tag for element in ElementTree.fromstring(text).iter()} == {
        "testsuites", "testsuite", "properties", "property", "testcase", "failure", "error", "skipped",
    }  # fmt: skip
    assert "\\x1b[2J" in text
    assert "<script>alert(1)</script>" in (suite(gradebook(), 6).get("name") or "")


def test_a_flood_is_cut_off() -> None:
    flooded = graded(LAB01, "failed", text="\x00<&" * 1_000_000)
    book = gradebook()
    row = replace(book.rows[0], grades={**book.rows[0].grades, LAB01.name: flooded})
    assert len(junit_xml(replace(book, rows=(row,)))) < 100_000


@pytest.mark.parametrize(
    ("number", "tag", "message"),
    [(3, "failure", "bomb.zip unpacks to more than 20 MB."), (8, "skipped", "Nothing was handed in.")],
)
def test_work_without_a_result_is_one_case(number: int, tag: str, message: str) -> None:
    (case,) = suite(gradebook(), number).findall("testcase")
    assert (case[0].tag, case[0].get("message")) == (tag, message)


def test_a_result_without_criteria_is_no_success() -> None:
    book = gradebook()
    grade = book.rows[0].grades[LAB01.name]
    assert grade.result is not None
    empty = replace(grade, result=replace(grade.result, checklist=()))
    row = replace(book.rows[0], grades={**book.rows[0].grades, LAB01.name: empty})
    (case,) = suite(replace(book, rows=(row,)), 0).findall("testcase")
    assert case[0].tag == "error"


def test_numbers_are_plain() -> None:
    points = re.findall(r'name="points" value="([^"]*)"', junit_xml(gradebook()).decode())
    assert points[:7] == ["6", "0", "2", "", "1.6", "6", "2"]
