"""The student's script as a check sees it: functions to call, a program to run, what it printed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checks.harness.exchange import Service
from checks.harness.student import loading
from checks.harness.student.bubblewrap import Bubblewrap
from checks.harness.student.budget import Budget, Meter
from checks.harness.student.errors import read_error
from checks.harness.student.failures import (
    Died,
    ErrorReport,
    Garbled,
    NotLoaded,
    NotStarted,
    OutOfTime,
    Raised,
    StudentFailure,
    Unfit,
)
from checks.harness.student.order import Order, Spoiled
from checks.harness.student.process import StudentProcess
from checks.harness.student.submission import Submission
from checks.harness.student.values import Handle, Opaque, describe, to_wire

Message = dict[str, Any]

_KEPT_OUTPUT = 20_000
"""Bytes of printed text that are kept for a call."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the student's code, for the report."""

    function: str
    text: str
    """As the student would type it: `create_table("Users-7f", region="eu-west-1")`."""


@dataclass(frozen=True, slots=True)
class ProgramRun:
    """What came of running the script as a program."""

    status: int
    """The exit status."""
    output: str
    """What it printed, standard output and standard error in the order in which they were written."""


class Student:
    """Calls the functions of one script, in a process that is started when it is needed.

    `student.create_table("Users", region="eu-west-1")` calls that function there and gives its value as plain data. A
    function of the check's may be passed in: calling it asks the check. Every failure is a `StudentFailure`.
    """

    def __init__(
        self,
        submission: Submission,
        service: Service,
        *,
        budget: Budget | None = None,
        real_time: bool = False,
        process: StudentProcess | None = None,
        walls: Bubblewrap | None = None,
    ) -> None:
        """`process` is one that was started beforehand, within the same `walls`, to warm up while the checker does."""
        self._submission = submission
        self._service = service
        self._budget = budget or Budget()
        self._real_time = real_time
        self._process = process
        self._walls = walls
        self._not_loaded: NotLoaded | None = None
        self._lines: dict[str, int] = {}
        self._surroundings: Message | None = None
        self._loaded: tuple[Message | None] | None = None
        """The surroundings in which the script was imported; `None` when it was not yet."""
        self._now = 0.0
        self._spent = 0.0
        """Real seconds that the script has taken so far."""
        self.calls: list[Call] = []
        self.output = ""
        self.requests = 0
        """How many were answered since the criterion began."""
        self.changed = False
        """Whether the last call has changed what was passed in: a dict, a list or a set of the caller's."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """The script's function of that name."""
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*args: Any, **kwargs: Any) -> Any:
            return self.call(name, *args, **kwargs)

        return call

    def begin(self) -> None:
        """Begin a criterion: nothing is called yet, and the script's surroundings are the usual ones.

        Raises NotLoaded, or OutOfTime when the script has taken all the time that there is for it.
        """
        self.calls.clear()
        self.output = ""
        self.requests = 0
        if self._spent > self._budget.seconds_in_all and not self._real_time:
            taken = f"the script has taken more than {self._budget.seconds_in_all:g} seconds"
            raise OutOfTime(f"{taken} so far, all of it that there is for one check: nothing more is called")
        self._surroundings = None
        self.load()

    def surround(self, variables: Mapping[str, str] | None = None, files: Mapping[str, str] | None = None) -> None:
        """Put the script into other surroundings until the criterion ends; it is imported anew there.

        `variables` are those of the environment that an AWS SDK looks at, and `files` those of `~/.aws` by name
        (`config`, `credentials`). There are no others: without any, there are no credentials and no region.
        """
        chosen = {"AWS_EC2_METADATA_DISABLED": "true", **(variables or {})}
        self._surroundings = {"variables": chosen, "files": dict(files or {})}

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Call a function by its name (`DynamoDBManager` or any other callable of the script's)."""
        meter = Meter(self._budget)
        return self._value(name, self._call({"do": "call", "name": name}, name, args, kwargs, meter), meter)

    def keep(self, name: str, *args: Any, **kwargs: Any) -> RemoteObject:
        """Call a function whose value stays where it is: a client, say, whose methods can then be called."""
        reply = self._call({"do": "call", "name": name, "keep": True}, name, args, kwargs, Meter(self._budget))
        return self._kept(name, reply)

    def _call(self, order: Message, name: str, args: tuple[Any, ...], kwargs: Message, meter: Meter) -> Message:
        """Give an order to call something, with these arguments."""
        self.calls.append(Call(name.partition("(")[0], _call_text(name, args, kwargs)))
        callbacks: list[Callable[..., Any]] = []

        def hold(_kind: str, value: Any) -> int:
            callbacks.append(value)
            return len(callbacks) - 1

        arguments = {
            "args": [to_wire(value, hold) for value in args],
            "kwargs": {key: to_wire(value, hold) for key, value in kwargs.items()},
        }
        reply = self._order({**order, **arguments}, name, meter, callbacks)
        self.changed = reply.get("changed") is True
        return reply

    def _kept(self, name: str, reply: Message) -> RemoteObject:
        number, kind, text = (reply.get(part) for part in ("object", "type", "text"))
        if reply.get("is") != "kept":
            self._value(name, reply, Meter(self._budget))
        if not (isinstance(number, int) and isinstance(kind, str) and isinstance(text, str)) or self._process is None:
            raise self._garbled(name)
        return RemoteObject(self, (self._process, name, number), kind, text)

    def ask_object(
        self, process: StudentProcess, name: str, order: Message, arguments: tuple[tuple[Any, ...], Message] | None
    ) -> Any:
        """Carry out an order about an object on the other side; `arguments` are those of a call, if it is one."""
        if process is not self._process or not process.alive:
            raise Died(f"what {name.partition('(')[0]}() returned is gone: its Python process had to be ended")
        meter = Meter(self._budget)
        reply = self._call(order, name, *arguments, meter) if arguments else self._order(order, name, meter, [])
        if order.get("keep"):
            return self._kept(name, reply)
        return self._value(name, reply, meter)

    def error_of(self, name: str, *args: Any, **kwargs: Any) -> Raised:
        """Call a function that has to raise, and give what it raised. Fails when it returns instead."""
        try:
            value = self.call(name, *args, **kwargs)
        except Raised as raised:
            return raised
        text = describe(value)
        raise StudentFailure(f"{name}() returned {text} where it has to raise an exception", self.line_of(name))

    def changes(self, name: str, *args: Any, **kwargs: Any) -> bool:
        """Call a function and tell whether it has changed what it was given, whatever it returns or raises."""
        with contextlib.suppress(Raised):
            self.call(name, *args, **kwargs)
        return self.changed

    def place(self, name: str, text: str) -> str:
        """Put a text file (UTF-8) where the script can read it, and give its path there."""
        reply = self._order({"do": "place", "name": name, "content": text.encode()}, "place", Meter(self._budget), [])
        path = reply.get("path")
        if not isinstance(path, str):
            raise self._garbled("place")
        return path

    def run(self, *argv: str) -> ProgramRun:
        """Run the script as a program with these arguments, as `python dynamodb_script.py …` would.

        An uncaught exception is no failure here, it is exit status 1 and its traceback's last line in the output;
        but a TODO that is not done makes the criterion "not started".
        """
        text = " ".join(["python", self._submission.script.name, *argv])
        self.calls.append(Call("main", text))
        reply = self._order({"do": "run", "argv": list(argv)}, "main", Meter(self._budget), [])
        status, error = reply.get("status"), reply.get("error")
        if reply.get("is") != "exited" or not isinstance(status, int):
            raise self._garbled("main")
        if error is not None:
            report = read_error(error)
            if report.types[0] == "NotImplementedError":
                raise _not_started(report)
            self.output += f"{report.types[0]}: {report.message}"
        return ProgramRun(int(status), self.output)

    def sources(self) -> dict[str, str]:
        """The text of the script and of every Python file beside it, by name: to be read, never to be run."""
        return self._submission.sources()

    def line_of(self, name: str) -> str | None:
        """Where a function of the script's begins, as `script.py:41`."""
        line = self._lines.get(name)
        return None if line is None else f"{self._submission.script.name}:{line}"

    def load(self) -> None:
        """Start a process and import the script, if that is not done yet. Raises NotLoaded, the same each time."""
        if self._not_loaded is not None and self._loaded == (self._surroundings,):
            raise self._not_loaded.with_traceback(None)
        self._not_loaded = None
        usable = self._process is not None and self._process.alive and not self._process.lingering
        if usable and self._loaded == (self._surroundings,):
            return
        if not usable:
            self._end_process()
        self._loaded = (self._surroundings,)
        order = {"do": "load", "surroundings": self._surroundings}
        try:
            reply = self._send(order, "the import of the script", Meter(self._budget), [])
        except StudentFailure as failure:
            self._not_loaded = loading.interrupted(failure)
            raise self._not_loaded from failure
        functions = reply.get("functions")
        if reply.get("is") != "loaded" or not isinstance(functions, dict):
            self._not_loaded = loading.refused(reply, self._submission.script.name)
            raise self._not_loaded
        self._lines = {name: line for name, line in functions.items() if isinstance(line, int)}

    def _end_process(self) -> None:
        if self._process is not None:
            self._process.remove()
            self._process = None

    def close(self) -> None:
        """End the process, if there is one."""
        self._end_process()

    def _order(self, order: Message, name: str, meter: Meter, callbacks: list[Callable[..., Any]]) -> Message:
        self.load()
        self.output = ""
        try:
            return self._send(order, f"{name}()", meter, callbacks)
        except Spoiled:
            self.load()
            return self._send(order, f"{name}()", meter, callbacks)

    def _send(self, order: Message, what: str, meter: Meter, callbacks: list[Callable[..., Any]]) -> Message:
        if self._process is None:
            self._process = StudentProcess(real_time=self._real_time, now=self._now, walls=self._walls)
        process = self._process
        if order["do"] == "load":
            order = {**order, "path": process.inside(self._submission.script)}
        before, asked = meter.seconds, meter.asked
        try:
            return Order(process, order, what, self._submission.folder, meter, self._service, callbacks).carry_out()
        except OutOfTime:
            if not self._real_time:  # where waiting takes its time
                self._budget = self._budget.after_timeout()
            raise
        finally:
            self._spent += meter.seconds - before
            self.requests += meter.asked - asked
            self._now = process.now  # a process that takes its place goes on from there
            self.output = process.take_output(_KEPT_OUTPUT)

    def _value(self, name: str, reply: Message, meter: Meter) -> Any:
        kind = reply.get("is")
        if kind == "returned":
            return self._resolved(name, reply.get("value"), meter)
        if kind == "raised":
            report = read_error(reply.get("error"))
            if report.types[0] == "NotImplementedError":
                raise _not_started(report)
            raise Raised(name, report)
        if kind in ("missing", "misfit", "unplain", "lacking"):
            raise self._unfit(name, reply)
        raise self._garbled(name)

    def _resolved(self, name: str, value: Any, meter: Meter) -> Any:
        """A value with everything that stayed on the other side in a form that the check can use."""
        if isinstance(value, Handle):
            if value.kind == "iterator" and self._process is not None:
                return RemoteIterator(self, self._process, name, value.number, meter)
            return Opaque("function", "a function")
        if isinstance(value, dict):
            return {key: self._resolved(name, member, meter) for key, member in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)(self._resolved(name, member, meter) for member in value)
        return value

    def take_next(self, process: StudentProcess, name: str, number: int, meter: Meter) -> tuple[bool, Any]:
        """The next value of an iterator on the other side: (whether there was one, the value)."""
        gone = Died(f"the generator that {name}() returned is gone: its Python process had to be ended")
        if process is not self._process or not process.alive:
            raise gone
        self.output = ""
        try:
            reply = self._send({"do": "next", "iterator": number}, f"{name}()", meter, [])
        except Spoiled:
            raise gone from None
        if reply.get("is") == "exhausted":
            return False, None
        return True, self._value(name, reply, meter)

    def _garbled(self, name: str) -> Garbled:
        self._end_process()
        return Garbled(f"something in the script wrote into the checker's own channel during {name}()")

    def _unfit(self, name: str, reply: Message) -> Unfit:
        script = self._submission.script.name
        if reply["is"] == "unplain":
            return Unfit(f"{name}() returned a value {reply.get('message')}", self.line_of(name))
        if reply["is"] == "lacking":
            made, _, attribute = name.rpartition(").")
            function = made.partition("(")[0]
            sentence = f"{made}) returned an object of type {reply.get('type')}, which has no {attribute}"
            return Unfit(sentence, self.line_of(function))
        if reply["is"] == "misfit":
            defined = f"{name}{reply.get('signature')}"
            sentence = f"{name}() cannot be called as the lab does: {reply.get('message')}. It is defined as {defined}"
            where = reply.get("where")
            advice = "Keep the parameters as the stub has them."
            return Unfit(sentence, where if isinstance(where, str) else None, advice)
        if "kind" in reply:
            return Unfit(f"{name} in {script} is a {reply['kind']}, not a function")
        known = reply.get("names")
        names = [str(other) for other in known[:12]] if isinstance(known, list) else []
        there = f" It defines {', '.join(names)}." if names else " It defines no function at all."
        return Unfit(f"{script} has no function {name}().{there}", script, "Keep the names that the stub gives.")


class RemoteObject:
    """An object that the script has made, such as a client. It stays in the script's process and is asked there."""

    def __init__(self, student: Student, place: tuple[StudentProcess, str, int], kind: str, text: str) -> None:
        """`place` is where it is: the process, the call that made it, its number there."""
        self._student = student
        self._process, self._name, self._number = place
        self.type = kind
        """The name of its class."""
        self.text = text
        """Its repr."""

    def get(self, path: str) -> Any:
        """An attribute of it, also of an attribute of it: `meta.region_name`."""
        return self._ask("get", path, None)

    def call(self, method: str, *args: Any, **kwargs: Any) -> Any:
        """Call a method of it, and give its value as plain data."""
        return self._ask("call_method", method, (args, kwargs))

    def keep(self, method: str, *args: Any, **kwargs: Any) -> RemoteObject:
        """Call a method of it whose value stays where it is, too."""
        kept = self._ask("call_method", method, (args, kwargs), keep=True)
        assert isinstance(kept, RemoteObject)
        return kept

    def _ask(
        self, what: str, path: str, arguments: tuple[tuple[Any, ...], Message] | None, *, keep: bool = False
    ) -> Any:
        order = {"do": what, "object": self._number, "name": path, "keep": keep}
        name = f"{self._name}.{path}" if self._name.endswith(")") else f"{self._name}().{path}"
        return self._student.ask_object(self._process, name, order, arguments)

    def __repr__(self) -> str:
        return self.text


class RemoteIterator:
    """A generator or other iterable of the student's; each step is taken over there when it is asked for here.

    All steps together have what is left of the budget of the call, so that a generator without end is ended, too.
    """

    def __init__(self, student: Student, process: StudentProcess, name: str, number: int, meter: Meter) -> None:
        self._student = student
        self._place = process, name, number, meter

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        there, value = self._student.take_next(*self._place)
        if not there:
            raise StopIteration
        return value

    def __repr__(self) -> str:
        return "an iterator"


def _call_text(name: str, args: tuple[Any, ...], kwargs: Message) -> str:
    parts = [_argument(value) for value in args] + [f"{key}={_argument(value)}" for key, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"


def _argument(value: Any) -> str:
    if callable(value):
        return getattr(value, "__name__", "function")
    return describe(value, 120)


def _not_started(report: ErrorReport) -> NotStarted:
    return NotStarted(report.message or "TODO", report.where)
