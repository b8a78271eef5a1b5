"""Importing the script: whatever keeps it from being imported is told in a sentence, once and for all calls."""

from __future__ import annotations

import sys

import pytest
from scripted import Bench, ScriptedService

from checks.harness.student.budget import Budget
from checks.harness.student.failures import NotLoaded, Unfit
from checks.harness.student.process import StartFailed
from checks.harness.student.student import Student

ADVICE = 'Put what should run only as a program under `if __name__ == "__main__":`.'


def not_loaded(student: Student) -> NotLoaded:
    with pytest.raises(NotLoaded) as failure:
        student.anything()
    return failure.value


ENDED = "The script cannot be imported: the script's Python process ended itself (exit status 0) in the middle of"
IMPORT = "The script cannot be imported: it raised"
PARSE = "The script does not parse:"
TEXT = "script.py is no Python text:"


@pytest.mark.parametrize(
    ("script", "sentence", "where"),
    [
        ("x = 1\nraise ValueError('early')", f"{IMPORT} ValueError: early", "script.py:2"),
        ("import nowhere", f"{IMPORT} ModuleNotFoundError: No module named 'nowhere'", "script.py:1"),
        ("import helper", f"{IMPORT} ZeroDivisionError: division by zero", "helper.py:1"),
        ("import broken", f"{PARSE} invalid syntax\n    x = = 1\n        ^", "broken.py:2"),
        ("import sys\nsys.exit()", "The script ends the program while it is imported.", "script.py:2"),
        ("def f():\n\tx = = 1\n", f"{PARSE} invalid syntax\n    x = = 1\n        ^", "script.py:2"),
        ("a =\t\tb = = 1\n", f"{PARSE} invalid syntax\n    a =     b = = 1\n                ^", "script.py:1"),
        ("é = '☃'; x = = 1\n", f"{PARSE} invalid syntax\n    é = '☃'; x = = 1\n                 ^", "script.py:1"),
        ("s = '表'; x = = 1\n", f"{PARSE} invalid syntax\n    s = '表'; x = = 1\n                  ^", "script.py:1"),
        (
            "def f():\nreturn 1\n",
            f"{PARSE} expected an indented block after function definition on line 1",
            "script.py:2",
        ),
        ("if True:\n  x = 1\n y = 2\n", f"{PARSE} unindent does not match any outer indentation level", "script.py:3"),
        (b"x = 1\ny = '\xe9'\n", f"{TEXT} its line 2 is not in UTF-8", "script.py"),
        ("x = 'é'\n".encode("utf-16"), f"{TEXT} ", "script.py"),
        (b"x = 1\0\n", f"{TEXT} it has null bytes in it", "script.py"),
        (b"# -*- coding: klingon -*-\n", f"{TEXT} unknown encoding", "script.py"),
        ("import os\nos._exit(0)", f"{ENDED} the import of the script", None),
    ],
)
def test_sentences(bench: Bench, script: str | bytes, sentence: str, where: str | None) -> None:
    bench.write("helper.py", "1 / 0\n")
    bench.write("broken.py", "\nx = = 1\n")
    student = bench.student(script)
    failure = not_loaded(student)
    assert failure.sentence.startswith(sentence)
    assert failure.where == where


def test_an_endless_import_is_ended_once_and_told_each_time(bench: Bench) -> None:
    student = bench.student("x = 1\nwhile True:\n    pass\n", budget=Budget(seconds=0.4))
    first, second = not_loaded(student), not_loaded(student)
    assert (
        first.sentence == "The script cannot be imported: the import of the script was still running after 0.4 seconds"
    )
    assert first.where in ("script.py:2", "script.py:3")
    assert first is second


def test_a_main_without_its_guard(bench: Bench) -> None:
    service = ScriptedService()
    student = bench.student("import boto3, sys\nboto3.client('dynamodb').list_tables()\nsys.exit(0)\n", service=service)
    assert not_loaded(student).advice == ADVICE
    assert service.operations == ["ListTables"]


