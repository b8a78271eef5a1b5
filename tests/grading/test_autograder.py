"""The autograder for Gradescope, built by its command and run the way Gradescope's harness runs it.

https://gradescope-autograders.readthedocs.io/en/latest/specs/
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from kit_copy import PATIENCE, ROOT, TOY, Kit

from checks.harness.grading.autograder import autograder_zip
from checks.harness.grading.autograder_run import judge
from checks.harness.grading.settings import LabSettings
from checks.harness.labs import find_lab
from checks.harness.report.gradescope import NotJudged
from checks.harness.student.bubblewrap import NoBubblewrap, check_available

SCRIPTS = ROOT / "checks" / "harness" / "grading" / "autograder"
SCRIPT = "toy_script.py"


def has_bubblewrap() -> bool:
    try:
        check_available()
    except NoBubblewrap:
        return False
    return True


needs_bubblewrap = pytest.mark.skipif(not has_bubblewrap(), reason="there is no bubblewrap that works here")
needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    kit = Kit.copied_to(tmp_path_factory.mktemp("kit"))
    kit.take_lab(TOY, "lab90")
    shutil.copy(ROOT / "requirements.txt", kit.root)
    return kit


# The file ------------------------------------------------------------------------------------------------------------


def members(file: Path) -> dict[str, zipfile.ZipInfo]:
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        return {entry.filename: entry for entry in archive.infolist()}


@pytest.fixture(scope="module")
def made(kit: Kit) -> Path:
    """What `python -m checks gradescope` writes."""
    ended = kit.checks("gradescope", "lab90")
    assert ended.status == 0, ended
    assert "autograder.zip: the autograder of lab90_toy, isolation bubblewrap." in ended.out
    return kit.root / "autograder.zip"


def test_it_holds_what_gradescope_looks_for(made: Path) -> None:
    found = members(made)
    for name in ("setup.sh", "run_autograder"):
        assert stat.S_IMODE(found[name].external_attr >> 16) == 0o755
    assert {"requirements.txt", "checks/__main__.py", "checks/lab90_toy/test_checklist.py"} <= set(found)
    assert {stat.S_IFMT(entry.external_attr >> 16) for entry in found.values()} == {stat.S_IFREG}


def test_it_holds_no_solution_and_nobodys_work(made: Path) -> None:
    tops = {name.partition("/")[0] for name in members(made)}
    assert tops == {"setup.sh", "run_autograder", "autograder.env", "requirements.txt", "checks", "labs"}
    unwanted = {"attempts", "mutants.toml", "__pycache__"}
    assert not [name for name in members(made) if unwanted.intersection(name.split("/"))]
    with zipfile.ZipFile(made) as archive:
        assert archive.read(f"labs/lab90_toy/{SCRIPT}").count(b"\n") == 1


def test_the_same_kit_makes_the_same_bytes(kit: Kit, made: Path) -> None:
    lab = find_lab("lab90", kit.root)
    for file in kit.root.rglob("*.py"):
        os.utime(file, (0, 0))
    assert autograder_zip(lab, "bubblewrap") == made.read_bytes()
    assert autograder_zip(lab, "process") != made.read_bytes()


def test_line_ends_of_another_system_do_no_harm(kit: Kit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for script in SCRIPTS.iterdir():
        (tmp_path / script.name).write_bytes(script.read_bytes().replace(b"\n", b"\r\n"))
    lab = find_lab("lab90", kit.root)
    expected = autograder_zip(lab, "bubblewrap")
    monkeypatch.setattr("checks.harness.grading.autograder._SCRIPTS", tmp_path)
    assert autograder_zip(lab, "bubblewrap") == expected


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--out", "nowhere/autograder.zip"),
            f"{Path('nowhere') / 'autograder.zip'} cannot be written: No such file or directory.",
        ),
        (("--settings", "missing.toml"), "missing.toml cannot be read"),
        (("--require-isolation", "none"), "'none' is not one of 'process', 'bubblewrap'"),
    ],
)
def test_a_wrong_command_is_a_sentence(kit: Kit, arguments: tuple[str, ...], said: str) -> None:
    ended = kit.checks("gradescope", "lab90", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert said in " ".join(ended.err.split())


# The scripts ---------------------------------------------------------------------------------------------------------


@needs_bash
@pytest.mark.parametrize("name", ["setup.sh", "run_autograder"])
def test_the_scripts_are_sound_bash(name: str) -> None:
    assert subprocess.run(["bash", "-n", SCRIPTS / name], check=False).returncode == 0
    shellcheck = shutil.which("shellcheck", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if shellcheck is not None:
        checked = subprocess.run([shellcheck, SCRIPTS / name], capture_output=True, text=True, check=False)
        assert (checked.returncode, checked.stdout) == (0, "")


# A run ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Container:
    """`/autograder` as Gradescope lays it out, with an environment that is there already."""

    root: Path

    def submit(self, **files: str) -> None:
        shutil.rmtree(self.root / "submission", ignore_errors=True)
        (self.root / "submission").mkdir()
        for name, text in files.items():
            (self.root / "submission" / f"{name}.py").write_text(text, encoding="utf-8")

    def run(self, **environment: str) -> tuple[int, str]:
        """Run the autograder. Gives its exit status and what it printed."""
        bubblewrap = shutil.which("bwrap")
        assert bubblewrap is not None
        ended = subprocess.run(
            [bubblewrap, *_whole_system(), "--bind", self.root, "/autograder", "--chdir", "/autograder", "--",
             "/autograder/run_autograder"],
            env={**os.environ, **environment}, capture_output=True, text=True, timeout=PATIENCE, check=False,
        )  # fmt: skip
        assert ended.stderr == ""
        return ended.returncode, ended.stdout

    @property
    def results(self) -> dict[str, Any] | None:
        """What Gradescope finds."""
        assert [file.name for file in (self.root / "results").iterdir()] in ([], ["results.json"])
        file = self.root / "results" / "results.json"
        return json.loads(file.read_bytes()) if file.exists() else None


def _whole_system() -> Iterator[str]:
    """This machine as it is, in a root folder of its own, to which `/autograder` can be added."""
    for place in sorted(Path("/").iterdir()):
        if place.is_symlink():
            yield from ("--symlink", str(place.readlink()), str(place))
        elif place.name != "autograder":
            yield from ("--dev-bind", str(place), str(place))


def unpack(file: Path, into: Path) -> None:
    """With the modes of the members, which `extractall` leaves out."""
    with zipfile.ZipFile(file) as archive:
        archive.extractall(into)
    for name, entry in members(file).items():
        (into / name).chmod(entry.external_attr >> 16 & 0o777)


@pytest.fixture
def container(made: Path, tmp_path: Path) -> Container:
    (tmp_path / "results").mkdir()
    (tmp_path / "venv" / "bin").mkdir(parents=True)
    unpack(made, tmp_path / "source")
    shutil.copy(tmp_path / "source" / "run_autograder", tmp_path)  # with its mode, as the harness does
    executable(tmp_path / "venv" / "bin" / "python", f'exec "{sys.executable}" "$@"')
    tmp_path.chmod(0o755)
    return Container(tmp_path)


def executable(file: Path, line: str) -> None:
    file.write_text(f"#!/bin/sh\n{line}\n")
    file.chmod(0o755)


def solution(kit: Kit) -> str:
    return (kit.root / "solutions" / "lab90_toy" / SCRIPT).read_text(encoding="utf-8")


@needs_bubblewrap
def test_a_right_script_gets_all_points(kit: Kit, container: Container) -> None:
    container.submit(toy_script=solution(kit))
    (container.root / "results" / "results.json").write_text('{"score": 99}')
    status, printed = container.run()
    assert status == 0
    assert container.results is not None
    assert container.results["score"] == sum(test["max_score"] for test in container.results["tests"]) > 0
    assert container.results["extra_data"]["isolation"] == "bubblewrap"
    assert "isolation bubblewrap" in printed  # for the instructor
    assert "--seed" in printed


ATTACK = """
import os, subprocess
def attack():
    for place in ("/autograder/results", "results", "/tmp/results"):
        try:
            os.makedirs(place, exist_ok=True)
            with open(place + "/results.json", "w") as file:
                file.write('{"score": 99}')
        except OSError:
            pass
    subprocess.Popen(["sh", "-c", "sleep 1; echo '{}' > /autograder/results/results.json"], start_new_session=True)
