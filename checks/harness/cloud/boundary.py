"""The one place that every request passes.

    request ─► trace ─► other writers ─► who asks ─► faults ─► rules ─► lifecycle ─► back end ─► amendments ─► cost

Each stage may refuse; nothing after it sees the request then. Everything happens under one lock, so that requests of
many threads are carried out one after the other, each whole.
"""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from checks.harness.cloud.answers import Answer, Refusal, refuse, refuse_in_xml, response
from checks.harness.cloud.backend import Backend, Crash, Unreachable, crash_answer
from checks.harness.cloud.client import Client
from checks.harness.cloud.clock import LATENCY, Clock
from checks.harness.cloud.faults import Faults
from checks.harness.cloud.known_tables import KnownTables
from checks.harness.cloud.lifecycle import Lifecycle
from checks.harness.cloud.metering import Meter
from checks.harness.cloud.operation import Operation, read, table_name
from checks.harness.cloud.principals import Principals
from checks.harness.cloud.rules import amend, refuse_what_aws_refuses, translate
from checks.harness.cloud.trace import Entry, Trace
from checks.harness.cloud.writers import Writers
from checks.harness.exchange import HttpRequest, HttpResponse

JSON = dict[str, Any]

MAX_REQUEST = 16 * 1024 * 1024
"""Bytes of a request, as of a batch. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
"""

SERVICES = frozenset(("dynamodb", "dynamodbstreams", "sts"))
"""What every lab uses. moto has more, some of which call addresses of a script's choosing: nobody gets to them here."""

_BOOKKEEPING = "motoapi."
"""Where moto answers whoever wants to look at its own state, or to reset it."""

_TABLE_OPERATIONS = frozenset(("CreateTable", "UpdateTable", "DeleteTable", "RestoreTableFromBackup"))


