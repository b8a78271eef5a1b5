"""A student process leaves nothing behind: no process, no descriptor, no thread, no folder."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
from pathlib import Path

import pytest
from scripted import Bench, ScriptedService

from checks.harness.student.failures import Died
from checks.harness.student.process import ROOT, StudentProcess
from checks.harness.student.student import Student

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
CYCLES = 50


def descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def alive(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def children() -> set[int]:
    """Processes of this one, zombies included."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            found.add(int(entry.parent.name))
    return found


def scratch_folders() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob("dynamodb-labs-*"))


@linux
def test_fifty_processes_leave_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = descriptors(), threading.active_count(), children()
    for _ in range(CYCLES):
        StudentProcess().remove()  # in the middle of its start, too
    assert (descriptors(), threading.active_count(), children()) == before
    assert scratch_folders() == set()


@linux
@pytest.mark.parametrize("function", ["fine", "leave", "endless"])
def test_nothing_is_left_however_the_last_call_ended(
    bench: Bench, function: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = descriptors(), threading.active_count(), children(), scratch_folders()
    student = bench.student(
        """
        import os, subprocess, threading
        def fine(): return os.getpid()
        def leave(): os._exit(1)
        def endless():
            while True: yield 1
        """,
        cold=True,
    )
    with contextlib.suppress(Died):
        student.call(function)
    student.close()
    assert (descriptors(), threading.active_count(), children(), scratch_folders()) == before


@linux
def test_programs_that_the_script_has_started_end_with_it(bench: Bench) -> None:
    student = bench.student(
        """
        import subprocess, sys
        def start():
            stubborn = "import signal; signal.signal(15, signal.SIG_IGN); signal.pause()"
            return [subprocess.Popen([sys.executable, "-c", stubborn]).pid for _ in range(3)]
        """
    )
    pids = student.start()
    assert [alive(pid) for pid in pids] == [True] * 3
    student.close()
    assert wait_until(lambda: not any(alive(pid) for pid in pids))


@linux
def test_closing_twice_and_in_the_middle_of_reading(bench: Bench) -> None:
    process = StudentProcess()
    reader = threading.Thread(target=read_to_the_end, args=(process,))
    reader.start()
    process.close()
    process.close()
    reader.join(timeout=10)
    assert not reader.is_alive()
    process.remove()
    assert process.take_output(100) == ""


def read_to_the_end(process: StudentProcess) -> None:
    """Read until the process has ended."""
    while True:
        try:
            if process.read(0.05) is None:
                return
        except queue.Empty:
            continue


def test_a_script_that_hides_its_scratch_files(bench: Bench) -> None:
    student = bench.student(
        """
        import os, pathlib
        def f():
            scratch = pathlib.Path.home().parent
            for name in ("output", "stack"):
                (scratch / name).unlink()
                os.mkfifo(scratch / name)
            print("still here")
        def fine(): return "fine"
        """
    )
    if sys.platform == "win32":
        pytest.skip("an open file cannot be replaced there")
    student.f()
    assert student.output == "still here\n"
    assert student.fine() == "fine"


CHECKER = """
import sys
from pathlib import Path
from checks.harness.student.student import Student
from checks.harness.student.submission import Submission

folder = Path(sys.argv[1])
class Service:
    def handle(self, request):
        raise AssertionError
student = Student(Submission("ada", folder, folder / "script.py"), Service())
try:
    student.endless()
except KeyboardInterrupt:
    print("interrupted", flush=True)
    sys.stdin.read()
"""


@linux
def test_ctrl_c_while_a_call_is_under_way_ends_the_process(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    os.mkfifo(pid_file)
    (tmp_path / "script.py").write_text(
        textwrap.dedent(
            f"""
            import os
            def endless():
                with open({str(pid_file)!r}, "w") as file:
                    file.write(str(os.getpid()))
                while True:
                    pass
            """
        )
    )
    with subprocess.Popen(
        [sys.executable, "-c", CHECKER, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as checker:
        assert checker.stdin is not None
        assert checker.stdout is not None
        student = int(pid_file.read_text())
        checker.send_signal(signal.SIGINT)
        assert checker.stdout.readline() == "interrupted\n"
        assert not alive(student), "it has ended before the checker goes on"
        checker.stdin.close()
    assert checker.returncode == 0


@linux
def test_a_checker_that_is_killed_takes_the_process_with_it(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    os.mkfifo(pid_file)
    (tmp_path / "script.py").write_text(
        f"import os\ndef endless():\n    open({str(pid_file)!r}, 'w').write(str(os.getpid()))\n    while True: pass\n"
    )
    command = [sys.executable, "-c", CHECKER, str(tmp_path)]
    # The scratch folder is left when the checker has no time to remove it.
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE) as checker:
        student = int(pid_file.read_text())
        checker.kill()
    assert wait_until(lambda: not alive(student))


def wait_until(condition: object, seconds: float = 10) -> bool:
    """Whether it comes true; the system ends processes in its own time."""
    assert callable(condition)
    over = threading.Event()
    for _ in range(int(seconds / 0.01)):
        if condition():
            return True
        over.wait(0.01)
    return False


def test_a_warm_process_that_has_died_is_replaced(bench: Bench) -> None:
    process = StudentProcess()
    process.close()
    student = Student(bench.student("def f(): return 1\n")._submission, ScriptedService(), process=process)
    assert student.f() == 1
    student.close()
