"""People who live in pytest get the same verdicts from it, in words of ours."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from kit_copy import TOY, Ended, Kit, verdicts

CHECKS = "checks/lab90_toy"
SCRIPT = "toy_script.py"


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """With three submissions beside the stub: all right, all wrong in its own way, and one that breaks the checks."""
    kit = Kit.copied_to(tmp_path_factory.mktemp("kit"))
    kit.take_lab(TOY, "lab90")
    solution = (TOY / "solutions/lab90_toy" / SCRIPT).read_text()
    wrong = solution.replace('"text": {"S": text}', '"note": {"S": text}').replace("return None", "pass", 1)
    for name, text in {"right": solution, "wrong": wrong, "unparsed": "def save_note(:\n"}.items():
        (kit.root / name).mkdir()
        (kit.root / name / SCRIPT).write_text(text)
    return kit


def run_pytest(kit: Kit, *arguments: str | Path, cwd: Path | None = None) -> Ended:
    return kit.python("-m", "pytest", *arguments, cwd=cwd)


def statuses(out: str) -> dict[str, str]:
    words = {"PASSED": "passed", "FAIL": "failed", "TODO": "not started", "ERROR": "error"}
    return {name: words[word] for name, word in re.findall(r"::(test_\w+) (PASSED|FAIL|TODO|ERROR) ", out)}


@pytest.mark.parametrize(("submission", "status"), [("labs", 1), ("right", 0), ("wrong", 1), ("unparsed", 1)])
def test_same_verdicts_as_the_command(kit: Kit, submission: str, status: int) -> None:
    ended = run_pytest(kit, CHECKS, "-v", "--submission", submission)
    assert statuses(ended.out) == verdicts(kit.result("lab90", "--submission", submission))
    assert len(statuses(ended.out)) == 4
    assert ended.status == status


def test_from_another_folder(kit: Kit) -> None:
    ended = run_pytest(kit, kit.root / CHECKS, "-v", "--submission", ".", cwd=kit.root / "right")
    assert statuses(ended.out) == dict.fromkeys(statuses(ended.out), "passed")
    assert ended.status == 0


def test_pytest_program(kit: Kit) -> None:
    """The program does not put the folder where it is called on the import path, as `python -m` does."""
    program = "import sys; sys.path.remove(''); import pytest; sys.exit(pytest.main())"
    ended = kit.python("-c", program, CHECKS, "--submission", "right")
    assert (ended.status, ended.err) == (0, "")
    assert "4 passed" in ended.out


def test_failure_in_words_of_ours(kit: Kit) -> None:
    ended = run_pytest(kit, CHECKS, "--submission", "wrong", "--seed", "5", "-k", "note_is_stored")
    failures = ended.out.partition("= FAILURES =")[2].partition("= short test summary")[0]
    assert re.sub(r"'(Table-)?[a-z2-9]{8}'|region='.+?'", "<random>", failures).strip("=\n").splitlines() == [
        "_______________________ TestSaveNote.test_note_is_stored _______________________",
        "1. Save a note in the table",
        "The note is stored in the region asked for, in the attribute `text`; the answer is True.",
        "failed: exactly this note must be in the table",
        f"at        {SCRIPT}:25",
        "call      save_note(<random>, 'n-1', <random>, <random>)",
        "expected  [{'note_id': 'n-1', 'text': <random>}]",
        "got       [{'note_id': 'n-1', 'note': <random>}]",
    ]
    assert "labs: repeat this run with --seed 5" in ended.out


def test_not_started_is_counted_apart(kit: Kit) -> None:
    ended = run_pytest(kit, CHECKS)
    assert ended.status == 1
    assert "4 not started in" in ended.out
    assert "TTTT" in ended.out
    assert "FAILURES" not in ended.out


def test_selection(kit: Kit) -> None:
    assert "2 passed, 2 deselected" in run_pytest(kit, CHECKS, "--submission", "right", "-k", "TestReadNote").out


def test_stop_at_the_first(kit: Kit) -> None:
    assert "1 not started in" in run_pytest(kit, CHECKS, "-x").out


def test_collecting_only(kit: Kit) -> None:
    ended = run_pytest(kit, CHECKS, "--collect-only", "-q")
    assert ended.status == 0
    assert f"{CHECKS}/test_checklist.py::TestSaveNote::test_note_is_stored" in ended.out


def test_no_such_submission(kit: Kit) -> None:
    ended = run_pytest(kit, CHECKS, "--submission", "nowhere")
    assert ended.status == pytest.ExitCode.USAGE_ERROR
    assert "There is no folder" in ended.err
    assert "Traceback" not in ended.err + ended.out


def test_two_labs_at_once(kit: Kit) -> None:
    again = kit.root / "checks" / "lab95_again"
    shutil.copytree(kit.root / CHECKS, again)
    shutil.copytree(TOY / "solutions" / "lab90_toy", kit.root / "solutions" / "lab95_again")
    assert "8 passed" in run_pytest(kit, CHECKS, again, "--submission", "right").out
