"""Capacity units by the arithmetic of the developer guide."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

import pytest
import rule_rows as rows
import wire

from checks.harness.cloud.answers import Answer
from checks.harness.cloud.cost import Consumed, consumed, item_size, put_consumed, read_units, write_units

JSON = dict[str, Any]
KEY = {"id": {"S": "1"}}

SIZES = [
    ({}, 0),
    ({"id": {"S": "abc"}}, 2 + 3),
    ({"né": {"S": "é"}}, 3 + 2),
    ({"b": {"B": base64.b64encode(b"12345").decode()}}, 1 + 5),
    ({"n": {"N": "0"}}, 1 + 1),
    ({"n": {"N": "7"}}, 1 + 2),
    ({"n": {"N": "12345"}}, 1 + 4),
    ({"n": {"N": "1200000"}}, 1 + 2),
    ({"n": {"N": "0.0012"}}, 1 + 2),
    ({"t": {"BOOL": True}}, 1 + 1),
    ({"t": {"NULL": True}}, 1 + 1),
    ({"s": {"SS": ["ab", "c"]}}, 1 + 3),
    ({"s": {"NS": ["1", "234"]}}, 1 + 2 + 3),
    ({"s": {"BS": ["YQ==", "YWI="]}}, 1 + 3),
    ({"l": {"L": []}}, 1 + 3),
    ({"l": {"L": [{"S": "ab"}, {"N": "1"}]}}, 1 + 3 + (1 + 2) + (1 + 2)),
    ({"m": {"M": {"key": {"S": "ab"}}}}, 1 + 3 + (1 + 3 + 2)),
]


@pytest.mark.parametrize(("item", "size"), SIZES)
def test_item_size(item: JSON, size: int) -> None:
    assert item_size(item) == size


@pytest.mark.parametrize(
    ("size", "consistent", "units"),
    [(0, True, 1), (0, False, 0.5), (4096, True, 1), (4096, False, 0.5), (4097, True, 2), (4097, False, 1)],
)
def test_read_units(size: int, consistent: bool, units: float) -> None:
    assert read_units(size, consistent) == units


@pytest.mark.parametrize(("size", "units"), [(0, 1), (1, 1), (1024, 1), (1025, 2), (400 * 1024, 400)])
def test_write_units(size: int, units: float) -> None:
    assert write_units(size) == units


def test_transactions_cost_twice_as_much() -> None:
    assert read_units(4097, consistent=True, transactional=True) == 4
    assert write_units(1025, transactional=True) == 4


@pytest.fixture(autouse=True)
def _table() -> Iterator[None]:
    wire.forget_everything()
    table = {
        "TableName": "Users",
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
        "BillingMode": "PAY_PER_REQUEST",
    }
    assert wire.bare("CreateTable", table).error is None
    yield
    wire.forget_everything()


def put(kilobytes: int, **members: Any) -> Answer:
    # The key and the attribute's name take 4 bytes of the last kilobyte.
    item = {**KEY, "x": {"S": "x" * (1024 * kilobytes - 4)}}
    return wire.ruled("PutItem", {"TableName": "Users", "Item": item, **members})


def units(name: str, **members: Any) -> float:
    body = {"TableName": "Users", "Key": KEY, "ReturnConsumedCapacity": "TOTAL", **members}
    answer = wire.ruled(name, body)
    found: float = answer.body["ConsumedCapacity"]["CapacityUnits"]
    return found


def test_a_read_costs_by_the_whole_item() -> None:
    put(9)
    assert units("GetItem") == 1.5
    assert units("GetItem", ConsistentRead=True) == 3
    assert units("GetItem", ConsistentRead=True, ProjectionExpression="id") == 3
    assert units("GetItem", ConsistentRead=True, AttributesToGet=["id"]) == 3


def test_a_read_of_nothing_costs_the_least() -> None:
    assert units("GetItem") == 0.5
    assert units("GetItem", ConsistentRead=True) == 1


def test_a_write_costs_by_the_larger_version() -> None:
    assert put(2, ReturnConsumedCapacity="TOTAL").body["ConsumedCapacity"]["CapacityUnits"] == 2
    assert put(5, ReturnConsumedCapacity="TOTAL").body["ConsumedCapacity"]["CapacityUnits"] == 5
    assert put(1, ReturnConsumedCapacity="TOTAL").body["ConsumedCapacity"]["CapacityUnits"] == 5
    assert put(3, ReturnConsumedCapacity="TOTAL").body["ConsumedCapacity"]["CapacityUnits"] == 3


def test_a_delete_costs_by_what_was_there() -> None:
    put(3)
    assert units("DeleteItem") == 3
    assert units("DeleteItem") == 1


def test_an_update_costs_by_the_larger_version() -> None:
    put(3)
    body = {"TableName": "Users", "Key": KEY, "UpdateExpression": "REMOVE x"}
    asked = wire.operation("UpdateItem", body)
    before = rows.get("Users", KEY)
    answer = wire.bare("UpdateItem", body)
    assert consumed(asked, answer, wire.BareTables(), before) == Consumed(write=3)
    assert consumed(asked, answer, wire.BareTables(), None) == Consumed(write=1)


@pytest.mark.parametrize(
    ("name", "members", "kilobytes"),
    [
        ("DeleteItem", {"Key": KEY}, 3),
        ("UpdateItem", {"Key": KEY}, 3),
        ("PutItem", {"Item": KEY}, 3),
        ("PutItem", {"Item": {**KEY, "y": {"S": "y" * (5 * 1024 - 4)}}}, 5),
    ],
)
def test_a_failed_condition_costs_like_the_write(name: str, members: JSON, kilobytes: int) -> None:
    put(3)
    refused = Answer(400, {"__type": "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException"})
    asked = wire.operation(name, {"TableName": "Users", **members})
    assert consumed(asked, refused, wire.BareTables(), None) == Consumed(write=kilobytes)


@pytest.mark.parametrize("name", ["GetItem", "PutItem", "UpdateItem", "DeleteItem"])
def test_a_refused_request_costs_nothing(name: str) -> None:
    refused = Answer(400, {"__type": "com.amazon.coral.validate#ValidationException"})
    asked = wire.operation(name, {"TableName": "Users", "Key": KEY, "Item": KEY})
    assert consumed(asked, refused, wire.BareTables(), KEY) == Consumed()


def test_what_is_said_is_what_was_asked_for() -> None:
    said = {"CapacityUnits": 1.0, "TableName": "Users"}
    expected: dict[str | None, JSON] = {
        None: {},
        "NONE": {},
        "TOTAL": {"ConsumedCapacity": said},
        "INDEXES": {"ConsumedCapacity": {**said, "Table": {"CapacityUnits": 1.0}}},
    }
    for asked, body in expected.items():
        members = {} if asked is None else {"ReturnConsumedCapacity": asked}
        answer = Answer(200, {"ConsumedCapacity": {"CapacityUnits": 77.0}, "ConsumedCapacityUnits": 0.5})
        put_consumed(wire.operation("PutItem", {"TableName": "Users", **members}), answer, Consumed(write=1.0))
        assert answer.body == body


def test_bare_moto_says_one_unit_whatever_the_size() -> None:
    item = {**KEY, "x": {"S": "x" * 5000}}
    body = {"TableName": "Users", "Item": item, "ReturnConsumedCapacity": "TOTAL"}
    assert wire.bare("PutItem", body).body["ConsumedCapacity"]["CapacityUnits"] == 1.0
    assert wire.ruled("PutItem", body).body["ConsumedCapacity"]["CapacityUnits"] == 5.0


def ordered(count: int, kilobytes: int, **attributes: JSON) -> None:
    """Table `Orders` with items of one partition, each of so many kilobytes."""
    local = [rows.index("by_cost", "id", "cost", projection={"ProjectionType": "KEYS_ONLY"})]
    rows.table("Orders", {"id": "HASH", "nr": "RANGE"}, {"nr": "N", "cost": "N"}, LocalSecondaryIndexes=local)
    for number in range(count):
        item = {**KEY, "nr": {"N": str(number)}, **attributes}
        rows.put("Orders", {**item, "x": {"S": "x" * (1024 * kilobytes - item_size(item) - 1)}})


def spent(operation: str, **members: Any) -> Any:
    body = {"TableName": "Orders", "ReturnConsumedCapacity": "TOTAL", **members}
    if operation == "Query":
        body["KeyConditionExpression"] = "id = :id" + members.get("KeyConditionExpression", "")
        body["ExpressionAttributeValues"] = {":id": KEY["id"], **members.get("ExpressionAttributeValues", {})}
    answer = wire.ruled(operation, body)
    assert answer.error is None, answer.body
    return answer.body["ConsumedCapacity"]


TEN: JSON = {":n": {"N": "10"}}


@pytest.mark.parametrize(
    ("members", "units"),
    [
        ({}, 7.5),
        ({"ConsistentRead": True}, 15),
        ({"Select": "COUNT"}, 7.5),
        ({"ProjectionExpression": "nr"}, 7.5),
        ({"FilterExpression": "cost > :n", "ExpressionAttributeValues": TEN}, 7.5),
        ({"Limit": 3}, 1),
        ({"KeyConditionExpression": " AND nr >= :n", "ExpressionAttributeValues": TEN}, 5),
        ({"KeyConditionExpression": " AND nr > :n", "ExpressionAttributeValues": {":n": {"N": "99"}}}, 0.5),
    ],
)
def test_a_query_costs_by_what_it_reads_as_a_whole(members: JSON, units: float) -> None:
    ordered(30, kilobytes=2)
    assert spent("Query", **members)["CapacityUnits"] == units


def test_a_scan_costs_by_the_page() -> None:
    ordered(30, kilobytes=100)
    first = wire.ruled("Scan", {"TableName": "Orders", "ReturnConsumedCapacity": "TOTAL", "Select": "COUNT"}).body
    assert (first["Count"], first["ConsumedCapacity"]["CapacityUnits"]) == (10, 125)
    assert spent("Scan", ExclusiveStartKey=first["LastEvaluatedKey"], ConsistentRead=True)["CapacityUnits"] == 250
    assert wire.bare("Scan", {"TableName": "Orders", "ReturnConsumedCapacity": "TOTAL"}).body["ConsumedCapacity"] != 125


def test_an_empty_table_costs_half_a_unit_to_scan() -> None:
    assert spent("Scan", TableName="Users") == {"TableName": "Users", "CapacityUnits": 0.5}


def test_an_index_is_told_of_by_itself() -> None:
    ordered(4, kilobytes=5, cost={"N": "1"})
    capacity = spent("Query", IndexName="by_cost", ReturnConsumedCapacity="INDEXES")
    from_index = {"CapacityUnits": 0.5, "Table": {"CapacityUnits": 0.0}}
    assert capacity == {
        "TableName": "Orders",
        **from_index,
        "LocalSecondaryIndexes": {"by_cost": {"CapacityUnits": 0.5}},
    }


def test_what_a_local_index_fetches_is_paid_for_by_the_item() -> None:
    ordered(4, kilobytes=5, cost={"N": "1"})
    capacity = spent("Query", IndexName="by_cost", Select="ALL_ATTRIBUTES", ReturnConsumedCapacity="INDEXES")
    assert (capacity["CapacityUnits"], capacity["Table"]) == (4.5, {"CapacityUnits": 4.0})


def test_a_batch_of_writes_costs_by_the_item() -> None:
    ordered(2, kilobytes=3)
    key = {**KEY, "nr": {"N": "0"}}
    each = {
        "Orders": [
            {"DeleteRequest": {"Key": key}},
            {"PutRequest": {"Item": {**KEY, "nr": {"N": "1"}}}},
            {"PutRequest": {"Item": {**KEY, "nr": {"N": "2"}, "x": {"S": "x" * 1500}}}},
        ],
        "Users": [{"PutRequest": {"Item": KEY}}],
    }
    answer = wire.ruled("BatchWriteItem", {"RequestItems": each, "ReturnConsumedCapacity": "TOTAL"})
    assert answer.body["ConsumedCapacity"] == [
        {"TableName": "Orders", "CapacityUnits": 3 + 3 + 2},
        {"TableName": "Users", "CapacityUnits": 1},
    ]


@pytest.mark.parametrize(("consistent", "units"), [(False, 2 * 1 + 0.5), (True, 2 * 2 + 1)])
def test_a_batch_of_reads_costs_by_the_item(consistent: bool, units: float) -> None:
    ordered(2, kilobytes=5)
    keys = [{**KEY, "nr": {"N": str(number)}} for number in range(3)]
    each = {"Orders": {"Keys": keys, "ConsistentRead": consistent, "ProjectionExpression": "nr"}}
    answer = wire.ruled("BatchGetItem", {"RequestItems": each, "ReturnConsumedCapacity": "INDEXES"})
    capacity = {"TableName": "Orders", "CapacityUnits": units, "Table": {"CapacityUnits": units}}
    assert answer.body["ConsumedCapacity"] == [capacity]


@pytest.mark.parametrize(
    ("text", "values", "kilobytes"),
    [("REMOVE x", {}, 3), ("SET x = :x", {":x": {"S": "x" * 5000}}, 5), ("SET y = :x", {":x": {"S": "x" * 2000}}, 5)],
)
def test_an_update_that_the_rules_carry_out(text: str, values: JSON, kilobytes: int) -> None:
    put(3)
    body: JSON = {"TableName": "Users", "Key": KEY, "UpdateExpression": text, "ReturnConsumedCapacity": "TOTAL"}
    if values:
        body["ExpressionAttributeValues"] = values
    assert wire.ruled("UpdateItem", body).body["ConsumedCapacity"]["CapacityUnits"] == kilobytes


def test_an_update_that_makes_nothing_costs_one_unit() -> None:
    body = {"TableName": "Users", "Key": KEY, "UpdateExpression": "REMOVE x", "ReturnConsumedCapacity": "TOTAL"}
    assert wire.ruled("UpdateItem", body).body == {"ConsumedCapacity": {"TableName": "Users", "CapacityUnits": 1}}
