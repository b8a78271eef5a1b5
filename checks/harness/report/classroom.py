"""Points for GitHub Classroom: a result as its reporter reads it.

The form is that of the reporter's own source (https://github.com/classroom-resources/autograding-grading-reporter,
`src/`): each runner's JSON, in base64. Classroom records the sum of `score` over the sum of `max_score`. The table in
the workflow's log does not: it counts the tests that passed, whatever they are worth.

A student can change the workflow and the checks of their own repository: these points are feedback. Grades are made
by `grade`, over clones.
"""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any, Final

import click

from checks.harness.report.legible import visible
from checks.harness.report.model import Line, Points, Result, Status, total

_VERSION: Final = 1
_STATUSES: Final[dict[Status, str]] = {"passed": "pass", "failed": "fail", "not started": "fail", "error": "error"}
_LONGEST: Final = 500
_NO_RESULT: Final = "The check has made no result. Its output says why."


def classroom_data(result: Result) -> dict[str, Any]:
    """What the reporter reads of a lab: a test for each line of the checklist, with the points that it got."""
    return _runner(_STATUSES[result.status], result.max_points, [_test_of(line) for line in result.checklist])


def classroom_failure(lab: str, message: str, max_points: Points) -> dict[str, Any]:
    """What the reporter reads of a lab whose check has made no result: no points of so many."""
    return _runner("error", max_points, [_test(lab, "error", 0, message)])


def output_line(data: dict[str, Any]) -> str:
    """The step's output `result`, as a line of the file GITHUB_OUTPUT."""
    return f"result={base64.b64encode(json.dumps(data).encode()).decode()}"


def _runner(status: str, max_points: Points, tests: list[dict[str, Any]]) -> dict[str, Any]:
    return {"version": _VERSION, "status": status, "max_score": max_points, "tests": tests}


def _test_of(line: Line) -> dict[str, Any]:
    broken = next((each.message for each in line.criteria if each.status == "error"), "")
    message = broken or f"{line.points} of {line.max_points} points"
    return _test(f"{line.number} {line.text}", _STATUSES[line.status], line.points, message)


def _test(name: str, status: str, score: Points, message: str) -> dict[str, Any]:
    """A test. The reporter shows `message` of errors alone; a line 0 and an empty `test_code` it leaves out."""
    return {
        "name": _one_line(name),
        "status": status,
        "score": score,
        "message": _one_line(message),
        "test_code": "",
        "filename": "",
        "line_no": 0,
        "duration": 0,
    }


def _one_line(text: str) -> str:
    """A line that the log cannot take for a command of the workflow (`::error::…`), as those begin one."""
    return " ".join(visible(text[:_LONGEST]).split())


@click.command(help="Print the step's output for a lab: of its result file, or that there is none.")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("max_points", type=click.FloatRange(min=0))
def _step_output(file: Path, max_points: float) -> None:
    try:
        data = classroom_data(Result.from_json(file.read_bytes()))
    except (OSError, ValueError):
        data = classroom_failure(file.stem, _NO_RESULT, total([max_points]))
    click.echo(output_line(data))


if __name__ == "__main__":  # python -m checks.harness.report.classroom RESULT.json MAX_POINTS >> "$GITHUB_OUTPUT"
    _step_output(prog_name="python -m checks.harness.report.classroom")
