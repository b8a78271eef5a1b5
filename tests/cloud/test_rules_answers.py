"""Where moto breaks or misleads a correct program: what it is asked instead, and what is made of its answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import wire
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from moto.core.authorization import enable_iam_authentication
from moto.core.request import Request
from moto.dynamodb.responses import DynamoHandler
from moto.iam.models import iam_backends

from checks.harness.cloud.answers import Answer
from checks.harness.cloud.rules import amend, refusal_of_crash, translate

JSON = dict[str, Any]
KEY = {"id": {"S": "1"}}
ITEM: JSON = {
    **KEY,
    "n": {"N": "5"},
    "l": {"L": [{"S": "a"}, {"S": "b"}, {"M": {"k": {"S": "c"}, "j": {"S": "d"}}}]},
    "m": {"M": {"x": {"S": "e"}, "y": {"S": "f"}}},
}


def users(name: str = "Users") -> JSON:
    return {
        "TableName": name,
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
        "BillingMode": "PAY_PER_REQUEST",
    }


@pytest.fixture(autouse=True)
def _table() -> Iterator[None]:
    wire.forget_everything()
    assert wire.bare("CreateTable", users()).error is None
    assert wire.bare("PutItem", {"TableName": "Users", "Item": ITEM}).error is None
    yield
    wire.forget_everything()


PROJECTIONS = [
    ("n", {}, {"n": {"N": "5"}}),
    ("#l[0]", {"#l": "l"}, {"l": {"L": [{"S": "a"}]}}),
    ("l[0],l[2].k", {}, {"l": {"L": [{"S": "a"}, {"M": {"k": {"S": "c"}}}]}}),
    ("l[2].j, l[1]", {}, {"l": {"L": [{"S": "b"}, {"M": {"j": {"S": "d"}}}]}}),
    ("m . x ,\n id", {}, {"m": {"M": {"x": {"S": "e"}}}, "id": {"S": "1"}}),
    ("m.#y, n", {"#y": "y"}, {"m": {"M": {"y": {"S": "f"}}}, "n": {"N": "5"}}),
    ("l[7], m.gone, gone", {}, {}),
]


@pytest.mark.parametrize(("text", "names", "expected"), PROJECTIONS, ids=[case[0] for case in PROJECTIONS])
def test_projection(text: str, names: JSON, expected: JSON) -> None:
    body: JSON = {"TableName": "Users", "Key": KEY, "ProjectionExpression": text}
    if names:
        body["ExpressionAttributeNames"] = names
    assert wire.ruled("GetItem", body).body == {"Item": expected}


@pytest.mark.parametrize("text", ["#l[0]", "l[0],l[2].k"])
def test_bare_moto_projects_lists_wrongly(text: str) -> None:
    right = {case[0]: case[2] for case in PROJECTIONS}[text]
    body: JSON = {"TableName": "Users", "Key": KEY, "ProjectionExpression": text}
    if "#" in text:
        body["ExpressionAttributeNames"] = {"#l": "l"}
    assert wire.bare("GetItem", body).body.get("Item") != right


def test_projection_of_no_item() -> None:
    body = {"TableName": "Users", "Key": {"id": {"S": "gone"}}, "ProjectionExpression": "n"}
    assert wire.ruled("GetItem", body).body == {}


def test_the_older_projection() -> None:
    body = {"TableName": "Users", "Key": KEY, "AttributesToGet": ["n", "gone"]}
    assert wire.bare("GetItem", body).body == {"Item": ITEM}
    assert wire.ruled("GetItem", body).body == {"Item": {"n": {"N": "5"}}}


NUMBERS = [
    ("1.0", "1"),
    ("00042", "42"),
    ("1.5E2", "150"),
    ("-0", "0"),
    ("0.0", "0"),
    ("3.1400", "3.14"),
    ("100", "100"),
    ("-.5", "-0.5"),
    ("1E-3", "0.001"),
]


@pytest.mark.parametrize(("given", "kept"), NUMBERS)
def test_numbers_come_back_in_plain_form(given: str, kept: str) -> None:
    item = {**KEY, "n": {"N": given}, "deep": {"L": [{"M": {"set": {"NS": [given, "7"]}}}]}}
    assert wire.ruled("PutItem", {"TableName": "Users", "Item": item}).error is None
    stored = wire.ruled("GetItem", {"TableName": "Users", "Key": KEY}).body["Item"]
    assert stored["n"] == {"N": kept}
    assert set(stored["deep"]["L"][0]["M"]["set"]["NS"]) == {kept, "7"}


def test_bare_moto_keeps_numbers_as_text() -> None:
    wire.bare("PutItem", {"TableName": "Users", "Item": {**KEY, "n": {"N": "1.0"}}})
    assert wire.bare("GetItem", {"TableName": "Users", "Key": KEY}).body["Item"]["n"] == {"N": "1.0"}


def test_the_request_itself_is_not_changed() -> None:
    body: JSON = {
        "TableName": "Users",
        "Item": {**KEY, "n": {"N": "1.0"}},
        "ConditionExpression": "n = :five",
        "ExpressionAttributeValues": {":five": {"N": "5"}},
    }
    asked = wire.operation("PutItem", body)
    questions = translate(asked, wire.BareTables())
    assert questions == [("PutItem", {"TableName": "Users", "Item": {**KEY, "n": {"N": "1"}}})]
    assert asked.body == body


def test_what_moto_does_right_is_passed_on_as_it_is() -> None:
    asked = wire.operation("PutItem", {"TableName": "Users", "Item": ITEM})
    ((name, body),) = translate(asked, wire.BareTables())
    assert name == "PutItem"
    assert body is asked.body


def test_a_failed_condition_shows_the_item_when_asked_to() -> None:
    body: JSON = {"TableName": "Users", "Item": KEY, "ConditionExpression": "attribute_not_exists(id)"}
    assert "Item" not in wire.ruled("PutItem", body).body
    refused = wire.ruled("PutItem", {**body, "ReturnValuesOnConditionCheckFailure": "ALL_OLD"})
    assert refused.error == "ConditionalCheckFailedException"
    assert refused.body["Item"] == ITEM


def test_a_condition_that_holds_in_spite_of_unlike_types() -> None:
    body: JSON = {
        "TableName": "Users",
        "Item": {**KEY, "n": {"N": "6"}},
        "ConditionExpression": "n < :text OR attribute_exists(id)",
        "ExpressionAttributeValues": {":text": {"S": "x"}},
        "ReturnValues": "ALL_OLD",
    }
    with pytest.raises(TypeError):
        wire.bare("PutItem", body)
    assert wire.ruled("PutItem", body).body == {"Attributes": ITEM}


def test_table_names_are_sorted_and_paged() -> None:
    names = [f"T{number:03}" for number in range(120)]
    for name in reversed(names):
        wire.bare("CreateTable", users(name))
    everything = [*names, "Users"]
    assert wire.bare("ListTables", {}).body["TableNames"] != everything[:100]
    first = wire.ruled("ListTables", {}).body
    assert first == {"TableNames": everything[:100], "LastEvaluatedTableName": "T099"}
    rest = wire.ruled("ListTables", {"ExclusiveStartTableName": "T099"}).body
    assert rest == {"TableNames": everything[100:]}
    few = wire.ruled("ListTables", {"ExclusiveStartTableName": "T0005", "Limit": 2}).body
    assert few == {"TableNames": ["T001", "T002"], "LastEvaluatedTableName": "T002"}


def test_a_last_page_that_is_full_says_no_more() -> None:
    assert wire.ruled("ListTables", {"Limit": 1}).body == {"TableNames": ["Users"]}


def test_a_new_value_of_a_tag_takes_the_place_of_the_old() -> None:
    arn = {"ResourceArn": wire.bare("DescribeTable", {"TableName": "Users"}).body["Table"]["TableArn"]}
    for ask in (wire.bare, wire.ruled):
        for value in ("old", "new"):
            assert ask("TagResource", {**arn, "Tags": [{"Key": "env", "Value": value}]}).error is None
        tags = wire.ruled("ListTagsOfResource", arn).body["Tags"]
        new = {"Key": "env", "Value": "new"}
        assert tags == ([new] if ask is wire.ruled else [{"Key": "env", "Value": "old"}, new])


def test_a_table_that_is_deleted_says_so() -> None:
    assert wire.ruled("DeleteTable", {"TableName": "Users"}).body["TableDescription"]["TableStatus"] == "DELETING"
    wire.bare("CreateTable", users())
    assert wire.bare("DeleteTable", {"TableName": "Users"}).body["TableDescription"]["TableStatus"] != "DELETING"


def test_access_denied_has_its_name() -> None:
    with enable_iam_authentication():
        answer = _ask_as_a_user_without_rights()
    assert answer.error == "AccessDenied"
    amend(wire.operation("ListTables", {}), answer, wire.BareTables())
    assert (answer.status, answer.error) == (400, "AccessDeniedException")
    assert answer.body["message"].endswith("user/ada is not authorized to perform: dynamodb:ListTables")
    assert answer.raw is None


def _ask_as_a_user_without_rights() -> Answer:
    iam = iam_backends["123456789012"]["aws"]
    iam.create_user("us-east-1", "ada")
    access = iam.create_access_key("ada")
    http = wire.operation("ListTables", {}).http
    headers = {name: value for name, value in http.headers.items() if name != "authorization"}
    signed = AWSRequest("POST", http.url, headers, http.body)
    SigV4Auth(Credentials(access.access_key_id, access.secret_access_key), "dynamodb", wire.REGION).add_auth(signed)
    request = Request.from_primitives("POST", http.url, dict(signed.headers), http.body)
    status, headers, raw = DynamoHandler.dispatch(request, http.url, dict(signed.headers))
    return Answer(status, {}, dict(headers), raw.encode())


UPDATE: JSON = {"TableName": "Users", "Key": KEY, "UpdateExpression": "SET a = :v"}
CRASHES: list[tuple[str, JSON, Exception, str, str]] = [
    ("Scan", {"TableName": "Users", "FilterExpression": "n = :v"}, KeyError(":v"), "ValidationException", "value: :v"),
    (
        "Scan",
        {"TableName": "Users", "FilterExpression": "n ="},
        ValueError("Bad comparison"),
        "ValidationException",
        'Invalid FilterExpression: Syntax error; token: "<EOF>", near: "="',
    ),
    (
        "Query",
        {"TableName": "Users", "KeyConditionExpression": "#id = :v", "ExpressionAttributeValues": {":v": {"S": "1"}}},
        KeyError("#id"),
        "ValidationException",
        "Invalid KeyConditionExpression: An expression attribute name used in the document path is not defined;",
    ),
    (
        "UpdateItem",
        {
            **UPDATE,
            "ConditionExpression": "n < :v",
            "ExpressionAttributeValues": {":v": {"S": "x"}},
        },
        TypeError("'<' not supported"),
        "ConditionalCheckFailedException",
        "The conditional request failed",
    ),
    ("Scan", {"TableName": "Users", "Limit": 0}, IndexError(), "ValidationException", "'0' at 'limit'"),
    (
        "Scan",
        {"TableName": "Users", "ProjectionExpression": "n,"},
        IndexError(),
        "ValidationException",
        "Invalid ProjectionExpression: Syntax error",
    ),
    (
        "UpdateItem",
        {**UPDATE, "ExpressionAttributeValues": {":v": {"S": "x"}}},
        AssertionError(),
        "ValidationException",
        "UpdateExpression cannot be read",
    ),
    ("BatchWriteItem", {}, KeyError("RequestItems"), "ValidationException", "Value null at 'requestItems'"),
]


@pytest.mark.parametrize(("name", "body", "error", "code", "words"), CRASHES)
def test_a_crash_becomes_the_refusal_behind_it(name: str, body: JSON, error: Exception, code: str, words: str) -> None:
    refusal = refusal_of_crash(wire.operation(name, body), error)
    assert refusal.code == code
    assert words in refusal.message


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("Scan", {"FilterExpression": "n < :v", "ExpressionAttributeValues": {":w": {"S": "x"}}}),
        ("Scan", {"Limit": 0}),
        ("Scan", {"ProjectionExpression": "n,"}),
    ],
)
def test_moto_does_crash_on_these(name: str, members: JSON) -> None:
    body = {"TableName": "Users", **members}
    with pytest.raises((KeyError, ValueError, TypeError, IndexError)):
        wire.bare(name, body)
    assert wire.ruled(name, body).error == "ValidationException"
