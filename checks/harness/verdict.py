"""From what happened in a check to the verdict on its criterion: one of four outcomes, never mixed.

`passed`, `failed` (the student's code), `not started` (its TODO), `error` (ours: never the student's, never a pass).
"""

from __future__ import annotations

import re
import traceback
from dataclasses import dataclass
from pathlib import Path

import pytest

from checks.harness.check_assert import Comparison, failed_assert
from checks.harness.report.model import Status
from checks.harness.student.failures import NotStarted, StudentFailure

_TODO = re.compile(r"TODO (\d+)")
_NO_SENTENCE = "What this asks for did not happen."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one criterion came to."""

    status: Status
    message: str = ""
    where: str | None = None
    expected: str | None = None
    got: str | None = None
    advice: str | None = None
    todo: int | None = None


def judge(error: BaseException | None, checks: Path, comparison: Comparison | None) -> Verdict:
    """The verdict on a check that ended with this exception, or with none.

    `checks` is the folder of the lab's check files: an assert counts as the student's failure only when it stands
    there. `comparison` is the last one that came out false in an assert.
    """
    if error is None:
        return Verdict("passed")
    if isinstance(error, NotStarted):
        number = _TODO.search(error.sentence)
        return Verdict("not started", error.sentence, error.where, todo=int(number[1]) if number else None)
    if isinstance(error, StudentFailure):
        return Verdict("failed", error.sentence, error.where, advice=error.advice)
    if isinstance(error, AssertionError) and _stands_in(error, checks):
        return _of_assert(error, comparison)
    if type(error) is pytest.fail.Exception:  # not pytest.xfail's, which is derived from it
        return Verdict("failed", str(error.msg) or _NO_SENTENCE)
    return _of_trouble(error, checks)


def _of_assert(error: AssertionError, comparison: Comparison | None) -> Verdict:
    failed = failed_assert(error, comparison)
    if failed.comparison is None:
        return Verdict("failed", failed.sentence or _NO_SENTENCE)
    return Verdict("failed", failed.sentence, expected=failed.comparison.expected, got=failed.comparison.got)


def _of_trouble(error: BaseException, checks: Path) -> Verdict:
    """The kit's own fault, with the line of the check that met it and, where that is another, the line that raised."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if Path(frame.filename).is_relative_to(checks)]
    message = "".join(traceback.format_exception_only(error)).strip()
    if inside and inside[-1] is not frames[-1]:
        message += f" (raised in {_line(frames[-1])})"
    return Verdict("error", message, _line((inside or frames)[-1]) if frames else None)


def _stands_in(error: BaseException, folder: Path) -> bool:
    frames = traceback.extract_tb(error.__traceback__)
    return bool(frames) and Path(frames[-1].filename).is_relative_to(folder)


def _line(frame: traceback.FrameSummary) -> str:
    return f"{Path(frame.filename).name}:{frame.lineno}"
