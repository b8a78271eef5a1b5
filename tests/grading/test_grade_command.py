"""`grade` as an instructor uses it: a process of its own, real folders, real signals."""

from __future__ import annotations

import csv
import html
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import pytest
from kit_copy import PATIENCE, TOY, Ended, Kit
from toy_class import RIGHT, STUB, WRONG

from checks.harness.student.bubblewrap import NoBubblewrap, check_available

SCRIPT = "toy_script.py"
PROCESS = ("--require-isolation", "process")


def bubblewrap_works() -> bool:
    try:
        check_available()
    except NoBubblewrap:
        return False
    return True


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    kit = Kit.copied_to(tmp_path_factory.mktemp("kit"))
    kit.take_lab(TOY, "lab90")
    return kit


class Class:
    """A folder of submissions, and the grading of it."""

    def __init__(self, kit: Kit, folder: Path) -> None:
        self.kit = kit
        self.submissions = folder / "submissions"
        self.out = folder / "grades"

    def hand_in(self, student: str, script: str) -> None:
        folder = self.submissions / student
        folder.mkdir(parents=True, exist_ok=True)
        (folder / SCRIPT).write_text(script, encoding="utf-8")

    def grade(self, *options: str | Path) -> Ended:
        return self.kit.checks("grade", self.submissions, "--out", self.out, *PROCESS, *options)

    def points(self) -> dict[str, str]:
        with (self.out / "gradebook.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        (column,) = (title for title in rows[0] if title.startswith("lab90") and "state" not in title.lower())
        return {next(iter(row.values())): row[column] for row in rows}


@pytest.fixture
def class_(kit: Kit, tmp_path: Path) -> Class:
    class_ = Class(kit, tmp_path)
    for student, script in (("ada", RIGHT), ("alan", WRONG), ("grace", STUB)):
        class_.hand_in(student, script)
    return class_


def test_a_class_from_submissions_to_grades(class_: Class) -> None:
    ended = class_.grade("--title", "Databases")
    assert (ended.status, ended.out.splitlines()) == (
        0,
        [
            ended.out.splitlines()[0],
            "  lab90  median 3.5 of 5, 1 with all",
            "",
            f"The class on one page: {class_.out / 'class.html'}. Gradebooks, feedback and results lie beside it.",
        ],
    )
    assert re.fullmatch(
        r"3 students, 3 works graded: 3 judged now, in \d+\.\d s, isolation process\.", ended.out.splitlines()[0]
    )
    assert ended.err.splitlines() == ["Judged 1 of 3.", "Judged 2 of 3.", "Judged 3 of 3."]
    assert class_.points() == {"ada": "5", "alan": "3.5", "grace": "0"}
    found = {file.relative_to(class_.out).as_posix() for file in class_.out.rglob("*") if file.is_file()}
    assert {name for name in found if not name.startswith("verdicts/")} == {
        *(
            "class.html",
            "gradebook.csv",
            "canvas.csv",
            "moodle.csv",
            "junit.xml",
            "grades.json",
            "grading.json",
            "lock",
        ),
        *(f"feedback/{name}.{kind}" for name in ("ada", "alan", "grace") for kind in ("html", "md")),
        *(f"results/{name}/lab90_toy.json" for name in ("ada", "alan", "grace")),
    }


def test_only_what_has_changed_is_judged_again_and_what_moved_is_said(class_: Class) -> None:
    class_.grade()
    class_.hand_in("alan", RIGHT + "\n# at last\n")
    (class_.submissions / "grace" / SCRIPT).unlink()
    (class_.submissions / "grace").rmdir()
    ended = class_.grade("--compare", class_.out)
    assert ended.status == 0, ended
    assert "2 students, 2 works graded: 1 judged now, 1 as before" in ended.out
    assert ended.out.splitlines()[3:6] == [
        "Since that grading 2 of the grades have moved:",
        "  alan, lab90: 3.5 -> 5 points (+1.5); other work was handed in; 1.test_error_is_told failed -> passed",
        "  grace, lab90: 0 -> not there",
    ]
    assert not (class_.out / "feedback" / "grace.html").exists(), "of an earlier grading"
    assert not (class_.out / "results" / "grace" / "lab90_toy.json").exists()


@pytest.mark.parametrize("presses", [1, 2])
def test_ctrl_c_and_the_second_run_goes_on(class_: Class, presses: int, tmp_path: Path) -> None:
    """Through nox, as in a terminal, where everybody in the foreground gets the signal."""
    for number in range(8):
        class_.hand_in(f"s{number}", f"{RIGHT}\n# {number}\n")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    command = ("-m", "nox", "-s", "grade", "--", class_.submissions, "--out", class_.out, *PROCESS)
    with class_.kit.started(*command, TMPDIR=str(scratch)) as process:
        verdicts = class_.out / "verdicts"
        until = time.monotonic() + PATIENCE
        while not (verdicts.is_dir() and any(verdicts.glob("*.json"))):
            assert time.monotonic() < until
            time.sleep(0.02)
        for _ in range(presses):
            os.killpg(process.pid, signal.SIGINT)
            time.sleep(0.1)
        _, err = process.communicate(timeout=PATIENCE)
    said = re.search(r"(\d+) of 11 were judged before the stop, and are kept in ", err.decode())
    assert said is not None, err
    assert "Traceback" not in err.decode()
    assert "Stopped.\n" in err.decode()
    assert list(scratch.iterdir()) == [], "everything temporary is gone"
    kept = len(list(verdicts.glob("*.json")))
    assert 1 <= kept == int(said[1]) < 11
    ended = class_.grade()
    assert (ended.status, f"{11 - kept} judged now, {kept} as before" in ended.out) == (0, True), ended


def test_somebody_needs_a_look(class_: Class) -> None:
    (class_.submissions / "ken").mkdir()
    with ZipFile(class_.submissions / "ken" / "work.zip", "w") as archive:
        archive.writestr("../../escaped.py", "")
    (class_.submissions / "barbara").mkdir()
    os.mkfifo(class_.submissions / "barbara" / SCRIPT)
    ended = class_.grade("--lab", "90")
    assert ended.status == 1, ended
    assert "a look:" in ended.out
    assert {"ada": "5", "alan": "3.5"}.items() <= class_.points().items()
    assert not list(class_.submissions.parent.rglob("escaped.py"))


def test_outputs_that_cannot_be_written(class_: Class) -> None:
    (class_.out / "gradebook.csv").mkdir(parents=True)
    (class_.out / "grading.json").write_text('{"seed": 7}')
    ended = class_.grade()
    assert ended.status == 1
    assert f"{class_.out / 'gradebook.csv'} could not be written" in ended.err
    assert (class_.out / "class.html").is_file(), "the rest is there"
    assert json.loads((class_.out / "grading.json").read_text()) == {"seed": 7}, "what was drawn before stays"


@pytest.mark.skipif(not bubblewrap_works(), reason="needs bubblewrap to mount a small disk")
def test_a_disk_that_is_full_costs_no_grade(class_: Class) -> None:
    class_.out.mkdir()
    size = 64 * 1024
    bwrap = ("bwrap", "--dev-bind", "/", "/", "--size", str(size), "--tmpfs", str(class_.out))
    command = (sys.executable, "-m", "checks", "grade", str(class_.submissions), "--out", str(class_.out), *PROCESS)
    ended = subprocess.run(
        [*bwrap, *command], cwd=class_.kit.root, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert ended.returncode == 1, ended
    assert "3 works graded: 3 judged now" in ended.stdout
    assert "median 3.5 of 5" in ended.stdout
    assert "could not be written (No space left on device)" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_what_is_hidden_stays_hidden(class_: Class, tmp_path: Path) -> None:
    """A script that prints all that it was ever called with, in every call, and says so in its answers."""
    nosy = RIGHT.replace(
        "    # TODO 1", "    SEEN.append((table_name, note_id, text))\n    print(SEEN, flush=True)\n    # TODO 1"
    ).replace('DEFAULT_REGION = "us-east-1"', 'DEFAULT_REGION = "us-east-1"\nSEEN = []')
    nosy = nosy.replace("        return False", '        raise ValueError(f"{SEEN}")')
    class_.hand_in("ken", nosy)
    settings = tmp_path / "grading.toml"
    settings.write_text('[labs.lab90]\nhide = ["1.test_note_is_stored"]\n', encoding="utf-8")
    ended = class_.grade("--settings", settings)
    assert ended.status == 0, ended
    result = json.loads((class_.out / "results/ken/lab90_toy.json").read_text())
    hidden, shown = result["checklist"][0]["criteria"]
    values = re.findall(r"\('([^']+)', 'n-1', '([^']+)'\)", hidden["output"])
    assert len(values) >= 2, "the script has told what the hidden criterion passed in, after the others"
    assert shown["status"] == "failed"
    secret = {*values[-1], hidden["text"], hidden["message"] or hidden["text"], str(result["seed"])}
    for file in class_.out.glob("feedback/ken.*"):
        text = html.unescape(file.read_text(encoding="utf-8"))
        assert "ValueError" in text, "what it may see of the other criterion is there"
        assert [value for value in secret if value in text] == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--settings", "none.toml"), "none.toml cannot be read"),
        (("--compare", "nowhere"), "Name the folder that a grading wrote to"),
        (("--due", "yesterday"), "'yesterday' is no date and time, such as 2026-11-20T23:59"),
        (("--lab", "7"), "There is no lab '7'"),
        (("--roster", "none.csv"), "none.csv"),
        (("--out", "{submissions}"), "holds other files, and no grading"),
        (("--out", "{submissions}/ada/toy_script.py"), "is a file. Name a folder"),
    ],
)
def test_what_cannot_be_graded_is_a_sentence(class_: Class, options: tuple[str, str], said: str) -> None:
    named = [option.format(submissions=class_.submissions) for option in options]
    ended = class_.grade(*named)
    assert (ended.status, ended.out) == (2, "")
    assert said in re.sub(r"\s+", " ", ended.err)
    assert "Traceback" not in ended.err
    assert not class_.out.exists(), "nothing was begun"


