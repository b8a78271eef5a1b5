"""What an item and a key may hold.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
"""

from __future__ import annotations

from checks.harness.cloud import values
from checks.harness.cloud.answers import Refusal
from checks.harness.cloud.cost import item_size
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.rules.usage import expressions_of
from checks.harness.cloud.tables import Tables

MAX_ITEM = 400 * 1024
"""Bytes of an item, its attributes' names included."""


def values_are_right(operation: Operation, _tables: Tables) -> None:
    """Each value of PutItem's `Item` and of the others' `Key` follows the rules for its type."""
    for value in operation.body["Item" if operation.name == "PutItem" else "Key"].values():
        values.check(value)


def item_is_small_enough(operation: Operation, _tables: Tables) -> None:
    """An item has at most 400 KB."""
    if item_size(operation.body["Item"]) > MAX_ITEM:
        raise Refusal.validation("Item size has exceeded the maximum allowed size")


def put_and_delete_return_old_values_only(operation: Operation, _tables: Tables) -> None:
    """PutItem and DeleteItem give `ALL_OLD` or `NONE`; the other `ReturnValues` are for UpdateItem."""
    if (operation.body.get("ReturnValues") or "NONE") not in ("ALL_OLD", "NONE"):
        raise Refusal.validation("ReturnValues can only be ALL_OLD or NONE")


def update_keeps_to_attributes(operation: Operation, tables: Tables) -> None:
    """An update leaves the key alone, and takes no part of an index's key, which is a scalar."""
    table = tables.find(str(operation.table), operation.region)
    update = expressions_of(operation).update
    if table is None or update is None:
        return
    index_keys = {name for index in table.indexes.values() for name in index.keys}
    for name, *rest in update.paths:
        if name in table.keys and not rest:
            raise Refusal.validation(
                "One or more parameter values were invalid: "
                f"Cannot update attribute {name}. This attribute is part of the key"
            )
        if rest and (name in table.keys or name in index_keys):
            raise Refusal.validation(
                "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: "
                f"{'Key' if name in table.keys else 'IndexKey'}: {name}"
            )
