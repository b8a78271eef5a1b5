"""What a call prints, by whatever means, is kept for that call and for no other."""

from __future__ import annotations

import pytest
from scripted import Bench, ScriptedService

from checks.harness.student.student import Student

SCRIPT = r"""
import ctypes, logging, os, subprocess, sys, threading
import boto3
print("on import")

def plain(): print("café ☃ \ud800")
def unfinished(): sys.stdout.write("no newline")
def silent(): return None

def in_order():
    print("1 print")
    print("2 stderr", file=sys.stderr)
    logging.warning("3 logging")
    os.write(1, b"4 os.write\n")
    os.system("echo 5 system")
    print("6 print")
    subprocess.run(["echo", "7 program"])
    os.write(2, b"8 descriptor 2\n")

def c_library():
    libc = ctypes.CDLL(None)
    print("before")
    libc.puts(b"c library")
    libc.fflush(None)
    print("after")

def c_library_unflushed():
    ctypes.CDLL(None).puts(b"left in the buffer")

def closed():
    print("said")
    sys.stdout.close()

def replaced():
    import io
    sys.stdout = io.StringIO()
    print("kept by the script itself")

def restored():
    sys.stdout = sys.__stdout__

def by_bytes():
    sys.stdout.buffer.write(b"\xff\xfe raw\r\n")

def long():
    print("a" * 30_000)

def prompt():
    try:
        input("your name? ")
    except EOFError:
        print("nobody answers")

def escape():
    print("\x1b[31mred\x1b[0m")

def raising():
    print("before")
    raise ValueError("x")

def yielding():
    print("first")
    yield 1
    print("second")
    yield 2

def truncated():
    print("gone")
    sys.stdout.flush()
    os.ftruncate(1, 0)

def in_thread():
    thread = threading.Thread(target=print, args=("thread",))
    thread.start()
    thread.join()

if __name__ == "__main__":
    print("as a program", *sys.argv[1:])
    sys.exit("with a message")
"""


@pytest.fixture(scope="module")
def student(shared: Bench) -> Student:
    return shared.student(SCRIPT)


@pytest.mark.parametrize(
    ("function", "output"),
    [
        ("plain", "café ☃ \\ud800\n"),
        ("unfinished", "no newline"),
        ("silent", ""),
        ("c_library", "before\nc library\nafter\n"),
        ("c_library_unflushed", "left in the buffer\n"),
        ("by_bytes", "�� raw\n"),
        ("prompt", "your name? nobody answers\n"),
        ("escape", "\x1b[31mred\x1b[0m\n"),
        ("in_thread", "thread\n"),
        ("long", "a" * 20_000),
    ],
)
def test_output_of_a_call(student: Student, function: str, output: str) -> None:
    student.call(function)
    assert student.output == output
    student.silent()
    assert student.output == ""


def test_order_is_kept_whoever_writes(student: Student) -> None:
    student.in_order()
    assert student.output.splitlines() == [
        "1 print",
        "2 stderr",
        "WARNING:root:3 logging",
        "4 os.write",
        "5 system",
        "6 print",
        "7 program",
        "8 descriptor 2",
    ]


def test_output_before_an_exception_is_kept(student: Student) -> None:
    student.error_of("raising")
    assert student.output == "before\n"


def test_output_of_each_step_of_a_generator(student: Student) -> None:
    steps = student.yielding()
    assert student.output == ""
    next(steps)
    assert student.output == "first\n"
    next(steps)
    assert student.output == "second\n"


def test_what_the_import_prints_belongs_to_no_call(bench: Bench) -> None:
    student = bench.student(SCRIPT)
    student.load()
    assert student.output == "on import\n"
    student.silent()
    assert student.output == ""


def test_a_program_prints_its_last_words(student: Student) -> None:
    run = student.run("--name", "é")
    assert (run.status, run.output) == (1, "on import\nas a program --name é\nwith a message\n")


def test_a_script_that_spoils_its_output_loses_that_and_no_more(bench: Bench) -> None:
    student = bench.student(SCRIPT)
    student.truncated()
    student.plain()
    assert student.output == "café ☃ \\ud800\n"
    student.replaced()
    student.restored()
    student.closed()
    assert student.output == "said\n"
    assert student.call("silent") is None


def test_a_threads_output_after_the_return_is_not_the_next_calls(bench: Bench) -> None:
    student = bench.student(
        """
        import threading, time

        def chatter():
            while True:
                print("still here")

        def start():
            threading.Thread(target=chatter, daemon=True).start()

        def quiet():
            return "ok"
        """
    )
    student.start()
    assert student.quiet() == "ok"
    assert student.output == ""


def test_output_leads_nowhere_else(bench: Bench, capfd: pytest.CaptureFixture[str]) -> None:
    student = bench.student(SCRIPT, service=ScriptedService(), cold=True)
    student.in_order()
    student.close()
    assert capfd.readouterr() == ("", "")
