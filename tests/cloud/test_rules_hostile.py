"""Whatever a request holds, the rules answer it with a refusal or let it pass: they never break."""

from __future__ import annotations

import random
from typing import Any

import wire

from checks.harness.cloud.answers import Refusal
from checks.harness.cloud.rules import refusal_of_crash, refuse_what_aws_refuses, translate
from checks.harness.cloud.tables import Table

JSON = dict[str, Any]

KEY = {"id": {"S": "a"}}
OPERATIONS = ("PutItem", "GetItem", "DeleteItem", "CreateTable", "ListTables", "TagResource", "UntagResource", "Bogus")
MEMBERS = [
    "TableName",
    "Item",
    "Key",
    "ConditionExpression",
    "ExpressionAttributeNames",
    "ExpressionAttributeValues",
    "ProjectionExpression",
    "AttributesToGet",
    "Expected",
    "ReturnValues",
    "KeySchema",
    "AttributeDefinitions",
    "GlobalSecondaryIndexes",
    "Tags",
    "TagKeys",
    "LocalSecondaryIndexes",
    "ResourceArn",
    "Limit",
    "BillingMode",
    "ProvisionedThroughput",
]
VALUES: list[Any] = [
    None,
    1,
    1.5,
    True,
    "",
    "a = :v",
    [],
    {},
    [1],
    {"id": {"S": "a"}},
    {"id": {"N": "\u0661"}},
    {":v": {"N": "1"}},
    {"#n": "n"},
    {"#n": 5},
    {"L": [{"M": {"": {"SS": [1]}}}]},
    [{"AttributeName": "id", "KeyType": "HASH"}],
    [{"Key": "a"}],
    {"id": {"S": "\ud800"}},
    "(((",
    "NOT",
    "a[99999999999999999999999] = :v",
    "size(a) < :v AND NOT (#n in (:v))",
]


class OneTable:
    def find(self, name: str, region: str) -> Table:
        keys = [{"AttributeName": "id", "KeyType": "HASH"}]
        types = [{"AttributeName": "id", "AttributeType": "S"}]
        return Table.read({"TableName": "Users", "KeySchema": keys, "AttributeDefinitions": types})

    def item(self, name: str, region: str, key: JSON) -> JSON:
        return {"id": {"S": "1"}, "n": {"N": "1"}}


def test_no_request_breaks_the_rules() -> None:
    chance = random.Random(4711)
    passed = refused = 0
    for _ in range(4000):
        body = {member: chance.choice(VALUES) for member in chance.sample(MEMBERS, chance.randint(0, 6))}
        if chance.random() < 0.8:
            body |= {"TableName": "Users", "Item": {"id": {"S": "a"}, "n": {"N": "1.0"}}, "Key": {"id": {"S": "a"}}}
        asked = wire.operation(chance.choice(OPERATIONS), body)
        try:
            refuse_what_aws_refuses(asked, OneTable())
            assert translate(asked, OneTable())[-1][0] == asked.name
            passed += 1
        except Refusal:
            refused += 1
        assert refusal_of_crash(asked, KeyError("x")).code.endswith("Exception")
    assert passed > 500
    assert refused > 500


READS_AND_WRITES = ("UpdateItem", "Query", "Scan", "BatchWriteItem", "BatchGetItem")
THEIR_MEMBERS: dict[str, list[Any]] = {
    "UpdateExpression": [
        "SET n = :v",
        "SET a[0] = a[1], b.c = :v",
        "ADD n :v DELETE s :v",
        "REMOVE #n",
        "SET",
        "SET a = (",
    ],
    "KeyConditionExpression": ["id = :v", "id = :v AND n > :v", "NOT id = :v", "size(id) = size(:v)", ":v = :v"],
    "FilterExpression": ["n > :v", "contains(n, :v)", "n", "#n = :v"],
    "ProjectionExpression": ["#n", "a[0], b.c", "a[0], a.b"],
    "ExpressionAttributeNames": [{"#n": "n"}],
    "ExpressionAttributeValues": [{":v": {"N": "1"}}, {":v": {"S": "a"}}, {":v": {"SS": ["a"]}}, {":v": {"L": []}}],
    "ExclusiveStartKey": [{"id": {"S": "a"}}, {"id": {"S": ""}}, {"n": {"N": "1"}}, {"id": 5}, {"id": {"S": 5}}],
    "RequestItems": [
        {"Users": [{"PutRequest": {"Item": {"id": {"S": "a"}, "x": {"B": "?"}}}}]},
        {"Users": [{"PutRequest": None, "DeleteRequest": {"Key": {"id": {"S": "a"}}}}]},
        {"Users": [{"Other": {}}, None]},
        {"Users": [{"PutRequest": {"Item": {"id": {"S": "a"}, "n": {"N": "1.0"}}}}]},
        {"Users": {"Keys": [{"id": {"S": "a"}}, {}]}},
        {"Users": {"Keys": [{"id": {"S": "a"}}], "ProjectionExpression": "id"}},
        {"Users": None},
        {"Users": {"Keys": "a"}},
    ],
    "Limit": [1, 0, -1],
    "Select": ["COUNT", "ALL_ATTRIBUTES", "NONE"],
    "IndexName": ["nix", "x"],
    "Segment": [0, 1, -1],
    "TotalSegments": [1, 2, 0],
    "ConsistentRead": [True],
    "ReturnValues": ["ALL_NEW", "UPDATED_OLD"],
    "AttributeUpdates": [{}, {"n": {"Action": "DELETE"}}],
    "KeyConditions": [{}, {"id": {}}],
}


def test_no_read_or_update_breaks_them_either() -> None:
    chance = random.Random(4712)
    passed = refused = 0
    for _ in range(6000):
        chosen = chance.sample(sorted(THEIR_MEMBERS), chance.randint(1, 5))
        body = {member: chance.choice([*THEIR_MEMBERS[member]] * 6 + VALUES) for member in chosen}
        asked = wire.operation(chance.choice(READS_AND_WRITES), {"TableName": "Users", "Key": KEY, **body})
        try:
            refuse_what_aws_refuses(asked, OneTable())
            translate(asked, OneTable())
            passed += 1
        except Refusal:
            refused += 1
    assert passed > 100
    assert refused > 1000