attack()
print('{"score": 99}', flush=True)
os._exit(0)
"""


@needs_bubblewrap
def test_a_hostile_script_gets_no_points(container: Container) -> None:
    container.submit(toy_script=ATTACK)
    status, printed = container.run()
    assert status == 0
    assert container.results is not None
    assert container.results["score"] == 0
    assert {test["status"] for test in container.results["tests"]} == {"failed"}
    assert '{"score": 99}' not in printed


@needs_bubblewrap
def test_without_bubblewrap_nothing_is_judged_and_the_instructor_is_told(kit: Kit, container: Container) -> None:
    container.submit(toy_script=solution(kit))
    tools = container.root / "tools"
    tools.mkdir()
    for name in ("bash", "rm", "mv", "env", "sh"):
        found = shutil.which(name)
        assert found is not None
        (tools / name).symlink_to(found)
    status, printed = container.run(PATH="/autograder/tools")
    assert (status, container.results) == (1, None)
    assert "Nothing was judged. There is no bubblewrap on this system." in printed
    assert "python -m checks gradescope LAB --require-isolation process" in printed


@needs_bubblewrap
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user")
def test_the_tier_process_runs_as_a_user_who_can_write_nothing(container: Container) -> None:
    container.submit(toy_script="")
    env = container.root / "source" / "autograder.env"
    env.write_text(env.read_text().replace("bubblewrap", "process"))
    executable(
        container.root / "venv" / "bin" / "python", 'id -u >&2; id -G >&2; echo "{}"; echo x > /autograder/x || :'
    )
    status, printed = container.run()
    assert (status, container.results) == (0, {})
    assert printed.splitlines()[:2] == ["65534", "65534"]
    assert not (container.root / "x").exists()


@needs_bubblewrap
def test_hidden_criteria_stay_hidden(kit: Kit, container: Container, tmp_path: Path) -> None:
    settings = tmp_path / "class.toml"
    settings.write_text('[labs.lab90]\nhide = ["1"]\n')
    ended = kit.checks("gradescope", "lab90", "--settings", settings, "--out", tmp_path / "hiding.zip")
    assert ended.status == 0, ended
    shutil.rmtree(tmp_path / "source")
    unpack(tmp_path / "hiding.zip", tmp_path / "source")
    container.submit(toy_script="")
    assert container.run()[0] == 0
    assert container.results is not None
    hidden = {test["number"].partition(".")[0]: test["visibility"] for test in container.results["tests"]}
    assert hidden == {"1": "hidden", **{number: "visible" for number in hidden if number != "1"}}
    assert len(hidden) > 1


# What is handed in ---------------------------------------------------------------------------------------------------


@pytest.fixture
def submission(tmp_path: Path) -> Path:
    (tmp_path / "submission").mkdir()
    return tmp_path / "submission"


def judged(submission: Path) -> dict[str, Any]:
    made = judge(find_lab("lab90", TOY), submission, submission.with_name("copy"), "process", LabSettings())
    read: dict[str, Any] = json.loads(made.results)
    return read


def test_a_script_of_another_name_is_told(submission: Path) -> None:
    (submission / "toy_script (1).py").touch()
    data = judged(submission)
    assert data["score"] == 0
    assert data["output"] == (
        "Your work could not be checked. There is no toy_script.py in it. It holds toy_script (1).py. "
        "Hand in toy_script.py, with the files that it needs."
    )
    assert data["tests"][0]["max_score"] > 0


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of Unix")
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_only_a_regular_file_is_a_script(kind: str, submission: Path) -> None:
    place = submission / SCRIPT
    if kind == "link":
        place.symlink_to(TOY / "solutions" / "lab90_toy" / SCRIPT)
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.mkdir()
    data = judged(submission)
    assert data["score"] == 0
    assert "There is no toy_script.py in it." in data["output"]


def test_too_much_is_refused(submission: Path) -> None:
    with (submission / SCRIPT).open("wb") as file:
        file.truncate(11 * 1024 * 1024)
    data = judged(submission)
    assert data["score"] == 0
    assert "toy_script.py is larger than 10 MB." in data["output"]


def test_no_folder_is_not_the_students_fault(tmp_path: Path) -> None:
    with pytest.raises(NotJudged, match="cannot be read"):
        judged(tmp_path / "submission")
