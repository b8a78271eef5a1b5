"""Speed and memory, as ratios of runs side by side: `python -m tests.bench`.

The runs to be compared take turns, and the best of each counts: whatever else the machine does meets both alike.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from checks.harness.labs import all_labs

ROOT = Path(__file__).resolve().parents[1]
FIRST = "lab01"
ROUNDS = 7
REQUESTS = 400
READY = 3
"""Seconds in which `watch` gets the next run ready, while a student types."""
IDLE = 10
"""Seconds over which it is looked what `watch` takes for itself."""

# What the lab is compared with: one test as people write it without the kit.
PLAIN_TEST = """
import boto3
from moto import mock_aws


@mock_aws
def test_put_and_get():
    client = boto3.client("dynamodb", region_name="eu-west-1")
    client.create_table(
        TableName="Users",
        KeySchema=[{"AttributeName": "username", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "username", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    client.put_item(TableName="Users", Item={"username": {"S": "ada"}})
    assert client.get_item(TableName="Users", Key={"username": {"S": "ada"}})["Item"] == {"username": {"S": "ada"}}
"""

# The same loop for both: in the student process, and beside moto.
SCRIPT = f"""
import boto3

CLIENT = boto3.client("dynamodb", region_name="eu-west-1")


def put_many(table):
    for number in range({REQUESTS}):
        CLIENT.put_item(TableName=table, Item={{"username": {{"S": f"user-{{number}}"}}, "age": {{"N": "7"}}}})
"""
ON_BARE_MOTO = """
import sys
import time

import boto3
from moto import mock_aws

sys.path.insert(0, sys.argv[1])
with mock_aws():
    from script import put_many

    boto3.client("dynamodb", region_name="eu-west-1").create_table(
        TableName="Users",
        KeySchema=[{"AttributeName": "username", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "username", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    began = time.perf_counter()
    put_many("Users")
    print(time.perf_counter() - began)
"""
THROUGH_THE_PIPE = """
import sys
import time
from pathlib import Path

from checks.harness.cloud.cloud import Cloud
from checks.harness.student.student import Student
from checks.harness.student.submission import find

cloud = Cloud()
student = Student(find(Path(sys.argv[1]), "bench", "script.py"), cloud.boundary)
student.load()
table = cloud.create_table("username", region="eu-west-1")
began = time.perf_counter()
student.put_many(table.name)
print(time.perf_counter() - began)
student.close()
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table."""

    what: str
    figure: float
    unit: str
    goal: float
    detail: str

    def __str__(self) -> str:
        reached = "reached" if self.figure <= self.goal else "MISSED"
        return f"{self.what:48} {self.figure:7.2f} {self.unit:5} goal {self.goal:g}  {reached:8} ({self.detail})"


def whole_checks(place: Path) -> Iterator[Measured]:
    """A cold check of each lab's solution against one plain test."""
    (place / "test_plain.py").write_text(PLAIN_TEST)
    plain = ("-m", "pytest", "-q", "-p", "no:cacheprovider", str(place / "test_plain.py"))
    labs = [lab.short for lab in all_labs()]
    test, *checks = best_of(lambda: timed(plain, place), *(partial(timed, check_of(lab), ROOT) for lab in labs))
    for lab, check in zip(labs, checks, strict=True):
        goal = 2.5 if lab == FIRST else 3
        yield Measured(
            f"a cold check of {lab} / one plain test", check / test, "times", goal, f"{check:.2f} s / {test:.2f} s"
        )


def check_of(lab: str) -> tuple[str, ...]:
    return ("-m", "checks", "check", lab, "--submission", "solutions")


def watched(place: Path) -> Iterator[Measured]:
    """From a save to the verdict on the screen of `watch`, against one plain test; and what it takes while idle."""
    import pexpect

    sys.path.append(str(ROOT / "tests" / "shared"))
    from kit_copy import Kit

    kit = Kit.copied_to(place / "kit", FIRST)
    (script,) = (kit.root / "labs").glob(f"{FIRST}_*/*.py")
    right = next((kit.root / "solutions").glob(f"{FIRST}_*/*.py")).read_text(encoding="utf-8")
    wrong = right.replace("return True", "return None", 1)
    (place / "test_plain.py").write_text(PLAIN_TEST)
    plain = ("-m", "pytest", "-q", "-p", "no:cacheprovider", str(place / "test_plain.py"))
    terminal = pexpect.spawn(
        sys.executable, ["-m", "checks", "watch", FIRST], cwd=str(kit.root), dimensions=(60, 100), timeout=60
    )
    terminal.expect("q quit")

    def undisturbed_test() -> float:
        time.sleep(READY)  # until `watch` has got its next run ready
        return timed(plain, place)

    def save(text: str) -> float:
        time.sleep(READY)
        began = time.perf_counter()
        script.write_text(text, encoding="utf-8")
        terminal.expect("of 20 points")
        terminal.expect("q quit")
        return time.perf_counter() - began

    test, *saves = best_of(undisturbed_test, lambda: save(right), lambda: save(wrong))
    for what, seconds in zip(("lab 01's solution", "one function wrong"), saves, strict=True):
        detail = f"{seconds:.2f} s / {test:.2f} s"
        yield Measured(f"save to verdict, {what} / one plain test", seconds / test, "times", 0.5, detail)
    time.sleep(READY)
    before = processor_seconds(terminal.pid)
    time.sleep(IDLE)
    share = (processor_seconds(terminal.pid) - before) / IDLE * 100
    yield Measured("watch while nothing happens, of one core", share, "%", 1, f"over {IDLE} s")
    terminal.send("q")
    terminal.expect(pexpect.EOF)


def one_request(place: Path) -> Iterator[Measured]:
    """A PutItem of a student's against the same on bare moto."""
    (place / "script.py").write_text(SCRIPT)
    ours, bare = best_of(lambda: printed(THROUGH_THE_PIPE, place), lambda: printed(ON_BARE_MOTO, place))
    detail = f"{ours / REQUESTS * 1000:.2f} ms / {bare / REQUESTS * 1000:.2f} ms"
    yield Measured("a request through pipe and rules / on bare moto", ours / bare, "times", 1.5, detail)


def memory(_place: Path) -> Iterator[Measured]:
    """Checker and student process together, each at its peak."""
    peaks: dict[int, float] = {}
    with subprocess.Popen([sys.executable, *check_of(FIRST)], cwd=ROOT, stdout=subprocess.DEVNULL) as checker:
        while checker.poll() is None:
            peaks |= {pid: peak for pid in (checker.pid, *children(checker.pid)) if (peak := peak_of(pid))}
            time.sleep(0.01)
    detail = " + ".join(f"{peak:.0f} MB" for peak in peaks.values())
    yield Measured("memory of both processes together", sum(peaks.values()), "MB", 300, detail)


def best_of(*runs: Callable[[], float]) -> list[float]:
    """The best of some rounds for each, in turns."""
    rounds = [[run() for run in runs] for _ in range(ROUNDS)]
    return [min(figures) for figures in zip(*rounds, strict=True)]


def timed(arguments: Sequence[str], folder: Path) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def printed(program: str, place: Path) -> float:
    """The seconds that a program prints."""
    environment = {**os.environ, "AWS_ACCESS_KEY_ID": "bench", "AWS_SECRET_ACCESS_KEY": "bench"}
    command = [sys.executable, "-c", program, str(place)]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout)


def processor_seconds(pid: int) -> float:
    """What a process has taken of the processor so far, and all its children with it."""
    taken = sum(processor_seconds(child) for child in children(pid))
    numbers = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return taken + (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


def children(pid: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def peak_of(pid: int) -> float:
    """The most memory that a process has had so far, in MB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(found[0].split()[1]) / 1024 if found else 0


def main() -> None:
    """Measure everything, and print a line for each."""
    with tempfile.TemporaryDirectory() as place:
        for measure in (whole_checks, one_request, *([watched, memory] if sys.platform == "linux" else [])):
            for measured in measure(Path(place)):
                print(measured, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
