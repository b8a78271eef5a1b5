"""What follows from criteria, and the result file: what is written is read again, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from result_builder import HAS_JSONSCHEMA, criterion, result, schema_violations

from checks.harness.report.model import Cost, Result, SentRequest, Status, overall, split, total


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (["passed", "passed"], "passed"),
        (["passed", "not started"], "not started"),
        (["not started", "failed", "passed"], "failed"),
        (["failed", "error", "not started", "passed"], "error"),
        ([], "error"),
    ],
)
def test_the_gravest_part_decides(parts: list[Status], whole: Status) -> None:
    assert overall(parts) == whole


def test_points_are_counted_in_hundredths() -> None:
    assert total([0.1, 0.2]) == 0.3
    assert str(total([0.75, 0.75, 0.75])) == "2.25"
    assert str(total([1.5, 1.5])) == "3"


def test_points_are_split_without_loss() -> None:
    assert split(3, 7) == (0.43, 0.43, 0.43, 0.43, 0.43, 0.43, 0.42)
    assert split(3, 2) == (1.5, 1.5)
    assert total(split(1, 3)) == 1
    with pytest.raises(ValueError, match="1 part or more, not over 0"):
        split(3, 0)


def test_points_and_states_follow_from_the_criteria() -> None:
    made = result(
        ("Create", [criterion(points=2), criterion("failed", points=1)]),
        ("Wait", [criterion("not started", points=0.5)]),
        criterion(points=0.25),
    )
    assert [(line.status, line.points, line.max_points) for line in made.checklist] == [
        ("failed", 2, 3),
        ("not started", 0, 0.5),
        ("passed", 0.25, 0.25),
    ]
    assert (made.status, made.points, made.max_points) == ("failed", 2.25, 3.75)


def test_a_line_without_criteria_and_a_checklist_without_lines_are_errors() -> None:
    assert result(criterion(), ("Nothing looks at this", [])).status == "error"
    assert result().status == "error"


@pytest.mark.parametrize("points", [-1, 0.125, float("nan"), float("inf")])
def test_a_criterion_has_points_in_hundredths(points: float) -> None:
    with pytest.raises(ValueError, match="max_points is 0 or more, in whole hundredths"):
        criterion(points=points)


def test_a_criterion_has_one_of_four_states() -> None:
    with pytest.raises(ValueError, match="one of passed, failed, not started, error, not 'green'"):
        criterion("green")  # type: ignore[arg-type]


def test_a_result_names_what_was_judged_by_what() -> None:
    with pytest.raises(ValueError, match="digests are those of checks, submission, kit, not of kit"):
        result(criterion(), digests={"kit": "0.1.0"})


FULL = criterion(
    "failed",
    where="script.py:41",
    message="no",
    output="\x1b[31m\ud800 é\r\n",
    requests=(SentRequest("CreateTable", 0.5, "ok"),),
    cost=Cost(1, 0.5, 2),
    call="create_table()",
    expected="1",
    got="2",
    advice="Look.",
    todo=1,
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    made = result(FULL, criterion(function=None), ("Empty", []), notes=("A note.",))
    file = tmp_path / "result.json"
    file.write_text("an older result")
    made.write(file)
    assert Result.from_json(file.read_bytes()) == made
    assert file.read_bytes().isascii()
    assert [each.name for each in tmp_path.iterdir()] == ["result.json"]


def test_a_result_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    file.write_text("an older result")
    with pytest.raises(ValueError, match="not JSON compliant"):
        with_seconds(float("nan")).write(file)
    assert file.read_text() == "an older result"
    assert [each.name for each in tmp_path.iterdir()] == ["result.json"]


def with_seconds(seconds: float) -> Result:
    return Result(
        lab="lab01",
        submission="ada",
        seed=1,
        isolation="process",
        seconds=seconds,
        digests={"checks": "", "submission": "", "kit": ""},
        checklist=(),
    )


def test_a_folder_that_is_missing_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        result(criterion()).write(tmp_path / "missing" / "result.json")


def test_the_members_of_the_file_are_those_of_schema_1() -> None:
    data = json.loads(result(criterion()).to_json())
    assert list(data) == [
        "schema",
        "lab",
        "submission",
        "status",
        "points",
        "max_points",
        "seed",
        "isolation",
        "seconds",
        "digests",
        "notes",
        "checklist",
    ]
    assert data["checklist"][0]["criteria"][0] == {
        "id": "test_it",
        "function": "create_table",
        "text": "It does so.",
        "status": "passed",
        "points": 1,
        "max_points": 1,
        "message": "",
        "where": None,
        "output": "",
        "requests": [],
        "cost": {"requests": 0, "read_units": 0, "write_units": 0},
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not a JSON file: Expecting value in line 1, column 1"),
        ('{"schema": 1', "not a JSON file: Expecting ',' delimiter in line 1"),
        (b"\xff\xfe\xfd", "not a JSON file: it is not in UTF-"),
        ("NaN", "NaN is no number of JSON"),
        pytest.param("[" * 200_000, "nested too deep", id="deep"),
        ("[]", "a result file must be an object, not a list"),
        ("{}", "schema is missing"),
        ('{"schema": "1"}', "schema must be a whole number, not text"),
        ('{"schema": true}', "schema must be a whole number, not true or false"),
        ('{"schema": 2}', "this result file is of schema 2; this version of the kit reads schema 1"),
    ],
)
def test_text_that_is_no_result_is_refused(text: str | bytes, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Result.from_json(text)


def at_line(data: dict[str, Any]) -> dict[str, Any]:
    line: dict[str, Any] = data["checklist"][0]
    return line


def at_criterion(data: dict[str, Any]) -> dict[str, Any]:
    member: dict[str, Any] = at_line(data)["criteria"][0]
    return member


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda data: data.pop("seed"), "seed is missing"),
        (lambda data: data.update(colour="red"), "colour is no member of a result file"),
        (lambda data: data.update(notes=[1]), r"notes\[0\] must be text, not a number"),
        (lambda data: data.update(checklist={}), "checklist must be a list, not an object"),
        (lambda data: data.update(seconds=-1), "seconds must be 0 or more, not -1"),
        (lambda data: data.update(points=99), "points is 99, but from the criteria follows 0"),
        (lambda data: data["digests"].update(more=""), r"digests\.more is no member"),
        (lambda data: at_line(data).update(status="passed"), r"checklist\[0\]\.status is 'passed', but .* 'failed'"),
        (lambda data: at_criterion(data).update(points=1), r"checklist\[0\]\.criteria\[0\]\.points is 1, but .* 0"),
        (
            lambda data: at_criterion(data).update(status="green"),
            r"criteria\[0\]\.status must be one of passed, failed",
        ),
        (
            lambda data: at_criterion(data).update(max_points=0.125),
            r"max_points must be in whole hundredths, not 0\.125",
        ),
        (lambda data: at_criterion(data).update(where=7), r"criteria\[0\]\.where must be text, not a number"),
        (lambda data: at_criterion(data)["cost"].pop("requests"), r"cost\.requests is missing"),
        (lambda data: at_criterion(data)["requests"][0].pop("at"), r"requests\[0\]\.at is missing"),
    ],
)
def test_a_file_that_is_not_in_order_is_refused(change: Callable[[dict[str, Any]], object], says: str) -> None:
    data = json.loads(result(FULL).to_json())
    change(data)
    with pytest.raises(ValueError, match=says):
        Result.from_json(json.dumps(data))


@pytest.mark.skipif(not HAS_JSONSCHEMA, reason="jsonschema is not installed: no result is held against the schema")
def test_the_schema_refuses_what_it_does_not_know() -> None:
    data = json.loads(result(FULL).to_json())
    at_criterion(data)["colour"] = "red"
    at_line(data)["status"] = "green"
    assert schema_violations(data) == [
        "'green' is not one of ['passed', 'failed', 'not started', 'error']",
        "Additional properties are not allowed ('colour' was unexpected)",
    ]
