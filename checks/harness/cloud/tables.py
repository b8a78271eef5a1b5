"""What the rules need to know of a table: its keys, their types, its indexes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Index:
    """A secondary index; `keys` maps each key attribute to `HASH` or `RANGE`, in that order."""

    name: str
    keys: dict[str, str]
    is_global: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table's design, as `DescribeTable` tells it."""

    name: str
    keys: dict[str, str]
    """`{"customer_id": "HASH", "product_id": "RANGE"}`"""
    types: dict[str, str]
    """Key attribute to `S`, `N` or `B`, of the table and of its indexes."""
    indexes: dict[str, Index]
    description: JSON
    """The whole `Table` member of DescribeTable's answer."""

    @classmethod
    def read(cls, description: JSON) -> Table:
        """Read DescribeTable's answer (its `Table` member)."""
        return cls(
            name=description["TableName"],
            keys=key_schema(description),
            types={a["AttributeName"]: a["AttributeType"] for a in description.get("AttributeDefinitions", [])},
            indexes={
                index["IndexName"]: Index(index["IndexName"], key_schema(index), member.startswith("Global"))
                for member in ("GlobalSecondaryIndexes", "LocalSecondaryIndexes")
                for index in description.get(member) or []
            },
            description=description,
        )


class Tables(Protocol):
    """Where a rule looks a table up."""

    def find(self, name: str, region: str) -> Table | None:
        """The table of that name in that region, or `None`."""
        ...

    def item(self, name: str, region: str, key: JSON) -> JSON | None:
        """The stored item with that key (both in wire form), or `None`."""
        ...


def key_schema(description: JSON) -> dict[str, str]:
    """`KeySchema` as a dict in its own order."""
    return {part["AttributeName"]: part["KeyType"] for part in description.get("KeySchema", [])}
