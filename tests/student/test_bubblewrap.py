"""The tier `bubblewrap`: what a script sees of the machine, and what it can do to it. With the real bubblewrap."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from kit_copy import TOY, Kit
from scripted import SCRIPT as NAME
from scripted import Bench, ScriptedService

from checks.harness.student.bubblewrap import Bubblewrap, NoBubblewrap, _opened, _without_the_kit, check_available
from checks.harness.student.budget import Budget
from checks.harness.student.failures import Died, Stopped
from checks.harness.student.student import Student
from checks.harness.student.submission import Submission

SCRIPT = """
import concurrent.futures, ctypes, os, pathlib, platform, signal, socket, subprocess, sys, threading
import boto3
import helper

KEYCTL, CLONE = (219, 220) if platform.machine() == "aarch64" else (250, 56)

def look():
    return {
        "root": sorted(os.listdir("/")), "home": os.listdir(os.path.expanduser("~")), "user": os.getuid(),
        "processes": len([name for name in os.listdir("/proc") if name.isdigit()]), "beside": sorted(os.listdir(".")),
        "submission": sorted(os.listdir(os.path.dirname(__file__))), "host": socket.gethostname(),
    }

def kit():
    return sorted(str(path.relative_to("/kit/checks")) for path in pathlib.Path("/kit").rglob("*.py"))

def reads(path):
    try:
        os.listdir(path) if os.path.isdir(path) else open(path).read()
    except OSError as error:
        return type(error).__name__
    return "can be read"

def writes(path):
    try:
        with open(path, "w") as file:
            file.write("x")
    except OSError as error:
        return type(error).__name__
    return "can be written"

def fills(folder):
    try:
        for number in range(100):
            with open(f"{folder}/{number}", "wb") as file:
                file.write(bytes(8 * 2**20))
    except OSError as error:
        return number, error.strerror
    return "everything"

def environment(): return sorted(os.environ)

def connects():
    try:
        socket.socket(socket.AF_UNIX).connect("/run/dbus/system_bus_socket")
    except OSError as error:
        return type(error).__name__

def by_c_library():
    libc = ctypes.CDLL(None, use_errno=True)
    address = b"\\x02\\x00" + (9).to_bytes(2, "big") + bytes([127, 0, 0, 1]) + bytes(8)
    return libc.connect(libc.socket(2, 1, 0), address, 16)

def detaches():
    code = "import os, time; os.setsid(); time.sleep(1000)"
    for _ in range(3):
        subprocess.Popen([sys.executable, "-I", "-c", code], start_new_session=True)
    return os.getpid()

def forks():
    made = 0
    while made < 500:
        try:
            child = os.fork()
        except OSError as error:
            return made, error.strerror
        if child == 0:
            signal.pause()
        made += 1
    return made, "no limit"

def threads(count):
    barrier = threading.Barrier(count)
    with concurrent.futures.ThreadPoolExecutor(count) as pool:
        return len(list(pool.map(lambda _: barrier.wait(), range(count))))

def system_calls():
    libc = ctypes.CDLL(None, use_errno=True)
    found = {}
    for name, call in {
        "unshare": lambda: libc.unshare(0x10000000), "keyctl": lambda: libc.syscall(KEYCTL, 0, -3, 0),
        "memfd": lambda: libc.memfd_create(b"x", 0), "ptrace": lambda: libc.ptrace(0, 0, 0, 0),
        "mount": lambda: libc.mount(b"none", b"/tmp", b"tmpfs", 0, None),
        "clone": lambda: libc.syscall(CLONE, 0x10000000 | 17, 0, 0, 0, 0), "setuid": lambda: libc.setuid(0),
    }.items():
        ctypes.set_errno(0)
        answer = call()
        if answer == 0 and name == "clone":
            os._exit(0)  # the child that must not be
        found[name] = os.strerror(ctypes.get_errno()) if answer == -1 else "done"
    return found

def memory():
    try:
        return len(bytearray(3 * 2**30))
    except MemoryError:
        return "MemoryError"

def put():
    boto3.client("dynamodb", region_name="eu-west-1").put_item(TableName="Users", Item={"id": {"S": helper.KEY}})

def loops():
    while True:
        pass

def dies(): os.kill(os.getpid(), signal.SIGSEGV)

