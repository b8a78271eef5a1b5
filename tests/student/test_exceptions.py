"""What a script raises arrives as data: classes, message, AWS's code, the student's own lines, attributes."""

from __future__ import annotations

import sys

import pytest
from scripted import Bench, ScriptedService, refused

from checks.harness.student.failures import NotStarted, Raised, StudentFailure
from checks.harness.student.student import Student

FAILED = "ConditionalCheckFailedException"
REFUSAL = f"An error occurred ({FAILED}) when calling the PutItem operation: no"
SCRIPT = """\
import boto3, helper
from decimal import Decimal

class InsufficientFunds(Exception):
    def __init__(self, balance):
        super().__init__(f"only {balance}")
        self.balance, self.client, self.deep = balance, boto3, [[]]
        for _ in range(99): self.deep = [self.deep]

class Mute(Exception):
    def __str__(self): raise ValueError("boom")

class Meta(type):
    def __getattribute__(cls, name): raise ValueError("boom")

class Untouchable(Exception, metaclass=Meta):
    @property
    def response(self): raise ValueError("boom")

class OddResponse(Exception):
    response = {"Error": None}

def withdraw(): raise InsufficientFunds(Decimal("1.5"))
def plain(): raise ValueError("no such thing")
def empty(): raise ValueError
def mute(): raise Mute
def untouchable(): raise Untouchable
def odd_response(): raise OddResponse("x")
def surrogate(): raise ValueError("\\ud800")
def long(): raise ValueError("x" * 5000)
def exits(): raise SystemExit(3)
def interrupts(): raise KeyboardInterrupt
def closes(): raise GeneratorExit
def stops(): raise StopIteration(1)
def group(): raise ExceptionGroup("two", [ValueError("a"), KeyError("b")])
def todo(): raise NotImplementedError("TODO 3: todo")
def bare_todo(): raise NotImplementedError
def refused(): boto3.client("dynamodb").put_item(TableName="t", Item={})
def invalid(): boto3.client("dynamodb").put_item(TableName="t", Item=5)
def by_helper(): helper.fail()
def recursion(): recursion()
def evaluated(): eval("1 +")
def chained():
    try:
        {}["k"]
    except KeyError as error:
        raise RuntimeError("wrapped") from error
def fine(): return 1
"""


@pytest.fixture(scope="module")
def student(shared: Bench) -> Student:
    shared.write("helper.py", "def fail():\n    return 1 / 0\n")
    return shared.student(SCRIPT, service=ScriptedService(lambda _operation, _body: refused(FAILED)))


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        ("withdraw", "withdraw() raised InsufficientFunds: only 1.5"),
        ("plain", "plain() raised ValueError: no such thing"),
        ("empty", "empty() raised ValueError"),
        ("mute", "mute() raised Mute: (its message raised ValueError)"),
        ("odd_response", "odd_response() raised OddResponse: x"),
        ("surrogate", "surrogate() raised ValueError: \\ud800"),
        ("long", "long() raised ValueError: " + "x" * 1999 + "…"),
        ("exits", "exits() ended the program with sys.exit() instead of returning"),
        ("interrupts", "interrupts() raised KeyboardInterrupt"),
        ("closes", "closes() raised GeneratorExit"),
        ("stops", "stops() raised StopIteration: 1"),
        ("chained", "chained() raised RuntimeError: wrapped"),
        ("by_helper", "by_helper() raised ZeroDivisionError: division by zero"),
        ("evaluated", "evaluated() raised SyntaxError: invalid syntax"),
        (
            "refused",
            f"refused() raised {FAILED}: {REFUSAL}",
        ),
    ],
)
def test_sentences(student: Student, function: str, sentence: str) -> None:
    assert student.error_of(function).sentence == sentence


def test_an_exception_that_cannot_be_looked_at(student: Student) -> None:
    assert (
        student.error_of("untouchable").sentence == "untouchable() raised Exception: (looking at it raised ValueError)"
    )
    assert student.fine() == 1


def test_classes_code_and_attributes(student: Student) -> None:
    error = student.error_of("withdraw")
    assert error.types == ("InsufficientFunds", "Exception", "BaseException")
    assert error.attributes == {"balance": error.attributes["balance"], "client": error.attributes["client"]}
    assert str(error.attributes["balance"]) == "1.5"
    refusal = student.error_of("refused")
    assert "ClientError" in refusal.types
    assert refusal.code == FAILED
    assert refusal.attributes == {}
    assert student.error_of("invalid").types[0] == "ParamValidationError"


def test_only_the_students_own_lines_are_named(student: Student) -> None:
    assert student.error_of("by_helper").error.frames == ("script.py:40", "helper.py:2")
    assert student.error_of("by_helper").where == "helper.py:2"
    assert student.error_of("refused").where == "script.py:38"


def test_recursion_without_end_is_an_exception(student: Student) -> None:
    error = student.error_of("recursion")
    assert error.types[0] == "RecursionError"
    assert error.error.frames == ("script.py:41",)
    assert student.fine() == 1


@pytest.mark.skipif(sys.version_info < (3, 11), reason="Python 3.10 has no exception groups")
def test_groups(student: Student) -> None:
    assert student.error_of("group").sentence == "group() raised ExceptionGroup: two (2 sub-exceptions)"


@pytest.mark.parametrize(("function", "sentence"), [("todo", "TODO 3: todo"), ("bare_todo", "TODO")])
def test_a_todo_is_not_started(student: Student, function: str, sentence: str) -> None:
    with pytest.raises(NotStarted) as failure:
        student.call(function)
    assert failure.value.sentence == sentence


def test_an_exception_that_has_to_come_and_does_not(student: Student) -> None:
    with pytest.raises(StudentFailure) as failure:
        student.error_of("fine")
    assert not isinstance(failure.value, Raised)
    assert failure.value.sentence == "fine() returned 1 where it has to raise an exception"
    assert failure.value.where == "script.py:48"
