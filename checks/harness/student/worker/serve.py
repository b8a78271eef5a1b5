"""The loop that carries out the checker's orders."""

from __future__ import annotations

import copy
import faulthandler
import os
import sys
import threading
import warnings
from collections.abc import Callable
from typing import Any, BinaryIO, TextIO

import boto3

from checks.harness.student import channel
from checks.harness.student.values import Handle, NotPlain, describe, to_wire
from checks.harness.student.worker import memory, walls
from checks.harness.student.worker.clock import VirtualClock
from checks.harness.student.worker.patience import Patience
from checks.harness.student.worker.script import Script
from checks.harness.student.worker.surroundings import Surroundings, forget_modules
from checks.harness.student.worker.wire import Wire

Message = dict[str, Any]


def serve(clock: VirtualClock, patience: Patience, settings: Message) -> None:
    """Take orders from the pipe until it closes."""
    incoming, outgoing = _take_over_pipes()
    walls.put_up(around=settings["walls"] == "around", user=settings.get("user"))
    _warm_up()
    channel.write_message(outgoing, {"is": "ready"})
    order = channel.read_message(incoming)
    if order is not None:  # else it was kept ready and never used
        script = Script(order["path"])
        wire = Wire(incoming, outgoing, clock, patience, script.folder)
        wire.patch_botocore()
        _forget_the_kit(settings["root"])
        sys.dont_write_bytecode = True
        # By name, and open to the end: the interpreter writes to it from a thread that knows nothing of Python's files.
        with open(settings["stack_file"], "ab", buffering=0) as stacks:  # noqa: PTH123
            Worker(script, wire, clock, stacks).work(order)
    os._exit(0)  # whatever threads the script has left running


def _take_over_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes for ourselves; give the script an empty input, and the checker's file for its output."""
    incoming, outgoing = os.dup(0), os.dup(1)
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        msvcrt.setmode(incoming, os.O_BINARY)
        msvcrt.setmode(outgoing, os.O_BINARY)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    for stream in (sys.stdout, sys.stderr):
        _text(stream).reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    return os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb")


def _text(stream: TextIO) -> Any:
    return stream  # TextIO does not declare reconfigure(); the interpreter's own streams have it


def _warm_up() -> None:
    """Load what every script needs - boto3's model of DynamoDB - while the checker is still starting, too."""
    memory.remember()
    boto3.session.Session(region_name="us-east-1").client("dynamodb")


def _forget_the_kit(root: str) -> None:
    """Leave the script with the import path and the modules that it would have by itself."""
    sys.path[:] = [place for place in sys.path if place != root]
    for name in [name for name in sys.modules if name == "checks" or name.startswith("checks.")]:
        del sys.modules[name]


