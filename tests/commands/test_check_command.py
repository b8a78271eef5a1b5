"""`python -m checks check …` as a person types it: what it says, and its exit code."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from kit_copy import PATIENCE, TOY, Kit

from checks.harness.report.model import Result

LAB = "lab90_toy"
SCRIPT = "toy_script.py"


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    kit = Kit.copied_to(tmp_path_factory.mktemp("kit"))
    kit.take_lab(TOY, "lab90")
    return kit


@pytest.fixture
def submission(tmp_path: Path) -> Path:
    """The toy lab's solution, to be changed."""
    folder = tmp_path / "ada"
    shutil.copytree(TOY / "solutions" / LAB, folder)
    return folder


# Exit codes ----------------------------------------------------------------------------------------------------------


def test_complete_work(kit: Kit) -> None:
    ended = kit.checks("check", "lab90", "--submission", "solutions")
    assert (ended.status, ended.err) == (0, "")
    assert "5 of 5 points" in ended.out


def test_untouched_stub(kit: Kit) -> None:
    ended = kit.checks("check", "lab90")
    assert (ended.status, ended.err) == (1, "")
    assert "0 of 5 points" in ended.out
    assert "Begin with TODO 1, save_note, toy_script.py:" in ended.out


@pytest.mark.parametrize("name", ["90", "lab90", "LAB90", LAB, f"labs/{LAB}", f"labs/{LAB}/", f"labs\\{LAB}\\"])
def test_names_of_a_lab(kit: Kit, name: str) -> None:
    ended = kit.checks("check", name, "--submission", "nowhere")
    assert ended.err.startswith("There is no folder nowhere.")


def test_number_of_a_lab_without_its_zero(kit: Kit) -> None:
    kit.write_lab("lab07_seven", "")
    assert kit.checks("check", "7", "--submission", "nowhere").err.startswith("There is no folder nowhere.")
    shutil.rmtree(kit.root / "checks" / "lab07_seven")


def test_no_such_lab(kit: Kit) -> None:
    ended = kit.checks("check", "lab17")
    assert (ended.status, ended.out) == (2, "")
    assert "There is no lab 'lab17'. These are the labs:\n  lab90  lab90_toy" in ended.err


def test_no_emulator(kit: Kit) -> None:
    with socket.socket() as taken:  # bound and not listening: whoever connects is refused
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        ended = kit.checks("check", LAB, "--endpoint-url", address)
    assert (ended.status, ended.out) == (2, "")
    assert f"Nothing answers at {address}: is the emulator running there?" in " ".join(ended.err.split())


def test_no_lab_named(kit: Kit) -> None:
    ended = kit.checks("check")
    assert ended.status == 2
    assert "Missing argument 'LAB'" in ended.err


def test_no_command(kit: Kit) -> None:
    ended = kit.checks()
    assert ended.status == 2
    assert re.search(r"  check +Check a lab and show its checklist\.\n", ended.err + ended.out)


# Submissions that cannot be checked ----------------------------------------------------------------------------------


def test_folder_without_the_script(kit: Kit, tmp_path: Path) -> None:
    (tmp_path / "toyscript.py").touch()
    ended = kit.checks("check", "lab90", "--submission", tmp_path)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == (
        f"There is no {SCRIPT} in {tmp_path}, nor in a folder {LAB} within it. "
        f"It holds toyscript.py; the check looks for the name {SCRIPT}.\n"
    )


def test_file_as_folder(kit: Kit, submission: Path) -> None:
    ended = kit.checks("check", "lab90", "--submission", submission / SCRIPT)
    assert ended.status == 2
    assert ended.err == f"{submission / SCRIPT} is a file. Name the folder that holds {SCRIPT}.\n"


def test_folder_as_script(kit: Kit, tmp_path: Path) -> None:
    (tmp_path / SCRIPT).mkdir()
    ended = kit.checks("check", "lab90", "--submission", tmp_path)
    assert ended.status == 2
    assert ended.err == f"{tmp_path}/{SCRIPT} is a folder, not a Python script.\n"


def test_link_to_nowhere(kit: Kit, tmp_path: Path) -> None:
    (tmp_path / SCRIPT).symlink_to(tmp_path / "gone.py")
    ended = kit.checks("check", "lab90", "--submission", tmp_path)
    assert ended.status == 2
    assert f"There is no {SCRIPT} in {tmp_path}" in ended.err


# Scripts that cannot be used: the student's, so exit code 1 and a report ---------------------------------------------

BAD_SCRIPTS = {
    "does_not_parse": (
        b"def save_note(\n    return 1\n",
        [f"{SCRIPT}:1  The script does not parse: '(' was never closed", "def save_note(", "^"],
    ),
    "raises": (b"1 / 0\n", [f"{SCRIPT}:1  The script cannot be imported: it raised", "ZeroDivisionError: division by"]),
    "exits": (b"import sys\nsys.exit(0)\n", [f"{SCRIPT}:2  The script ends the program while it is imported."]),
    "empty": (b"", [f"{SCRIPT} has no function save_note().", "It defines no function at"]),
    "misses_one": (
        b"def read_note(table, note, region):\n    return None\n",
        [f"{SCRIPT} has no function save_note(). It defines read_note."],
    ),
    "other_signature": (
        b"def save_note(table):\n    return True\n\n\ndef read_note(table, note, region):\n    return None\n",
        ["save_note() cannot be called as the lab does: too many positional", "It is defined as save_note(table)"],
    ),
    "not_utf8": ("NAME = 'Zoé'\n".encode("latin-1"), [f"FAIL  {SCRIPT}", "Save it as UTF-8."]),
    "utf16": ("NAME = 1\n".encode("utf-16"), [f"FAIL  {SCRIPT}", "Save it as UTF-8."]),
}


