"""One order to a student process: sent, its requests and callbacks answered, on to its final answer.

Every order has a random number, and every message about it bears that number: an answer that was written before the
order was given, or belongs to an earlier one, is never taken for this one's. Nothing that comes is believed to have
the right shape: the script can write into the pipe, too.
"""

from __future__ import annotations

import math
import queue
import secrets
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checks.harness.exchange import HttpRequest, Service
from checks.harness.student.budget import Meter
from checks.harness.student.failures import Died, Garbled, OutOfTime, Stopped
from checks.harness.student.process import Frame, StudentProcess
from checks.harness.student.values import BadMessage, NotPlain, loads, to_wire

Message = dict[str, Any]
Callback = Callable[..., Any]

_POLL = 0.05
"""Real seconds between two looks at clock and output while nothing comes."""
_STACK_SECONDS = 1.0
"""How long a process that has run out of time is given to write down where it is: a busy machine may need it."""
_GIVE_AN_END = "Give every loop an end: a number of attempts, or a time after which it stops."
_LATEST = 1e12
"""No virtual time is later than this."""


class Spoiled(Exception):
    """The process was no good before it said a word about the order: an earlier call has spoiled it."""


@dataclass(slots=True)
class Order:
    """An order that is being carried out."""

    process: StudentProcess
    message: Message
    what: str
    """What is being carried out, for the sentences: `create_table()`."""
    folder: Path
    meter: Meter
    service: Service
    callbacks: list[Callback] = field(default_factory=list)
    _number: str = field(default_factory=lambda: secrets.token_hex(8))
    _deadline: float = 0.0
    _answered: bool = False
    """Whether the process has said anything about this order."""

    def carry_out(self) -> Message:
        """Give the final answer. Raises Stopped, Died, Garbled or Spoiled; the process has ended then."""
        process, meter = self.process, self.meter
        process.begin()
        begin = time.monotonic()
        seconds = meter.budget.seconds - meter.seconds
        self._deadline = begin + seconds
        process.last_moment = self._deadline + 2 * _POLL
        try:
            if seconds <= 0:
                raise self._out_of_time(None)
            self._send(
                {
                    **self.message,
                    "order": self._number,
                    "at": process.now,
                    "patience": meter.patience,
                    "stack_after": max(seconds * 0.9, 0.01),
                }
            )
            return self._converse()
        except BaseException:
            process.close()  # whatever ended the order, the process is in the middle of it
            raise
        finally:
            process.last_moment = math.inf
            meter.seconds += time.monotonic() - begin

    def _converse(self) -> Message:
        while True:
            reply = self._receive()
            self._take_time(reply)
            kind = reply.get("is")
            if kind == "request":
                self._send(self._serve(reply))
            elif kind == "callback":
                self._send(self._call_back(reply))
            else:
                self.process.lingering = reply.get("threads") != 0
                self.process.used = self.message["do"] != "load"
                return reply

    def _take_time(self, reply: Message) -> None:
        at = reply.get("at")
        # Compared before anything else: an integer may be too large for a float.
        if not isinstance(at, (int, float)) or not -_LATEST <= at <= math.inf:
            raise self._garbled()
        self.meter.waited += max(0.0, min(at, _LATEST) - self.process.now)
        self.process.now = max(self.process.now, min(at, _LATEST))
        sentence = self.meter.overtime()
        if sentence:
            raise self._stopped(sentence)

    def _serve(self, reply: Message) -> Message:
        request = _request(reply, self.process.now)
        if request is None:
            raise self._garbled()
        sentence = self.meter.request(_operation(request), _size(request))
        if sentence:
            raise self._stopped(sentence, request.where)
        response = self.service.handle(request)
        self.process.now = max(self.process.now, response.at)
        return {
            "status": response.status,
            "headers": dict(response.headers),
            "body": response.body,
            "at": response.at,
        }

    def _call_back(self, reply: Message) -> Message:
        """Call a function of the check's. What it cannot cope with is told to the script, which called it so."""
        number, args, kwargs = (reply.get(part) for part in ("number", "args", "kwargs"))
        if not (isinstance(number, int) and 0 <= number < len(self.callbacks)):
            raise self._garbled()
        if not (isinstance(args, list) and isinstance(kwargs, dict)):
            raise self._garbled()
        callback = self.callbacks[number]
        try:
            return {"value": to_wire(callback(*args, **kwargs))}
        except AssertionError:
            raise  # the check's own verdict
        except Exception as error:  # noqa: BLE001
            name = getattr(callback, "__name__", "the function")
            return {"error": f"{name}() raised {type(error).__name__}: {error}"}

    def _send(self, message: Message) -> None:
        try:
            self.process.write(message)
        except OSError as error:
            raise self._died() from error
        except NotPlain as error:
            raise ValueError(f"{self.what} is asked with a message {error}") from error

    def _receive(self) -> Message:
        while True:
            try:
                frame = self.process.read(_POLL)
            except queue.Empty:
                self._check_output()
                if time.monotonic() > self._deadline:
                    raise self._out_of_time(self._running_line()) from None
                continue
            self._check_output()
            return self._read(frame)

    def _check_output(self) -> None:
        limit = self.meter.budget.output
        if self.process.printed > limit:
            raise self._stopped(f"printed more than {limit:,} bytes, without stopping")

    def _read(self, frame: Frame) -> Message:
        if frame is None:
            raise self._died()
        try:
            message = loads(frame) if isinstance(frame, bytes) else None
        except BadMessage:
            message = None
        if not isinstance(message, dict) or message.get("order") != self._number:
            raise self._garbled()
        self._answered = True
        if message.get("is") in ("request", "callback") and time.monotonic() > self._deadline:
            raise self._out_of_time(self._running_line())
        return message

    def _stopped(self, what: str, where: str | None = None) -> Stopped:
        return Stopped(f"{self.what} {what}", where, _GIVE_AN_END)

    def _out_of_time(self, where: str | None) -> OutOfTime:
        return OutOfTime(
            f"{self.what} was still running after {self.meter.budget.seconds:g} seconds", where, _GIVE_AN_END
        )

    def _running_line(self) -> str | None:
        latest = time.monotonic() + _STACK_SECONDS
        where = self.process.running_line(self.folder)
        while where is None and time.monotonic() < latest and self.process.alive:
            time.sleep(_POLL)
            where = self.process.running_line(self.folder)
        return where

    def _garbled(self) -> Exception:
        if self.process.used and not self._answered:
            return Spoiled()
        return Garbled(f"something in the script wrote into the checker's own channel during {self.what}")

    def _died(self) -> Exception:
        if time.monotonic() > self._deadline:  # ended by the watch over what is written
            return self._out_of_time(self._running_line())
        if self.process.used and not self._answered:
            return Spoiled()
        status = self.process.exit_status()
        if status is None:
            return Garbled(f"something in the script closed the checker's own channel during {self.what}")
        how = f"was killed by signal {_signal_name(-status)}" if status < 0 else f"ended itself (exit status {status})"
        return Died(f"the script's Python process {how} in the middle of {self.what}")


def _request(reply: Message, at: float) -> HttpRequest | None:
    """The request that a message spells; `None` when it is not put together as requests are."""
    method, url, headers, body = (reply.get(part) for part in ("method", "url", "headers", "body"))
    if not (isinstance(method, str) and isinstance(url, str) and isinstance(headers, dict) and isinstance(body, bytes)):
        return None
    if not all(isinstance(name, str) and isinstance(value, str) for name, value in headers.items()):
        return None
    where = reply.get("where")
    return HttpRequest(method, url, headers, body, at, where if isinstance(where, str) else None)


def _size(request: HttpRequest) -> int:
    """Its bytes, about."""
    headers = sum(len(name) + len(value) for name, value in request.headers.items())
    return len(request.body) + len(request.url) + headers


def _operation(request: HttpRequest) -> str:
    target = request.headers.get("x-amz-target", "")
    return (target.rpartition(".")[2] or f"{request.method} {request.url}")[:100]


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
