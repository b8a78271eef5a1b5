"""What goes wrong on order: throttling, refusals, batches that are taken only in part."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from checks.harness.cloud.answers import Answer, Refusal
from checks.harness.cloud.operation import ITEM_OPERATIONS, Operation

JSON = dict[str, Any]

Refuse = Callable[[Operation], Refusal]
"""Makes the refusal that a request meets."""

_USER = "arn:aws:iam::123456789012:user/student"


def throttled(operation: Operation) -> Refusal:
    """What AWS answers to too many requests: one code for items, another one for tables.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
    """
    if operation.name in ITEM_OPERATIONS:
        return Refusal(
            "ProvisionedThroughputExceededException",
            "The level of configured provisioned throughput for the table was exceeded. "
            "Consider increasing your provisioning level with the UpdateTable API.",
        )
    return Refusal("ThrottlingException", "Rate of requests exceeds the allowed throughput.")


def denied(operation: Operation) -> Refusal:
    """What AWS answers where IAM has no permission for the request.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
    """
    action = f"{operation.service}:{operation.name}"
    account = f"arn:aws:dynamodb:{operation.region}:123456789012"
    resource = f" on resource: {account}:table/{operation.tables[0]}" if operation.tables else ""
    why = f"because no identity-based policy allows the {action} action"
    return Refusal("AccessDeniedException", f"User: {_USER} is not authorized to perform: {action}{resource} {why}")


@dataclass(slots=True)
class Fault:
    """Refuses requests of one kind, some times or always."""

    operation: str
    """The operation's name; `*` is any."""
    refusal: Refuse
    times: int | None = None
    """How many requests, retries of the SDK counted; `None` is for ever."""
    table: str | None = None
    """Only requests that name this table, batches included; `None` is any."""

    def hits(self, operation: Operation) -> bool:
        """Whether this request is refused; counts it."""
        if self.operation not in ("*", operation.name) or self.times == 0:
            return False
        if self.table is not None and self.table not in operation.tables:
            return False
        if self.times is not None:
            self.times -= 1
        return True


@dataclass(slots=True)
class Partial:
    """Takes only a part of each batch.

    https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html: what could not be
    processed comes back in UnprocessedItems (UnprocessedKeys for a read), to be sent again.
    """

    keep: int
    """How many requests of a batch are taken, from its beginning."""
    times: int | None = None
    """How many batches; `None` is all."""
    never: Callable[[JSON], bool] | None = None
    """Picks requests (in wire form) that are never taken, whatever else is."""

    def takes(self, requests: list[JSON]) -> list[bool]:
        """For each request of a batch, whether it is taken."""
        if self.times is not None and self.times <= 0:
            limit = len(requests)
        else:
            limit = self.keep
            self.times = None if self.times is None else self.times - 1
        taken: list[bool] = []
        for request in requests:
            wanted = sum(taken) < limit and not (self.never is not None and self.never(request))
            taken.append(wanted)
        return taken


class Faults:
    """The faults of one criterion, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._partial: Partial | None = None

    def add(self, fault: Fault) -> None:
        self._faults.append(fault)

    def leave_unprocessed(self, partial: Partial) -> None:
        self._partial = partial

    def refuse(self, operation: Operation) -> None:
        """Raise the Refusal that is due for this request, if one is."""
        for fault in self._faults:
            if fault.hits(operation):
                raise fault.refusal(operation)

    def hold_back(self, operation: Operation) -> JSON:
        """Take out of a batch what is not going to be processed, and give it in the form of UnprocessedItems."""
        if self._partial is None or operation.name not in _UNPROCESSED:
            return {}
        entries = operation.body.get("RequestItems")
        if not isinstance(entries, dict) or not all(map(_is_readable, entries.values())):
            return {}  # AWS refuses it as a whole
        requests = [(table, request) for table, requests in entries.items() for request in _requests(requests)]
        taken = self._partial.takes([request for _, request in requests])
        kept: dict[str, list[JSON]] = {}
        held: dict[str, list[JSON]] = {}
        for (table, request), wanted in zip(requests, taken, strict=True):
            (kept if wanted else held).setdefault(table, []).append(request)
        if held:
            rest = {table: _like(entries[table], chosen) for table, chosen in kept.items()}
            operation.body = {**operation.body, "RequestItems": rest}
            operation.http = replace(operation.http, body=json.dumps(operation.body).encode())
        return {table: _like(entries[table], requests) for table, requests in held.items()}

    @staticmethod
    def give_back(operation: Operation, answer: Answer, held: JSON) -> None:
        """Add what was held back to the answer of a batch, and to what the back end itself may have held back."""
        if not held or not answer.ok:
            return
        member = _UNPROCESSED[operation.name]
        given = answer.body.get(member) or {}
        for table, entry in held.items():
            given[table] = _like(entry, _requests(given.get(table, [])) + _requests(entry))
        answer.body[member] = given


_UNPROCESSED = {"BatchWriteItem": "UnprocessedItems", "BatchGetItem": "UnprocessedKeys"}


def _is_readable(entry: Any) -> bool:
    return isinstance(entry.get("Keys") if isinstance(entry, dict) else entry, list)


def _requests(entry: Any) -> list[JSON]:
    """The requests of one table: a list of writes, or the keys of a read."""
    return list(entry["Keys"] if isinstance(entry, dict) else entry)


def _like(entry: Any, requests: list[JSON]) -> Any:
    """`requests` in the shape that `entry` has: a read keeps its projection and the like."""
    return {**entry, "Keys": requests} if isinstance(entry, dict) else requests
