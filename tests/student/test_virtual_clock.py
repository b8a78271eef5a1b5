"""Waiting costs no real time, by whatever means a script waits, and the clock shows that it has waited."""

from __future__ import annotations

import time

import pytest
from scripted import Bench, ScriptedService

from checks.harness.student.failures import Raised
from checks.harness.student.student import Student

SCRIPT = '''
import asyncio, concurrent.futures, datetime as dt, queue, select, threading, time
from datetime import datetime, date, timezone
from time import sleep, monotonic
import boto3
import helper

client = boto3.client("dynamodb")

def passed(wait):
    """Seconds by each of the clocks."""
    clocks = (time.time, time.monotonic, time.perf_counter, lambda: time.time_ns() / 1e9,
              lambda: time.monotonic_ns() / 1e9, lambda: datetime.now().timestamp(),
              lambda: datetime.now(timezone.utc).timestamp(), monotonic,
              lambda: (dt.datetime.utcnow() - dt.datetime(1970, 1, 1)).total_seconds())
    before = [clock() for clock in clocks]
    wait()
    return sorted({round(clock() - start, 2) for clock, start in zip(clocks, before)})

def local_sleep():
    from time import sleep as nap
    nap(5)

def busy(clock):
    end = clock() + 5
    while clock() < end:
        pass

def busy_by_date():
    end = datetime.now() + dt.timedelta(seconds=5)
    while datetime.now() < end:
        pass

def raising(act, kind):
    try:
        act()
    except kind:
        return
    raise AssertionError("no time-out")

async def gathered():
    await asyncio.gather(asyncio.sleep(5), asyncio.sleep(3))

def condition():
    with (c := threading.Condition()):
        c.wait(5)

def future():
    """Work that takes requests, and then longer than anybody waits."""
    with concurrent.futures.ThreadPoolExecutor() as pool:
        work = pool.submit(lambda: (client.list_tables(), client.list_tables(), sleep(20)))
        raising(lambda: work.result(timeout=5), concurrent.futures.TimeoutError)
        return passed_inside.append(round(time.time() - start_of[0], 2))

start_of, passed_inside = [0], []

def future_timeout():
    start_of[0] = time.time()
    future()
    return passed_inside.pop()

def future_in_time():
    with concurrent.futures.ThreadPoolExecutor() as pool:
        return pool.submit(lambda: (sleep(3), "done")).result(timeout=5)[1]

WAITS = {
    "sleep": lambda: time.sleep(5),
    "by name": lambda: sleep(5),
    "inside": local_sleep,
    "helper": lambda: helper.pause(5),
    "event": lambda: threading.Event().wait(5),
    "condition": condition,
    "queue": lambda: raising(lambda: queue.Queue().get(timeout=5), queue.Empty),
    "simple queue": lambda: raising(lambda: queue.SimpleQueue().get(timeout=5), queue.Empty),
    "semaphore": lambda: threading.Semaphore(0).acquire(timeout=5),
    "barrier": lambda: raising(lambda: threading.Barrier(2).wait(5), threading.BrokenBarrierError),
    "asyncio": lambda: asyncio.run(asyncio.sleep(5)),
    "gather": lambda: asyncio.run(gathered()),
    "to_thread": lambda: asyncio.run(asyncio.to_thread(sleep, 5)),
    "select": lambda: select.select([], [], [], 5),
    "time": lambda: busy(time.time),
    "monotonic": lambda: busy(time.monotonic),
    "perf_counter": lambda: busy(time.perf_counter),
    "date": busy_by_date,
    "float": lambda: [sleep(0.5) for _ in range(10)],
    "threads": lambda: side_by_side(5),
}

def side_by_side(seconds):
    threads = [threading.Thread(target=sleep, args=(seconds,)) for _ in range(10)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()

def waits(how):
    return passed(WAITS[how])

def today():
    before = date.today()
    sleep(86400)
    return (date.today() - before).days, (dt.date.today() - before).days, time.localtime().tm_mday == date.today().day

def bad_sleep(kind):
    time.sleep({"negative": -1, "nan": float("nan"), "text": "1", "huge": 1e300}[kind])

def timer():
    fired, begin = [], time.time()
    threading.Timer(3, lambda: fired.append(time.time() - begin)).start()
    sleep(10)
    return round(fired[0], 2), round(time.time() - begin, 2)

def timer_joined():
    fired = []
    timer = threading.Timer(3600, fired.append, ["now"])
    timer.start()
    timer.join()
    return fired

def timer_cancelled():
    fired = []
    timer = threading.Timer(3600, fired.append, ["now"])
    timer.start()
    timer.cancel()
    timer.join()
    return fired

def timer_as_limit():
    over, polls = threading.Event(), 0
    threading.Timer(60, over.set).start()
    while not over.is_set():
        client.list_tables()
        polls += 1
        sleep(7)
    return polls

def join_timeout():
    event, begin = threading.Event(), time.time()
    thread = threading.Thread(target=event.wait, daemon=True)
    thread.start()
    thread.join(timeout=30)
    alive, waited = thread.is_alive(), round(time.time() - begin, 2)
    event.set()
    thread.join()
    return alive, waited

def handed_over():
    """What is put into a queue is there at that time, whatever whoever put it does next."""
    box, times, begin = queue.Queue(), [], time.time()
    def producer():
        for _ in range(20):
            box.put(None)
            sleep(10)
    def consumer():
        for _ in range(20):
            box.get()
            times.append(round(time.time() - begin))
    threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return times

def poll():
    for _ in range(3):
        client.list_tables()
        sleep(2.5)

def waiter():
    client.get_waiter("table_exists").wait(TableName="t", WaiterConfig={"Delay": 7, "MaxAttempts": 3})

def retried():
    client.list_tables()

def expiry():
    return int(time.time()) + 60

class Half:
    def __index__(self): return 2
'''


