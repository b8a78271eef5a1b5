"""One student process, seen from the checker: started, written to, read from, ended with everything it started."""

from __future__ import annotations

import contextlib
import json
import math
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, BinaryIO

from checks.harness.student import bubblewrap, channel, seccomp
from checks.harness.student.bubblewrap import Bubblewrap, NoBubblewrap
from checks.harness.student.values import BadMessage, loads

Message = dict[str, Any]
Frame = bytes | BadMessage | None
"""The bytes of a message, why they are none, or `None` for the end of the pipe."""

ROOT = Path(__file__).resolve().parents[3]
_BOOT = "import sys; sys.path.insert(0, {root!r}); from checks.harness.student.worker.main import main; main()"
_START_SECONDS = 60.0
_WATCH_SECONDS = 1.0
_FRAMES_WAITING = 2
"""A flood of messages waits in the pipe and not in the checker's memory."""
_LAST_WORDS = 5
"""Seconds that it may take until all that the process has started is dead as well, and the pipe closes."""
_STACK_LINE = re.compile(r'File "(?P<file>[^"]+)", line (?P<line>\d+) in')
_STACK_BYTES = 100_000
_KILLED = 128
"""Exit statuses above this stand for a signal, where a program tells of another one's end."""

# What an SDK would pick up from the person's own machine has no business in the student process. These keys open
# nothing: they only let boto3 sign, so that no code goes looking for real ones.
_CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "AKIASTUDENTOFTHELABS",
    "AWS_SECRET_ACCESS_KEY": "not-a-secret",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}
_KEPT_ENVIRONMENT = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "LANG", "LC_ALL", "TZ")


class StartFailed(Exception):
    """The student process did not come up: this system's fault or the kit's, never the student's."""


