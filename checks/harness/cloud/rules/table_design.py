"""What a new table may look like: keys, indexes, capacity.

https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
Numbers of indexes: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
"""

from __future__ import annotations

from typing import Any

from checks.harness.cloud.answers import Refusal
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.tables import Tables

JSON = dict[str, Any]

MAX_LOCAL_INDEXES = 5
MAX_GLOBAL_INDEXES = 20


def key_schema_is_right(operation: Operation, _tables: Tables) -> None:
    """A table has a partition key and, after it, perhaps a sort key: two different attributes, both defined."""
    body = operation.body
    for member in ("AttributeDefinitions", "KeySchema"):
        if body.get(member) is None:
            raise Refusal.validation(
                f"1 validation error detected: Value null at '{member[0].lower()}{member[1:]}' "
                "failed to satisfy constraint: Member must not be null"
            )
    if len(body["KeySchema"]) > len(body["AttributeDefinitions"]):
        raise Refusal.validation("Invalid KeySchema: Some index key attribute have no definition")
    _check_key_order(body["KeySchema"])


def local_indexes_are_right(operation: Operation, _tables: Tables) -> None:
    """A local index shares the partition key of a table that has a sort key, and has a sort key of its own."""
    indexes = operation.body.get("LocalSecondaryIndexes") or []
    table_keys = [part["AttributeName"] for part in operation.body["KeySchema"]]
    if indexes and len(table_keys) < 2:
        raise _invalid(
            "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex"
        )
    for index in indexes:
        _check_key_order(index["KeySchema"])
        keys = [part["AttributeName"] for part in index["KeySchema"]]
        if len(keys) < 2:
            raise _invalid(f"Index KeySchema does not have a range key for index: {index['IndexName']}")
        if keys[0] != table_keys[0]:
            raise _invalid(
                "Index KeySchema does not have the same leading hash key as table KeySchema for index: "
                f"{index['IndexName']}. index hash key: {keys[0]}, table hash key: {table_keys[0]}"
            )
    if len(indexes) > MAX_LOCAL_INDEXES:
        raise _invalid(f"Number of LocalSecondaryIndexes exceeds per-table limit of {MAX_LOCAL_INDEXES}")


def global_indexes_are_right(operation: Operation, _tables: Tables) -> None:
    """A global index begins with a partition key and, on an on-demand table, has no capacity of its own."""
    body = operation.body
    indexes = body.get("GlobalSecondaryIndexes") or []
    for index in indexes:
        # A global index may have several partition and several sort attributes; the first is always a partition key.
        _check_first_key(index["KeySchema"])
        if body.get("BillingMode") == "PAY_PER_REQUEST" and index.get("ProvisionedThroughput"):
            raise _invalid(
                f"ProvisionedThroughput should not be specified for index: {index['IndexName']} "
                "when BillingMode is PAY_PER_REQUEST"
            )
    if len(indexes) > MAX_GLOBAL_INDEXES:
        raise _invalid(f"GlobalSecondaryIndex count exceeds the per-table limit of {MAX_GLOBAL_INDEXES}")


def index_names_and_projections_are_right(operation: Operation, _tables: Tables) -> None:
    """No two indexes share a name, and `NonKeyAttributes` come with the projection `INCLUDE` and only with it."""
    seen: set[str] = set()
    for member in ("LocalSecondaryIndexes", "GlobalSecondaryIndexes"):
        for index in operation.body.get(member) or []:
            if index["IndexName"] in seen:
                raise _invalid(f"Duplicate index name: {index['IndexName']}")
            seen.add(index["IndexName"])
            _check_projection(index["Projection"])


def _check_projection(projection: JSON) -> None:
    type_ = projection.get("ProjectionType")
    if type_ is None:
        raise _invalid("Unknown ProjectionType: null")
    if type_ == "INCLUDE" and not projection.get("NonKeyAttributes"):
        raise _invalid("ProjectionType is INCLUDE, but NonKeyAttributes is not specified")
    if type_ != "INCLUDE" and projection.get("NonKeyAttributes"):
        raise _invalid(f"ProjectionType is {type_}, but NonKeyAttributes is specified")


def _check_key_order(schema: list[JSON]) -> None:
    _check_first_key(schema)
    if len(schema) < 2:
        return
    if schema[0]["AttributeName"] == schema[1]["AttributeName"]:
        raise Refusal.validation("Both the Hash Key and the Range Key element in the KeySchema have the same name")
    if schema[1]["KeyType"] != "RANGE":
        raise Refusal.validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type")


def _check_first_key(schema: list[JSON]) -> None:
    if schema[0]["KeyType"] != "HASH":
        raise Refusal.validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type")


def _invalid(sentence: str) -> Refusal:
    return Refusal.validation(f"One or more parameter values were invalid: {sentence}")
