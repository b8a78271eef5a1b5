"""Scripts that crash, forge or tamper: it costs them a criterion, and gains nothing that honesty would not."""

from __future__ import annotations

import re
import sys
from typing import Any

import pytest
from scripted import Bench, ScriptedService

from checks.harness.student.budget import Budget
from checks.harness.student.failures import Died, Garbled, NotLoaded, StudentFailure
from checks.harness.student.student import Student

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")

FORGE = '''
import cbor2, gc, os, signal, struct, sys, threading, time
import boto3

def pipes():
    """The descriptors that a script can write to, its own output aside."""
    found = []
    for number in range(3, 30):
        try:
            os.fstat(number)
            found.append(number)
        except OSError:
            pass
    return found

def write(data):
    for number in pipes():
        try:
            os.write(number, data)
        except OSError:
            pass

def frame(message):
    data = message if isinstance(message, bytes) else cbor2.dumps(message)
    return struct.pack(">I", len(data)) + data

def wire():
    """The worker's own end of the pipe, as whoever looks for it will find it."""
    return next(thing for thing in gc.get_objects() if type(thing).__name__ == "Wire")

def number():
    return wire()._order

def say(message):
    write(frame({"order": number(), "at": 0.0, "threads": 0, **message}))
'''


def forging(bench: Bench, code: str, **options: Any) -> Student:
    return bench.student(
        FORGE + code + "\ndef fine(): return 'fine'\ndef ask(): return boto3.client('dynamodb').list_tables()\n",
        **options,
    )


# Crashing ------------------------------------------------------------------------------------------------------------

CRASHES = """
import ctypes, faulthandler, os, signal, sys

def leave(): os._exit(0)
def leave_late(): print("said"); os._exit(3)
def fault(): faulthandler.disable(); ctypes.string_at(0)
def killed(): os.kill(os.getpid(), 9)
def aborted(): os.abort()
class Mirror:
    def __repr__(self): return repr(self)
def deep():
    sys.setrecursionlimit(10**9)
    repr(Mirror())
def forked_and_gone():
    if os.fork() == 0:
        import time, signal
        signal.pause()
    os._exit(4)
def memory(): return len(bytearray(64 * 2**30))
def threads_kept():
    import threading, time
    threading.Thread(target=lambda: os._exit(5)).start()
    threading.Event().wait()
def fine(): return "fine"
"""


@posix
@pytest.mark.parametrize(
    ("function", "how"),
    [
        ("leave", "ended itself (exit status 0)"),
        ("leave_late", "ended itself (exit status 3)"),
        ("fault", "was killed by signal SIGSEGV"),
        ("killed", "was killed by signal SIGKILL"),
        ("aborted", "was killed by signal SIGABRT"),
        ("forked_and_gone", "ended itself (exit status 4)"),
        ("threads_kept", "ended itself (exit status 5)"),
    ],
)
def test_a_crash_costs_the_call_that_it_happened_in(bench: Bench, function: str, how: str) -> None:
    student = bench.student(CRASHES)
    with pytest.raises(Died) as failure:
        student.call(function)
    assert failure.value.sentence == f"the script's Python process {how} in the middle of {function}()"
    assert student.output == ("said\n" if function == "leave_late" else "")


@posix
def test_after_a_crash_the_next_call_has_a_fresh_process(bench: Bench) -> None:
    student = bench.student(CRASHES)
    with pytest.raises(Died):
        student.fault()
    assert student.fine() == "fine"


def test_recursion_to_death(bench: Bench) -> None:
    with pytest.raises(StudentFailure, match=r"SIGSEGV in the middle of deep\(\)|deep\(\) raised RecursionError"):
        bench.student(CRASHES).deep()


@posix
def test_memory_has_an_end(bench: Bench) -> None:
    student = bench.student(CRASHES)
    assert student.error_of("memory").types[0] == "MemoryError"
    assert student.fine() == "fine"


@posix
def test_signals_that_are_ignored_do_not_help(bench: Bench) -> None:
    student = bench.student(
        """
        import signal
        def stubborn():
            for number in set(signal.valid_signals()) - {signal.SIGKILL, signal.SIGSTOP}:
                signal.signal(number, signal.SIG_IGN)
            while True:
                pass
        """,
        budget=Budget(seconds=0.4),
    )
    with pytest.raises(StudentFailure, match=r"stubborn\(\) was still running after 0\.4 seconds"):
        student.stubborn()