class Worker:
    """Carries out orders, one at a time, on the main thread."""

    def __init__(self, script: Script, wire: Wire, clock: VirtualClock, stacks: Any) -> None:
        self._script = script
        self._wire = wire
        self._clock = clock
        self._stacks = stacks
        self._alarm = 0.0
        self._held: list[Any] = []
        self._surroundings = Surroundings()
        self._threads = 1

    def work(self, order: Message | None) -> None:
        """Carry out `order` and all that follow."""
        if order is not None:
            self._wire.begin(order)
        while order is not None:
            self._wire.finish(self._guarded(order))
            order = self._wire.receive()

    def _guarded(self, order: Message) -> Message:
        self._clock.move_to(order["at"])
        limit = self._clock.waited + order["patience"]
        self._clock.on_wait = lambda: self._wire.overtime() if self._clock.waited > limit else None
        self._have_stack_written(order["stack_after"])
        answer = self._answer(order)
        _flush()
        answer["threads"] = threading.active_count() - self._threads
        if order["do"] == "load":
            self._threads, answer["threads"] = threading.active_count(), 0
        return answer

    def _answer(self, order: Message) -> Message:
        """Carry out one order. Looking at a value can run code of the script's as well, and raise anything."""
        try:
            return getattr(self, f"_{order['do']}")(order)  # type: ignore[no-any-return]
        except NotPlain as error:
            return {"is": "unplain", "message": str(error)}
        except BaseException as error:  # noqa: BLE001
            return {"is": "raised", "error": self._script.report(error)}

    def _have_stack_written(self, seconds: float) -> None:
        """Have the interpreter write down where it is, just before the checker ends a call that takes too long.

        Setting the alarm takes longer than most calls, so one that will go off about then is left as it is. If it goes
        off when nothing is the matter, nobody reads what it writes.
        """
        now = self._clock.real_time()
        if not 0.8 * seconds <= self._alarm - now <= seconds:
            faulthandler.dump_traceback_later(seconds, file=self._stacks)
            self._alarm = now + seconds

    def _load(self, order: Message) -> Message:
        forget_modules(self._script.folder)
        self._surroundings.change(order.get("surroundings"))
        return self._script.load()

    def _call(self, order: Message) -> Message:
        function = self._script.find(order["name"])
        if isinstance(function, dict):
            return function
        return self._call_it(function, order)

    def _call_method(self, order: Message) -> Message:
        """Call a method of an object that was kept here; the checker knows the object by its number."""
        method = self._attribute(order)
        return method if isinstance(method, dict) else self._call_it(method[0], order)

    def _get(self, order: Message) -> Message:
        found = self._attribute(order)
        return found if isinstance(found, dict) else self._guard(lambda: found[0])

    def _attribute(self, order: Message) -> tuple[Any] | Message:
        """The attribute of a kept object at a dotted path, or the message that says that there is none."""
        kept = value = self._held[order["object"]]
        for name in order["name"].split("."):
            try:
                value = getattr(value, name)
            except AttributeError:
                return {"is": "lacking", "type": type(kept).__name__}
        return (value,)

    def _call_it(self, function: Any, order: Message) -> Message:
        args = [self._callable(value) for value in order["args"]]
        kwargs = {name: self._callable(value) for name, value in order["kwargs"].items()}
        misfit = self._script.misfit(function, args, kwargs)
        if misfit is not None:
            return misfit
        given = copy.deepcopy((args, kwargs))
        answer = self._guard(lambda: function(*args, **kwargs), keep=order.get("keep", False))
        answer["changed"] = _differ(given, (args, kwargs))
        return answer

    def _guard(self, act: Callable[[], Any], *, keep: bool = False) -> Message:
        """Run the student's code; whatever it raises is an answer too. What it returns is sent, or kept here."""
        try:
            with warnings.catch_warnings():
                value = act()
        except BaseException as error:  # noqa: BLE001 - SystemExit and KeyboardInterrupt are theirs as well
            return {"is": "raised", "error": self._script.report(error)}
        if keep:
            kept = {"object": self._hold("object", value), "type": type(value).__name__, "text": describe(value)}
            return {"is": "kept", **kept}
        try:
            return {"is": "returned", "value": to_wire(value, self._hold)}
        except NotPlain:
            raise
        except BaseException as error:  # an object that does not let itself be looked at
            raise NotPlain(f"that cannot be read: looking at it raised {type(error).__name__}") from error

    def _place(self, order: Message) -> Message:
        path = os.path.join(os.path.expanduser("~"), order["name"])  # noqa: PTH111, PTH118 - pathlib is not imported yet
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(order["content"])
        return {"is": "placed", "path": path}

    def _run(self, order: Message) -> Message:
        return self._script.run(order["argv"])

    def _next(self, order: Message) -> Message:
        number, end = order["iterator"], object()
        taken: list[Any] = []

        def take() -> Any:
            if not hasattr(self._held[number], "__next__"):
                self._held[number] = iter(self._held[number])
            taken.append(next(self._held[number], end))
            return None if taken[0] is end else taken[0]

        answer = self._guard(take)
        return {"is": "exhausted"} if taken and taken[0] is end else answer

    def _hold(self, _kind: str, value: Any) -> int:
        self._held.append(value)
        return len(self._held) - 1

    def _callable(self, value: Any) -> Any:
        """A callback of the check's stands here as a function that asks the checker."""
        if not isinstance(value, Handle):
            return value

        def callback(*args: Any, **kwargs: Any) -> Any:
            reply = self._wire.exchange(
                {
                    "is": "callback",
                    "number": value.number,
                    "args": [to_wire(arg) for arg in args],
                    "kwargs": {name: to_wire(arg) for name, arg in kwargs.items()},
                }
            )
            if "error" in reply:
                raise RuntimeError(reply["error"])
            return reply["value"]

        return callback


def _differ(one: Any, other: Any) -> bool:
    try:
        return bool(one != other)
    except Exception:  # noqa: BLE001 - an object of the script's was put in, with a comparison of its own
        return True


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            continue  # closed by the script, or a full disk: what is lost is its own output
    ctypes = sys.modules.get("ctypes")
    if ctypes is not None and os.name == "posix":
        ctypes.CDLL(None).fflush(None)  # what C code has printed
