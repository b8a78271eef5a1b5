"""Budgets: what takes too much is ended with a sentence and, where it is known, the student's line."""

from __future__ import annotations

import pytest
from scripted import Bench, ScriptedService

from checks.harness.student.budget import Budget
from checks.harness.student.failures import Stopped, StudentFailure
from checks.harness.student.student import Student

SHORT = Budget(seconds=0.4)

SCRIPT = """\
import boto3, re, subprocess, sys, time
client = boto3.client("dynamodb")

def loop():
    while True:
        x = 1

def regex():
    re.match(r"(a+)+$", "a" * 64 + "b")

def long_sum():
    sum(range(10**12))

def nearly():
    end = time.process_time() + 0.33
    while time.process_time() < end:
        pass

def poll():
    while True:
        client.describe_table(TableName="t")
        time.sleep(54)

def hammer():
    while True:
        client.list_tables()

def mix():
    while True:
        client.list_tables()
        client.list_tables()
        client.describe_limits()

def sleep_long():
    time.sleep(200 * 86400)

def sleep_often():
    while True:
        time.sleep(60)

def sleep_and_ask():
    client.list_tables()
    while True:
        time.sleep(60)

def sleep_in_reach():
    time.sleep(86400)
    return "slept"

def flood():
    while True:
        print("x" * 1000)

def flood_and_return():
    print("x" * 2_000_000)

def flood_by_program():
    subprocess.run([sys.executable, "-c", "while True: print('x' * 1000)"])

def flood_between_requests():
    while True:
        client.list_tables()
        print("x" * 100_000)

def endless():
    number = 0
    while True:
        yield number
        number += 1

def endless_pages():
    while True:
        yield client.list_tables()

def slow_pages():
    while True:
        time.sleep(3600)
        yield 1

def fine():
    return client.list_tables()["TableNames"]
"""


def stopped(student: Student, function: str) -> Stopped:
    with pytest.raises(Stopped) as failure:
        student.call(function)
    assert failure.value.advice == "Give every loop an end: a number of attempts, or a time after which it stops."
    return failure.value


def test_the_next_call_has_a_fresh_process(hurried: Student) -> None:
    stopped(hurried, "loop")
    assert hurried.fine() == ["a"]


@pytest.fixture
def student(bench: Bench) -> Student:
    return bench.student(SCRIPT, service=ScriptedService(lambda _operation, _body: {"TableNames": ["a"]}))


@pytest.fixture
def hurried(bench: Bench) -> Student:
    return bench.student(SCRIPT, service=ScriptedService(lambda _operation, _body: {"TableNames": ["a"]}), budget=SHORT)


@pytest.mark.parametrize(
    ("function", "lines"),
    [("loop", ("script.py:5", "script.py:6")), ("regex", ("script.py:9",)), ("long_sum", ("script.py:12",))],
)
def test_real_time_in_python_and_in_c(hurried: Student, function: str, lines: tuple[str, ...]) -> None:
    failure = stopped(hurried, function)
    assert failure.sentence == f"{function}() was still running after 0.4 seconds"
    assert failure.where in lines


def test_line_is_of_this_call_and_not_of_one_before(bench: Bench) -> None:
    student = bench.student(SCRIPT, service=ScriptedService(), budget=SHORT)
    student.load()
    with pytest.raises(StudentFailure):
        student.no_such_function()
    for function, where in (("regex", "script.py:9"), ("long_sum", "script.py:12")):
        with pytest.raises(Stopped) as failure:
            student.call(function)
        assert failure.value.where == where


def test_line_is_found_in_a_folder_with_an_accent(bench: Bench) -> None:
    bench.folder = bench.folder / "josé ☃"
    student = bench.student("def f():\n    while True: pass\n", budget=SHORT)
    with pytest.raises(Stopped) as failure:
        student.f()
    assert failure.value.where == "script.py:2"