def fails(): raise ValueError("here")
"""


def missing() -> str:
    try:
        check_available()
    except NoBubblewrap as error:
        return str(error)
    return ""


pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())


@pytest.fixture(scope="module")
def service() -> ScriptedService:
    return ScriptedService()


WAYS = [False, True] if os.geteuid() == 0 else [False]
"""Root has a way of its own to put the walls up, and can go that of others, too."""


@pytest.fixture(scope="module", params=WAYS, ids=lambda by_root: "by root" if by_root else "by others")
def walls(request: pytest.FixtureRequest, shared: Bench) -> Bubblewrap:
    return Bubblewrap(shared.folder, by_root=request.param)


@pytest.fixture(scope="module")
def student(shared: Bench, service: ScriptedService, walls: Bubblewrap) -> Iterator[Student]:
    shared.write(NAME, SCRIPT)
    shared.write("helper.py", "KEY = 'ada'\n")
    submission = Submission("ada", shared.folder, shared.folder / NAME)
    student = Student(submission, service, budget=Budget(seconds=2), walls=walls)
    yield student
    student.close()


def test_what_there_is(student: Student) -> None:
    seen = student.look()
    assert set(seen["root"]) <= {
        *("bin", "dev", "etc", "home", "kit", "lib", "lib32", "lib64", "libx32", "proc", "sbin", "stack", "submission"),
        *("tmp", "usr"),
        *(Path(place).parts[1] for place in (sys.prefix, sys.base_prefix)),
    }
    assert (seen["home"], seen["beside"], seen["host"]) == ([], [], "lab")
    assert seen["user"] >= 40_000
    assert seen["processes"] <= 3
    assert seen["submission"] == ["helper.py", NAME]


def test_nothing_of_the_kit_but_the_worker(student: Student) -> None:
    files = student.kit()
    assert all(file.startswith("harness/student/") for file in files if not file.endswith("__init__.py"))
    assert not [file for file in files if "lab" in file or "cloud" in file]


@pytest.mark.parametrize("path", ["/etc/passwd", "/root/.bashrc", "/var/log", "/run", str(Path(__file__))])
def test_what_is_not_there(student: Student, path: str) -> None:
    assert student.reads(path) in ("FileNotFoundError", "PermissionError")


@pytest.mark.parametrize("path", ["/x", "/kit/x", "/usr/x", f"/submission/{NAME}", "/dev/x", "/proc/sysrq-trigger"])
def test_what_cannot_be_written(student: Student, path: str) -> None:
    assert student.writes(path) in ("OSError", "PermissionError", "FileNotFoundError")


@pytest.mark.parametrize("folder", ["/tmp", "/home/student", "/dev/shm"])
def test_what_can_be_written_is_limited(student: Student, folder: str) -> None:
    assert student.writes(f"{folder}/x") == "can be written"
    number, why = student.fills(folder)
    assert number < 10
    assert why == "No space left on device"


def test_nothing_of_the_environment(shared: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_TOKEN", "secret")
    submission = Submission("ada", shared.folder, shared.folder / NAME)
    student = Student(submission, ScriptedService(), walls=Bubblewrap(shared.folder))
    assert "GRADER_TOKEN" not in student.environment()
    student.close()


def test_no_way_out(student: Student) -> None:
    assert student.connects() in ("FileNotFoundError", "PermissionError", "ConnectionRefusedError")
    assert student.by_c_library() == -1


def test_requests_go_down_the_pipe(student: Student, service: ScriptedService) -> None:
    student.put()
    assert service.operations[-1:] == ["PutItem"]
    assert service.requests[-1].where == f"{NAME}:{line_of('put_item')}"


def test_lines_are_the_submission_s_own(student: Student) -> None:
    error = student.error_of("fails")
    assert error.where == f"{NAME}:{line_of('raise ValueError')}"
    with pytest.raises(Stopped) as stopped:
        student.loops()
    assert stopped.value.where is not None
    assert stopped.value.where.startswith(NAME)


def test_what_killed_it_is_named(student: Student) -> None:
    with pytest.raises(Died, match="SIGSEGV"):
        student.dies()


def test_memory_is_limited(student: Student) -> None:
    assert student.memory() == "MemoryError"


def test_everything_ends_with_it(student: Student) -> None:
    student.detaches()
    student.close()
    deadline = time.monotonic() + 10
    while running("os.setsid(); time.sleep(1000)"):
        assert time.monotonic() < deadline, "what the script has detached is still running"


def test_a_fork_bomb_has_a_limit_and_ends_with_it(student: Student, walls: Bubblewrap) -> None:
    if os.geteuid() == 0 and not walls.by_root:
        pytest.skip("the kernel counts no process of root's")
    made, why = student.forks()
    assert (made < 64, why) == (True, "Resource temporarily unavailable")
    student.close()
    student.begin()
    assert student.look()["processes"] <= 3


def test_threads_enough_for_any_lab(student: Student) -> None:
    assert student.threads(32) == 32


def test_system_calls_that_lead_around_the_walls(student: Student) -> None:
    answers = student.system_calls()
    assert answers.pop("setuid") in ("Operation not permitted", "Invalid argument")
    assert answers == dict.fromkeys(
        ("unshare", "keyctl", "memfd", "ptrace", "mount", "clone"), "Operation not permitted"
    )


def running(words: str) -> list[str]:
    """The processes whose command has these words in it."""
    found = []
    for place in Path("/proc").iterdir():
        try:
            command = (place / "cmdline").read_bytes() if place.name.isdigit() else b""
        except OSError:
            continue
        if words.encode() in command:
            found.append(place.name)
    return found


def line_of(text: str) -> int:
    (number,) = [n for n, line in enumerate(SCRIPT.splitlines(), 1) if text in line]
    return number


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    kit = Kit.copied_to(tmp_path_factory.mktemp("kit"))
    kit.take_lab(TOY, "lab90")
    return kit


def test_a_check_says_what_held_the_script(kit: Kit) -> None:
    result = kit.result("lab90", "--submission", "solutions", "--require-isolation", "bubblewrap")
    assert (result.status, result.isolation) == ("passed", "bubblewrap")


def test_without_it_nothing_is_checked(kit: Kit, tmp_path: Path) -> None:
    ended = kit.checks("check", "lab90", "--require-isolation", "bubblewrap", PATH=str(tmp_path))
    assert (ended.status, ended.out) == (2, "")
    assert "There is no bubblewrap on this system. Install it" in ended.err.replace("\n", " ")


def test_a_folder_that_is_root_s_alone(tmp_path: Path) -> None:
    """A script in a folder with the modes that a strict umask leaves, with a pipe beside it."""
    folder = tmp_path / "ada"
    folder.mkdir(mode=0o700)
    (folder / NAME).write_text("import helper\n\ndef answer(): return helper.ANSWER\n", encoding="utf-8")
    (folder / "helper.py").write_text("ANSWER = 42\n", encoding="utf-8")
    for file in folder.iterdir():
        file.chmod(0o600)
    os.mkfifo(folder / "pipe")
    student = Student(Submission("ada", folder, folder / NAME), ScriptedService(), walls=Bubblewrap(folder))
    assert student.answer() == 42
    student.close()


def test_an_environment_that_is_root_s_alone(tmp_path: Path) -> None:
    """What `mktemp -d` and pip make is opened piece by piece; files that nobody else may read are told of."""
    private = tmp_path / "environment"
    for folder in ("lib", "bin"):
        (private / folder).mkdir(parents=True)
    (private / "bin" / "nowhere").symlink_to("nothing")
    private.chmod(0o700)
    assert list(_opened(str(private))) == [str(private / "bin"), str(private / "lib")]
    (private / "lib").chmod(0o700)
    (private / "lib" / "module.py").touch(0o600)
    with pytest.raises(NoBubblewrap, match=r"module\.py can be read by root alone.*chmod -R o\+rX"):
        list(_opened(str(private)))


def test_a_kit_within_what_is_shown_is_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in `/usr/src/app`: the checks are gone, the environment in it is there."""
    kit = tmp_path / "src" / "kit"
    for folder in ("checks", ".venv/bin"):
        (kit / folder).mkdir(parents=True)
    monkeypatch.setattr(sys, "prefix", str(kit / ".venv"))
    words = list(_without_the_kit(kit, [str(tmp_path)]))
    bwrap = [
        "bwrap",
        "--unshare-pid",
        "--ro-bind",
        "/",
        "/",
        *words,
        "sh",
        "-c",
        f"ls -A {kit} {kit}/.venv; touch {kit}/x",
    ]
    seen = subprocess.run(bwrap, capture_output=True, text=True, check=False)
    assert seen.stdout.split() == [f"{kit}:", ".venv", f"{kit}/.venv:", "bin"]
    assert "Read-only file system" in seen.stderr
    assert list(_without_the_kit(kit, ["/usr"])) == []
    monkeypatch.setattr(sys, "prefix", str(kit))
    with pytest.raises(NoBubblewrap, match="is a virtual environment itself"):
        list(_without_the_kit(kit, [str(kit)]))