@posix
def test_a_process_that_stops_itself_is_ended(bench: Bench) -> None:
    student = bench.student(
        "import os, signal\ndef f(): os.kill(os.getpid(), signal.SIGSTOP)\n", budget=Budget(seconds=0.4)
    )
    with pytest.raises(StudentFailure, match=r"f\(\) was still running after 0\.4 seconds"):
        student.f()


# Writing into the pipe -----------------------------------------------------------------------------------------------

CHANNEL = r"something in the script (wrote into|closed) the checker's own channel during f\(\)"


@posix
@pytest.mark.parametrize(
    "act",
    [
        "write(b'rubbish, and rather a lot of it')",
        "write(b'\\xff' * 64)",
        "write(struct.pack('>I', 1 << 31))",
        "write(frame(b'\\xf7'))",
        "write(frame({'is': 'returned', 'value': True}))",
        "write(frame({'is': 'returned', 'value': True, 'order': 'ffffffffffffffff', 'at': 0.0}))",
        "say({'is': 'returned', 'value': True, 'at': 'soon'})",
        "say({'is': 'returned', 'value': True, 'at': float('nan')})",
        "say({'is': 'nonsense'})",
        "say({'is': 'request', 'method': 'POST', 'url': 'https://x/', 'headers': {}, 'body': 10**10})",
        "say({'is': 'request', 'method': 'POST', 'url': 5, 'headers': {}, 'body': b''})",
        "say({'is': 'request', 'method': 'POST', 'url': 'https://x/', 'headers': {'a': 1}, 'body': b''})",
        "say({'is': 'request'})",
        "say({'is': 'callback', 'number': 0, 'args': [], 'kwargs': {}})",
        "os.closerange(3, 30); time.sleep(0); os.read(0, 1); signal.pause()",
    ],
)
def test_rubbish_on_the_pipe_costs_the_call(bench: Bench, act: str) -> None:
    student = forging(bench, f"def f():\n    {act}\n    return 'honest'")
    with pytest.raises(Garbled, match=CHANNEL):
        student.f()


@posix
def test_after_rubbish_the_next_call_has_a_fresh_process(bench: Bench) -> None:
    student = forging(bench, "def f(): write(b'rubbish')")
    with pytest.raises(Garbled, match=CHANNEL):
        student.f()
    assert student.fine() == "fine"


