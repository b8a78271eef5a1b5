"""Every rule has a request that moto accepts (or answers otherwise) and AWS refuses, and one that AWS accepts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import wire

JSON = dict[str, Any]

GUIDE = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
API = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_"
INVALID = "ValidationException"
ARN = f"arn:aws:dynamodb:{wire.REGION}:123456789012:table/"

KEY = {"id": {"S": "1"}}
STORED = {**KEY, "n": {"N": "5"}, "s": {"S": "text"}}


def keys(*names: str) -> list[JSON]:
    return [{"AttributeName": name, "KeyType": role} for name, role in zip(names, ("HASH", "RANGE"), strict=False)]


def strings(*names: str) -> list[JSON]:
    return [{"AttributeName": name, "AttributeType": "S"} for name in names]


def index(name: str, *names: str, **members: Any) -> JSON:
    return {"IndexName": name, "KeySchema": keys(*names), "Projection": {"ProjectionType": "ALL"}, **members}


USERS = {
    "TableName": "Users",
    "KeySchema": keys("id"),
    "AttributeDefinitions": strings("id"),
    "BillingMode": "PAY_PER_REQUEST",
}
ORDERS = {
    "TableName": "Orders",
    "KeySchema": keys("id", "at"),
    "AttributeDefinitions": [*strings("id", "at"), {"AttributeName": "total", "AttributeType": "N"}],
    "BillingMode": "PAY_PER_REQUEST",
    "GlobalSecondaryIndexes": [index("by_total", "total")],
}
LOCAL_PARENT: JSON = {"KeySchema": keys("id", "at")}
SIX = [f"s{number}" for number in range(6)]
MANY = [f"s{number}" for number in range(21)]


def nested(levels: int) -> JSON:
    value: JSON = {"S": "leaf"}
    for _ in range(levels):
        value = {"M": {"n": value}}
    return value


@dataclass(frozen=True)
class Row:
    name: str
    page: str
    operation: str
    body: JSON
    code: str
    words: str


def create(name: str, words: str, page: str = f"{API}CreateTable.html", **members: Any) -> Row:
    return Row(f"create {name}", page, "CreateTable", {**USERS, "TableName": "New", **members}, INVALID, words)


def put(name: str, page: str, item: JSON, words: str, code: str = INVALID, **members: Any) -> Row:
    body = {"TableName": "Users", "Item": {**KEY, **item}, **members}
    return Row(f"put {name}", f"{GUIDE}{page}.html", "PutItem", body, code, words)


def get(name: str, page: str, words: str, key: JSON | None = None, **members: Any) -> Row:
    body = {"TableName": "Users", "Key": KEY if key is None else key, **members}
    return Row(f"get {name}", f"{GUIDE}{page}.html", "GetItem", body, INVALID, words)


def delete(name: str, page: str, words: str, key: JSON | None = None, code: str = INVALID, **members: Any) -> Row:
    body = {"TableName": "Users", "Key": KEY if key is None else key, **members}
    return Row(f"delete {name}", f"{GUIDE}{page}.html", "DeleteItem", body, code, words)


def condition(name: str, text: str, words: str, code: str = INVALID, **values: JSON) -> Row:
    members: JSON = {"ConditionExpression": text}
    if values:
        members["ExpressionAttributeValues"] = {f":{key}": value for key, value in values.items()}
    return delete(name, "Expressions.OperatorsAndFunctions", words, code=code, **members)


def projection(name: str, text: str, words: str) -> Row:
    return get(name, "Expressions.ProjectionExpressions", words, ProjectionExpression=text)


UNUSED = "unused in expressions: keys: {:v}"
TYPES = "HowItWorks.NamingRulesDataTypes"
ROWS = [
    # The table's design.
    create("a name of two letters", "'ab' at 'tableName'", TableName="ab"),
    create("a name with a space", "regular expression pattern: [a-zA-Z0-9_.-]+", TableName="My Table"),
    create("a name of 256 letters", "less than or equal to 255", TableName="a" * 256),
    create(
        "a sort key alone", "first KeySchemaElement is not a HASH", KeySchema=[{**keys("id")[0], "KeyType": "RANGE"}]
    ),
    create(
        "two partition keys",
        "second KeySchemaElement is not a RANGE",
        KeySchema=[*keys("id"), *keys("at")],
        AttributeDefinitions=strings("id", "at"),
    ),
    create("one attribute as both keys", "have no definition", KeySchema=keys("id", "id")),
    create(
        "one attribute as both keys, another defined",
        "have the same name",
        KeySchema=keys("id", "id"),
        AttributeDefinitions=strings("id", "at"),
    ),
    create("no key", "'keySchema' failed to satisfy constraint: Member must have length", KeySchema=[]),
    create("no definitions", "Value null at 'attributeDefinitions'", AttributeDefinitions=None),
    create(
        "a key of type BOOL",
        "'BOOL' at 'attributeDefinitions.1.member.attributeType'",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "BOOL"}],
    ),
    create(
        "no read capacity",
        "Value '0' at 'provisionedThroughput.readCapacityUnits'",
        BillingMode="PROVISIONED",
        ProvisionedThroughput={"ReadCapacityUnits": 0, "WriteCapacityUnits": 5},
    ),
    create("an unknown billing mode", "'CHEAP' at 'billingMode'", BillingMode="CHEAP"),
    create(
        "a local index on a table without a sort key",
        "Table KeySchema does not have a range key",
        LocalSecondaryIndexes=[index("by_s", "id", "s")],
        AttributeDefinitions=strings("id", "s"),
    ),
    create(
        "a local index with another partition key",
        "index hash key: at, table hash key: id",
        **LOCAL_PARENT,
        LocalSecondaryIndexes=[index("turned", "at", "id")],
        AttributeDefinitions=strings("id", "at"),
    ),
    create(
        "a local index without a sort key",
        "does not have a range key for index: by_id",
        **LOCAL_PARENT,
        LocalSecondaryIndexes=[index("by_id", "id")],
        AttributeDefinitions=strings("id", "at"),
    ),
    create(
        "six local indexes",
        "per-table limit of 5",
        **LOCAL_PARENT,
        LocalSecondaryIndexes=[index(f"by_{name}", "id", name) for name in SIX],
        AttributeDefinitions=strings("id", "at", *SIX),
    ),
    create(
        "21 global indexes",
        "per-table limit of 20",
        page=f"{GUIDE}ServiceQuotas.html",
        GlobalSecondaryIndexes=[index(f"by_{name}", name) for name in MANY],
        AttributeDefinitions=strings("id", *MANY),
    ),
    create(
        "a global index that begins with a sort key",
        "first KeySchemaElement is not a HASH",
        GlobalSecondaryIndexes=[index("by_s", KeySchema=[{"AttributeName": "s", "KeyType": "RANGE"}])],
        AttributeDefinitions=strings("id", "s"),
    ),
    create(
        "capacity for an index of an on-demand table",
        "should not be specified for index: by_s when BillingMode is PAY_PER_REQUEST",
        GlobalSecondaryIndexes=[
            index("by_s", "s", ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5})
        ],
        AttributeDefinitions=strings("id", "s"),
    ),
    create(
        "two indexes of one name",
        "Duplicate index name: by_s",
        GlobalSecondaryIndexes=[index("by_s", "s"), index("by_s", "t")],
        AttributeDefinitions=strings("id", "s", "t"),
    ),
    create(
        "a projection without a type",
        "Unknown ProjectionType: null",
        GlobalSecondaryIndexes=[index("by_s", "s", Projection={})],
        AttributeDefinitions=strings("id", "s"),
    ),
    create(
        "INCLUDE of nothing",
        "NonKeyAttributes is not specified",
        GlobalSecondaryIndexes=[index("by_s", "s", Projection={"ProjectionType": "INCLUDE"})],
        AttributeDefinitions=strings("id", "s"),
    ),
    create(
        "ALL and some",
        "ProjectionType is ALL, but NonKeyAttributes is specified",
        GlobalSecondaryIndexes=[index("by_s", "s", Projection={"ProjectionType": "ALL", "NonKeyAttributes": ["t"]})],
        AttributeDefinitions=strings("id", "s"),
    ),
    create(
        "a tag that AWS keeps for itself",
        "begins with aws:",
        page=f"{GUIDE}Tagging.html",
        Tags=[{"Key": "aws:owner", "Value": "ada"}],
    ),
    create(
        "a tag key of 129 letters",
        "'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128",
        page=f"{GUIDE}Tagging.html",
        Tags=[{"Key": "k" * 129, "Value": ""}],
    ),
    create(
        "a tag value of 257 letters",
        "'tags.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 256",
        page=f"{GUIDE}Tagging.html",
        Tags=[{"Key": "k", "Value": "v" * 257}],
    ),
    create(
        "51 tags",
        "Too many tags: 51",
        page=f"{GUIDE}Tagging.html",
        Tags=[{"Key": f"k{number}", "Value": ""} for number in range(51)],
    ),
    # Values.
    put("a string twice in a set", TYPES, {"x": {"SS": ["a", "a"]}}, "[a, a] contains duplicates"),
    put("a number twice in a set", TYPES, {"x": {"NS": ["1", "1.0"]}}, "contains duplicates"),
    put("bytes twice in a set", TYPES, {"x": {"BS": ["YQ==", "YQ=="]}}, "contains duplicates"),
    put("an empty binary set", TYPES, {"x": {"BS": []}}, "Binary sets should not be empty"),
    put("an empty set in a list", TYPES, {"x": {"L": [{"SS": []}]}}, "An string set  may not be empty"),
    put("39 digits", TYPES, {"x": {"N": "1" * 39}}, "more than 38 significant digits"),
    put("39 digits in a map", TYPES, {"x": {"M": {"y": {"N": "1" * 39}}}}, "more than 38 significant digits"),
    put("a number too large", TYPES, {"x": {"N": "-1E126"}}, "Number overflow"),
    put("33 levels", "Constraints", {"x": nested(32)}, "nested levels beyond supported limit"),
    put("no type", TYPES, {"x": {}}, "must contain exactly one of the supported datatypes"),
    put("two types", TYPES, {"x": {"S": "a", "N": "1"}}, "more than one datatypes set"),
    put("text that is not base64", TYPES, {"x": {"B": "!!"}}, "base-64", code="SerializationException"),
    put("a plain value", TYPES, {"x": "text"}, "Unexpected field type", code="SerializationException"),
    # Keys.
    put("an empty key", TYPES, {"id": {"S": ""}}, "cannot contain an empty string value. Key: id"),
    Row(
        "put a wrong type for an index key",
        f"{GUIDE}GSI.html",
        "PutItem",
        {"TableName": "Orders", "Item": {**KEY, "at": {"S": "now"}, "total": {"S": "5"}}},
        INVALID,
        "Type mismatch for Index Key total Expected: N Actual: S IndexName: by_total",
    ),
    get("a wrong key type", "Constraints", "does not match the schema", key={"id": {"N": "1"}}),
    get("a key too long", "Constraints", "maximum size limit of2048 bytes", key={"id": {"S": "x" * 2049}}),
    delete("a wrong key type", "Constraints", "does not match the schema", key={"id": {"N": "1"}}),
    delete("an empty key", TYPES, "cannot contain an empty string value. Key: id", key={"id": {"S": ""}}),
    delete("a key too long", "Constraints", "maximum size limit of2048 bytes", key={"id": {"S": "x" * 2049}}),
    Row(
        "get half a key",
        f"{API}GetItem.html",
        "GetItem",
        {"TableName": "Orders", "Key": KEY},
        INVALID,
        "The provided key element does not match the schema",
    ),
    Row(
        "delete with a sort key too long",
        f"{GUIDE}Constraints.html",
        "DeleteItem",
        {"TableName": "Orders", "Key": {**KEY, "at": {"S": "x" * 1025}}},
        INVALID,
        "size limit of 1024 bytes",
    ),
    # Parameters.
    Row("put without an item", f"{API}PutItem.html", "PutItem", {"TableName": "Users"}, INVALID, "null at 'item'"),
    Row(
        "put into a table with a space in its name",
        f"{GUIDE}{TYPES}.html",
        "PutItem",
        {"TableName": "My Table", "Item": KEY},
        INVALID,
        "regular expression pattern",
    ),
    Row("list no tables", f"{API}ListTables.html", "ListTables", {"Limit": 0}, INVALID, "greater than or equal to 1"),
    Row("list 101 tables", f"{API}ListTables.html", "ListTables", {"Limit": 101}, INVALID, "less than or equal to 100"),
    Row(
        "list tables with a word for a limit",
        f"{API}ListTables.html",
        "ListTables",
        {"Limit": "ten"},
        "SerializationException",
        "STRING_VALUE cannot be converted to Integer",
    ),
    Row("scan no items", f"{API}Scan.html", "Scan", {"TableName": "Users", "Limit": 0}, INVALID, "'0' at 'limit'"),
    put(
        "both kinds of condition",
        "LegacyConditionalParameters",
        {},
        "Non-expression parameters: {Expected} Expression parameters: {ConditionExpression}",
        Expected={"id": {"Exists": False}},
        ConditionExpression="attribute_exists(id)",
    ),
    # Placeholders.
    put(
        "an unused value",
        "Expressions.ExpressionAttributeValues",
        {},
        UNUSED,
        ConditionExpression="attribute_exists(id)",
        ExpressionAttributeValues={":v": {"S": "1"}},
    ),
    put(
        "values without an expression",
        "Expressions.ExpressionAttributeValues",
        {},
        "ConditionExpression is null",
        ExpressionAttributeValues={":v": {"S": "1"}},
    ),
    put(
        "names without an expression",
        "Expressions.ExpressionAttributeNames",
        {},
        "ExpressionAttributeNames can only be specified when using expressions",
        ExpressionAttributeNames={"#n": "n"},
    ),
    put(
        "a value of 39 digits to compare with",
        TYPES,
        {},
        "ExpressionAttributeValues contains invalid value: Attempting to store more than 38",
        ConditionExpression="n = :v",
        ExpressionAttributeValues={":v": {"N": "1" * 39}},
    ),
    delete(
        "an unused value",
        "Expressions.ExpressionAttributeValues",
        UNUSED,
        ConditionExpression="attribute_exists(id)",
        ExpressionAttributeValues={":v": {"S": "1"}},
    ),
    get(
        "a name that does not begin with #",
        "Expressions.ExpressionAttributeNames",
        'contains invalid key: Syntax error; key: "n"',
        ProjectionExpression="id",
        ExpressionAttributeNames={"n": "n"},
    ),
    # Conditions; on most of these moto raises.
    condition("an undefined name", "#n = :v", "is not defined; attribute name: #n", v={"S": "1"}),
    condition("an undefined value", "n = :v", "is not defined; attribute value: :v"),
    condition("no condition", "", "The expression can not be empty"),
    condition("half a comparison", "n =", 'Syntax error; token: "<EOF>", near: "="'),
    condition("two comparisons", "n = :v = :v", 'token: "=", near: ":v = :v"', v={"N": "1"}),
    condition("a hyphen in a name", "a-b = :v", 'token: "-", near: "a-b"', v={"N": "1"}),
    condition("a name alone", "n", "Syntax error"),
    condition("an unknown function", "exists(n)", "Invalid function name; function: exists"),
    condition("a size alone", "size(n)", "not allowed to be used this way in an expression; function: size"),
    condition("half of contains", "contains(n)", "function: contains, number of operands: 1"),
    condition("existence of a value", "attribute_exists(:v)", "requires a document path", v={"S": "1"}),
    condition("size of a number", "size(:v) = :v", "function: size, operand type: N", v={"N": "1"}),
    condition("the start of a number", "begins_with(s, :v)", "begins_with, operand type: N", v={"N": "1"}),
    condition("less than true", "n < :v", "operator or function: <, operand type: BOOL", v={"BOOL": True}),
    condition("itself", "n = n", "first operand must be distinct"),
    condition("an unknown type", "attribute_type(n, :v)", "Invalid attribute type name found; type: Q", v={"S": "Q"}),
    condition("crossed bounds", "n BETWEEN :v AND :w", "upper bound to be greater", v={"N": "9"}, w={"N": "1"}),
    condition("unlike bounds", "n BETWEEN :v AND :w", "requires same data type", v={"N": "9"}, w={"S": "1"}),
    condition("brackets without end", "n = " + "(" * 500, "nested too deeply"),
    condition("5,000 letters", "attribute_exists(" + "n" * 5000 + ")", "Expression size has exceeded"),
    condition(
        "a number with a string",
        "n < :v",
        "The conditional request failed",
        code="ConditionalCheckFailedException",
        v={"S": "1"},
    ),
    condition(
        "a missing attribute with NULL",
        "gone = :v",
        "The conditional request failed",
        code="ConditionalCheckFailedException",
        v={"NULL": True},
    ),
    condition(
        "the size of a missing attribute",
        "size(gone) < :v",
        "The conditional request failed",
        code="ConditionalCheckFailedException",
        v={"N": "1"},
    ),
    # Projections.
    projection("an undefined name", "#n", "is not defined; attribute name: #n"),
    projection("a comma too many", "n,", 'Syntax error; token: "<EOF>", near: ","'),
    projection("two dots", "a..b", "Syntax error"),
    projection("an open bracket", "l[0", "Syntax error"),
    projection("a word for a position", "l[x]", 'token: "x", near: "[x]"'),
    projection("a part and the whole", "n.a, n", "Two document paths overlap"),
    projection("a list and a map", "n[0], n.a", "Two document paths conflict"),
    # Tags.
    Row(
        "tag with nothing",
        f"{API}TagResource.html",
        "TagResource",
        {"ResourceArn": ARN + "Users", "Tags": []},
        INVALID,
        "one Tag needs to be provided",
    ),
    Row(
        "tag what is no table",
        f"{API}TagResource.html",
        "TagResource",
        {"ResourceArn": "Users", "Tags": [{"Key": "k", "Value": "v"}]},
        INVALID,
        "Invalid ResourceArn provided as input Users",
    ),
    Row(
        "tag a table that is not there",
        f"{API}TagResource.html",
        "TagResource",
        {"ResourceArn": ARN + "Gone", "Tags": [{"Key": "k", "Value": "v"}]},
        "ResourceNotFoundException",
        "Gone not found",
    ),
    Row(
        "untag a table that is not there",
        f"{API}UntagResource.html",
        "UntagResource",
        {"ResourceArn": ARN + "Gone", "TagKeys": ["k"]},
        "ResourceNotFoundException",
        "Gone not found",
    ),
    Row(
        "delete a table that is not there",
        f"{API}DeleteTable.html",
        "DeleteTable",
        {"TableName": "Gone"},
        "ResourceNotFoundException",
        "Table: Gone not found",
    ),
]

ACCEPTED: list[tuple[str, str, JSON]] = [
    ("a table", "CreateTable", {**USERS, "TableName": "New"}),
    ("a name of three signs", "CreateTable", {**USERS, "TableName": "a.-"}),
    ("a name of 255 letters", "CreateTable", {**USERS, "TableName": "a" * 255}),
    (
        "a provisioned table with a tag",
        "CreateTable",
        {
            "TableName": "New",
            "KeySchema": keys("id"),
            "AttributeDefinitions": strings("id"),
            "ProvisionedThroughput": {"ReadCapacityUnits": 1, "WriteCapacityUnits": 1},
            "Tags": [{"Key": "Environment", "Value": ""}],
        },
    ),
    (
        "five local and 20 global indexes",
        "CreateTable",
        {
            **USERS,
            **LOCAL_PARENT,
            "TableName": "New",
            "AttributeDefinitions": strings("id", "at", *MANY[:20]),
            "LocalSecondaryIndexes": [index(f"local_{name}", "id", name) for name in MANY[:5]],
            "GlobalSecondaryIndexes": [index(f"global_{name}", name, "at") for name in MANY[:20]],
        },
    ),
    (
        "an index with some attributes",
        "CreateTable",
        {
            **USERS,
            "TableName": "New",
            "AttributeDefinitions": strings("id", "s"),
            "GlobalSecondaryIndexes": [
                index("by_s", "s", Projection={"ProjectionType": "INCLUDE", "NonKeyAttributes": ["t"]})
            ],
        },
    ),
    ("a table by its ARN", "DescribeTable", {"TableName": ARN + "Users"}),
    ("100 tables", "ListTables", {"Limit": 100}),
    (
        "an item of every type",
        "PutItem",
        {
            "TableName": "Users",
            "Item": {
                **KEY,
                "empty": {"S": ""},
                "nothing": {"NULL": True},
                "yes": {"BOOL": True},
                "no": {"BOOL": False},
                "bytes": {"B": "YQ=="},
                "no bytes": {"B": ""},
                "large": {"N": "9.9999999999999999999999999999999999999E+125"},
                "small": {"N": "-1E-130"},
                "digits": {"N": "1" * 38},
                "sets": {"L": [{"SS": ["a", ""]}, {"NS": ["1", "2"]}, {"BS": ["YQ==", "Yg=="]}]},
                "deep": nested(31),
                "no list": {"L": []},
                "no map": {"M": {}},
            },
        },
    ),
    ("a long key", "PutItem", {"TableName": "Users", "Item": {"id": {"S": "x" * 2048}}}),
    (
        "an index key of the right type",
        "PutItem",
        {"TableName": "Orders", "Item": {**KEY, "at": {"S": "x" * 1024}, "total": {"N": "5"}}},
    ),
    ("no index key", "PutItem", {"TableName": "Orders", "Item": {**KEY, "at": {"S": "now"}}}),
    ("the older condition", "PutItem", {"TableName": "Users", "Item": KEY, "Expected": {"n": {"Value": {"N": "5"}}}}),
    ("a whole key", "GetItem", {"TableName": "Orders", "Key": {**KEY, "at": {"S": "now"}}}),
    ("the older projection", "GetItem", {"TableName": "Users", "Key": KEY, "AttributesToGet": ["n"]}),
    ("a delete", "DeleteItem", {"TableName": "Users", "Key": KEY, "ReturnValues": "ALL_OLD"}),
    ("a tag", "TagResource", {"ResourceArn": ARN + "Users", "Tags": [{"Key": "AWS", "Value": "yes"}]}),
    ("no tag", "UntagResource", {"ResourceArn": ARN + "Users", "TagKeys": ["never"]}),
    ("the tags", "ListTagsOfResource", {"ResourceArn": ARN + "Users"}),
    ("a goodbye", "DeleteTable", {"TableName": "Users"}),
]


@pytest.fixture(autouse=True)
def _tables() -> Iterator[None]:
    wire.forget_everything()
    for table in (USERS, ORDERS):
        assert wire.bare("CreateTable", table).error is None
    assert wire.bare("PutItem", {"TableName": "Users", "Item": STORED}).error is None
    yield
    wire.forget_everything()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_bare_moto_does_not_answer_so(row: Row) -> None:
    try:
        answer = wire.bare(row.operation, row.body)
    except Exception:  # noqa: BLE001 - moto raises whatever it raises, instead of answering
        return
    assert answer.error != row.code or row.words not in answer.body["message"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_rules_answer_as_aws_does(row: Row) -> None:
    answer = wire.ruled(row.operation, row.body)
    assert answer.error == row.code
    assert row.words in answer.body["message"]
    assert row.page.startswith("https://docs.aws.amazon.com/amazondynamodb/")


@pytest.mark.parametrize("row", [row for row in ROWS if row.operation == "DeleteItem"], ids=lambda row: row.name)
def test_a_refused_delete_leaves_the_item(row: Row) -> None:
    wire.ruled(row.operation, row.body)
    assert wire.bare("GetItem", {"TableName": "Users", "Key": KEY}).body["Item"] == STORED


@pytest.mark.parametrize(("operation", "body"), [case[1:] for case in ACCEPTED], ids=[case[0] for case in ACCEPTED])
def test_the_rules_accept_what_aws_accepts(operation: str, body: JSON) -> None:
    assert wire.ruled(operation, body).error is None
