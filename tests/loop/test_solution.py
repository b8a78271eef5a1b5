"""The solution opens to those who are through, or through with the hints, and stands beside their own code."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from kit_copy import PATIENCE, TOY, Kit

from checks.harness.labs import Lab
from checks.harness.loop.progress import LabProgress, Missed, Progress
from checks.harness.loop.solution import Access, may_see_solution, render_solution
from checks.harness.report.terminal import make_console

LAB = "lab90_toy"
SCRIPT = "toy_script.py"
QUESTION = "lab90 is not complete yet. Show it all the same?"


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    kit = Kit.copied_to(tmp_path_factory.mktemp("kit"))
    kit.take_lab(TOY, "lab90")
    return kit


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    shutil.copytree(TOY, tmp_path / "toy", ignore=shutil.ignore_patterns("__pycache__"))
    return Lab(LAB, tmp_path / "toy")


def known(lab: Lab, **members: object) -> Progress:
    progress = Progress(lab.root)
    progress._labs[LAB] = LabProgress(**members)  # type: ignore[arg-type]
    return progress


def shown(lab: Lab, *, width: int = 60, encoding: str = "utf-8") -> str:
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding=encoding, newline="") as file:
        render_solution(lab, make_console(file, width=width))
        file.flush()
        return raw.getvalue().decode(encoding)


# Who may see it ------------------------------------------------------------------------------------------------------


def test_solution_after_the_lab_or_the_last_hint(kit: Kit) -> None:
    closed = kit.checks("solution", "lab90")
    assert (closed.status, closed.out) == (1, "")
    assert closed.err.splitlines() == [
        "The solution of lab90 opens when the lab is complete, or when you have seen all",
        "hints of the TODOs that are not done. Still to see:",
        "  TODO 1, save_note: 0 of 3 hints seen",
        "  TODO 2, read_note: 0 of 3 hints seen",
        "The next one: nox -s hint -- lab90 1",
    ]
    assert kit.checks("solution", "lab90", "--yes").err == closed.err, "a yes is no key"
    progress = Progress.read(kit.root)
    for todo in (1, 2, 1, 2, 1, 2):
        progress.open_hint(Lab(LAB, kit.root), todo)
    asked = kit.checks("solution", "lab90")
    assert (asked.status, asked.out) == (1, "")
    assert asked.err.split() == f"{QUESTION} There is nobody here to ask: if so, add --yes.".split()
    opened = kit.checks("solution", "lab90", "--yes", PYTHONIOENCODING="ascii")
    assert (opened.status, opened.err) == (0, "")
    assert '+    return str(answer["Item"]["text"]["S"])' in opened.out.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal to type into is POSIX's")
@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [(b"y\n", 0, "The solution of lab90, beside"), (b"\n", 1, "Then it stays closed.")],
)
def test_question_on_a_terminal(kit: Kit, typed: bytes, status: int, said: str) -> None:
    import pty

    progress = Progress.read(kit.root)
    for todo in (1, 2, 1, 2, 1, 2):
        progress.open_hint(Lab(LAB, kit.root), todo)
    terminal, stdin = pty.openpty()
    os.write(terminal, typed)
    command = [sys.executable, "-m", "checks", "solution", "lab90"]
    try:
        ended = subprocess.run(
            command, check=False, cwd=kit.root, stdin=stdin, capture_output=True, text=True, timeout=PATIENCE
        )
    finally:
        os.close(terminal)
        os.close(stdin)
    assert ended.returncode == status, ended.stderr
    assert f"{QUESTION} [y/N]: " in ended.stdout
    assert said in ended.stdout


def test_solution_of_a_complete_lab(lab: Lab) -> None:
    missed = (Missed("test_a", "save_note", "failed"),)
    assert may_see_solution(lab, known(lab, complete=True)) == Access()
    assert may_see_solution(lab, known(lab, complete=True, missed=missed)) == Access(), "it was complete once"


def test_only_the_todos_that_are_not_done_count(lab: Lab) -> None:
    failed = Missed("test_a", "save_note", "failed")
    assert may_see_solution(lab, known(lab, missed=(failed,), hints={1: 3})) == Access(question=QUESTION)
    not_started = Missed("test_b", "main", "not started", 2)
    refusal = may_see_solution(lab, known(lab, missed=(failed, not_started), hints={1: 3, 2: 1})).refusal
    assert "TODO 2, read_note: 1 of 3 hints seen\nThe next one: nox -s hint -- lab90 2" in refusal
    assert "TODO 1" not in refusal


def test_what_fails_outside_of_todos_opens_nothing(lab: Lab) -> None:
    outside = (Missed("test_a", "main", "failed"), Missed("test_b", None, "failed"))
    refusal = may_see_solution(lab, known(lab, missed=outside, hints={1: 3})).refusal
    assert "TODO 2, read_note: 0 of 3 hints seen" in refusal


def test_handout_has_no_solutions(tmp_path: Path) -> None:
    kit = Kit.copied_to(tmp_path)
    kit.take_lab(TOY, "lab90")
    shutil.rmtree(kit.root / "solutions")
    ended = kit.checks("solution", "lab90", "--yes")
    assert (ended.status, ended.out) == (1, "")
    said = "There are no solutions in this copy of the labs. Whoever gave it to you has them."
    assert " ".join(ended.err.split()) == said


# What is shown -------------------------------------------------------------------------------------------------------


def write_solution(lab: Lab, old: str = "", new: str = "") -> str:
    """The solution as the student's own work, changed in one place; what is shown then."""
    from checks.harness.authoring.stubs import without_markers

    text = without_markers((lab.solution / SCRIPT).read_text())
    assert old in text
    (lab.stub / SCRIPT).write_text(text.replace(old, new))
    return shown(lab)