def test_requests_over_time(bench: Bench) -> None:
    failure = stopped(bench.student(SCRIPT, budget=Budget(requests=200)), "poll")
    assert failure.sentence == "poll() asked DescribeTable 200 times over 3 hours, without stopping"
    assert failure.where == "script.py:21"


def test_requests_at_once(bench: Bench) -> None:
    service = ScriptedService(lambda _operation, _body: {"TableNames": ["a"]})
    student = bench.student(SCRIPT, service=service, budget=Budget(requests=30))
    assert stopped(student, "hammer").sentence == "hammer() asked ListTables 30 times in one go, without stopping"
    assert len(service.requests) == 30, "the request that is too many is not answered"
    failure = stopped(student, "mix")
    assert (
        failure.sentence == "mix() asked ListTables 20 times (and sent 10 other requests) in one go, without stopping"
    )


@pytest.mark.parametrize(
    ("function", "told"),
    [("sleep_long", ""), ("sleep_often", ""), ("sleep_and_ask", ", and asked ListTables once over 24 hours")],
)
def test_virtual_hours(student: Student, function: str, told: str) -> None:
    failure = stopped(student, function)
    expected = f"{function}() waited more than 24 hours (of virtual time) without stopping{told}"
    assert failure.sentence == expected


def test_virtual_hours_up_to_the_limit_are_free(student: Student) -> None:
    assert student.sleep_in_reach() == "slept"
    assert student.sleep_in_reach() == "slept", "every call has a budget of its own"


def test_time_that_the_service_takes_is_not_the_scripts(bench: Bench) -> None:
    service = ScriptedService(lambda _operation, _body: {"TableNames": ["a"]}, latency=20 * 3600)
    student = bench.student(
        "import boto3\ndef f(): return [boto3.client('dynamodb').list_tables() for _ in '123'][0]", service=service
    )
    assert student.f()["TableNames"] == ["a"]


@pytest.mark.parametrize("function", ["flood", "flood_and_return", "flood_by_program", "flood_between_requests"])
def test_output(student: Student, function: str) -> None:
    assert stopped(student, function).sentence == f"{function}() printed more than 1,000,000 bytes, without stopping"


def test_generators_share_the_budget_of_their_call(bench: Bench) -> None:
    student = bench.student(SCRIPT, service=ScriptedService(), budget=Budget(seconds=0.5, requests=20))
    for function, sentence in (
        ("endless", "endless() was still running after 0.5 seconds"),
        ("endless_pages", "endless_pages() asked ListTables 20 times in one go, without stopping"),
        ("slow_pages", "slow_pages() waited more than 24 hours (of virtual time) without stopping"),
    ):
        with pytest.raises(Stopped) as failure:
            for _ in student.call(function):
                pass
        assert failure.value.sentence == sentence


def test_after_one_hang_the_next_ones_cost_less(bench: Bench) -> None:
    student = bench.student(SCRIPT, budget=Budget(seconds=0.6, seconds_after=0.2))
    sentences = [stopped(student, function).sentence for function in ("loop", "loop")]
    assert sentences == ["loop() was still running after 0.6 seconds", "loop() was still running after 0.2 seconds"]


def test_all_calls_together_have_an_end(bench: Bench) -> None:
    student = bench.student(SCRIPT, budget=Budget(seconds=0.3, seconds_in_all=0.2))
    student.begin()
    stopped(student, "loop")
    with pytest.raises(Stopped, match=r"taken more than 0\.2 seconds so far"):
        student.begin()


def test_what_is_sent_has_a_limit(bench: Bench) -> None:
    script = """
import boto3

client = boto3.client("dynamodb", region_name="eu-west-1")

def stuff():
    while True:
        client.put_item(TableName="Users", Item={"id": {"S": "x" * 300_000}})
"""
    service = ScriptedService()
    student = bench.student(script, service=service, budget=Budget(sent=2**20))
    assert stopped(student, "stuff").sentence == "stuff() sent more than 1 MB"
    assert len(service.requests) == 3
