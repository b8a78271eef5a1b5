"""The simulated cloud as people use it: in real time, for many clients at once, kept in a folder if asked to."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from checks.harness.cloud.answers import Refusal, refuse, refuse_in_xml, response
from checks.harness.cloud.backend import MotoBackend
from checks.harness.cloud.boundary import Boundary
from checks.harness.cloud.operation import Operation, read
from checks.harness.exchange import HttpRequest, HttpResponse
from checks.harness.local.clock import RealClock
from checks.harness.local.journal import Journal, JournalError
from checks.harness.local.keeper import UNREPEATABLE, Keeper
from checks.harness.local.lines import Line

LIFECYCLE = 1.0
"""Seconds that creating, changing and deleting a table takes: enough to notice, too few to be bored."""

_FULL = 507
"""Insufficient Storage: an SDK does not try that again."""


class Endpoint:
    """Answers requests one after the other, each whole, and tells of each."""

    def __init__(self, tell: Callable[[Line], None], complain: Callable[[str], None]) -> None:
        """`tell` is told of each request; `complain` of what has gone wrong here."""
        self._tell = tell
        self._complain = complain
        self._lock = threading.Lock()
        self._clock = RealClock()
        self._boundary = Boundary(MotoBackend(), self._clock, epoch=0.0)
        self._journal: Journal | None = None
        self._keeper: Keeper | None = None
        lifecycle = self._boundary.lifecycle
        assert lifecycle is not None, "moto has the lifecycle of the kit"
        lifecycle.activation_time = lifecycle.update_time = lifecycle.deletion_time = LIFECYCLE

    def keep(self, folder: Path) -> None:
        """Keep everything in a folder from now on, and begin with what is there. Raises JournalError."""
        self._journal = Journal(folder)
        keeper = Keeper(self._journal, self._boundary)
        left_out = keeper.bring_back()
        if left_out:
            self._complain(left_out)
        self._clock.begin()
        self._keeper = keeper

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Answer a request, whatever it is."""
        with self._lock:
            operation = read(replace(request, at=self._clock.real_time()))
            self._boundary.trace.clear()
            try:
                answer = self._carried_out(operation)
            except Refusal as refusal:
                self._tell(Line(operation.name, refusal.code, operation.tables))
                refused = refuse_in_xml(refusal) if operation.speaks_xml else refuse(refusal)
                return response(refused, operation.at)
            _forget_versions()
            return answer

    def _carried_out(self, operation: Operation) -> HttpResponse:
        """Raises Refusal."""
        try:
            answer = self._kept(operation)
        except JournalError as error:
            self._complain(str(error))
            raise Refusal("InternalServerError", f"{error} The request was not carried out.", status=_FULL) from error
        except Refusal:
            raise
        except Exception as error:  # the server goes on, and nobody gets a traceback
            self._complain(f"{operation.name} cannot be answered ({type(error).__name__}: {error}). {_FAULT}")
            raise Refusal("InternalServerError", _FAULT, status=500) from error
        if answer.status == 0:
            raise _nobody_there(operation)
        (entry,) = self._boundary.trace
        self._tell(Line(entry.operation, entry.answer, operation.tables, entry.read_units, entry.write_units))
        return answer

    def _kept(self, operation: Operation) -> HttpResponse:
        if self._keeper is None:
            return self._boundary.handle(operation.http)
        if operation.service == "dynamodb" and operation.name in UNREPEATABLE:
            raise Refusal.validation(f"{operation.name} is not possible while the tables are kept with --data")
        record = self._keeper.before(operation)
        granted = False
        try:
            answer = self._boundary.handle(operation.http)
            granted = answer.status == 200
        finally:
            if record is not None:
                self._keeper.after(record, granted=granted)
        return answer

    def stop(self) -> None:
        """Answer nobody any more, and let go of the folder. A request that is at work is waited for."""
        if self._lock.acquire(timeout=1.0) and self._journal is not None:  # never released again
            self._journal.close()


_FAULT = "This is a fault of the kit, not of your code."


def _nobody_there(operation: Operation) -> Refusal:
    if not operation.service:
        return Refusal("MissingAuthenticationTokenException", "This is no request that an AWS SDK has signed.")
    where = f"{operation.service} in {operation.region}"
    return Refusal("UnrecognizedClientException", f"There is no {where}: is the name of the region right?")


def _forget_versions() -> None:
    """Let moto forget its list of every version of every item, which nobody reads."""
    from moto.core.model_instances import reset_model_data  # noqa: PLC0415 - moto is imported as late as can be

    reset_model_data()
