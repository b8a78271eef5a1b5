"""The items that moto holds, read straight from its memory.

A page of a query needs a look at every item of the partition. Asking moto's own Scan for them copies and encodes each
of them, which takes fifteen times as long.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.dynamo_type import DynamoType

JSON = dict[str, Any]


class StoredItem:
    """One item. What is read from it is a copy."""

    def __init__(self, item: Any) -> None:
        self._attributes = item.attrs

    def key(self, name: str) -> tuple[str, str] | None:
        """Type and content of an attribute that is a string, a number or binary (base64); `None` for any other."""
        value = self._attributes.get(name)
        return (value.type, _text(value.value)) if value is not None and value.type in ("S", "N", "B") else None

    def read(self) -> JSON:
        """The whole item in wire form."""
        return {name: _wire_form(value) for name, value in self._attributes.items()}


def all_items(table: str, region: str) -> Iterator[StoredItem]:
    """Every item of a table, in no particular order; none where there is no such table."""
    for held in _items(table, region).values():
        for item in _of_one_partition(held):
            yield StoredItem(item)


def items_of(table: str, region: str, partition: JSON) -> Iterator[StoredItem]:
    """The items whose partition key has this value (wire form), in no particular order."""
    for item in _of_one_partition(_items(table, region).get(_key(partition), {})):
        yield StoredItem(item)


def item(table: str, region: str, key: list[JSON]) -> JSON | None:
    """The whole item with these values of partition key and sort key (wire form), or `None`."""
    found = _items(table, region).get(_key(key[0]))
    if found is not None and len(key) > 1:
        found = found.get(_key(key[1]))
    return None if found is None else StoredItem(found).read()


def _items(table: str, region: str) -> Any:
    """moto's own dict: partition key to item, or to a dict of sort key to item."""
    found = dynamodb_backends[DEFAULT_ACCOUNT_ID][region].tables.get(table)
    return {} if found is None else found.items


def _of_one_partition(held: Any) -> list[Any]:
    return list(held.values()) if isinstance(held, dict) else [held]


def _key(value: JSON) -> DynamoType:
    """A key as moto compares it: its binary values are bytes."""
    return DynamoType({"B": base64.b64decode(value["B"])} if "B" in value else value)


def _wire_form(value: Any) -> JSON:
    if value.is_list():
        return {"L": [_wire_form(member) for member in value.value]}
    if value.is_map():
        return {"M": {name: _wire_form(member) for name, member in value.value.items()}}
    if value.is_set():
        return {value.type: [_text(member) for member in value.value]}
    return {value.type: _text(value.value)}


def _text(content: Any) -> Any:
    """Bytes as the wire has them, and anything else as it is."""
    return base64.b64encode(content).decode() if isinstance(content, bytes) else content
