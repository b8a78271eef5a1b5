"""What is not met, in the form in which compilers speak."""

from __future__ import annotations

from pathlib import Path

import pytest
from result_builder import criterion, result

from checks.harness.report.lines import problem_lines, shown_path, summary
from checks.harness.report.model import Criterion

SCRIPT = "labs/lab01_x/script.py"


@pytest.mark.parametrize(
    ("unmet", "said"),
    [
        (
            criterion("failed", where="script.py:41", message="Look here.", expected="1", got="2"),
            "labs/lab01_x/script.py:41: error: FAIL 1 It does so. - Look here. - expected 1, got 2",
        ),
        (
            criterion("failed", where="helper.py:3", message="Several\n  lines."),
            "labs/lab01_x/helper.py:3: error: FAIL 1 It does so. - Several lines.",
        ),
        (criterion("failed"), "labs/lab01_x/script.py:1: error: FAIL 1 It does so."),
        (
            criterion("not started", where="script.py:9", message="TODO 2: get_item", todo=2),
            "labs/lab01_x/script.py:9: info: TODO 2: get_item",
        ),
        (
            criterion("error", where="test_checklist.py:356", message="It broke."),
            "labs/lab01_x/script.py:1: warning: ERROR 1 It does so. - It broke.",
        ),
    ],
)
def test_line(unmet: Criterion, said: str) -> None:
    assert list(problem_lines(result(unmet), SCRIPT)) == [said]


def test_each_line_is_told_once_and_what_passes_not_at_all() -> None:
    todo = criterion("not started", where="script.py:9", message="TODO 2: get_item", todo=2)
    assert len(list(problem_lines(result(criterion(), todo, todo), SCRIPT))) == 1


def test_nothing_dangerous_reaches_the_terminal() -> None:
    (line,) = problem_lines(result(criterion("failed", got="\x1b[2J\u2603", expected="1")), SCRIPT, "ascii")
    assert line.isascii()
    assert "\x1b" not in line


def test_summary() -> None:
    assert summary(result(criterion(), criterion("failed"))) == "lab01: 1 of 2 points"


def test_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown_path(tmp_path / "labs" / "script.py") == "labs/script.py"
    assert shown_path(tmp_path.parent / "script.py") == (tmp_path.parent / "script.py").as_posix()
