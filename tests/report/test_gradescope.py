"""A result for Gradescope, held against the form that its specification describes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from golden import agrees_with_golden
from gradebooks import HIDDEN, LAB01, SECRET, graded, hostile, partial, passed
from result_builder import criterion, result

from checks.harness.report.gradebook import Grade
from checks.harness.report.gradescope import NotJudged, gradescope_json, refused_json
from checks.harness.report.model import Result

_VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
_FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
_POINTS = {"type": "number", "minimum": 0}
# https://gradescope-autograders.readthedocs.io/en/latest/specs/
SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "anyOf": [{"required": ["score"]}, {"properties": {"tests": {"items": {"required": ["score"]}}}}],
    "properties": {
        "score": _POINTS,
        "execution_time": {"type": "number"},
        "output": {"type": "string"},
        "output_format": _FORMAT,
        "test_output_format": _FORMAT,
        "test_name_format": _FORMAT,
        "visibility": _VISIBILITY,
        "stdout_visibility": _VISIBILITY,
        "extra_data": {"type": "object"},
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "score": _POINTS,
                    "max_score": _POINTS,
                    "status": {"enum": ["passed", "failed"]},
                    "name": {"type": "string"},
                    "name_format": _FORMAT,
                    "number": {"type": "string"},
                    "output": {"type": "string"},
                    "output_format": _FORMAT,
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "visibility": _VISIBILITY,
                    "extra_data": {"type": "object"},
                },
            },
        },
    },
}


def result_of(grade: Grade) -> Result:
    assert grade.result is not None
    return grade.result


def read(text: str) -> dict[str, Any]:
    """The file, held against the schema where jsonschema is installed."""
    data: dict[str, Any] = json.loads(text)
    try:
        from jsonschema import Draft202012Validator
    except ImportError:
        return data
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(data)] == []
    return data


def test_it_is_the_golden_file() -> None:
    assert agrees_with_golden("gradescope.json", gradescope_json(result_of(partial()), HIDDEN).encode())


def test_every_criterion_is_a_test() -> None:
    data = read(gradescope_json(result_of(partial())))
    assert [test["number"] for test in data["tests"]] == ["1.1", "1.2", "2.1", "2.2", "3.1"]
    first, second, third, *_ = data["tests"]
    assert (first["status"], first["score"], first["max_score"]) == ("failed", 0, 1.5)
    assert first["output"].startswith("create_table() did something else.\nwhere     dynamodb_script.py:41\n")
    assert (second["status"], second["score"], second["output"]) == ("passed", 2, "")
    assert (third["status"], third["output"][:16]) == ("failed", "Not started yet.")
    assert data["score"] == 2 == sum(test["score"] for test in data["tests"])


def test_full_points() -> None:
    data = read(gradescope_json(result_of(passed()), HIDDEN))
    assert data["score"] == 6 == sum(test["max_score"] for test in data["tests"])
    assert {test["status"] for test in data["tests"]} == {"passed"}


def test_a_student_sees_nothing_of_hidden_criteria() -> None:
    noted = replace(result_of(partial()), notes=(f"A note that may tell of {SECRET}.",))
    data = read(gradescope_json(noted, HIDDEN))
    shown = [test for test in data["tests"] if test["visibility"] == "visible"]
    assert len(shown) == len(data["tests"]) - 2
    # What Gradescope shows a student while a test is hidden: no total, no standard output.
    seen = {**data, "tests": shown, "score": None}
    assert SECRET not in json.dumps(seen)
    assert data["stdout_visibility"] == "hidden"


def test_the_numbers_of_what_is_shown_have_no_gaps() -> None:
    line = ("Line", [criterion(id=name, text=name) for name in ("test_a", "test_b", "test_c")])
    data = read(gradescope_json(result(line), frozenset({(1, "test_a")})))
    assert [(test["number"], test["name"], test["visibility"]) for test in data["tests"]] == [
        ("1.1", "test_b", "visible"),
        ("1.2", "test_c", "visible"),
        ("1.3", "test_a", "hidden"),
    ]


def test_it_says_by_what_it_was_judged_and_not_how_to_repeat_it() -> None:
    text = gradescope_json(result_of(partial()))
    assert read(text)["extra_data"] == {
        "lab": LAB01.name,
        "isolation": "bubblewrap",
        "digests": {"checks": "c0ffee", "submission": "f00d", "kit": "0.1.0"},
    }
    assert "seed" not in text
    assert "4711" not in text


def test_notes_are_at_the_top() -> None:
    data = read(gradescope_json(result(criterion(), notes=("One.", "<b>Two</b>.\x1b[0m"))))
    assert (data["output"], data["output_format"]) == ("One.\n<b>Two</b>.\\x1b[0m", "text")


def test_what_a_student_wrote_is_shown_as_text() -> None:
    text = gradescope_json(result_of(hostile()), HIDDEN)
    data = read(text)
    assert text.isascii()
    outputs = [test["output"] for test in data["tests"]]
    assert all(each == "\n" or each.isprintable() for output in outputs for each in output)
    assert "<script>" in outputs[0]
    assert {data[name] for name in ("output_format", "test_output_format", "test_name_format")} == {"text"}


def test_a_fault_of_the_kit_is_no_grade() -> None:
    with pytest.raises(NotJudged, match="nothing is graded") as raised:
        gradescope_json(result_of(graded(LAB01, "error")))
    assert "The partition key is `username`, a string. The check itself broke." in str(raised.value)
    with pytest.raises(NotJudged):
        gradescope_json(result())


def test_work_that_cannot_be_judged_gets_no_points_and_a_reason() -> None:
    data = read(refused_json("There is no dynamodb_script.py.", 20))
    (test,) = data["tests"]
    assert (data["score"], data["output"]) == (0, "There is no dynamodb_script.py.")
    assert (test["status"], test["score"], test["max_score"]) == ("failed", 0, 20)