@pytest.mark.parametrize(("content", "words"), BAD_SCRIPTS.values(), ids=list(BAD_SCRIPTS))
def test_bad_script(kit: Kit, submission: Path, content: bytes, words: list[str]) -> None:
    (submission / SCRIPT).write_bytes(content)
    ended = kit.checks("check", "lab90", "--submission", submission)
    assert (ended.status, ended.err) == (1, "")
    assert [each for each in words if each not in ended.out] == [], ended.out
    assert "Traceback" not in ended.out
    assert len(ended.out.splitlines()) <= 26


# The result file -----------------------------------------------------------------------------------------------------


def test_result_file(kit: Kit, tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    ended = kit.checks("check", "lab90", "--submission", "solutions", "--json", file, "--seed", "7")
    result = Result.from_json(file.read_bytes())
    assert (ended.status, result.status, result.points, result.seed) == (0, "passed", 5, 7)


def test_result_to_standard_output(kit: Kit) -> None:
    ended = kit.checks("check", "lab90", "--submission", "solutions", "--json", "/dev/stdout")
    assert json.loads(ended.out[ended.out.index("{") :])["points"] == 5


@pytest.mark.parametrize(
    ("file", "reason"),
    [("/no/such/place/r.json", "No such file or directory"), ("/dev/full", "No space left on device")],
)
def test_result_file_that_cannot_be_written(kit: Kit, file: str, reason: str) -> None:
    ended = kit.checks("check", "lab90", "--submission", "solutions", "--json", file)
    assert ended.status == 2
    assert f"The result cannot be written to {file}: {reason}." in ended.err
    assert "5 of 5 points" in ended.out, "the report is shown all the same"


# Terminals -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [40, 60, 200])
def test_widths(kit: Kit, columns: int) -> None:
    out = kit.checks("check", "lab90", COLUMNS=str(columns)).out
    assert max(len(line) for line in out.splitlines()) <= columns
    assert "TODO 1" in out


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1", "TERM": "dumb"}, {}], ids=str)
def test_no_escape_sequences_in_a_pipe(kit: Kit, environment: dict[str, str]) -> None:
    assert "\x1b" not in kit.checks("check", "lab90", **environment).out


def test_ascii_console(kit: Kit) -> None:
    ended = kit.checks("check", "lab90", PYTHONIOENCODING="ascii")
    assert (ended.status, ended.err) == (1, "")
    assert ended.out.isascii()


def test_reader_that_has_gone(kit: Kit) -> None:
    """As in `… | head -1`: no traceback, and the exit code that it would have had."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "checks", "check", "lab90", "--submission", "solutions"]
    try:
        process = subprocess.run(
            command, check=False, cwd=kit.root, stdout=writing, stderr=subprocess.PIPE, timeout=PATIENCE
        )
    finally:
        os.close(writing)
    assert (process.returncode, process.stderr) == (0, b"")


def test_help_fits_sixty_columns(kit: Kit) -> None:
    out = kit.checks("check", "--help", COLUMNS="60").out
    assert max(len(line) for line in out.splitlines()) <= 60
    assert [option for option in ("--submission", "--json", "--seed", "--endpoint-url") if option not in out] == []


# Places --------------------------------------------------------------------------------------------------------------


def test_from_another_folder(kit: Kit, submission: Path) -> None:
    ended = kit.python(kit.root / "checks", "check", "lab90", "--submission", "ada", cwd=submission.parent)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("lab90_toy · ada")


def test_folder_with_spaces_and_letters(kit: Kit, submission: Path) -> None:
    folder = submission.rename(submission.parent / "Zoé's Aufgabe 日本")
    ended = kit.checks("check", "lab90", "--submission", folder, PYTHONIOENCODING="utf-8")
    assert (ended.status, ended.err) == (0, "")
    assert "Zoé's Aufgabe 日本" in ended.out


def test_kit_in_a_folder_with_spaces(tmp_path: Path) -> None:
    kit = Kit.copied_to(tmp_path / "My Kit é")
    kit.take_lab(TOY, "lab90")
    assert kit.checks("check", "lab90", "--submission", "solutions").status == 0


def test_people_s_own_pytest_settings_do_not_disturb(kit: Kit, submission: Path) -> None:
    for name in ("conftest.py", "sitecustomize.py", "pytest.py", "boto3.py", "checks.py"):
        (submission / name).write_text("raise RuntimeError('this must not be imported')\n")
    (submission / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n")
    ended = kit.checks(
        "check",
        "lab90",
        "--submission",
        "solutions",
        PYTEST_ADDOPTS="--no-such-option",
        PYTEST_PLUGINS="no_such_plugin",
    )
    assert (ended.status, ended.err) == (0, "")
    ended = kit.python(
        "-m", "checks", "check", "lab90", "--submission", submission, PYTEST_ADDOPTS="-x --collect-only -k nothing"
    )
    assert (ended.status, ended.err) == (0, ""), "what lies beside the script is no matter of the checker's"


def test_lines_for_editors(kit: Kit) -> None:
    """A lab may be named by its folder, as an editor knows it."""
    ended = kit.checks("check", "labs/lab90_toy", "--lines")
    assert ended.status == 1
    first, *_, last = ended.out.splitlines()
    assert first.startswith("labs/lab90_toy/toy_script.py:")
    assert ": info: TODO 1: save_note" in first
    assert last == "lab90: 0 of 5 points"
