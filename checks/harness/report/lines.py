"""What is not met as one line each, in the form in which compilers speak: every editor can jump to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from checks.harness.report.legible import Legible
from checks.harness.report.model import Criterion, Result, Status
from checks.harness.report.terminal import WORDS

_SEVERITIES: Final[dict[Status, str]] = {"failed": "error", "error": "warning", "not started": "info"}


def shown_path(file: Path) -> str:
    """A file's path as an editor shows it: from where the person is, if it is below, with slashes."""
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def summary(result: Result) -> str:
    """`lab01: 12 of 20 points`: the line that ends the list."""
    return f"{result.lab.partition('_')[0]}: {result.points} of {result.max_points} points"


def problem_lines(result: Result, script: str, encoding: str = "utf-8") -> Iterator[str]:
    """`labs/lab01_…/dynamodb_script.py:41: error: FAIL 4 A float is … - expected 19.99, got 20`, each line once.

    Args:
        result: what the checks found.
        script: the path of the student's script, as the editor knows it. Lines of other files are beside it.
        encoding: of whatever shows the lines.
    """
    legible = Legible(encoding)
    folder = script.rpartition("/")[0]
    told: dict[str, None] = {}
    for line in result.checklist:
        for criterion in line.criteria:
            if criterion.status != "passed":
                place, severity = _place(criterion, script, folder), _SEVERITIES[criterion.status]
                said = " ".join(_said(criterion, line.number).split())
                told.setdefault(legible.text(f"{place}: {severity}: {said}"))
    yield from told


def _place(criterion: Criterion, script: str, folder: str) -> str:
    if criterion.where is None or criterion.status == "error":  # the line of an error is one of the checks
        return f"{script}:1"
    return f"{folder}/{criterion.where}" if folder else criterion.where


def _said(criterion: Criterion, line: int) -> str:
    if criterion.status == "not started":
        return criterion.message or f"{WORDS[criterion.status]} {criterion.text}"
    values = [("expected", criterion.expected), ("got", criterion.got)]
    compared = ", ".join(f"{name} {value}" for name, value in values if value is not None)
    said = " - ".join(part for part in (criterion.text, criterion.message.strip(), compared) if part)
    return f"{WORDS[criterion.status]} {line} {said}"