def test_a_place_that_is_not_there(kit: Kit, tmp_path: Path) -> None:
    ended = kit.checks("grade", tmp_path / "none", "--out", tmp_path / "grades", *PROCESS)
    assert (ended.status, str(tmp_path / "none") in ended.err, "Traceback" in ended.err) == (2, True, False)


def test_without_bubblewrap_nothing_is_graded(class_: Class, tmp_path: Path) -> None:
    ended = class_.kit.checks("grade", class_.submissions, "--out", class_.out, PATH=str(tmp_path))
    assert (ended.status, ended.out) == (2, "")
    said = re.sub(r"\s+", " ", ended.err)
    assert "There is no bubblewrap on this system. Install it (`apt install bubblewrap`" in said
    assert "--require-isolation process" in said
    assert not class_.out.exists()


@pytest.mark.skipif(not bubblewrap_works(), reason="needs bubblewrap")
def test_bubblewrap_unless_something_else_is_said(class_: Class) -> None:
    ended = class_.kit.checks("grade", class_.submissions, "--out", class_.out)
    assert ended.status == 0, ended
    assert class_.points() == {"ada": "5", "alan": "3.5", "grace": "0"}
    result = json.loads((class_.out / "results/ada/lab90_toy.json").read_text())
    assert result["isolation"] == "bubblewrap"


def test_two_gradings_at_once_keep_out_of_each_others_way(class_: Class) -> None:
    class_.out.mkdir()
    (class_.out / "grading.json").write_text('{"seed": 7}')
    import fcntl

    with (class_.out / "lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ended = class_.grade()
    assert (ended.status, "Another grading is at work" in ended.err) == (2, True)
