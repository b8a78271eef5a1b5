"""What must hold on systems that these tests do not run on, as far as it can be seen from here."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kit_copy import ROOT

from checks.harness.report.lines import problem_lines
from checks.harness.report.model import Criterion, Line, Result

POSIX_ONLY = {"curses", "fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
WINDOWS_ONLY = {"_winapi", "msvcrt", "winreg", "winsound"}
SOURCES = [*sorted((ROOT / "checks" / "harness").rglob("*.py")), ROOT / "checks" / "__main__.py", ROOT / "noxfile.py"]


def imported_at_once(node: ast.AST) -> Iterator[str]:
    """What a module imports when it is imported itself, outside of functions and conditions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield (child.module or "").partition(".")[0]
        elif isinstance(child, ast.ClassDef):
            yield from imported_at_once(child)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_of_one_system_is_imported_at_once(source: Path) -> None:
    imported = set(imported_at_once(ast.parse(source.read_text(encoding="utf-8"))))
    assert imported & (POSIX_ONLY | WINDOWS_ONLY) == set()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_forked(source: Path) -> None:
    assert not re.search(r"os\.fork\(|get_context\(\"fork|preexec_fn", source.read_text(encoding="utf-8"))


def without_comments(file: Path) -> str:
    return "\n".join(line for line in file.read_text().splitlines() if not line.strip().startswith("//"))


@pytest.mark.parametrize("name", [".vscode/tasks.json", ".vscode/settings.json", ".devcontainer/devcontainer.json"])
def test_editor_files_are_json(name: str) -> None:
    assert json.loads(without_comments(ROOT / name))


def test_problem_matcher_understands_our_lines() -> None:
    unmet = Criterion(
        id="a", function="f", text="It does: so.", status="failed", max_points=1, where="script.py:41", message="No: 1"
    )
    digests = {"checks": "c", "submission": "s", "kit": "k"}
    result = Result(
        lab="lab01_x", submission="ada", seed=1, isolation="process", seconds=1, digests=digests,
        checklist=(Line(1, "A line", (unmet,)),),
    )  # fmt: skip
    (line,) = problem_lines(result, "labs/lab01_x/script.py")
    tasks = json.loads(without_comments(ROOT / ".vscode/tasks.json"))["tasks"]
    assert len(tasks) == 2
    for task in tasks:
        pattern = task["problemMatcher"]["pattern"]
        found = re.fullmatch(pattern["regexp"], line)
        assert found
        parts = [found[pattern[name]] for name in ("file", "line", "severity", "message")]
        assert parts == ["labs/lab01_x/script.py", "41", "error", "FAIL 1 It does: so. - No: 1"]
    background = tasks[1]["problemMatcher"]["background"]
    assert re.match(background["beginsPattern"], "Checking lab01")
    assert re.match(background["endsPattern"], "lab01: 3 of 20 points")


def test_tasks_call_commands_that_there_are() -> None:
    for task in json.loads(without_comments(ROOT / ".vscode/tasks.json"))["tasks"]:
        command, options = task["args"][2], [word for word in task["args"] if word.startswith("--")]
        ended = subprocess.run(
            [sys.executable, "-m", "checks", command, "--help"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert all(option in ended.stdout for option in options)
