"""Ctrl-C and SIGTERM end `python -m checks` at once: a word, an exit code, no process and no folder left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from kit_copy import PATIENCE, TOY, Kit

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals to a process group are POSIX's")

# Runs before the kit, in its process: sends the signal when the kit comes to import a certain module.
SEND_ON_IMPORT = """
import os
import sys


class Sender:
    def find_spec(self, name, path=None, target=None):
        if name == os.environ["SIGNAL_ON_IMPORT_OF"]:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), int(os.environ["SIGNAL"]))


sys.meta_path.insert(0, Sender())
"""

ENDLESS = """
def save_note(*arguments, **more):
    print("I go on and on", flush=True)
    while True:
        pass


def read_note(*arguments, **more):
    return None
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    kit = Kit.copied_to(tmp_path_factory.mktemp("kit"))
    kit.take_lab(TOY, "lab90")
    (kit.root / "startup").mkdir()
    (kit.root / "startup" / "sitecustomize.py").write_text(SEND_ON_IMPORT)
    (kit.root / "endless").mkdir()
    (kit.root / "endless" / "toy_script.py").write_text(ENDLESS)
    return kit


@pytest.fixture
def temp(tmp_path: Path) -> Path:
    """The folder for temporary files, which must be empty in the end."""
    folder = tmp_path / "temp"
    folder.mkdir()
    return folder


MOMENTS = [
    "click",
    "checks.harness.labs",
    "checks.harness.student.process",
    "cbor2",
    "checks.harness.run",
    "pytest",
    "moto",
    "werkzeug",
    "checks.harness.plugin",
    "checks.harness.report.terminal",
    "rich.text",
]


@pytest.mark.parametrize("module", MOMENTS)
def test_ctrl_c_while_starting(kit: Kit, temp: Path, module: str) -> None:
    ended = kit.checks(
        "check",
        "lab90",
        "--submission",
        "solutions",
        PYTHONPATH=str(kit.root / "startup"),
        SIGNAL_ON_IMPORT_OF=module,
        SIGNAL=str(int(signal.SIGINT)),
        TMPDIR=str(temp),
    )
    assert (ended.status, ended.out, ended.err.split()) == (130, "", ["Stopped."])
    assert list(temp.iterdir()) == []


def test_sigterm_while_starting(kit: Kit, temp: Path) -> None:
    ended = kit.checks(
        "check",
        "lab90",
        PYTHONPATH=str(kit.root / "startup"),
        SIGNAL_ON_IMPORT_OF="moto",
        SIGNAL=str(int(signal.SIGTERM)),
        TMPDIR=str(temp),
    )
    assert (ended.status, ended.out, ended.err.split()) == (143, "", ["Stopped."])
    assert list(temp.iterdir()) == []


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signal_during_an_endless_loop(kit: Kit, temp: Path, number: signal.Signals, status: int) -> None:
    command = ("-m", "checks", "check", "lab90", "--submission", "endless")
    with kit.started(*command, TMPDIR=str(temp)) as process:
        wait_until(lambda: any("on and on" in file.read_text() for file in temp.rglob("output")), process)
        students = children(process.pid)
        os.killpg(process.pid, number)
        out, err = process.communicate(timeout=PATIENCE)
    # Had it not been at once, the loop's budget would have ended it, with a report and exit code 1.
    assert (process.returncode, out, err.split()) == (status, b"", [b"Stopped."])
    assert len(students) == 1
    assert [pid for pid in students if is_running(pid)] == []
    assert list(temp.iterdir()) == []


def test_second_ctrl_c_changes_nothing(kit: Kit, temp: Path) -> None:
    command = ("-m", "checks", "check", "lab90", "--submission", "endless")
    with kit.started(*command, TMPDIR=str(temp)) as process:
        wait_until(lambda: any("on and on" in file.read_text() for file in temp.rglob("output")), process)
        for _ in range(5):
            os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err.split()) == (130, [b"Stopped."])
    assert list(temp.iterdir()) == []


def test_ctrl_c_during_the_gate(kit: Kit, temp: Path) -> None:
    with kit.started("-m", "checks", "gate", "lab90", "--mutants", "0", TMPDIR=str(temp)) as process:
        wait_until(lambda: any(temp.rglob("output")), process)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err.split()) == (130, [b"Stopped."])
    assert b"Traceback" not in out
    assert list(temp.iterdir()) == []


def wait_until(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Look again and again, as long as the process lives and our patience lasts."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end, "nothing has happened"


def children(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], check=False, capture_output=True, text=True)
    return [int(word) for word in listed.stdout.split()]


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return (
        "Z"
        not in subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], check=False, capture_output=True, text=True).stdout
    )
