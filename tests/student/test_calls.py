"""Calling functions: arguments, generators, callbacks, threads."""

from __future__ import annotations

from typing import Any

import pytest
from scripted import JSON, Bench, ScriptedService

from checks.harness.student.failures import Died, StudentFailure, Unfit
from checks.harness.student.student import RemoteIterator, Student
from checks.harness.student.values import Opaque

MISFIT = "two() cannot be called as the lab does:"
DEFINED = "It is defined as two(first, second=2, *, third=3)"
SCRIPT = """\
import boto3, threading, time, os
from concurrent.futures import ThreadPoolExecutor

client = boto3.client("dynamodb")
VALUE = 5

def two(first, second=2, *, third=3):
    return first, second, third

class Manager:
    def __init__(self, region): self.region = region
    @staticmethod
    def static(x): return x + 1

def numbers():
    yield 1
    yield {"two": [2]}

def pages():
    for number in range(5):
        client.list_tables(Limit=number + 1)
        yield [number]

def breaks():
    yield 1
    raise ValueError("no more")

def mapped(): return map(str, [1, 2])
def keys(): return {"a": 1, "b": 2}.keys()
def inside(): return (n for n in (1, 2)), {"rows": iter([3])}
def ends_process():
    yield 1
    os._exit(3)
def threaded_pages():
    with ThreadPoolExecutor(2) as pool:
        yield from pool.map(lambda n: n * 2, [1, 2, 3])
class Rows:
    def __iter__(self): return iter([1, 2])
def rows(): return Rows()
class BadRows:
    def __iter__(self): raise KeyError("rows")
def bad_rows(): return BadRows()
def function(): return two

def apply(change, value): return change(value)
def apply_twice(change, value): return change(change(value))
def apply_badly(change): return change(1, 2, 3)
def survive(change):
    try:
        return change({})
    except RuntimeError as error:
        return str(error)
def pass_generator(change): return change(n for n in (1, 2))

def pool():
    with ThreadPoolExecutor(8) as pool:
        return sum(pool.map(lambda n: client.list_tables(Limit=n + 1)["n"], range(40)))

errors = []

def leave_thread():
    def go_on():
        try:
            while True:
                client.list_tables()
        except BaseException as error:
            errors.append(str(error))
    threading.Thread(target=go_on, daemon=True).start()
    return "left"

def one_request():
    client.describe_limits()
    return threading.active_count()

if __name__ == "__main__":
    import sys
    if sys.argv[1:] == ["threads"]:
        threading.Thread(target=lambda: (time.sleep(5), client.list_tables(), print("late"))).start()
    elif sys.argv[1:] == ["todo"]:
        raise NotImplementedError("TODO 9: main")
    elif sys.argv[1:] == ["raise"]:
        raise ValueError("at the end")
    elif sys.argv[1:]:
        sys.exit(int(sys.argv[1]))
"""


@pytest.fixture(scope="module")
def service() -> ScriptedService:
    return ScriptedService(lambda _operation, body: {"n": body.get("Limit", 0), "TableNames": []})


@pytest.fixture(scope="module")
def student(shared: Bench, service: ScriptedService) -> Student:
    return shared.student(SCRIPT.replace('["n"]', '["ResponseMetadata"] and 1'), service=service)


@pytest.fixture(autouse=True)
def _anew(service: ScriptedService, student: Student) -> None:
    service.requests.clear()
    student.calls.clear()


def test_arguments_and_how_the_call_is_shown(student: Student) -> None:
    assert student.two(1, second="b", third=None) == (1, "b", None)
    assert student.two([1], third={"a": 1}) == ([1], 2, {"a": 1})
    assert [call.text for call in student.calls] == ["two(1, second='b', third=None)", "two([1], third={'a': 1})"]


def test_classes_and_their_functions(student: Student) -> None:
    assert student.call("Manager.static", 1) == 2
    assert student.call("Manager", "eu-west-1").type == "Manager"
    assert student.line_of("Manager") == "script.py:11"
    assert student.line_of("two") == "script.py:7"
    assert student.line_of("VALUE") is None


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda s: s.three(),
            "script.py has no function three(). It defines BadRows, Manager, Rows, apply, apply_badly, ",
        ),
        (lambda s: s.VALUE(), "VALUE in script.py is a int, not a function"),
        (lambda s: s.two(), f"{MISFIT} missing a required argument: 'first'. {DEFINED}"),
        (lambda s: s.two(1, fourth=4), f"{MISFIT} got an unexpected keyword argument 'fourth'. {DEFINED}"),
    ],
)
def test_functions_that_do_not_fit(student: Student, call: Any, sentence: str) -> None:
    with pytest.raises(Unfit) as failure:
        call(student)
    assert failure.value.sentence.startswith(sentence)


def test_generators_are_drained(student: Student) -> None:
    assert list(student.numbers()) == [1, {"two": [2]}]
    assert list(student.mapped()) == ["1", "2"]
    assert list(student.call("keys")) == ["a", "b"]
    assert list(student.rows()) == [1, 2]
    assert list(student.threaded_pages()) == [2, 4, 6]


def test_generators_are_lazy(student: Student, service: ScriptedService) -> None:
    pages = student.pages()
    assert isinstance(pages, RemoteIterator)
    assert service.requests == []
    assert next(pages) == [0]
    assert next(pages) == [1]
    assert len(service.requests) == 2
    assert student.two(1) == (1, 2, 3), "another call in between does not disturb it"
    assert list(pages) == [[2], [3], [4]]
    assert list(pages) == []


