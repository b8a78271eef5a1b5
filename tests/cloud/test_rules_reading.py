"""Query and Scan: what AWS refuses, which items a page reads and gives, and in which order."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

import pytest
import rule_rows as rows
import wire
from rule_rows import API, GUIDE, Refused

JSON = dict[str, Any]

QUERY, SCAN = f"{API}Query.html", f"{API}Scan.html"
KEYS = f"{GUIDE}Query.KeyConditionExpressions.html"
FILTER = f"{GUIDE}Query.FilterExpression.html"
INDEX = f"{GUIDE}GSI.html"

A, N5 = {"S": "a"}, {"N": "5"}


def order(partition: str, at: int, **attributes: JSON) -> JSON:
    return {"id": {"S": partition}, "nr": {"N": str(at)}, **attributes}


ORDERS = [
    order("a", 2, cost=N5, state={"S": "open"}, l={"L": [{"S": "x"}, {"S": "y"}, {"S": "z"}]}),
    order("a", 10, cost={"N": "7"}, state={"S": "shut"}),
    order("a", -1, cost={"S": "dear"}, note={"NULL": True}),
    order("a", 1, state={"S": "open"}),
    order("b", 3, cost={"N": "9"}, state={"S": "open"}),
]


@pytest.fixture(autouse=True)
def _tables() -> Iterator[None]:
    wire.forget_everything()
    only_keys = {"ProjectionType": "KEYS_ONLY"}
    rows.table(
        "Orders",
        {"id": "HASH", "nr": "RANGE"},
        {"nr": "N", "state": "S", "cost": "N", "note": "S"},
        GlobalSecondaryIndexes=[
            rows.index("by_state", "state", "cost"),
            rows.index("by_note", "note"),
            rows.index("keys_by_state", "state", projection=only_keys),
        ],
        LocalSecondaryIndexes=[rows.index("by_cost", "id", "cost", projection=only_keys)],
    )
    rows.table("Words", {"id": "HASH", "word": "RANGE"})
    rows.table("Bytes", {"id": "HASH", "code": "RANGE"}, {"code": "B"})
    rows.put("Orders", *(item for item in ORDERS if "note" not in item))
    yield
    wire.forget_everything()


def request(values: JSON | None = None, names: JSON | None = None, **members: Any) -> JSON:
    body: JSON = {"TableName": "Orders", **members}
    if values:
        body["ExpressionAttributeValues"] = {f":{name}": value for name, value in values.items()}
    if names:
        body["ExpressionAttributeNames"] = {f"#{name}": value for name, value in names.items()}
    return body


def query(name: str, text: str | None, words: str, page: str = KEYS, names: JSON | None = None, **rest: Any) -> Refused:
    """Small letters are values, `Capitals` are further parameters of the request."""
    values = {key: value for key, value in rest.items() if key.islower()}
    members = {key: value for key, value in rest.items() if not key.islower()}
    if text is not None:
        members["KeyConditionExpression"] = text
    return Refused(name, page, "Query", request(values, names, **members), words)


def scan(name: str, words: str, page: str = SCAN, values: JSON | None = None, **members: Any) -> Refused:
    return Refused(name, page, "Scan", request(values, **members), words)


BAD_OPERATOR = "Invalid operator used in KeyConditionExpression: "
MISSED = "Query condition missed key schema element: "
NOT_ITS_TYPE = "Condition parameter type does not match schema type"
START = {"id": A, "nr": {"N": "2"}}
BAD_START = "The provided starting key is invalid"

REFUSED = [
    # Key conditions.
    query("no key condition", None, "Either the KeyConditions or KeyConditionExpression parameter must be", QUERY),
    query("an empty key condition", "", "Invalid KeyConditionExpression: The expression can not be empty;"),
    query("half a comparison", "id =", 'Syntax error; token: "<EOF>", near: "="'),
    query("an operator that is none", "id = :a AND nr != :n", 'Syntax error; token: "!"', a=A, n=N5),
    query("an undefined value", "id = :a", "is not defined; attribute value: :a"),
    query("an undefined name", "#id = :a", "is not defined; attribute name: #id", a=A),
    query("an unused value", "id = :a", "unused in expressions: keys: {:n}", a=A, n=N5),
    query("an unused name", "id = :a", "unused in expressions: keys: {#n}", names={"n": "note"}, a=A),
    query(
        "a reserved word",
        "id = :a AND timestamp = :n",
        "Attribute name is a reserved keyword; reserved keyword: timestamp",
        f"{GUIDE}ReservedWords.html",
        a=A,
        n=N5,
    ),
    query("OR", "id = :a OR nr = :n", f"{BAD_OPERATOR}OR", a=A, n=N5),
    query("NOT", "id = :a AND NOT nr = :n", f"{BAD_OPERATOR}NOT", a=A, n=N5),
    query("IN", "id = :a AND nr IN (:n)", f"{BAD_OPERATOR}IN", a=A, n=N5),
    query("<>", "id = :a AND nr <> :n", f"{BAD_OPERATOR}<>", a=A, n=N5),
    query("contains", "id = :a AND contains(nr, :n)", f"{BAD_OPERATOR}contains", a=A, n=N5),
    query("attribute_exists", "id = :a AND attribute_exists(nr)", f"{BAD_OPERATOR}attribute_exists", a=A),
    query("an unknown function", "id = :a AND dog(nr, :n)", "Invalid function name; function: dog", a=A, n=N5),
    query("size", "id = :a AND size(nr) = :n", "cannot contain nested operations", a=A, n=N5),
    query("a nested attribute", "id = :a AND nr.x = :n", "conditions on nested attributes", a=A, n=N5),
    query("two attributes", "id = nr", "Multiple attribute names used in one condition"),
    query("two values", ":a = :n", "No key attribute specified", a=A, n=N5),
    query("one key twice", "id = :a AND nr > :n AND nr < :n", "only contain one condition per key", a=A, n=N5),
    query(
        "three attributes", "id = :a AND nr = :n AND cost = :n", "Conditions can be of length 1 or 2 only", a=A, n=N5
    ),
    query("no partition key", "nr = :n", f"{MISSED}id", n=N5),
    query("another attribute", "id = :a AND cost = :n", f"{MISSED}nr", a=A, n=N5),
    query("a range of partitions", "id > :a", "Query key condition not supported", a=A),
    query("the start of a partition key", "begins_with(id, :a)", "Query key condition not supported", a=A),
    query("a partition key of another type", "id = :n", NOT_ITS_TYPE, n=N5),
    query("a sort key of another type", "id = :a AND nr > :a", NOT_ITS_TYPE, a=A),
    query("a number to begin with", "id = :a AND begins_with(nr, :n)", "begins_with, operand type: N", a=A, n=N5),
    query("crossed bounds", "id = :a AND nr BETWEEN :n AND :m", "upper bound to be greater", a=A, n=N5, m={"N": "1"}),
    query("unlike bounds", "id = :a AND nr BETWEEN :n AND :a", "requires same data type", a=A, n=N5),
    query("an empty key", "id = :a", "cannot contain an empty string value. Key: id", a={"S": ""}),
    query("double brackets", "((id = :a))", "The expression has redundant parentheses", a=A),
    query("the table's key for the index", "id = :a", f"{MISSED}state", INDEX, IndexName="by_state", a=A),
    # Filters.
    query(
        "the sort key in a filter",
        "id = :a",
        "Filter Expression can only contain non-primary key attributes: Primary key attribute: nr",
        FILTER,
        FilterExpression="nr > :n OR cost = :n",
        a=A,
        n=N5,
    ),
    query(
        "the partition key in a filter",
        "id = :a",
        "Primary key attribute: id",
        FILTER,
        FilterExpression="contains(id, :a)",
        a=A,
    ),
    query(
        "the index's key in a filter",
        "#s = :a",
        "Primary key attribute: cost",
        FILTER,
        names={"s": "state"},
        IndexName="by_state",
        FilterExpression="NOT cost > :n",
        a=A,
        n=N5,
    ),
    scan("an undefined name in a filter", "attribute name: #n", FILTER, FilterExpression="#n = :v", values={"v": N5}),
    scan("an undefined value in a filter", "attribute value: :v", FILTER, FilterExpression="cost = :v"),
    scan("an unused value", "keys: {:w}", FilterExpression="cost = :v", values={"v": N5, "w": N5}),
    scan("values without a filter", "FilterExpression is null", values={"v": N5}),
    scan("a word for a filter", "Syntax error", FILTER, FilterExpression="cost"),
    # Old and new parameters.
    query(
        "old and new parameters",
        "id = :a",
        "Non-expression parameters: {KeyConditions} Expression parameters: {KeyConditionExpression}",
        f"{GUIDE}LegacyConditionalParameters.html",
        KeyConditions={"id": {"ComparisonOperator": "EQ", "AttributeValueList": [A]}},
        a=A,
    ),
    scan(
        "an old filter and a new projection",
        "Non-expression parameters: {ScanFilter} Expression parameters: {ProjectionExpression}",
        f"{GUIDE}LegacyConditionalParameters.html",
        ScanFilter={"cost": {"ComparisonOperator": "NOT_NULL"}},
        ProjectionExpression="cost",
    ),
    # Index, selection, limit.
    query(
        "an index that is not there", "id = :a", "does not have the specified index: nix", INDEX, IndexName="nix", a=A
    ),
    scan("an index that is not there to scan", "does not have the specified index: nix", INDEX, IndexName="nix"),
    scan(
        "a consistent read of a global index",
        "Consistent reads are not supported on global secondary indexes",
        INDEX,
        IndexName="by_state",
        ConsistentRead=True,
    ),
    scan(
        "all attributes of an index of keys",
        "Select type ALL_ATTRIBUTES is not supported for global secondary index keys_by_state",
        INDEX,
        IndexName="keys_by_state",
        Select="ALL_ATTRIBUTES",
    ),
    scan(
        "an attribute that the index does not have",
        "Global secondary index keys_by_state does not project [cost]",
        INDEX,
        IndexName="keys_by_state",
        ProjectionExpression="id, cost",
    ),
    scan(
        "all that is projected of a table", "only when Querying using an IndexName", Select="ALL_PROJECTED_ATTRIBUTES"
    ),
    scan("specific attributes without names", "Must specify the AttributesToGet", Select="SPECIFIC_ATTRIBUTES"),
    scan(
        "a count of some attributes",
        "Cannot specify the ProjectionExpression when choosing to get only the Count",
        Select="COUNT",
        ProjectionExpression="cost",
    ),
    scan("an unknown selection", "'SOME' at 'select'", Select="SOME"),
    query("no items at all", "id = :a", "Value '0' at 'limit'", QUERY, Limit=0, a=A),
    # Where to go on.
    query("half a start key", "id = :a", BAD_START, QUERY, ExclusiveStartKey={"id": A}, a=A),
    query("a start key and more", "id = :a", BAD_START, QUERY, ExclusiveStartKey={**START, "cost": N5}, a=A),
    query("a start key of another type", "id = :a", BAD_START, QUERY, ExclusiveStartKey={"id": A, "nr": A}, a=A),
    query(
        "another partition's start key",
        "id = :b",
        "outside query boundaries",
        QUERY,
        ExclusiveStartKey=START,
        b={"S": "b"},
    ),
    query(
        "a start key out of range",
        "id = :a AND nr > :n",
        "does not match the range key predicate",
        QUERY,
        ExclusiveStartKey=START,
        a=A,
        n=N5,
    ),
    scan("a start key without values", BAD_START, ExclusiveStartKey={"id": {}, "nr": {"N": "1"}}),
    scan("half a start key to scan", "key element does not match the schema", ExclusiveStartKey={"id": A}),
    scan("the table's start key for the index", BAD_START, ExclusiveStartKey=START, IndexName="by_state"),
    # Segments.
    scan("a segment of nothing", "The TotalSegments parameter is required", Segment=0),
    scan("segments without a number", "The Segment parameter is required", TotalSegments=2),
    scan("a segment too many", "Segment: 2 is not less than TotalSegments: 2", Segment=2, TotalSegments=2),
    scan("a segment before the first", "'-1' at 'segment'", Segment=-1, TotalSegments=2),
    scan("no segments", "'0' at 'totalSegments'", Segment=0, TotalSegments=0),
]

AS_MOTO = {
    # What moto refuses in the same words; the kit reads these expressions itself and is held to them as well.
    "an unused name",
    "an unknown function",
    "two attributes",
    "no partition key",
    "another attribute",
    "a range of partitions",
    "the start of a partition key",
    "an empty key",
    "the table's key for the index",
    "an index that is not there to scan",
    "a consistent read of a global index",
    "all attributes of an index of keys",
    "all that is projected of a table",
    "specific attributes without names",
    "a count of some attributes",
    "an unknown selection",
    "a segment of nothing",
    "segments without a number",
}


@pytest.mark.parametrize("row", REFUSED, ids=str)
def test_aws_refuses(row: Refused) -> None:
    answer = wire.ruled(row.operation, row.body)
    assert (answer.error, row.words in answer.body["message"]) == (row.code, True), answer.body


@pytest.mark.parametrize("row", REFUSED, ids=str)
def test_bare_moto_does_not(row: Refused) -> None:
    assert row.moto_agrees() == (row.name in AS_MOTO)


def ats(answer: Any) -> list[int]:
    assert answer.error is None, answer.body
    return [int(item["nr"]["N"]) for item in answer.body["Items"]]


CONDITIONS = [
    ("id = :a", [1, 2, 10]),
    ("id=:a", [1, 2, 10]),
    (":a = id", [1, 2, 10]),
    ("#id = :a", [1, 2, 10]),
    ("id = :a AND nr = :two", [2]),
    ("nr = :two AND id = :a", [2]),
    ("id = :a AND nr > :one", [2, 10]),
    (":one < nr AND id = :a", [2, 10]),
    ("id = :a AND nr >= :two", [2, 10]),
    ("id = :a AND nr < :two", [1]),
    ("id = :a AND nr <= :two", [1, 2]),
    ("id = :a AND nr BETWEEN :one AND :two", [1, 2]),
    ("nr BETWEEN :one AND :two AND id = :a", [1, 2]),
    ("( id = :a ) AND ( nr BETWEEN :one AND :two )", [1, 2]),
    ("(id = :a AND (nr > :one))", [2, 10]),
    ("id = :a and nr between :two and :two", [2]),
    ("\n id\t=\r\n:a   AND   nr=:two ", [2]),
    ("id = :none", []),
]
VALUES = {"a": A, "one": {"N": "1"}, "two": {"N": "2.0"}, "none": {"S": "none"}}


@pytest.mark.parametrize(("text", "expected"), CONDITIONS)
def test_key_conditions(text: str, expected: list[int]) -> None:
    used = {name: value for name, value in VALUES.items() if f":{name}" in text}
    names = {"id": "id"} if "#id" in text else None
    assert ats(wire.ruled("Query", request(used, names, KeyConditionExpression=text))) == expected


@pytest.mark.parametrize(
    "text",
    ["nr BETWEEN :one AND :two AND id = :a", "( id = :a ) AND ( nr BETWEEN :one AND :two )", "id = :a AND nr = :two"],
)
def test_bare_moto_reads_some_of_them_wrongly(text: str) -> None:
    used = {name: value for name, value in VALUES.items() if f":{name}" in text}
    try:
        answer = wire.bare("Query", request(used, KeyConditionExpression=text))
    except Exception:  # noqa: BLE001 - it raises on some
        return
    wrong = answer.error is not None or ats(answer) != dict(CONDITIONS)[text]
    assert wrong == (text != "id = :a AND nr = :two")


def of_a(**members: Any) -> JSON:
    return request({"a": A}, KeyConditionExpression="id = :a", **members)


def test_newest_first() -> None:
    assert ats(wire.ruled("Query", of_a(ScanIndexForward=False))) == [10, 2, 1]
    assert ats(wire.ruled("Query", of_a(ScanIndexForward=False, Limit=2))) == [10, 2]


def pages(operation: str, body: JSON) -> list[JSON]:
    """All pages, one after the other."""
    found: list[JSON] = []
    while True:
        answer = wire.ruled(operation, body)
        assert answer.error is None, answer.body
        found.append(answer.body)
        if "LastEvaluatedKey" not in answer.body:
            return found
        assert len(found) < 100, "the pages have no end"
        body = {**body, "ExclusiveStartKey": answer.body["LastEvaluatedKey"]}


@pytest.mark.parametrize(("limit", "counts"), [(1, [1, 1, 1, 0]), (2, [2, 1]), (3, [3, 0]), (4, [3])])
def test_a_page_that_is_full_says_that_there_may_be_more(limit: int, counts: list[int]) -> None:
    for forward in (True, False):
        found = pages("Query", of_a(Limit=limit, ScanIndexForward=forward))
        assert [page["Count"] for page in found] == counts
        there = [int(item["nr"]["N"]) for page in found for item in page["Items"]]
        assert there == ([1, 2, 10] if forward else [10, 2, 1])


def test_bare_moto_knows_that_there_is_no_more() -> None:
    assert "LastEvaluatedKey" not in wire.bare("Query", of_a(Limit=3)).body
    assert wire.ruled("Query", of_a(Limit=3)).body["LastEvaluatedKey"] == {"id": A, "nr": {"N": "10"}}


def test_a_page_goes_on_from_an_item_that_is_gone() -> None:
    start = {"id": A, "nr": {"N": "5"}}
    assert ats(wire.ruled("Query", of_a(ExclusiveStartKey=start))) == [10]
    assert ats(wire.ruled("Query", of_a(ExclusiveStartKey=start, ScanIndexForward=False))) == [2, 1]


FILTERS: list[tuple[str, JSON, list[int]]] = [
    ("cost > :n", {"n": N5}, [10]),
    ("cost >= :n", {"n": N5}, [2, 10]),
    ("cost < :n", {"n": A}, []),
    ("cost = :n", {"n": {"NULL": True}}, []),
    ("NOT cost > :n", {"n": N5}, [1, 2]),
    ("attribute_not_exists(cost)", {}, [1]),
    ("cost <> :n", {"n": N5}, [1, 10]),
    ("size(l) = :n", {"n": {"N": "3"}}, [2]),
    ("begins_with(#s, :n)", {"n": {"S": "op"}}, [1, 2]),
]


@pytest.mark.parametrize(("text", "values", "expected"), FILTERS)
def test_filters(text: str, values: JSON, expected: list[int]) -> None:
    names = {"s": "state"} if "#s" in text else None
    body = request({"a": A, **values}, names, KeyConditionExpression="id = :a", FilterExpression=text)
    answer = wire.ruled("Query", body)
    assert ats(answer) == expected
    assert (answer.body["Count"], answer.body["ScannedCount"]) == (len(expected), 3)


def test_bare_moto_takes_a_missing_attribute_for_null() -> None:
    body = request({"n": {"NULL": True}}, FilterExpression="gone = :n")
    assert wire.bare("Scan", body).body["Count"] == 4
    assert wire.ruled("Scan", body).body["Count"] == 0


def test_a_limit_counts_what_is_read_not_what_is_given() -> None:
    body = request({"a": A, "n": N5}, KeyConditionExpression="id = :a", FilterExpression="cost > :n", Limit=1)
    found = pages("Query", body)
    assert [(page["Count"], page["ScannedCount"]) for page in found] == [(0, 1), (0, 1), (1, 1), (0, 0)]


def test_a_count_gives_no_items() -> None:
    assert wire.ruled("Query", of_a(Select="COUNT")).body == {"Count": 3, "ScannedCount": 3}
    assert wire.ruled("Scan", request(Select="COUNT")).body == {"Count": 4, "ScannedCount": 4}


@pytest.mark.parametrize(
    ("members", "first"),
    [
        ({"ProjectionExpression": "nr"}, {"nr": {"N": "2"}}),
        ({"ProjectionExpression": "l[0], l[2]"}, {"l": {"L": [{"S": "x"}, {"S": "z"}]}}),
        ({"ProjectionExpression": "cost, gone", "Select": "SPECIFIC_ATTRIBUTES"}, {"cost": N5}),
        ({"Select": "ALL_ATTRIBUTES"}, ORDERS[0]),
    ],
)
def test_projections(members: JSON, first: JSON) -> None:
    body = request({"a": A, "two": {"N": "2"}}, KeyConditionExpression="id = :a AND nr = :two", **members)
    assert wire.ruled("Query", body).body["Items"] == [first]


def test_the_older_projection() -> None:
    answer = wire.ruled("Scan", request(AttributesToGet=["cost", "gone"]))
    costs = [{"cost": item["cost"]} if "cost" in item else {} for item in ORDERS if "note" not in item]
    assert sorted(answer.body["Items"], key=str) == sorted(costs, key=str)


def test_text_is_ordered_by_its_bytes() -> None:
    words = ["", "Z", "a", "aa", "b", "é", "\uffff", "\U0001f600"]
    rows.put("Words", *({"id": A, "word": {"S": word}} for word in reversed(words) if word))
    body = {"TableName": "Words", "KeyConditionExpression": "id = :a", "ExpressionAttributeValues": {":a": A}}
    found = wire.ruled("Query", body).body["Items"]
    assert [item["word"]["S"] for item in found] == words[1:]
    starts = {**body, "KeyConditionExpression": "id = :a AND begins_with(word, :w)"}
    starts["ExpressionAttributeValues"] = {":a": A, ":w": {"S": "a"}}
    assert [item["word"]["S"] for item in wire.ruled("Query", starts).body["Items"]] == ["a", "aa"]


def test_a_prefix_does_not_take_its_lookalikes() -> None:
    rows.put("Words", *({"id": A, "word": {"S": word}} for word in ("ORDER#1", "ORDERLINE#1", "ORDER#", "order#1")))
    values = {":a": A, ":w": {"S": "ORDER#"}}
    text = "begins_with(word, :w) AND id = :a"
    body = {"TableName": "Words", "KeyConditionExpression": text, "ExpressionAttributeValues": values}
    assert [item["word"]["S"] for item in wire.ruled("Query", body).body["Items"]] == ["ORDER#", "ORDER#1"]


def test_bytes_are_ordered_without_a_sign() -> None:
    raw = [bytes([0]), bytes([0, 1]), bytes([127]), bytes([128]), bytes([255])]
    coded = [base64.b64encode(each).decode() for each in raw]
    rows.put("Bytes", *({"id": A, "code": {"B": each}} for each in reversed(coded)))
    body = {"TableName": "Bytes", "KeyConditionExpression": "id = :a", "ExpressionAttributeValues": {":a": A}}
    assert [item["code"]["B"] for item in wire.ruled("Query", body).body["Items"]] == coded
    above = {**body, "KeyConditionExpression": "id = :a AND code > :r"}
    above["ExpressionAttributeValues"] = {":a": A, ":r": {"B": coded[2]}}
    assert [item["code"]["B"] for item in wire.ruled("Query", above).body["Items"]] == coded[3:]


def big(partition: str, number: int, kilobytes: int = 100) -> JSON:
    return order(partition, number, x={"S": "x" * (kilobytes * 1024 - 20)})


def test_a_page_reads_a_megabyte_before_its_filter() -> None:
    rows.put("Orders", *(big("big", number) for number in range(25)))
    body = request({"a": {"S": "big"}, "n": N5}, KeyConditionExpression="id = :a", FilterExpression="cost > :n")
    found = pages("Query", body)
    assert [(page["Count"], page["ScannedCount"]) for page in found] == [(0, 10), (0, 10), (0, 5)]
    assert [page.get("LastEvaluatedKey", {}).get("nr") for page in found] == [{"N": "9"}, {"N": "19"}, None]


def test_bare_moto_has_pages_of_another_size() -> None:
    rows.put("Orders", *(big("big", number) for number in range(25)))
    body = request({"a": {"S": "big"}}, KeyConditionExpression="id = :a", Select="COUNT")
    assert pages("Query", body)[0]["Count"] == 10
    assert wire.bare("Query", body).body["Count"] == 9


def test_an_item_larger_than_what_is_left_waits_for_the_next_page() -> None:
    rows.put("Orders", *(big("big", number, 390) for number in range(4)))
    body = request({"a": {"S": "big"}}, KeyConditionExpression="id = :a")
    assert [page["Count"] for page in pages("Query", body)] == [2, 2]


def test_a_scan_meets_every_item_once() -> None:
    rows.put("Orders", *(order(f"p{number}", number % 3) for number in range(60)))
    found = [item for page in pages("Scan", request(Limit=7)) for item in page["Items"]]
    keys = [(item["id"]["S"], item["nr"]["N"]) for item in found]
    assert len(keys) == len(set(keys)) == 64
    assert [key for key, _ in keys] != sorted(key for key, _ in keys), "a scan has no order of partition keys"


@pytest.mark.parametrize("total", [1, 2, 5])
def test_segments_share_a_scan(total: int) -> None:
    rows.put("Orders", *(order(f"p{number}", 0) for number in range(96)))
    each = [
        [
            item["id"]["S"]
            for page in pages("Scan", request(Segment=segment, TotalSegments=total, Limit=9))
            for item in page["Items"]
        ]
        for segment in range(total)
    ]
    assert sorted(key for keys in each for key in keys) == sorted([f"p{n}" for n in range(96)] + ["a", "a", "a", "b"])
    assert all(len(keys) > 100 / total / 2 for keys in each)


def test_a_start_key_of_another_segment_is_refused() -> None:
    rows.put("Orders", *(order(f"p{number}", 0) for number in range(20)))
    last = wire.ruled("Scan", request(Segment=0, TotalSegments=2, Limit=1)).body["LastEvaluatedKey"]
    answer = wire.ruled("Scan", request(Segment=1, TotalSegments=2, ExclusiveStartKey=last))
    assert answer.body["message"].endswith("correct Segment. TotalSegments: 2 Segment: 1")


def test_a_global_index_has_the_items_with_its_keys() -> None:
    body = request(
        {"s": {"S": "open"}}, {"s": "state"}, IndexName="by_state", KeyConditionExpression="#s = :s", Limit=1
    )
    found = pages("Query", body)
    assert [item for page in found for item in page["Items"]] == [ORDERS[0], ORDERS[4]]
    assert found[0]["LastEvaluatedKey"] == {"state": {"S": "open"}, "cost": N5, "id": A, "nr": {"N": "2"}}
    assert wire.ruled("Scan", request(IndexName="by_note")).body["Items"] == []


def test_the_tables_key_may_be_in_the_filter_of_an_index() -> None:
    body = request(
        {"s": {"S": "open"}, "a": A},
        {"s": "state"},
        IndexName="by_state",
        KeyConditionExpression="#s = :s",
        FilterExpression="id = :a",
    )
    assert wire.ruled("Query", body).body["Items"] == [ORDERS[0]]


def test_items_of_one_index_key_are_all_met() -> None:
    rows.put("Orders", *(order(f"p{number}", 0, state={"S": "tie"}, cost=N5) for number in range(9)))
    body = request({"s": {"S": "tie"}}, {"s": "state"}, IndexName="by_state", KeyConditionExpression="#s = :s", Limit=2)
    found = [item["id"]["S"] for page in pages("Query", body) for item in page["Items"]]
    assert sorted(found) == [f"p{number}" for number in range(9)]


def test_an_index_of_keys_gives_keys() -> None:
    body = request({"s": {"S": "shut"}}, {"s": "state"}, IndexName="keys_by_state", KeyConditionExpression="#s = :s")
    keys = {"id": A, "nr": {"N": "10"}, "state": {"S": "shut"}}
    assert wire.ruled("Query", body).body["Items"] == [keys]


def test_a_local_index_fetches_what_it_does_not_have() -> None:
    body = of_a(IndexName="by_cost", ConsistentRead=True)
    keys = [{"id": A, "nr": {"N": at}, "cost": {"N": cost}} for at, cost in (("2", "5"), ("10", "7"))]
    assert wire.ruled("Query", body).body["Items"] == keys
    assert wire.ruled("Query", {**body, "Select": "ALL_ATTRIBUTES"}).body["Items"] == ORDERS[:2]
    some = wire.ruled("Query", {**body, "ProjectionExpression": "l[1]"}).body["Items"]
    assert some == [{"l": {"L": [{"S": "y"}]}}, {}]


def test_the_older_parameters_are_left_to_moto() -> None:
    conditions = {"id": {"ComparisonOperator": "EQ", "AttributeValueList": [A]}}
    assert ats(wire.ruled("Query", request(KeyConditions=conditions))) == [1, 2, 10]
    filters = {"cost": {"ComparisonOperator": "GT", "AttributeValueList": [N5]}}
    assert sorted(ats(wire.ruled("Scan", request(ScanFilter=filters)))) == [3, 10]


@pytest.mark.parametrize("operation", ["Query", "Scan"])
def test_a_table_that_is_not_there(operation: str) -> None:
    members = of_a() if operation == "Query" else {}
    answer = wire.ruled(operation, {**members, "TableName": "Gone"})
    assert (answer.error, answer.body["message"]) == ("ResourceNotFoundException", "Requested resource not found")