def test_an_empty_script_defines_nothing(bench: Bench) -> None:
    with pytest.raises(Unfit) as failure:
        bench.student("").create_table("x")
    assert failure.value.sentence == "script.py has no function create_table(). It defines no function at all."
    assert failure.value.where == "script.py"


@pytest.mark.parametrize(
    "script",
    [
        b"\xef\xbb\xbfdef f(): return 'caf\xc3\xa9'\n",
        b"# -*- coding: latin-1 -*-\ndef f(): return 'caf\xe9'\n",
        b"def f():\r\n    return 'caf\\u00e9'\r\n",
    ],
    ids=["mark", "latin-1", "crlf"],
)
def test_texts_that_python_reads(bench: Bench, script: bytes) -> None:
    assert bench.student(script).f() == "café"


def test_what_lies_beside_the_script_is_found_and_nothing_else_obeyed(bench: Bench) -> None:
    bench.write("data/names.txt", "ada")
    bench.write("table_helpers/__init__.py", "from .names import NAMES\n")
    bench.write("table_helpers/names.py", "NAMES = ['a']\n")
    bench.write("checks/__init__.py", "MINE = 'my own'\n")
    for trap in ("sitecustomize", "usercustomize", "conftest", "boto3/__init__", "json", "cbor2", "moto", "random"):
        bench.write(f"{trap}.py", "TRAP = 1\n")
    bench.write("pytest.ini", "[pytest]\naddopts = --collect-only\n")
    student = bench.student(
        """
        import json, pathlib, random, boto3, checks, sys
        from table_helpers import NAMES
        def f():
            file = pathlib.Path(__file__).parent / "data" / "names.txt"
            ours = hasattr(boto3, "client")
            return [file.read_text(), NAMES, checks.MINE, json.loads("1"), ours, sys.modules.get("conftest")]
        """
    )
    assert student.f() == ["ada", ["a"], "my own", 1, True, None]
    assert not list(bench.folder.rglob("*.pyc")), "nothing is written into the student's folder"


def test_objects_that_answer_every_question_do_not_hinder_the_import(bench: Bench) -> None:
    student = bench.student(
        """
        from unittest import mock
        class Endless:
            def __getattr__(self, name): return Endless()
            def __call__(self): return 1
        class Explosive:
            def __getattribute__(self, name): raise RuntimeError
        endless, explosive, mocked, call = Endless(), Explosive(), mock.MagicMock(), mock.call
        def f(): return 1
        """
    )
    assert student.f() == 1
    assert student.line_of("f") == "script.py:9"
    assert student.line_of("endless") is None


def test_a_module_that_hides_everything(bench: Bench) -> None:
    student = bench.student("def __getattr__(name): raise RuntimeError(name)\ndef f(): return 1\n")
    assert student.f() == 1
    assert student.error_of("g").sentence == "g() raised RuntimeError: g"


@pytest.mark.parametrize("python", ["where.exe" if sys.platform == "win32" else "false", "no-such-python"])
def test_a_python_that_does_not_start_is_not_the_students_fault(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, python: str
) -> None:
    monkeypatch.setattr(sys, "executable", python)
    student = bench.student("def f(): return 1\n", cold=True)
    with pytest.raises(StartFailed, match="Python could not be started for the student's script"):
        student.f()


def test_sources_are_the_files_beside_the_script(bench: Bench) -> None:
    bench.write("helper.py", "A = 1\n")
    bench.write("inner/deep.py", b"B = '\xff'\n")
    bench.write(".venv/lib.py", "C = 1\n")
    bench.write("notes.txt", "no source")
    student = bench.student("def f(): pass\n")
    assert student.sources() == {
        "script.py": "def f(): pass\n",
        "helper.py": "A = 1\n",
        "inner/deep.py": "B = '\ufffd'\n",
    }