def test_generators_within_other_values(student: Student) -> None:
    generator, rows = student.inside()
    assert (list(generator), list(rows["rows"])) == ([1, 2], [3])


def test_a_generator_that_raises(student: Student) -> None:
    steps = student.breaks()
    assert next(steps) == 1
    with pytest.raises(StudentFailure) as failure:
        next(steps)
    assert failure.value.sentence == "breaks() raised ValueError: no more"
    assert failure.value.where == "script.py:26"
    assert student.call("bad_rows") is not None
    with pytest.raises(StudentFailure, match=r"bad_rows\(\) raised KeyError: 'rows'"):
        list(student.bad_rows())


def test_a_generator_whose_process_ends(bench: Bench) -> None:
    student = bench.student(SCRIPT)
    steps, other = student.ends_process(), student.numbers()
    next(steps)
    with pytest.raises(Died) as failure:
        next(steps)
    assert (
        failure.value.sentence
        == "the generator that ends_process() returned is gone: its Python process had to be ended"
    )
    assert student.two(1) == (1, 2, 3)
    with pytest.raises(Died):
        next(other)


def test_a_function_is_shown_as_one(student: Student) -> None:
    assert student.function() == Opaque("function", "a function")


def test_callbacks(student: Student) -> None:
    def double(value: Any) -> Any:
        return value * 2

    assert student.apply(double, [1]) == [1, 1]
    assert student.apply_twice(double, 3) == 12
    assert student.calls[-1].text == "apply_twice(double, 3)"


def test_what_a_callback_cannot_cope_with_is_told_to_the_script(student: Student) -> None:
    def deposit(item: Any) -> Any:
        return item["balance"] + 1

    assert student.survive(deposit) == "deposit() raised KeyError: 'balance'"
    assert student.error_of("apply", deposit, None).sentence == (
        "apply() raised RuntimeError: deposit() raised TypeError: 'NoneType' object is not subscriptable"
    )
    assert "takes 1 positional argument but 3 were given" in student.error_of("apply_badly", deposit).message
    assert student.pass_generator(lambda value: value.type) == "generator"


def test_a_callbacks_own_verdict_reaches_the_check(bench: Bench) -> None:
    student = bench.student(SCRIPT)

    def judge(_value: Any) -> None:
        raise AssertionError("called twice")

    with pytest.raises(AssertionError, match="called twice"):
        student.survive(judge)
    assert student.two(1) == (1, 2, 3)


def test_a_fault_of_the_service_is_the_kits_and_the_next_call_works(bench: Bench) -> None:
    service = ScriptedService(lambda _operation, _body: dict[str, JSON]()["fault"])
    student = bench.student(SCRIPT, service=service)
    with pytest.raises(KeyError, match="fault"):
        student.one_request()
    assert student.two(1) == (1, 2, 3)


def test_requests_of_a_pool(student: Student, service: ScriptedService) -> None:
    assert student.pool() == 40
    assert len(service.requests) == 40
    assert {request.where for request in service.requests} == {"script.py:57"}


def test_a_thread_that_goes_on_does_not_disturb_the_next_call(student: Student, service: ScriptedService) -> None:
    assert student.leave_thread() == "left"
    before = len(service.requests)
    assert student.one_request() == 1
    assert service.operations[before:] == ["DescribeLimits"]


@pytest.mark.parametrize(("arguments", "status"), [((), 0), (("0",), 0), (("7",), 7), (("raise",), 1)])
def test_programs_have_an_exit_status(student: Student, arguments: tuple[str, ...], status: int) -> None:
    run = student.run(*arguments)
    assert run.status == status
    assert run.output == ("ValueError: at the end" if arguments == ("raise",) else "")
    assert student.calls[-1].text == " ".join(["python script.py", *arguments])


def test_a_program_ends_when_its_threads_have_ended(student: Student, service: ScriptedService) -> None:
    assert student.run("threads").output == "late\n"
    assert service.operations == ["ListTables"]


def test_a_program_that_is_not_started(student: Student) -> None:
    with pytest.raises(StudentFailure, match="TODO 9: main"):
        student.run("todo")


CHANGING = """
class Odd:
    def __eq__(self, other): raise RuntimeError("no")
    __hash__ = None

def keeps(items, tags=None): return [dict(item) for item in items] + sorted(tags or [])
def pops(items, tags=None): items.pop()
def deep(items, tags=None): items[0]["a"]["b"] = 2
def adds(items, tags=None): tags.add("new")
def fails(items, tags=None):
    items.clear()
    raise ValueError("no")
def odd(items, tags=None): items[0]["a"] = Odd()
"""


@pytest.mark.parametrize(("name", "changed"), [("keeps", False), *((n, True) for n in ("pops", "deep", "adds", "odd"))])
def test_what_is_passed_in_may_be_changed_and_that_is_seen(bench: Bench, name: str, changed: bool) -> None:
    student = bench.student(CHANGING)
    student.call(name, [{"a": {"b": 1}}, {"c": 19.99}], tags={"x"})
    assert student.changed is changed


def test_changes_are_seen_where_the_call_raises_and_only_there(bench: Bench) -> None:
    student = bench.student(CHANGING)
    student.error_of("fails", [{"a": 1}])
    assert student.changed
    student.keeps([{"a": 1}])
    assert not student.changed


def test_files_for_the_script(bench: Bench) -> None:
    student = bench.student("def size(path): return len(open(path, encoding='utf-8').read()), path")
    path = student.place("items.jsonl", "größe\nb")
    assert student.size(path) == (7, path)
    assert student.size(student.place("items.jsonl", "")) == (0, path)