@pytest.fixture(scope="module")
def service() -> ScriptedService:
    return ScriptedService()


@pytest.fixture(scope="module")
def student(shared: Bench, service: ScriptedService) -> Student:
    shared.write("helper.py", "import time\ndef pause(seconds):\n    time.sleep(seconds)\n")
    student = shared.student(SCRIPT, service=service)
    student.load()
    return student


@pytest.fixture(autouse=True)
def _anew(service: ScriptedService) -> None:
    service.requests.clear()
    service.answer = lambda _operation, _body: {"TableNames": []}
    service.latency = 0.0


@pytest.mark.parametrize(
    "how",
    [
        "sleep", "by name", "inside", "helper", "event", "condition", "queue", "simple queue", "semaphore", "barrier",
        "asyncio", "gather", "to_thread", "select", "float", "threads",
    ],
)  # fmt: skip
def test_waits_show_on_every_clock(student: Student, how: str) -> None:
    assert student.waits(how) == [5.0]


@pytest.mark.parametrize("how", ["time", "monotonic", "perf_counter", "date"])
def test_busy_waits_come_to_an_end(student: Student, how: str) -> None:
    shown = student.waits(how)
    assert 5 <= shown[0] <= shown[-1] < 5.2


def test_waiting_costs_no_real_time(student: Student) -> None:
    begin = time.process_time()
    student.today()
    student.waits("event")
    assert time.process_time() - begin < 1


def test_dates_follow(student: Student) -> None:
    assert student.today() == (1, 1, True)


@pytest.mark.parametrize(
    ("kind", "raised"),
    [
        ("negative", "ValueError: sleep length must be non-negative"),
        ("nan", "ValueError: Invalid value NaN (not a number)"),
        ("text", "TypeError: 'str' object cannot be interpreted as an integer"),
        ("huge", "OverflowError: timestamp too large to convert to C PyTime_t"),
    ],
)
def test_sleep_complains_as_pythons_own_does(student: Student, kind: str, raised: str) -> None:
    with pytest.raises(Raised) as failure:
        student.bad_sleep(kind)
    assert failure.value.sentence == f"bad_sleep() raised {raised}"


def test_timer_fires_at_its_time_while_others_sleep(student: Student) -> None:
    assert student.timer() == (3.0, 10.0)


def test_timer_that_is_waited_for_fires(student: Student) -> None:
    assert student.timer_joined() == ["now"]


def test_timer_that_is_cancelled_does_not(student: Student) -> None:
    assert student.timer_cancelled() == []


def test_timer_ends_a_polling_loop(student: Student) -> None:
    assert student.timer_as_limit() == 9


def test_join_with_a_time_out_gives_up(student: Student) -> None:
    assert student.join_timeout() == (True, 30.0)


def test_a_future_times_out_while_its_work_goes_on(student: Student, service: ScriptedService) -> None:
    assert student.future_timeout() == 5.0
    assert service.operations == ["ListTables", "ListTables"]


def test_a_future_that_is_in_time_is_waited_for(student: Student) -> None:
    assert student.future_in_time() == "done"


def test_no_time_passes_while_another_thread_has_work(student: Student) -> None:
    assert student.handed_over() == list(range(0, 200, 10))


def test_requests_bear_the_virtual_time(student: Student, service: ScriptedService) -> None:
    service.latency = 0.5
    student.poll()
    first = service.times[0]
    assert [round(at - first, 2) for at in service.times] == [0.0, 3.0, 6.0]


def test_waiters_wait_virtually(student: Student, service: ScriptedService) -> None:
    service.answer = lambda _operation, _body: {"Table": {"TableStatus": "CREATING"}}
    with pytest.raises(Raised) as failure:
        student.waiter()
    assert failure.value.types[0] == "WaiterError"
    first = service.times[0]
    assert [round(at - first, 2) for at in service.times] == [0, 7, 14]


def test_back_off_between_retries_is_virtual(student: Student, service: ScriptedService) -> None:
    service.answer = lambda _operation, _body: {"__type": "x#ThrottlingException", "message": "slow down"}
    with pytest.raises(Raised) as failure:
        student.retried()
    assert failure.value.code == "ThrottlingException"
    assert len(service.requests) > 1
    assert service.times == sorted(service.times)
    assert len(set(service.times)) == len(service.times), "there is a pause before each retry"


def test_a_fresh_process_goes_on_at_the_same_time(bench: Bench) -> None:
    service = ScriptedService()
    student = bench.student(
        "import boto3, os, time\n"
        "def wait(): time.sleep(7200); boto3.client('dynamodb').list_tables()\n"
        "def die(): os._exit(1)\n"
        "def ask(): boto3.client('dynamodb').list_tables(); return time.time()\n",
        service=service,
    )
    before = student.ask()
    student.wait()
    with pytest.raises(Exception, match="ended itself"):
        student.die()
    assert 7190 < student.ask() - before < 7300
    assert service.times == [0.0, 7200.0, 7200.0]
