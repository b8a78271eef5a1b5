"""Requests that AWS refuses, and what they are held against: moto alone, and moto with the kit's rules around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import wire

JSON = dict[str, Any]

GUIDE = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
API = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_"
INVALID = "ValidationException"


@dataclass(frozen=True)
class Refused:
    """A request, the AWS page that it breaks, and words of the answer."""

    name: str
    page: str
    operation: str
    body: JSON
    words: str
    code: str = INVALID

    def __str__(self) -> str:
        return self.name

    def moto_agrees(self) -> bool:
        """Whether moto alone refuses it with the same code and the same words."""
        try:
            answer = wire.bare(self.operation, self.body)
        except Exception:  # noqa: BLE001 - moto raises whatever it raises, instead of answering
            return False
        return answer.error == self.code and self.words in answer.body["message"]


def table(name: str, keys: dict[str, str], types: dict[str, str] | None = None, **members: Any) -> None:
    """Create a table with these keys (`{"id": "HASH"}`), strings unless `types` says otherwise."""
    kinds = {**dict.fromkeys(keys, "S"), **(types or {})}
    body = {
        "TableName": name,
        "KeySchema": [{"AttributeName": key, "KeyType": role} for key, role in keys.items()],
        "AttributeDefinitions": [{"AttributeName": key, "AttributeType": kind} for key, kind in kinds.items()],
        "BillingMode": "PAY_PER_REQUEST",
        **members,
    }
    assert wire.bare("CreateTable", body).error is None


def index(name: str, *keys: str, projection: JSON | None = None) -> JSON:
    """A secondary index for CreateTable."""
    return {
        "IndexName": name,
        "KeySchema": [
            {"AttributeName": key, "KeyType": role} for key, role in zip(keys, ("HASH", "RANGE"), strict=False)
        ],
        "Projection": projection or {"ProjectionType": "ALL"},
    }


def put(name: str, *items: JSON) -> None:
    """Store items in wire form."""
    for item in items:
        assert wire.bare("PutItem", {"TableName": name, "Item": item}).error is None


def get(name: str, key: JSON) -> JSON | None:
    """The stored item in wire form, or `None`."""
    item: JSON | None = wire.bare("GetItem", {"TableName": name, "Key": key}).body.get("Item")
    return item
