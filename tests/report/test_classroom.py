"""GitHub Classroom's points, in the form that its reporter reads."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from golden import agrees_with_golden
from result_builder import criterion, result

from checks.harness.report.classroom import classroom_data, classroom_failure, output_line
from checks.harness.report.model import Result

ROOT = Path(__file__).parents[2]
MIXED = result(
    ("It can be made", [criterion(points=1.5), criterion("failed", points=1.5, message="It is blue.")]),
    ("It can be found", [criterion(points=2)]),
    ("It can be lost", [criterion("not started", points=1, todo=3, message="TODO 3: lose")]),
    ("It can be kept", [criterion("error", points=4, message="The cloud broke.\n::error::now")]),
)


def reported(data: list[dict[str, Any]]) -> tuple[float, float]:
    """What the reporter's `notify-classroom.js` makes of the runners' data: the points, and the most there could be."""
    worth = [each for each in data if each["max_score"]]
    return sum(test["score"] for each in worth for test in each["tests"]), sum(each["max_score"] for each in worth)


def decoded(line: str) -> dict[str, Any]:
    name, _, value = line.partition("=")
    assert name == "result"
    data: dict[str, Any] = json.loads(base64.b64decode(value, validate=True))
    return data


def test_golden() -> None:
    text = json.dumps(classroom_data(MIXED), indent=1) + "\n"
    assert agrees_with_golden("classroom.json", text.encode("ascii"))


def test_points_are_the_results() -> None:
    assert reported([classroom_data(MIXED), classroom_data(result(criterion(points=3)))]) == (6.5, 13)
    assert (MIXED.points, MIXED.max_points) == (3.5, 10)


@pytest.mark.parametrize(
    ("made", "status"),
    [
        (result(criterion()), "pass"),
        (result(criterion(), criterion("failed")), "fail"),
        (result(criterion("not started")), "fail"),
        (result(criterion("failed"), criterion("error")), "error"),
        (result(), "error"),
    ],
)
def test_status(made: Result, status: str) -> None:
    """The reporter knows three; anything but `pass` makes its step fail, and nothing else does."""
    assert classroom_data(made)["status"] == status


def test_output_is_one_line_of_ascii() -> None:
    line = output_line(classroom_data(MIXED))
    assert line.isascii()
    assert len(line.splitlines()) == 1
    assert decoded(line) == classroom_data(MIXED)


def test_nothing_in_it_begins_a_line_of_the_log() -> None:
    """`::error::…` at the beginning of a line is a command to the workflow."""
    data = classroom_data(result(criterion("error", message="\r\n::set-output::\x1b[2J\u202e\ud800\x00" + 9999 * "x")))
    (test,) = data["tests"]
    assert test["message"].startswith(r"::set-output::\x1b[2J\u202e\ud800\x00")
    assert len(test["message"]) < 600
    assert test["message"].isprintable()


def test_what_students_printed_is_not_in_it() -> None:
    made = result(criterion("failed", message="secret", output="secret", got="secret", expected="secret"))
    assert "secret" not in json.dumps(classroom_data(made))


def test_no_result_is_no_points_of_the_most_there_could_be() -> None:
    assert reported([classroom_failure("lab01", "It stopped.", 20)]) == (0, 20)


def step_output(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "checks.harness.report.classroom", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def test_step(tmp_path: Path) -> None:
    MIXED.write(tmp_path / "lab01.json")
    ended = step_output(tmp_path / "lab01.json", "10")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert decoded(ended.stdout.removesuffix("\n")) == classroom_data(MIXED)


@pytest.mark.parametrize("content", [None, b"", b"{}", MIXED.to_json().replace('"passed"', '"failed"', 1).encode()])
def test_step_without_a_result(tmp_path: Path, content: bytes | None) -> None:
    """Nor is one taken for a result that contradicts itself."""
    if content is not None:
        (tmp_path / "lab01.json").write_bytes(content)
    ended = step_output(tmp_path / "lab01.json", "12.5")
    assert (ended.returncode, ended.stderr) == (0, "")
    data = decoded(ended.stdout.removesuffix("\n"))
    assert data == classroom_failure("lab01", "The check has made no result. Its output says why.", 12.5)
    assert reported([data]) == (0, 12.5)


def test_step_that_is_written_wrong() -> None:
    ended = step_output("lab01.json")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "Missing argument 'MAX_POINTS'" in ended.stderr