class StudentProcess:
    """A process that has boto3 and a pipe, and waits for a script.

    On Linux it dies with the thread that started it, so that should be one which lasts as long as the checker.
    """

    def __init__(self, *, real_time: bool = False, now: float = 0.0, walls: Bubblewrap | None = None) -> None:
        """Start the process; it warms up by itself.

        With `real_time` its clock is the real one; else it is at `now`, in virtual seconds since the run began. With
        `walls` it sees nothing of this machine but the submission that they are for. Raises NoBubblewrap.
        """
        self._walls = walls
        self._scratch = Path(tempfile.mkdtemp(prefix="dynamodb-labs-"))
        home = self._scratch / "home"
        home.mkdir()
        (self._scratch / "stack").touch()
        try:
            with (self._scratch / "output").open("ab") as output:
                self._process = self._start(home, output, real_time=real_time)
        except NoBubblewrap:
            shutil.rmtree(self._scratch, ignore_errors=True)
            raise
        except OSError as error:
            shutil.rmtree(self._scratch, ignore_errors=True)
            raise StartFailed(f"Python could not be started for the student's script: {error}") from error
        # Opened before there is a script, and never again: later it could have put anything in their places.
        self._output = (self._scratch / "output").open("rb")
        self._stack = (self._scratch / "stack").open("rb")
        self._ready = False
        self._closed = False
        self._printed = 0
        self._stack_begin = 0
        self.now = now
        self.used = False
        """Whether a call was carried out here, which may have left anything behind."""
        self.lingering = False
        """Whether threads of the script's were still running when the last call returned."""
        self.last_moment = math.inf
        """Real time by which a message to the process must have been taken."""
        self._frames: queue.SimpleQueue[Frame] = queue.SimpleQueue()
        self._room = threading.Semaphore(_FRAMES_WAITING)
        self._over = threading.Event()
        self._threads = [threading.Thread(target=act, daemon=True) for act in (self._pump, self._watch)]
        for thread in self._threads:
            thread.start()

    def _start(self, home: Path, output: BinaryIO, *, real_time: bool) -> subprocess.Popen[bytes]:
        stack, kit, environment = self._scratch / "stack", str(ROOT), _environment(str(home))
        settings: dict[str, Any] = {
            "clock": "real" if real_time else "virtual",
            "walls": "own",
            "stack_file": str(stack),
        }
        around: list[str] = []
        kept_open: tuple[int, ...] = ()
        with contextlib.ExitStack() as closing:
            if self._walls is not None:
                environment = {**_environment(bubblewrap.HOME, temporary="/tmp"), "PATH": "/usr/bin:/bin"}  # noqa: S108
                kept_open = (closing.enter_context(self._filter()).fileno(),)
                stack.chmod(0o666)  # its folder is nobody else's
                around = self._walls.command(ROOT, stack, environment, *kept_open, self._walls.shown(self._scratch))
                kit = bubblewrap.KIT
                settings |= {"walls": "around", "stack_file": bubblewrap.STACK, "user": self._walls.user()}
            boot = _BOOT.format(root=kit)
            return subprocess.Popen(
                [*around, sys.executable, "-I", "-X", "utf8", "-c", boot, json.dumps({**settings, "root": kit})],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=output,
                cwd=home,
                env=environment,
                pass_fds=kept_open,
                **_own_group(),
            )

    def _filter(self) -> BinaryIO:
        """The filter of system calls, as a file that bubblewrap reads. Raises NoBubblewrap."""
        machine = seccomp.machine()
        if machine is None:
            raise NoBubblewrap(f"The tier bubblewrap is made for {seccomp.MACHINES}, and this machine is another.")
        file = self._scratch / "filter"
        file.write_bytes(seccomp.program(machine))
        return file.open("rb")

    def inside(self, path: Path) -> str:
        """Where a file or folder of the submission is for this process."""
        return str(path) if self._walls is None else self._walls.inside(path)

    def _pump(self) -> None:
        """Read the process's messages as they come. A thread, since no system lets every pipe be polled."""
        assert self._process.stdout is not None
        frame: Frame = b""
        while isinstance(frame, bytes):
            try:
                frame = channel.read_frame(self._process.stdout)
            except BadMessage as error:
                frame = error
            except (OSError, ValueError):
                frame = None  # closed from our side
            self._room.acquire()
            if self._closed:
                return
            self._frames.put(frame)

    def _watch(self) -> None:
        """End a process that does not take what is written to it: a write into a full pipe would wait for ever."""
        while not self._over.wait(_WATCH_SECONDS):
            if time.monotonic() > self.last_moment:
                _kill(self._process)

    def write(self, message: Message) -> None:
        """Send a message. Raises OSError when nobody reads any more."""
        assert self._process.stdin is not None
        channel.write_message(self._process.stdin, message)

    def read(self, seconds: float) -> Frame:
        """The next message. Raises queue.Empty when none comes within so many real seconds."""
        # Looked at first: a process that has ended cannot have said anything after that.
        ended = self._process.poll() is not None
        try:
            frame = self._frames.get(timeout=seconds)
        except queue.Empty:
            if ended:  # something that it left behind holds the pipe open
                return None
            raise
        self._room.release()
        return frame

    def begin(self) -> None:
        """Prepare for an order: wait until the process is there. Raises StartFailed."""
        if not self._ready:
            self._await_start()
        self._stack_begin = _size(self._stack)

    def _await_start(self) -> None:
        try:
            frame = self.read(_START_SECONDS)
            self._ready = isinstance(frame, bytes) and loads(frame) == {"is": "ready"}
        except (queue.Empty, BadMessage):
            pass
        said = self.take_output(2000)
        if not self._ready:
            self.close()
            raise StartFailed(f"Python could not be started for the student's script: {said.strip() or 'no answer'}")

    def running_line(self, folder: Path) -> str | None:
        """The student's innermost line in the stack that the interpreter wrote down before the time was up."""
        separator = os.sep if self._walls is None else "/"
        self._stack.seek(self._stack_begin)
        stack = self._stack.read(_STACK_BYTES).decode("ascii", "replace")
        # As faulthandler writes it.
        inside = f"{self.inside(folder)}{separator}".encode("ascii", "backslashreplace").decode()
        for match in _STACK_LINE.finditer(stack):
            if match["file"].startswith(inside):
                return f"{match['file'][len(inside) :].replace(separator, '/')}:{match['line']}"
        return None

    @property
    def printed(self) -> int:
        """Bytes of output that have not been taken yet."""
        return _size(self._output) - self._printed

    def take_output(self, limit: int) -> str:
        """What was printed since the last call of this method, at most `limit` bytes of it."""
        if self._output.closed:
            return ""
        self._output.seek(self._printed)
        data = self._output.read(limit)
        self._printed = _size(self._output)
        return data.decode("utf-8", "replace").replace("\r\n", "\n")

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def exit_status(self) -> int | None:
        """How the process ended; a negative number is the signal that killed it, `None` that it still runs."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=1)
        status = self._process.returncode
        if self._walls is not None and status is not None and status > _KILLED:
            return _KILLED - status  # bubblewrap tells of a signal as shells do
        return status

    def close(self) -> None:
        """End the process and everything in its group, at once. What it printed can still be read."""
        if self._closed:
            return
        self._closed = True
        _kill(self._process)
        self._over.set()
        self._room.release()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=5)
        for thread in self._threads:
            thread.join(timeout=_LAST_WORDS)
        self._close_pipes()

    def _close_pipes(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        if not self._threads[0].is_alive():  # else a program that the script has detached holds the other end
            self._process.stdout.close()

    def remove(self) -> None:
        """Close, and delete the scratch folder; the output cannot be read after this."""
        self.close()
        self._output.close()
        self._stack.close()
        shutil.rmtree(self._scratch, ignore_errors=True)


def _environment(home: str, temporary: str | None = None) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    nowhere = f"{home}/no-such-file"
    return {
        **kept,
        **_CREDENTIALS,
        "AWS_CONFIG_FILE": nowhere,
        "AWS_SHARED_CREDENTIALS_FILE": nowhere,
        **dict.fromkeys(("HOME", "USERPROFILE"), home),
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), temporary or home),
    }


def _own_group() -> dict[str, Any]:
    """A process group of its own: Ctrl-C is for the checker, which then ends the whole group."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform != "win32":
        # The group first, also when its leader is gone already: it may have left children behind.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(OSError):
        process.kill()


def _size(file: BinaryIO) -> int:
    return 0 if file.closed else os.fstat(file.fileno()).st_size
