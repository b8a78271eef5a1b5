"""What a request costs, by AWS's arithmetic.

Items and their sizes: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
Reads and writes: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from checks.harness.cloud import stored, values
from checks.harness.cloud.answers import Answer
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.tables import Tables

JSON = dict[str, Any]

READ_UNIT = 4096
"""Bytes that one strongly consistent read unit reads; an eventually consistent read costs half of it."""
WRITE_UNIT = 1024
"""Bytes that one write unit writes."""
NOTE = "consumed"
"""Where an operation that the rules carry out themselves has noted what it took, among the operation's notes."""


@dataclass(frozen=True, slots=True)
class Consumed:
    """Capacity units that one request took. What a write takes from secondary indexes is not counted."""

    read: float = 0.0
    write: float = 0.0
    tables: dict[str, float] = field(default_factory=dict)
    """Of a batch: the units by table."""
    indexes: dict[str, dict[str, float]] = field(default_factory=dict)
    """Of a read from an index: `{"GlobalSecondaryIndexes": {"by_total": 0.5}}`."""


def item_size(item: JSON) -> int:
    """Bytes of an item in wire form: its attributes' names and values."""
    return sum(values.utf8_size(name) + values.size(value) for name, value in item.items())


def read_units(size: int, consistent: bool, transactional: bool = False) -> float:
    """Units for reading `size` bytes; reading an item that is not there costs as much as the smallest one."""
    units = max(1, _rounded_up(size, READ_UNIT))
    if transactional:
        return 2.0 * units
    return float(units) if consistent else units / 2


def write_units(size: int, transactional: bool = False) -> float:
    """Units for writing `size` bytes, at least one."""
    units = max(1, _rounded_up(size, WRITE_UNIT))
    return 2.0 * units if transactional else float(units)


def consumed(operation: Operation, answer: Answer, tables: Tables, before: JSON | None) -> Consumed:
    """What an answered request took. Nothing, where AWS refused it before it came to the data.

    Args:
        operation: the request as the student sent it.
        answer: what it was answered with.
        tables: where the items are, after the request.
        before: the whole item under the request's key before a write that was carried out (wire form), or `None`.
    """
    if answer.ok and NOTE in operation.notes:
        noted: Consumed = operation.notes[NOTE]
        return noted
    count = _COUNTED.get(operation.name)
    return count(operation, answer, tables, before) if count else Consumed()


def put_consumed(operation: Operation, answer: Answer, consumed: Consumed) -> None:
    """Put `ConsumedCapacity` into a granted answer as `ReturnConsumedCapacity` asks for it, replacing any figure."""
    if not answer.ok or operation.name not in _CHARGED:
        return
    answer.body.pop("ConsumedCapacityUnits", None)
    answer.body.pop("ConsumedCapacity", None)
    asked = operation.body.get("ReturnConsumedCapacity", "NONE")
    if asked not in ("TOTAL", "INDEXES"):
        return
    in_detail = asked == "INDEXES"
    if operation.name in _BATCHES:
        answer.body["ConsumedCapacity"] = [
            _capacity(table, units, {}, in_detail) for table, units in consumed.tables.items()
        ]
    else:
        units = consumed.read + consumed.write
        answer.body["ConsumedCapacity"] = _capacity(operation.body["TableName"], units, consumed.indexes, in_detail)


def _capacity(table: str, units: float, indexes: dict[str, dict[str, float]], in_detail: bool) -> JSON:
    capacity: JSON = {"TableName": table, "CapacityUnits": units}
    if in_detail:
        from_indexes = sum(sum(each.values()) for each in indexes.values())
        capacity["Table"] = {"CapacityUnits": units - from_indexes}
        for member, each in indexes.items():
            capacity[member] = {name: {"CapacityUnits": taken} for name, taken in each.items()}
    return capacity


def _get_item(operation: Operation, answer: Answer, tables: Tables, _before: JSON | None) -> Consumed:
    if not answer.ok:
        return Consumed()
    item = answer.body.get("Item")
    if item is not None and (operation.body.get("ProjectionExpression") or operation.body.get("AttributesToGet")):
        # A projection leaves the cost as it is: the whole item is read.
        item = _stored(operation, tables)
    consistent = bool(operation.body.get("ConsistentRead"))
    return Consumed(read=read_units(item_size(item or {}), consistent))


def _put_item(operation: Operation, answer: Answer, tables: Tables, before: JSON | None) -> Consumed:
    return _write(operation, answer, tables, (before, operation.body.get("Item")))


def _delete_item(operation: Operation, answer: Answer, tables: Tables, before: JSON | None) -> Consumed:
    return _write(operation, answer, tables, (before,))


def _update_item(operation: Operation, answer: Answer, tables: Tables, before: JSON | None) -> Consumed:
    return _write(operation, answer, tables, (before, _stored(operation, tables) if answer.ok else None))


def _write(operation: Operation, answer: Answer, tables: Tables, versions: tuple[JSON | None, ...]) -> Consumed:
    """The larger of the item's versions counts. A condition that fails costs as much as the write would have."""
    if answer.error == "ConditionalCheckFailedException":
        versions = (*versions, _stored(operation, tables))
    elif not answer.ok:
        return Consumed()
    return Consumed(write=write_units(max(item_size(version or {}) for version in versions)))


def _read_by_older_parameters(operation: Operation, answer: Answer, _tables: Tables, _before: JSON | None) -> Consumed:
    """A Query or Scan without expressions, which is the back end's: what it gave is what is known of what it read."""
    if not answer.ok:
        return Consumed()
    size = sum(item_size(item) for item in answer.body.get("Items", ()))
    return Consumed(read=read_units(size, bool(operation.body.get("ConsistentRead"))))


def _stored(operation: Operation, tables: Tables) -> JSON | None:
    """The item under the request's key as it is now."""
    table = tables.find(str(operation.table), operation.region)
    given = operation.body.get("Item" if operation.name == "PutItem" else "Key")
    if table is None or given is None:
        return None
    return stored.item(table.name, operation.region, [given[name] for name in table.keys])


def _rounded_up(size: int, unit: int) -> int:
    return -(-size // unit)


_Count = Callable[[Operation, Answer, Tables, "JSON | None"], Consumed]
_COUNTED: dict[str, _Count] = {
    "GetItem": _get_item,
    "PutItem": _put_item,
    "DeleteItem": _delete_item,
    "UpdateItem": _update_item,
    "Query": _read_by_older_parameters,
    "Scan": _read_by_older_parameters,
}
_BATCHES = ("BatchGetItem", "BatchWriteItem")
_CHARGED = (*_COUNTED, *_BATCHES)