def heads(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("+++")]


def test_only_what_differs_is_shown(lab: Lab) -> None:
    text = write_solution(lab, "ConsistentRead=True", "ConsistentRead=False")
    assert heads(text) == ["+++ read_note (the solution)"]
    definition = next(
        n for n, line in enumerate((lab.stub / SCRIPT).read_text().splitlines(), 1) if "def read_" in line
    )
    assert f"--- {SCRIPT}:{definition}  read_note (yours)" in text.splitlines()
    signs = [line[0] for line in text.splitlines() if "ConsistentRead" in line]
    assert signs == ["-", "+"]
    assert "@@ line " in text


def test_nothing_differs(lab: Lab) -> None:
    text = " ".join(write_solution(lab).split())
    assert "Nothing differs: your functions are the solution's, word for word." in text
    text = (lab.stub / SCRIPT).read_text()
    (lab.stub / SCRIPT).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert "Nothing differs" in shown(lab), "line ends are no difference"


def test_the_readme_of_the_solution_follows(lab: Lab) -> None:
    assert "a consistent read, since a note may just have been" in shown(lab)
    (lab.solution / "README.md").unlink()
    assert "a consistent read" not in shown(lab)


def test_helpers_and_imports(lab: Lab) -> None:
    text = write_solution(lab, "def _explain(", "import json\n\n\ndef _tell(")
    assert heads(text) == [
        "+++ imports and other lines outside of functions (the solution)",
        "+++ _explain (the solution)",
    ]
    assert "--- not in yours" in text.splitlines()
    assert "Only in yours: _tell." in text
    assert "-import json" in text.splitlines()


def test_methods_are_shown_within_their_class(lab: Lab) -> None:
    for folder, word in ((lab.solution, "one"), (lab.stub, "two")):
        body = f'class Notes:\n    def same(self):\n        pass\n\n    def count(self):\n        return "{word}"\n'
        (folder / SCRIPT).write_text(body)
    text = shown(lab)
    assert heads(text) == ["+++ Notes (the solution)"]
    assert ['-        return "two"' in text, '+        return "one"' in text] == [True, True]


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (b"def save_note(:\n", "Your script does not parse, so the two are compared as a whole. toy_script.py:1:"),
        (b"\xff\xfe\x00", "Your script does not parse, so the two are compared as a whole."),
        (b"(" * 5000, "Your script does not parse, so the two are compared as a whole."),
        (b"", "--- not in yours"),
    ],
)
def test_script_that_does_not_parse(lab: Lab, script: bytes, words: str) -> None:
    (lab.stub / SCRIPT).write_bytes(script)
    text = shown(lab)
    assert words in " ".join(text.split())
    assert '+    return str(answer["Item"]["text"]["S"])' in text.splitlines()


def test_no_script(lab: Lab) -> None:
    (lab.stub / SCRIPT).unlink()
    text = " ".join(shown(lab).split())
    assert "Your toy_script.py cannot be read (No such file or directory), so this is all of the solution." in text


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_nothing_of_the_students_is_obeyed(lab: Lab, encoding: str) -> None:
    (lab.stub / SCRIPT).write_text('def save_note():\n    "\x1b[2J [bold] 表 \u202e"\n')
    text = shown(lab, encoding=encoding)
    assert "\x1b" not in text
    assert r'-    "\x1b[2J [bold] ' in text


def test_colours_on_a_terminal_say_no_more_than_the_signs(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    file = Terminal()
    render_solution(lab, make_console(file, width=80))
    assert '\x1b[31m-    raise NotImplementedError("TODO 1: save_note")\x1b[0m' in file.getvalue()
    assert "\x1b[36m+    return True\x1b[0m" in file.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    file = Terminal()
    render_solution(lab, make_console(file, width=80))
    assert "\x1b[3" not in file.getvalue()
