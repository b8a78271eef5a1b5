"""How a key or an item has to fit the table that it is for.

Key sizes: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
Empty values: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
"""

from __future__ import annotations

from typing import Any

from checks.harness.cloud import values
from checks.harness.cloud.answers import Refusal
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.tables import Index, Table, Tables

JSON = dict[str, Any]

MAX_PARTITION_KEY = 2048
"""Bytes of a partition key's value."""
MAX_SORT_KEY = 1024
"""Bytes of a sort key's value."""

_WORDS = {"S": "string", "B": "binary"}


def key_fits_the_table(operation: Operation, tables: Tables) -> None:
    """A `Key` names each key attribute of the table, with its type, and nothing else."""
    table = _table(operation, tables)
    if table is not None:
        check_key(operation.body["Key"], table)


def item_fits_the_table(operation: Operation, tables: Tables) -> None:
    """An `Item` has each key attribute of the table, and of the indexes' those that it has are of the right type."""
    table = _table(operation, tables)
    if table is not None:
        check_item(operation.body["Item"], table)


def check_key(key: JSON, table: Table) -> None:
    """Raise the Refusal of a key that is not one of this table."""
    if key.keys() != table.keys.keys() or any(values.kind(key[name]) != table.types[name] for name in key):
        raise Refusal.validation("The provided key element does not match the schema")
    check_contents(key, table)


def check_item(item: JSON, table: Table) -> None:
    """Raise the Refusal of an item that this table cannot hold."""
    for name in table.keys:
        if name not in item:
            raise Refusal.validation(f"One or more parameter values were invalid: Missing the key {name} in the item")
        found = values.kind(item[name])
        if found != table.types[name]:
            raise Refusal.validation(
                "One or more parameter values were invalid: "
                f"Type mismatch for key {name} expected: {table.types[name]} actual: {found}"
            )
    check_contents(item, table)
    for index in table.indexes.values():
        _check_index_keys(item, table, index)


def _table(operation: Operation, tables: Tables) -> Table | None:
    return tables.find(operation.table, operation.region) if operation.table else None


def check_contents(key: JSON, table: Table) -> None:
    """Raise the Refusal of a key attribute that is empty or too long."""
    for name, role in table.keys.items():
        type_ = table.types[name]
        if type_ == "N" or name not in key:
            continue
        if not values.content(key[name]):
            raise Refusal.validation(
                "One or more parameter values are not valid. The AttributeValue for a key attribute "
                f"cannot contain an empty {_WORDS[type_]} value. Key: {name}"
            )
        size = values.size(key[name])
        if role == "HASH" and size > MAX_PARTITION_KEY:
            raise Refusal.validation(
                "One or more parameter values were invalid: "
                "Size of hashkey has exceeded the maximum size limit of2048 bytes"  # AWS leaves the space out
            )
        if role == "RANGE" and size > MAX_SORT_KEY:
            raise Refusal.validation(
                "One or more parameter values were invalid: "
                "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"
            )


def _check_index_keys(item: JSON, table: Table, index: Index) -> None:
    for name in index.keys:
        if name not in item:
            continue
        expected, found = table.types[name], values.kind(item[name])
        if found != expected:
            raise Refusal.validation(
                f"One or more parameter values were invalid: Type mismatch for Index Key {name} "
                f"Expected: {expected} Actual: {found} IndexName: {index.name}"
            )
        if expected != "N" and not values.content(item[name]):
            raise Refusal.validation(
                "One or more parameter values are not valid. A value specified for a secondary index key is not "
                f"supported. The AttributeValue for a key attribute cannot contain an empty {_WORDS[expected]} value. "
                f"IndexName: {index.name}, IndexKey: {name}"
            )
