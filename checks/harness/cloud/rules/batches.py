"""What a batch may hold, and how it is carried out.

https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checks.harness.cloud import stored, values
from checks.harness.cloud.answers import Refusal
from checks.harness.cloud.cost import Consumed, item_size, read_units, write_units
from checks.harness.cloud.operation import Operation, table_name
from checks.harness.cloud.rules.items import MAX_ITEM
from checks.harness.cloud.rules.keys import check_item, check_key
from checks.harness.cloud.rules.projection import cut
from checks.harness.cloud.rules.sources import hash_of
from checks.harness.cloud.rules.usage import read_expressions
from checks.harness.cloud.tables import Table, Tables

JSON = dict[str, Any]

MAX_WRITES = 25
MAX_KEYS = 100
MAX_ANSWER = 16 * 1024 * 1024
"""Bytes of items that one BatchGetItem gives; the keys of the rest are unprocessed. (25 writes cannot come to that.)"""


def writes_are_right(operation: Operation, _tables: Tables) -> None:
    """A batch has at most 25 writes, each of them one put or one delete of right values."""
    requests = operation.body["RequestItems"]
    if sum(map(len, requests.values())) > MAX_WRITES:
        raise Refusal.validation("Too many items requested for the BatchWriteItem call")
    for request in (request for each in requests.values() for request in each):
        given = [member for member in ("PutRequest", "DeleteRequest") if request.get(member) is not None]
        if len(given) != 1:
            raise Refusal.validation(
                "Supplied AttributeValue has more than one datatypes set, "
                "must contain exactly one of the supported datatypes"
                if given
                else "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"
            )
        held = _held(request)
        for value in held.values():
            values.check(value)
        if _puts(request) and item_size(held) > MAX_ITEM:
            raise Refusal.validation("Item size has exceeded the maximum allowed size")


def writes_fit_the_tables(operation: Operation, tables: Tables) -> None:
    """Each item and key fits its table, and no key occurs twice: AWS does the writes of a batch in any order."""
    for table, requests in _each_table(operation, tables):
        for request in requests:
            (check_item if _puts(request) else check_key)(_held(request), table)
        _check_distinct([_key(table, _held(request)) for request in requests])


def reads_are_right(operation: Operation, _tables: Tables) -> None:
    """A batch has at most 100 keys of right values, and right projections."""
    requests = operation.body["RequestItems"]
    if sum(len(request["Keys"]) for request in requests.values()) > MAX_KEYS:
        raise Refusal.validation("Too many items requested for the BatchGetItem call")
    for request in requests.values():
        read_expressions("BatchGetItem", request)
        for key in request["Keys"]:
            for value in key.values():
                values.check(value)


def reads_fit_the_tables(operation: Operation, tables: Tables) -> None:
    """Each key fits its table, and occurs once."""
    for table, request in _each_table(operation, tables):
        for key in request["Keys"]:
            check_key(key, table)
        _check_distinct([_key(table, key) for key in request["Keys"]])


def write(operation: Operation, tables: Tables) -> tuple[list[JSON], Consumed]:
    """The batches to send, and what they cost; one a table, as moto takes a key in two tables for one given twice."""
    questions, units = [], {}
    for name, requests in operation.body["RequestItems"].items():
        table = _table(name, operation, tables)
        units[name] = sum(_cost(request, table, operation.region) for request in requests)
        questions.append({"RequestItems": {name: [_normalised(request) for request in requests]}})
    return questions, Consumed(write=sum(units.values()), tables=units)


def read(operation: Operation, tables: Tables) -> tuple[JSON, Consumed]:
    """The answer to a BatchGetItem, and what it costs."""
    answer: JSON = {"Responses": {}, "UnprocessedKeys": {}}
    units: dict[str, float] = {}
    room = MAX_ANSWER
    for name, request in operation.body["RequestItems"].items():
        table = _table(name, operation, tables)
        paths = read_expressions("BatchGetItem", request).projection
        items, left, units[name] = [], [], 0.0
        # Items come back in the order of their partitions, not in that of the request.
        for key in sorted(request["Keys"], key=lambda key: _place(table, key)):
            found = stored.item(table.name, operation.region, _key(table, key))
            size = item_size(found or {})
            if size > room:
                left.append(key)
                continue
            room -= size
            units[name] += read_units(size, bool(request.get("ConsistentRead")))
            if found is not None:
                items.append(cut(found, paths, request.get("AttributesToGet")))
        answer["Responses"][name] = items
        if left:
            answer["UnprocessedKeys"][name] = {**request, "Keys": left}
    return answer, Consumed(read=sum(units.values()), tables=units)


def _cost(request: JSON, table: Table, region: str) -> float:
    held = _held(request)
    before = stored.item(table.name, region, _key(table, held))
    after = held if _puts(request) else {}
    return write_units(max(item_size(before or {}), item_size(after)))


def _each_table(operation: Operation, tables: Tables) -> Iterator[tuple[Table, Any]]:
    for name, requests in operation.body["RequestItems"].items():
        yield _table(name, operation, tables), requests


def _table(name: str, operation: Operation, tables: Tables) -> Table:
    table = tables.find(table_name(name), operation.region)
    if table is None:
        raise Refusal("ResourceNotFoundException", "Requested resource not found")
    return table


def _held(request: JSON) -> JSON:
    """The item that a request puts, or the key that it deletes."""
    held: JSON = request["PutRequest"]["Item"] if _puts(request) else request["DeleteRequest"]["Key"]
    return held


def _puts(request: JSON) -> bool:
    return request.get("PutRequest") is not None


def _key(table: Table, item: JSON) -> list[JSON]:
    return [item[name] for name in table.keys]


def _place(table: Table, key: JSON) -> tuple[Any, ...]:
    partition, *sort = _key(table, key)
    return (hash_of(partition), *map(values.sort_key, sort))


def _check_distinct(keys: list[list[JSON]]) -> None:
    if len({tuple(values.sort_key(value) for value in key) for key in keys}) < len(keys):
        raise Refusal.validation("Provided list of item keys contains duplicates")


def _normalised(request: JSON) -> JSON:
    held = {name: values.normalised(value) for name, value in _held(request).items()}
    return {"PutRequest": {"Item": held}} if _puts(request) else {"DeleteRequest": {"Key": held}}
