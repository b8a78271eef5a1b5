"""What moto is asked in an operation's place, where the operation as it stands would go wrong there.

The operation itself is never changed. `amendments.amend` undoes in the answer what had to be left out of the question.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checks.harness.cloud import stored, values
from checks.harness.cloud.answers import Refusal
from checks.harness.cloud.cost import NOTE as CONSUMED
from checks.harness.cloud.cost import Consumed, item_size, write_units
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.rules import batches, expected, reading
from checks.harness.cloud.rules.evaluation import holds
from checks.harness.cloud.rules.items import MAX_ITEM
from checks.harness.cloud.rules.keys import check_item
from checks.harness.cloud.rules.sources import source_of
from checks.harness.cloud.rules.updates import Update
from checks.harness.cloud.rules.updating import returned, updated
from checks.harness.cloud.rules.usage import expressions_of, older_parameters
from checks.harness.cloud.tables import Table, Tables

JSON = dict[str, Any]
Question = tuple[str, JSON]
"""The name of an operation and its parameters."""

NOTHING: Question = ("DescribeEndpoints", {})
"""Asked where the rules have carried an operation out themselves; the answer is replaced."""
NOTE = "answer"
"""Where such an operation's answer is, among its notes."""

_OF_A_CONDITION = ("ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues", *expected.PARAMETERS)
_OF_A_PROJECTION = ("ProjectionExpression", "ExpressionAttributeNames", "AttributesToGet")


def translate(operation: Operation, tables: Tables) -> list[Question]:
    """The requests to send to moto, in order; the answer to the last one, or the first refused one, is the answer.

    The parameters are the very object `operation.body` where nothing has to be different.

    Raises:
        Refusal: there is no such table, the condition of a write does not hold (`ConditionalCheckFailedException`),
            or the item does not have what an update needs.
    """
    change = _TRANSLATIONS.get(operation.name)
    return change(operation, tables) if change else [(operation.name, operation.body)]


def _put_item(operation: Operation, tables: Tables) -> list[Question]:
    item = _normalised(operation.body["Item"])
    _check_condition(operation, _stored(item, operation, _table(operation, tables)))
    return [("PutItem", _different(operation.body, {"Item": item}, without=_OF_A_CONDITION))]


def _delete_item(operation: Operation, tables: Tables) -> list[Question]:
    key = _normalised(operation.body["Key"])
    _check_condition(operation, _stored(key, operation, _table(operation, tables)))
    return [("DeleteItem", _different(operation.body, {"Key": key}, without=_OF_A_CONDITION))]


def _update_item(operation: Operation, tables: Tables) -> list[Question]:
    # moto removes wrong list elements, makes an item where only something is taken away, raises on what it cannot add,
    # and returns whole maps; so the item is made here, and put.
    key = _normalised(operation.body["Key"])
    table, update = _table(operation, tables), expressions_of(operation).update
    before = _stored(key, operation, table)
    _check_condition(operation, before)
    if "AttributeUpdates" in older_parameters(operation):
        return [("UpdateItem", _different(operation.body, {"Key": key}, without=expected.PARAMETERS))]
    after = before
    if before is not None or update is None or update.makes_an_item:
        after = updated(update or Update(), before or key)
        _check_updated(after, table)
    attributes = returned(operation.body.get("ReturnValues") or "NONE", update or Update(), before, after)
    operation.notes[NOTE] = {"Attributes": attributes} if attributes else {}
    operation.notes[CONSUMED] = Consumed(write=write_units(max(item_size(before or {}), item_size(after or {}))))
    return [NOTHING if after is None else ("PutItem", {"TableName": operation.body["TableName"], "Item": after})]


def _check_updated(item: JSON, table: Table) -> None:
    if item_size(item) > MAX_ITEM:
        raise Refusal.validation("Item size to update has exceeded the maximum allowed size")
    check_item(item, table)


def _query_or_scan(operation: Operation, tables: Tables) -> list[Question]:
    # moto pages by sizes of its own and after the filter, knows no last page that is full, and raises on comparisons of
    # two types; so its items are read here.
    if [name for name in older_parameters(operation) if name != "AttributesToGet"]:
        return [(operation.name, operation.body)]
    source = source_of(operation, tables)
    if source is None:
        raise _no_such_table()
    operation.notes[NOTE], operation.notes[CONSUMED] = reading.read(operation, source)
    return [NOTHING]


def _batch_get_item(operation: Operation, tables: Tables) -> list[Question]:
    operation.notes[NOTE], operation.notes[CONSUMED] = batches.read(operation, tables)
    return [NOTHING]


def _batch_write_item(operation: Operation, tables: Tables) -> list[Question]:
    questions, operation.notes[CONSUMED] = batches.write(operation, tables)
    return [("BatchWriteItem", question) for question in questions]


def _get_item(operation: Operation, _tables: Tables) -> list[Question]:
    # moto loses list elements when it projects; the whole item is asked for, and cut in the answer.
    key = _normalised(operation.body["Key"])
    return [("GetItem", _different(operation.body, {"Key": key}, without=_OF_A_PROJECTION))]


def _list_tables(_operation: Operation, _tables: Tables) -> list[Question]:
    # moto's pages are in order of creation; all names are asked for (0: no limit), then sorted and cut in the answer.
    return [("ListTables", {"Limit": 0})]


def _tag_resource(operation: Operation, _tables: Tables) -> list[Question]:
    # moto keeps the old value of a tag beside the new one.
    old = {"ResourceArn": operation.body["ResourceArn"], "TagKeys": [tag["Key"] for tag in operation.body["Tags"]]}
    return [("UntagResource", old), ("TagResource", operation.body)]


_TRANSLATIONS: dict[str, Callable[[Operation, Tables], list[Question]]] = {
    "PutItem": _put_item,
    "DeleteItem": _delete_item,
    "GetItem": _get_item,
    "UpdateItem": _update_item,
    "Query": _query_or_scan,
    "Scan": _query_or_scan,
    "BatchGetItem": _batch_get_item,
    "BatchWriteItem": _batch_write_item,
    "ListTables": _list_tables,
    "TagResource": _tag_resource,
}


def _check_condition(operation: Operation, stored: JSON | None) -> None:
    # moto crashes when a condition compares two types, takes a missing attribute for NULL, and forgets about Expected
    # when it deletes; so it is judged here.
    condition = expressions_of(operation).condition or expected.read_expected(operation.body)
    if condition is None or holds(condition, stored):
        return
    wanted = operation.body.get("ReturnValuesOnConditionCheckFailure") == "ALL_OLD"
    extra: JSON = {"Item": stored} if wanted and stored is not None else {}
    raise Refusal("ConditionalCheckFailedException", "The conditional request failed", **extra)


def _stored(item: JSON, operation: Operation, table: Table) -> JSON | None:
    """The item that is stored under this item's key."""
    return stored.item(table.name, operation.region, [item[name] for name in table.keys])


def _table(operation: Operation, tables: Tables) -> Table:
    table = tables.find(str(operation.table), operation.region)
    if table is None:
        raise _no_such_table()
    return table


def _no_such_table() -> Refusal:
    return Refusal("ResourceNotFoundException", "Requested resource not found")


def _normalised(attributes: JSON) -> JSON:
    return {name: values.normalised(value) for name, value in attributes.items()}


def _different(body: JSON, members: JSON, *, without: tuple[str, ...]) -> JSON:
    changed = {name: value for name, value in body.items() if name not in without} | members
    return body if changed == body else changed
