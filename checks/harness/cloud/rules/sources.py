"""What a Query or Scan reads from: a table or one of its indexes, with the order that its items have there.

A partition's place follows from a hash of its key, so a scan meets partitions in no order that means anything, but
always in the same one; within a partition items are ordered by their sort key.
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.Partitions.html
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from checks.harness.cloud import stored, values
from checks.harness.cloud.answers import Refusal
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.stored import StoredItem
from checks.harness.cloud.tables import Index, Table, Tables

JSON = dict[str, Any]
Position = tuple[Any, ...]
"""Sorts as the items do."""

HASHES = 1 << 128
"""How many places there are for partitions."""


@dataclass(frozen=True, slots=True)
class Source:
    """A table, or an index of it, in a region."""

    table: Table
    index: Index | None
    region: str

    @property
    def keys(self) -> dict[str, str]:
        """The key attributes that order the items, to `HASH` or `RANGE`."""
        return self.index.keys if self.index else self.table.keys

    @property
    def all_keys(self) -> list[str]:
        """The attributes that tell where a page ended: for an index, the table's key as well."""
        return list(dict.fromkeys([*self.keys, *self.table.keys]))

    @property
    def attributes(self) -> frozenset[str] | None:
        """The attributes that the index has; `None` where it has all of them."""
        if self.index is None:
            return None
        projection = _projection(self.table, self.index)
        if projection.get("ProjectionType") == "ALL":
            return None
        return frozenset(self.all_keys) | frozenset(projection.get("NonKeyAttributes") or ())

    def entries(self, partition: JSON | None = None) -> list[tuple[Position, StoredItem]]:
        """The items of the source, or of one partition of it, in order."""
        if partition is not None and self.index is None:
            found = stored.items_of(self.table.name, self.region, partition)
        else:
            found = stored.all_items(self.table.name, self.region)
        schema = self._schema
        placed = []
        for item in found:
            keys = [item.key(name) for name, _ in schema]
            if None not in keys:  # an index has only those items that have its keys
                placed.append((_position(schema, keys), item))
        if partition is not None and self.index is not None:
            wanted = hash_of(partition)
            placed = [entry for entry in placed if entry[0][0] == wanted]
        return sorted(placed, key=_first)

    def position(self, key: JSON) -> Position:
        """Where the item with these `all_keys` stands."""
        schema = self._schema
        return _position(schema, [(values.kind(key[name]), values.content(key[name])) for name, _ in schema])

    @property
    def _schema(self) -> list[tuple[str, str]]:
        """The key attributes by which items are ordered: in an index, those of one index key by the table's own key."""
        return [*self.keys.items(), *(self.table.keys.items() if self.index else ())]


def source_of(operation: Operation, tables: Tables) -> Source | None:
    """What a Query or Scan reads from; `None` where there is no such table.

    Raises:
        Refusal: the table has no such index.
    """
    table = tables.find(str(operation.table), operation.region)
    if table is None:
        return None
    name = operation.body.get("IndexName")
    if name is not None and name not in table.indexes:
        raise Refusal.validation(f"The table does not have the specified index: {name}")
    return Source(table, table.indexes.get(name or ""), operation.region)


def hash_of(value: JSON) -> int:
    """A partition's place, from its key (wire form)."""
    return _place("HASH", values.kind(value), values.content(value))  # type: ignore[no-any-return]


def _position(schema: list[tuple[str, str]], keys: list[Any]) -> Position:
    return tuple(_place(role, *key) for (_, role), key in zip(schema, keys, strict=True))


@lru_cache(maxsize=50_000)
def _place(role: str, kind: str, content: str) -> Any:
    """What orders items by one of their keys: each request meets the same keys again."""
    order = values.sort_key({kind: content})
    if role == "RANGE":
        return order
    return int.from_bytes(hashlib.md5(repr(order).encode(), usedforsecurity=False).digest(), "big")


def _first(entry: tuple[Position, StoredItem]) -> Position:
    return entry[0]


def _projection(table: Table, index: Index) -> JSON:
    member = "GlobalSecondaryIndexes" if index.is_global else "LocalSecondaryIndexes"
    described = next(one for one in table.description[member] if one["IndexName"] == index.name)
    projection: JSON = described["Projection"]
    return projection
