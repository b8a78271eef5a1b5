"""Results for tests, in a line each: whatever a test does not speak of has a plain value."""

from __future__ import annotations

import io
import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from checks.harness.report.model import Criterion, Line, Points, Result, Status
from checks.harness.report.terminal import make_console, render

SCHEMA_FILE = Path(__file__).parents[2] / "checks" / "harness" / "report" / "result.schema.json"
# A development dependency: where it is not installed, test_result_model.py says that it skips.
HAS_JSONSCHEMA = find_spec("jsonschema") is not None


def criterion(status: Status = "passed", *, text: str = "It does so.", points: Points = 1, **members: Any) -> Criterion:
    members = {"id": "test_it", "function": "create_table", **members}
    return Criterion(status=status, text=text, max_points=points, **members)


def result(*lines: Criterion | tuple[str, list[Criterion]], **members: Any) -> Result:
    """A result with a checklist line for each argument: a text with its criteria, or one criterion alone."""
    texts = [line if isinstance(line, tuple) else (f"Line {n}", [line]) for n, line in enumerate(lines, 1)]
    checklist = tuple(Line(number, text, tuple(criteria)) for number, (text, criteria) in enumerate(texts, 1))
    members = {
        "lab": "lab01_table_automation",
        "submission": "ada",
        "seed": 4711,
        "isolation": "process",
        "seconds": 0.41,
        "digests": {"checks": "c0ffee", "submission": "f00d", "kit": "0.1.0"},
        **members,
    }
    made = Result(checklist=checklist, **members)
    if HAS_JSONSCHEMA:
        assert schema_violations(json.loads(made.to_json())) == []
    return made


def schema_violations(data: object) -> list[str]:
    """What a result file has that result.schema.json does not allow."""
    return sorted(error.message for error in _schema().iter_errors(data))


@cache
def _schema() -> Any:
    from jsonschema import Draft202012Validator

    content = json.loads(SCHEMA_FILE.read_text("utf-8"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content)


def shown(made: Result, *, width: int = 80, encoding: str = "utf-8", next_step: str | None = None) -> str:
    """The report as a pipe of that encoding receives it."""
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding=encoding, errors="strict", newline="") as file:
        render(made, make_console(file, width=width), next_step)
        file.flush()
        return raw.getvalue().decode(encoding)
