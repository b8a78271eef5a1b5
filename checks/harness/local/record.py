"""One line of the journal: a request that changes tables or items, in a form that can be carried out again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from checks.harness.cloud.client import own_operation
from checks.harness.cloud.operation import Operation, table_name
from checks.harness.exchange import HttpRequest

JSON = dict[str, Any]

_DESIGNS = frozenset(
    {"CreateTable", "UpdateTable", "DeleteTable", "TagResource", "UntagResource"}
    | {"UpdateTimeToLive", "UpdateContinuousBackups"}
)
_WRITES = frozenset(
    {"PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"}
    | {"ExecuteStatement", "BatchExecuteStatement", "ExecuteTransaction"}
)
ITEMS = "Items"
"""Not a request: items of one table as they were when the journal was written anew."""


class NoRecord(ValueError):
    """A line that this kit has not written."""


@dataclass(frozen=True, slots=True)
class Record:
    """A request, or `ITEMS`."""

    at: float
    """Unix time at which it was carried out."""
    region: str
    operation: str
    body: JSON
    """The parameters in wire form; of `ITEMS` it is `{"TableName": …, "Items": […]}`."""

    @classmethod
    def of(cls, operation: Operation) -> Record | None:
        """The record of a request; `None` for one that changes nothing which is kept."""
        if operation.service != "dynamodb" or operation.name not in _DESIGNS | _WRITES:
            return None
        return cls(operation.at, operation.region, operation.name, operation.body)

    @classmethod
    def read(cls, line: bytes) -> Record:
        """Read what `line` gives. Raises NoRecord."""
        try:
            members = json.loads(line)
            record = cls(**members)
            at, body = float(record.at), dict(record.body)
        except (ValueError, TypeError, RecursionError) as error:
            raise NoRecord from error
        if record.operation == ITEMS and not isinstance(body.get("Items"), list):
            raise NoRecord
        return replace(record, at=at, region=str(record.region), operation=str(record.operation), body=body)

    def line(self) -> bytes:
        """The record as a line of JSON, with its end."""
        return json.dumps(asdict(self), separators=(",", ":")).encode() + b"\n"

    @property
    def is_design(self) -> bool:
        """Whether it is about a table, and not about items."""
        return self.operation in _DESIGNS

    @property
    def table(self) -> str:
        """The table that it is about, where it is one."""
        return table_name(str(self.body.get("TableName") or self.body.get("ResourceArn")))

    def request(self) -> HttpRequest:
        """The request as HTTP, to be carried out again at its own time."""
        return replace(own_operation(self.operation, self.region, self.body).http, at=self.at)
