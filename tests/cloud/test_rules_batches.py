"""BatchWriteItem and BatchGetItem: what AWS refuses, what is written, and what is given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import rule_rows as rows
import wire
from rule_rows import API, GUIDE, Refused

from checks.harness.cloud.answers import Answer
from checks.harness.cloud.rules import amend, translate

JSON = dict[str, Any]

WRITE, GET = f"{API}BatchWriteItem.html", f"{API}BatchGetItem.html"
TYPES = f"{GUIDE}HowItWorks.NamingRulesDataTypes.html"


def key(number: int | str) -> JSON:
    return {"id": {"S": str(number)}}


def puts(*items: JSON) -> list[JSON]:
    return [{"PutRequest": {"Item": item}} for item in items]


def deletes(*keys: JSON) -> list[JSON]:
    return [{"DeleteRequest": {"Key": one}} for one in keys]


def many(count: int, start: int = 0) -> list[JSON]:
    return [key(number) for number in range(start, start + count)]


@pytest.fixture(autouse=True)
def _tables() -> Iterator[None]:
    wire.forget_everything()
    rows.table("Users", {"id": "HASH"}, {"points": "N"}, GlobalSecondaryIndexes=[rows.index("by_points", "points")])
    rows.table("Orders", {"id": "HASH", "nr": "RANGE"}, {"nr": "N"})
    yield
    wire.forget_everything()


def write(name: str, words: str, requests: Any, page: str = WRITE, **rest: str) -> Refused:
    """`requests` of table `Users`, or of each table."""
    each = requests if isinstance(requests, dict) else {"Users": requests}
    return Refused(name, page, "BatchWriteItem", {"RequestItems": each}, words, **rest)


def read(name: str, words: str, request: JSON, page: str = GET, **rest: str) -> Refused:
    each = request if "Users" in request or not request else {"Users": request}
    return Refused(name, page, "BatchGetItem", {"RequestItems": each}, words, **rest)


DUPLICATES = "Provided list of item keys contains duplicates"
NO_KEY = "The provided key element does not match the schema"
GONE = "ResourceNotFoundException"

REFUSED = [
    write("no table", "'requestItems' failed to satisfy constraint: Member must have length greater than", {}),
    write("no request", "Member must have length greater than or equal to 1", []),
    write("26 writes", "Member must have length less than or equal to 25", puts(*many(26))),
    write(
        "26 writes in two tables",
        "Too many items requested for the BatchWriteItem call",
        {"Users": puts(*many(20)), "Orders": deletes(*({**one, "nr": {"N": "1"}} for one in many(6)))},
    ),
    write("one item twice", DUPLICATES, puts(key(1), {**key(1), "n": {"N": "1"}})),
    write("a put and a delete of one key", DUPLICATES, [*puts(key(1)), *deletes(key(1))]),
    write(
        "one number in two spellings",
        DUPLICATES,
        {"Orders": deletes({**key(1), "nr": {"N": "1"}}, {**key(1), "nr": {"N": "1.0"}})},
    ),
    write(
        "a put and a delete in one request", "more than one datatypes set", [{**puts(key(1))[0], **deletes(key(2))[0]}]
    ),
    write("an empty request", "Supplied AttributeValue is empty", [{}]),
    write("half a key", NO_KEY, {"Orders": deletes(key(1))}),
    write("a key and more", NO_KEY, deletes({**key(1), "n": {"N": "1"}})),
    write("a key of another type", NO_KEY, deletes({"id": {"N": "1"}})),
    write("an item without its key", "Missing the key nr in the item", {"Orders": puts(key(1))}),
    write("an item's key of another type", "Type mismatch for key id expected: S actual: N", puts({"id": {"N": "1"}})),
    write("an empty key", "cannot contain an empty string value. Key: id", deletes(key("")), TYPES),
    write(
        "an index key of another type",
        "Type mismatch for Index Key points Expected: N Actual: S IndexName: by_points",
        puts({**key(1), "points": {"S": "9"}}),
        f"{GUIDE}GSI.html",
    ),
    write(
        "an item too large",
        "Item size has exceeded the maximum allowed size",
        puts({**key(1), "x": {"S": "x" * 400 * 1024}}),
        f"{GUIDE}Constraints.html",
    ),
    write("39 digits", "more than 38 significant digits", puts({**key(1), "n": {"N": "1" * 39}}), TYPES),
    write("an empty set", "An string set  may not be empty", puts({**key(1), "s": {"SS": []}}), TYPES),
    write("a table that is not there", "Requested resource not found", {"Gone": puts(key(1))}, code=GONE),
    read("no table to read", "'requestItems' failed to satisfy constraint: Member must have length greater than", {}),
    read("no key", "Member must have length greater than or equal to 1", {"Keys": []}),
    read("101 keys", "Member must have length less than or equal to 100", {"Keys": many(101)}),
    read(
        "101 keys in two tables",
        "Too many items requested for the BatchGetItem call",
        {"Users": {"Keys": many(60)}, "Orders": {"Keys": [{**one, "nr": {"N": "1"}} for one in many(41)]}},
    ),
    read("one key twice", DUPLICATES, {"Keys": [key(1), key(1)]}),
    read("a key of another type to read", NO_KEY, {"Keys": [{"id": {"N": "1"}}]}),
    read("a key and more to read", NO_KEY, {"Keys": [{**key(1), "n": {"N": "1"}}]}),
    read("an empty key to read", "cannot contain an empty string value. Key: id", {"Keys": [key("")]}, TYPES),
    read(
        "a reserved word",
        "Invalid ProjectionExpression: Attribute name is a reserved keyword; reserved keyword: name",
        {"Keys": [key(1)], "ProjectionExpression": "name"},
        f"{GUIDE}ReservedWords.html",
    ),
    read(
        "an unused name",
        "unused in expressions: keys: {#n}",
        {"Keys": [key(1)], "ProjectionExpression": "id", "ExpressionAttributeNames": {"#n": "n"}},
    ),
    read(
        "old and new parameters",
        "Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}",
        {"Keys": [key(1)], "ProjectionExpression": "id", "AttributesToGet": ["id"]},
        f"{GUIDE}LegacyConditionalParameters.html",
    ),
]

AS_MOTO = {
    # What moto refuses in the same words; the kit reads these expressions itself and is held to them as well.
    "an item without its key",
    "an item's key of another type",
    "an item too large",
    "a table that is not there",
    "101 keys",
    "101 keys in two tables",
    "one key twice",
    "an unused name",
}


@pytest.mark.parametrize("row", REFUSED, ids=str)
def test_aws_refuses(row: Refused) -> None:
    answer = wire.ruled(row.operation, row.body)
    assert (answer.error, row.words in answer.body["message"]) == (row.code, True), answer.body
    assert stored("Users") == []


@pytest.mark.parametrize("row", REFUSED, ids=str)
def test_bare_moto_does_not(row: Refused) -> None:
    assert row.moto_agrees() == (row.name in AS_MOTO)


def stored(table: str) -> list[JSON]:
    items: list[JSON] = wire.bare("Scan", {"TableName": table}).body["Items"]
    return sorted(items, key=str)


def ask(operation: str, each: JSON, **members: Any) -> JSON:
    answer = wire.ruled(operation, {"RequestItems": each, **members})
    assert answer.error is None, answer.body
    return answer.body


def test_25_writes() -> None:
    rows.put("Users", *many(5))
    body = ask("BatchWriteItem", {"Users": [*puts(*many(20, start=10)), *deletes(*many(5))]})
    assert body["UnprocessedItems"] == {}
    assert stored("Users") == sorted(many(20, start=10), key=str)


def test_a_key_may_occur_in_two_tables() -> None:
    same = {**key(1), "nr": {"N": "1"}}
    each = {"Users": puts(same), "Orders": puts(same)}
    assert wire.bare("BatchWriteItem", {"RequestItems": each}).error == "ValidationException"
    ask("BatchWriteItem", each)
    assert stored("Users") == stored("Orders") == [same]


def test_nothing_is_written_where_one_table_is_not_there() -> None:
    answer = wire.ruled("BatchWriteItem", {"RequestItems": {"Users": puts(key(1)), "Gone": puts(key(1))}})
    assert (answer.error, stored("Users")) == ("ResourceNotFoundException", [])


def test_numbers_are_kept_in_plain_form() -> None:
    ask("BatchWriteItem", {"Users": puts({**key(1), "n": {"N": "1.50"}, "l": {"L": [{"N": "007"}]}})})
    assert stored("Users") == [{**key(1), "n": {"N": "1.5"}, "l": {"L": [{"N": "7"}]}}]


def test_100_keys() -> None:
    rows.put("Users", *many(90))
    body = ask("BatchGetItem", {"Users": {"Keys": many(100)}})
    found = body["Responses"]["Users"]
    assert sorted(found, key=str) == sorted(many(90), key=str)
    assert found != many(90), "items come in no order that the request gave"
    assert body["UnprocessedKeys"] == {}


def test_a_table_without_any_of_the_items() -> None:
    body = ask("BatchGetItem", {"Users": {"Keys": [key(1)]}, "Orders": {"Keys": [{**key(1), "nr": {"N": "1"}}]}})
    assert body["Responses"] == {"Users": [], "Orders": []}


@pytest.mark.parametrize(
    "members",
    [
        {"ProjectionExpression": "#l[0], n", "ExpressionAttributeNames": {"#l": "l"}},
        {"ProjectionExpression": "l[0],n", "ConsistentRead": True},
    ],
)
def test_projections(members: JSON) -> None:
    rows.put("Users", {**key(1), "n": {"N": "1"}, "l": {"L": [{"S": "a"}, {"S": "b"}]}})
    body = ask("BatchGetItem", {"Users": {"Keys": [key(1)], **members}})
    assert body["Responses"]["Users"] == [{"n": {"N": "1"}, "l": {"L": [{"S": "a"}]}}]


def test_the_older_projection() -> None:
    rows.put("Users", {**key(1), "n": {"N": "1"}})
    body = ask("BatchGetItem", {"Users": {"Keys": [key(1)], "AttributesToGet": ["n"]}})
    assert body["Responses"]["Users"] == [{"n": {"N": "1"}}]


def test_an_answer_has_at_most_16_megabytes() -> None:
    rows.put("Users", *({**one, "x": {"S": "x" * 390 * 1024}} for one in many(44)))
    request = {"Keys": many(44), "ProjectionExpression": "id"}
    body = ask("BatchGetItem", {"Users": request})
    given, left = body["Responses"]["Users"], body["UnprocessedKeys"]["Users"]
    assert len(given) == 42
    assert left["ProjectionExpression"] == "id"
    assert sorted([*given, *left["Keys"]], key=str) == sorted(many(44), key=str)
    assert len(ask("BatchGetItem", {"Users": left})["Responses"]["Users"]) == 2


def test_keys_that_were_held_back_stay_unprocessed() -> None:
    """What the boundary holds back it puts into moto's answer, which is replaced."""
    asked = wire.operation("BatchGetItem", {"RequestItems": {"Users": {"Keys": [key(1)]}}})
    translate(asked, wire.BareTables())
    answer = Answer(200, {"UnprocessedKeys": {"Users": {"Keys": [key(2)]}}, "Endpoints": []})
    amend(asked, answer, wire.BareTables())
    assert answer.body == {"Responses": {"Users": []}, "UnprocessedKeys": {"Users": {"Keys": [key(2)]}}}