class Boundary:
    """Answers the student's requests the way AWS would. The `Service` of the simulated cloud."""

    def __init__(self, backend: Backend, clock: Clock, epoch: float, services: Collection[str] = SERVICES) -> None:
        """`epoch` is the Unix time at virtual second 0; all but these `services` are refused."""
        self.backend = backend
        self._services = services
        self.clock = clock
        self.client = Client(backend)
        self.tables = KnownTables(self.client)
        self._epoch = epoch
        self._lock = threading.RLock()
        self.reset()

    def reset(self) -> None:
        """Begin anew: no tables, nobody with a name, no faults, no other writers, an empty trace. Time goes on."""
        self.backend.reset()
        self.tables.forget()
        self.trace = Trace()
        self.faults = Faults()
        self.writers = Writers()
        self.principals = Principals()
        self.lifecycle = Lifecycle(self.client, self._epoch) if self.backend.simulated else None

    def handle(self, request: HttpRequest) -> HttpResponse:
        """Answer one HTTP request. A status of 0 stands for an address that does not exist."""
        with self._lock:
            operation = read(request)
            now = self.clock.move_to(request.at)
            entry = self.trace.open(operation, now)
            answer = self._reach(operation, entry)
            entry.answered = self.clock.wait(LATENCY)
            if answer is None:
                entry.answer = "no such address"
                return HttpResponse(0, {}, b"", entry.answered)
            entry.answer = answer.error or "ok"
            return response(answer, entry.answered)

    def _reach(self, operation: Operation, entry: Entry) -> Answer | None:
        """The answer, or `None` where nobody is at the address."""
        try:
            # A copy: the stages may change what is carried out, never what is recorded.
            return self._answer(replace(operation), entry)
        except Unreachable:
            return None
        except Refusal as refusal:
            return refuse_in_xml(refusal) if operation.speaks_xml else refuse(refusal)

    def _answer(self, operation: Operation, entry: Entry) -> Answer:
        if self.backend.simulated:
            self._refuse_what_no_lab_uses(operation)
        self._settle()
        self.writers.before(operation)
        self._settle()
        self.principals.refuse(operation)
        self.faults.refuse(operation)
        identity = self.principals.answer(operation)
        if identity is not None:
            return identity
        if operation.service == "dynamodb" and self.backend.simulated:
            _refuse_what_is_no_request(operation)
            return self._simulate(operation, entry)
        return self._ask(operation, entry)

    def _refuse_what_no_lab_uses(self, operation: Operation) -> None:
        """Keep requests off the services that are not the lab's, and off those of moto's own.

        https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
        """
        if not operation.service:
            if not _is_of_aws(operation):
                raise Unreachable(operation.http.url)
            raise Refusal("MissingAuthenticationToken", "Request is missing Authentication Token", status=403)
        if operation.service not in self._services:
            raise Refusal(
                "AccessDeniedException",
                f"This account may use {', '.join(sorted(self._services))}, and nothing of {operation.service}",
                status=403,
            )

    def _settle(self) -> None:
        if self.lifecycle is not None:
            for name in self.lifecycle.settle(self.clock.now):
                self.tables.forget(name)

    def _simulate(self, operation: Operation, entry: Entry) -> Answer:
        """A DynamoDB request against moto, with everything that moto lacks."""
        assert self.lifecycle is not None
        refuse_what_aws_refuses(operation, self.tables)
        answer = self.lifecycle.instead(operation, self.clock.now)
        if answer is None:
            meter = Meter(operation, self.tables)
            answer = self._ask(operation, entry)
            consumed = meter.read(answer)
            entry.read_units, entry.write_units = consumed.read, consumed.write
        self.lifecycle.follow(operation, answer, self.clock.now)
        amend(operation, answer, self.tables)
        return answer

    def _ask(self, operation: Operation, entry: Entry) -> Answer:
        held = self.faults.hold_back(operation)
        if self.backend.simulated:
            for name in held:  # the back end is not asked for what is held back
                if self.tables.find(table_name(name), operation.region) is None:
                    raise Refusal("ResourceNotFoundException", "Requested resource not found")
        if held and not operation.body["RequestItems"]:
            answer = Answer(200, {"Responses": {}} if operation.name == "BatchGetItem" else {})
        else:
            answer = self._carry_out(operation, entry)
        self.faults.give_back(operation, answer, held)
        if operation.name in _TABLE_OPERATIONS:
            self.tables.forget(operation.table)
        return answer

    def _carry_out(self, operation: Operation, entry: Entry) -> Answer:
        """Ask the back end; of several questions the last answer counts, or the first refusal."""
        try:
            for question in self._questions(operation):
                answer = self.backend.answer(question)
                if not answer.ok:
                    break
        except Refusal as refusal:  # a condition that does not hold: refused, and paid for all the same
            return refuse(refusal)
        except Crash as crash:
            entry.crash = str(crash)
            return crash_answer(operation, crash)
        return answer

    def _questions(self, operation: Operation) -> list[Operation]:
        if operation.service != "dynamodb" or not self.backend.simulated:
            return [operation]
        questions = translate(operation, self.tables)
        return [replace(operation, name=name, body=body) for name, body in questions]


def _is_of_aws(operation: Operation) -> bool:
    host = urlsplit(operation.http.url).hostname or ""
    return host.endswith((".amazonaws.com", ".amazonaws.com.cn")) and not host.startswith(_BOOKKEEPING)


def _refuse_what_is_no_request(operation: Operation) -> None:
    """Refuse what AWS does not even hold against the operation's own rules.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
    """
    if len(operation.http.body) > MAX_REQUEST:
        raise Refusal("413", "Request Entity Too Large", status=413)
    if not operation.readable:
        raise Refusal("SerializationException", "The body of the request is no JSON object")
    if "x-amz-target" not in operation.http.headers:
        raise Refusal("UnknownOperationException", "The request does not say what it asks for")
    if not operation.access_key:
        raise Refusal("MissingAuthenticationTokenException", "Request is missing Authentication Token")