ODD_ANSWERS = """
def f(message):
    own = wire()
    def odd(answer):
        del own._write
        own._write({**answer, **message})
    own._write = odd
"""


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ({"is": "missing", "names": 5}, "script.py has no function f(). It defines no function at all."),
        ({"is": "misfit", "where": 5}, "f() cannot be called as the lab does: None. It is defined as fNone"),
        ({"is": "unplain"}, "f() returned a value None"),
        ({"is": "raised", "error": 5}, "f() raised Exception"),
        ({"is": "raised", "error": {"types": 5, "message": 5, "frames": 5, "attributes": 5}}, "f() raised Exception"),
        ({"is": "nonsense"}, "something in the script wrote into the checker's own channel during f()"),
        ({"is": ["returned"]}, "something in the script wrote into the checker's own channel during f()"),
        ({"is": "loaded", "functions": 5}, "something in the script wrote into the checker's own channel during f()"),
    ],
)
def test_answers_of_the_wrong_shape_are_the_scripts_failure_and_never_the_kits(
    odd: Student, message: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(StudentFailure) as caught:
        odd.f(message)
    assert caught.value.sentence == sentence


@pytest.fixture(scope="module")
def odd(shared: Bench) -> Student:
    return forging(shared, ODD_ANSWERS)


@posix
def test_a_time_far_ahead_is_a_long_wait(bench: Bench) -> None:
    student = forging(bench, "def f():\n    say({'is': 'returned', 'at': 1e300})")
    with pytest.raises(StudentFailure, match=r"f\(\) waited more than 24 hours \(of virtual time\) without stopping"):
        student.f()


@posix
def test_answers_written_on_import_are_taken_for_no_call(bench: Bench) -> None:
    student = forging(
        bench, "write(frame({'is': 'loaded', 'functions': {}}) + 99 * frame({'is': 'returned', 'value': True}))"
    )
    with pytest.raises(NotLoaded, match="wrote into the checker's own channel during the import of the script"):
        student.fine()


@posix
def test_answers_written_ahead_are_not_the_next_calls(bench: Bench) -> None:
    """A forged answer stands for the call it was written in, as a `return` would, and for nothing after that."""
    service = ScriptedService()
    student = forging(
        bench,
        "def f():\n    say({'is': 'returned', 'value': 'forged'})\n"
        "    for _ in range(5): say({'is': 'returned', 'value': 'for later'})\n    return 'honest'",
        service=service,
    )
    assert student.f() == "forged"
    assert student.fine() == "fine"
    assert student.f() == "forged"
    assert student.ask()["ResponseMetadata"]["HTTPStatusCode"] == 200
    assert service.operations == ["ListTables"]


@posix
def test_a_thread_that_keeps_answering_does_not_reach_the_next_call(bench: Bench) -> None:
    student = forging(
        bench,
        """
def f():
    answer = frame({"order": number(), "at": 0.0, "threads": 0, "is": "returned", "value": "forged"})
    def forge():
        while True:
            write(answer)
    threading.Thread(target=forge, daemon=True).start()
    time.sleep(1)
    return "honest"
""",
    )
    assert student.f() == "forged"
    assert student.fine() == "fine"
    assert student.fine() == "fine"


@posix
def test_requests_whose_answers_nobody_reads_do_not_hold_the_checker(bench: Bench) -> None:
    service = ScriptedService(lambda _operation, _body: {"x": "y" * 200_000})
    student = forging(
        bench,
        """
def f():
    headers = {"x-amz-target": "D.ListTables"}
    for _ in range(9):
        say({"is": "request", "method": "POST", "url": "https://x/", "headers": headers, "body": b"{}"})
    signal.pause()
""",
        service=service,
        budget=Budget(seconds=0.4),
    )
    with pytest.raises(StudentFailure, match=r"f\(\) was still running after 0\.4 seconds"):
        student.f()
    assert student.fine() == "fine"


@posix
def test_the_wires_of_a_forked_process_are_cut(bench: Bench) -> None:
    service = ScriptedService()
    student = forging(
        bench,
        """
def f():
    child = os.fork()
    if child == 0:
        status = 1
        try:
            ask()
        except ConnectionError:
            status = 42
        os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
""",
        service=service,
    )
    assert student.f() == 42
    assert service.requests == []
    assert student.fine() == "fine"


# Tampering with what the worker uses ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "act",
    [
        "import json; json.dumps = json.loads = None",
        "import cbor2; cbor2.dumps = cbor2.loads = cbor2.CBORDecoder = None",
        "import sys; sys.modules.clear()",
        "import builtins; builtins.isinstance = lambda *a: True",
        "import sys; sys.stdout = sys.stderr = None",
        "import sys; sys.settrace(lambda *a: 1 / 0)",
        "import gc; [thing.__dict__.clear() for thing in gc.get_objects() if type(thing).__name__ == 'Worker']",
        "import warnings; warnings.simplefilter('error'); warnings.warn('x')",
    ],
)
def test_tampering_harms_the_script_alone(bench: Bench, act: str) -> None:
    script = f"def f():\n    {act}\n    return 'done'\ndef fine(): return 'fine'\n"
    student = bench.student(script, budget=Budget(seconds=3))
    ways = "f\\(\\) |the script's Python process ended itself|something in the script"
    assert outcome(student, "f") == "done" or re.match(ways, outcome(student, "f"))
    assert outcome(student, "fine") == "fine" or outcome(student, "fine").startswith("fine() ")


def outcome(student: Student, function: str) -> str:
    """What it returned, or the sentence for why it did not."""
    try:
        return str(student.call(function))
    except StudentFailure as failure:
        return failure.sentence


def test_a_fake_boto3_asks_nothing(bench: Bench) -> None:
    service = ScriptedService()
    student = bench.student(
        """
        import boto3
        class Fake:
            def __getattr__(self, name): return lambda **k: {"TableNames": ["forged"]}
        boto3.client = boto3.resource = lambda *a, **k: Fake()
        def f(): return boto3.client("dynamodb").list_tables()["TableNames"]
        """,
        service=service,
    )
    assert student.f() == ["forged"]
    assert service.requests == [], "the trace shows that nothing was asked"
