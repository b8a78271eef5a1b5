"""The gradebook as JUnit XML, for Jenkins, GitLab, Artemis and whatever else reads test reports.

https://docs.gitlab.com/ci/testing/unit_test_reports/ and, as a schema,
https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from checks.harness.report.cells import number
from checks.harness.report.details import details, heading
from checks.harness.report.gradebook import Grade, Gradebook, GradedLab, State, Student
from checks.harness.report.model import Criterion, Line, Status

_TAGS: Final[Mapping[Status | State, str]] = {
    "failed": "failure",
    "not started": "skipped",
    "error": "error",
    "missing": "skipped",
    "refused": "failure",
}
"""What each outcome is in JUnit's terms, by a criterion's status or by the state of a grade without a result."""


def junit_xml(book: Gradebook) -> bytes:
    """A suite for each student and lab, a test case for each criterion, hidden ones too: it is the instructor's.

    A case that is not started is skipped, the kit's own fault is an error. Where there is no result, one case says
    so. A case's class is `lab01_table_automation.ada` and its name begins with the line's and its own number, so that
    no two are the same: GitLab leaves out the second of two. Characters that XML cannot hold, not even as references
    (https://www.w3.org/TR/xml/#charsets), are spelt out with everything else that is not for show.
    """
    root = Element("testsuites", name=heading(book.title), time=f"{book.seconds:.2f}")
    root.text = "\n"
    sums = dict.fromkeys(("tests", "failures", "errors"), 0)
    suites: list[bytes] = []
    for lab in book.labs:
        for student, grade in book.grades(lab.name):
            suite = _suite(lab, student, grade, book)
            sums = {name: count + int(suite.get(name, "0")) for name, count in sums.items()}
            suites.append(_written(suite))  # as elements those of a large class would fill the memory
    for name, count in sums.items():
        root.set(name, str(count))
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    head, end, rest = document.rpartition(b"</testsuites>")
    return head + b"".join(suites) + end + rest


def _written(suite: Element) -> bytes:
    indent(suite, level=1)
    text: bytes = tostring(suite, encoding="utf-8")
    return b"  " + text + b"\n"


def _suite(lab: GradedLab, student: Student, grade: Grade, book: Gradebook) -> Element:
    cases = list(_cases(grade, f"{lab.name}.{student.file}"))
    seconds = 0.0 if grade.result is None else grade.result.seconds
    suite = Element(
        "testsuite", name=heading(f"{lab.name} - {student.shown}"), timestamp=book.made.isoformat(timespec="seconds")
    )
    suite.set("time", f"{seconds:.2f}")
    suite.set("tests", str(len(cases)))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(case.find(tag) is not None for case in cases)))
    properties = SubElement(suite, "properties")
    for name, value in _facts(student, grade):
        SubElement(properties, "property", name=name, value=heading(value))
    suite.extend(cases)
    return suite


def _facts(student: Student, grade: Grade) -> Iterator[tuple[str, str]]:
    yield "student", student.id
    yield "points", "" if grade.points is None else number(grade.points)
    yield "max_points", number(grade.max_points)
    if grade.result is not None:
        yield "isolation", grade.result.isolation
        yield "seed", str(grade.result.seed)
    if grade.late:
        yield "late", f"keeps {number(grade.keeps)} %"


def _cases(grade: Grade, classname: str) -> Iterator[Element]:
    """The test cases. There is always one: a suite without any would be taken for a success."""
    if grade.result is None:
        yield _case("handed in", classname, grade.state, grade.remark or grade.state)
        return
    for line in grade.result.checklist:
        for place, criterion in enumerate(line.criteria, 1):
            yield _criterion_case(line, place, criterion, classname)
    if not grade.result.criteria:
        yield _case("judged", classname, "error", "No criterion was judged.")


def _criterion_case(line: Line, place: int, criterion: Criterion, classname: str) -> Element:
    name = f"{line.number}.{place} {heading(criterion.text)}"
    if criterion.status == "passed":
        return Element("testcase", name=name, classname=classname)
    message = heading(criterion.message) or criterion.status
    return _case(name, classname, criterion.status, message, details(criterion))


def _case(name: str, classname: str, outcome: Status | State, message: str, text: str = "") -> Element:
    case = Element("testcase", name=name, classname=classname)
    SubElement(case, _TAGS[outcome], type=outcome, message=heading(message)).text = text or None
    return case
