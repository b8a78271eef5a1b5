"""UpdateItem: what AWS refuses, what it makes of an item, and what it returns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import rule_rows as rows
import wire
from rule_rows import API, GUIDE, Refused

JSON = dict[str, Any]

KEY = {"id": {"S": "1"}}
GONE = {"id": {"S": "gone"}}
ITEM: JSON = {
    **KEY,
    "n": {"N": "5"},
    "s": {"S": "text"},
    "l": {"L": [{"S": "a"}, {"S": "b"}, {"S": "c"}, {"S": "d"}]},
    "m": {"M": {"x": {"N": "1"}, "y": {"L": [{"N": "1"}, {"N": "2"}]}, "yes": {"BOOL": True}}},
    "tags": {"SS": ["red", "blue"]},
    "nums": {"NS": ["1", "2"]},
}
PAGE = f"{GUIDE}Expressions.UpdateExpressions.html"
TYPES = f"{GUIDE}HowItWorks.NamingRulesDataTypes.html"


def body(text: str | None, key: JSON | None = None, values: JSON | None = None, **members: Any) -> JSON:
    request: JSON = {"TableName": "Users", "Key": KEY if key is None else key, **members}
    if text is not None:
        request["UpdateExpression"] = text
    if values:
        request["ExpressionAttributeValues"] = {f":{name}": value for name, value in values.items()}
    return request


def update(name: str, text: str, words: str, page: str = PAGE, **values: JSON) -> Refused:
    return Refused(name, page, "UpdateItem", body(text, values=values), words)


N, S, L, SS = {"N": "1"}, {"S": "x"}, {"L": [{"S": "x"}]}, {"SS": ["x"]}
MISSING = "The provided expression refers to an attribute that does not exist in the item"
WRONG_TYPE = "An operand in the update expression has an incorrect data type"
NO_PATH = "The document path provided in the update expression is invalid for update"
ONCE = "section can only be used once in an update expression"

REFUSED = [
    # Grammar.
    update("an empty expression", " ", "Invalid UpdateExpression: The expression can not be empty;"),
    update("no clause", "n = :v", 'Syntax error; token: "n", near: "n ="', v=N),
    update("no clause of that name", "HELLO n", 'token: "HELLO", near: "HELLO n"'),
    update("a clause without an action", "SET", 'token: "<EOF>", near: "SET"'),
    update("a comma too many", "REMOVE n,", 'token: "<EOF>", near: ","'),
    update("an underscore first", "SET _n = :v", 'token: "_", near: "SET _n"', v=N),
    update("a number for a value", "SET n = 5", 'token: "5", near: "= 5"'),
    update("three operands", "SET n = n + :v + :w", 'token: "+", near: ":v + :w"', v=N, w=N),
    update("an operator that is none", "SET n = n * :v", 'token: "*", near: "n * :v"', v=N),
    update("a sum in a function", "SET n = if_not_exists(n, :v + :w)", 'token: "+"', v=N, w=N),
    update("an attribute to add", "ADD n s", 'token: "s", near: "n s"'),
    update("a value to remove", "REMOVE :v", 'token: ":v"', v=N),
    update("SET twice", "SET n = :v SET s = :v", f'The "SET" {ONCE}', v=N),
    update("REMOVE twice", "REMOVE n REMOVE s", f'The "REMOVE" {ONCE}'),
    update("double brackets", "SET n = ((n + :v))", "redundant parentheses", v=N),
    update("brackets without end", "SET n = " + "(" * 500, "nested too deeply"),
    # Functions and operands.
    update("a function that is none", "SET n = f(n)", "Invalid function name; function: f"),
    update("a function in capitals", "SET l = LIST_APPEND(l, :v)", "Invalid function name; function: LIST_APPEND", v=L),
    update("half of list_append", "SET l = list_append(:v)", "list_append, number of operands: 1", v=L),
    update("three for if_not_exists", "SET n = if_not_exists(n, :v, :v)", "if_not_exists, number of operands: 3", v=N),
    update("if_not_exists of a value", "SET n = if_not_exists(:v, :v)", "requires a document path", v=N),
    update(
        "list_append in itself", "SET l = list_append(list_append(l, :v), :v)", "not allowed to be used this way", v=L
    ),
    update("a string to append", "SET l = list_append(l, :v)", "function: list_append, operand type: S", v=S),
    update("a string to count with", "SET n = n + :v", "operator or function: +, operand type: S", v=S),
    update("a list to count with", "SET n = list_append(l, :v) - n", "function: -, operand type: L", v=L),
    update("ADD of a string", "ADD n :v", "operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD", v=S),
    update("ADD of a list", "ADD l :v", "operator: ADD, operand type: LIST", v=L),
    update("DELETE of a string", "DELETE tags :v", "operator: DELETE, operand type: STRING", v=S),
    update("DELETE of a number", "DELETE n :v", "operator: DELETE, operand type: NUMBER", v=N),
    # Placeholders and names.
    update("an undefined value", "SET n = :v", "is not defined; attribute value: :v"),
    update("an undefined name", "SET #n = :v", "is not defined; attribute name: #n", v=N),
    update("a reserved word", "SET status = :v", "reserved keyword: status", f"{GUIDE}ReservedWords.html", v=N),
    update("a reserved word to remove", "REMOVE date", "reserved keyword: date", f"{GUIDE}ReservedWords.html"),
    update("an unused value", "SET n = :v", "unused in expressions: keys: {:w}", v=N, w=N),
    Refused(
        "an unused name",
        f"{GUIDE}Expressions.ExpressionAttributeNames.html",
        "UpdateItem",
        body("REMOVE n", ExpressionAttributeNames={"#s": "s"}),
        "Value provided in ExpressionAttributeNames unused in expressions: keys: {#s}",
    ),
    Refused(
        "values without an expression",
        f"{GUIDE}Expressions.ExpressionAttributeValues.html",
        "UpdateItem",
        body(None, values={"v": N}),
        "UpdateExpression and ConditionExpression are null",
    ),
    Refused(
        "old and new parameters",
        f"{GUIDE}LegacyConditionalParameters.html",
        "UpdateItem",
        body("REMOVE n", AttributeUpdates={"s": {"Action": "DELETE"}}),
        "Non-expression parameters: {AttributeUpdates} Expression parameters: {UpdateExpression}",
    ),
    # Paths.
    update("one path twice", "SET n = :v, n = :v", "Two document paths overlap", v=N),
    update("a path set and removed", "SET n = :v REMOVE n", "path one: [n], path two: [n]", v=N),
    update("a part and the whole", "SET m.x = :v, m = :v", "path one: [m, x], path two: [m]", v=N),
    update("a list and a map", "SET m.x = :v, m[1] = :v", "Two document paths conflict", v=N),
    update("the key", "SET id = :v", "Cannot update attribute id. This attribute is part of the key", v=S),
    update("the key removed", "REMOVE id", "Cannot update attribute id. This attribute is part of the key"),
    update("a part of the key", "SET id.x = :v", "Key attributes must be scalars", v=S),
    update("a part of an index's key", "SET amount.x = :v", "are not allowed: IndexKey: amount", v=S),
    update("a missing map", "SET gone.x = :v", NO_PATH, v=S),
    update("a missing list", "SET gone[0] = :v", NO_PATH, v=S),
    update("a name in a list", "SET l.x = :v", NO_PATH, v=S),
    update("a position in a map", "SET m[0] = :v", NO_PATH, v=S),
    update("a part of a string", "REMOVE s.x", NO_PATH),
    update("a part of a missing map", "REMOVE gone.x", NO_PATH),
    # The item.
    update("a missing attribute", "SET s = gone", MISSING),
    update("a missing attribute and one more", "SET gone = gone + :v", MISSING, v=N),
    update("a missing list to append to", "SET gone = list_append(gone, :v)", MISSING, v=L),
    update("an attribute set just now", "SET a = :v, b = a", MISSING, v=N),
    update("a sum with a string", "SET n = s + :v", WRONG_TYPE, v=N),
    update("a number to append to", "SET n = list_append(n, :v)", WRONG_TYPE, v=L),
    update("ADD to a string", "ADD s :v", WRONG_TYPE, v=N),
    update("ADD of another set", "ADD nums :v", WRONG_TYPE, v=SS),
    update("DELETE from another set", "DELETE nums :v", WRONG_TYPE, v=SS),
    update("a value of 39 digits", "SET n = :v", "more than 38 significant digits", TYPES, v={"N": "1" * 39}),
    update("a sum of 39 digits", "SET n = n + :v", "more than 38 significant digits", TYPES, v={"N": "1E38"}),
    update("a string twice in a set", "SET a = :v", "[a, a] contains duplicates", TYPES, v={"SS": ["a", "a"]}),
    update("an empty set", "SET a = :v", "An string set  may not be empty", TYPES, v={"SS": []}),
    update(
        "an index key of another type",
        "SET amount = :v",
        "Type mismatch for Index Key amount Expected: N Actual: S IndexName: by_amount",
        f"{GUIDE}GSI.html",
        v=S,
    ),
    update(
        "an item too large",
        "SET a = :v",
        "Item size to update has exceeded the maximum allowed size",
        f"{GUIDE}Constraints.html",
        v={"S": "x" * 400 * 1024},
    ),
    Refused(
        "a wrong key type",
        f"{GUIDE}Constraints.html",
        "UpdateItem",
        body("REMOVE n", key={"id": {"N": "1"}}),
        "The provided key element does not match the schema",
    ),
    Refused("no key", f"{API}UpdateItem.html", "UpdateItem", {"TableName": "Users"}, "Value null at 'key'"),
    # Conditions.
    Refused(
        "a number compared with a string",
        f"{GUIDE}Expressions.ConditionExpressions.html",
        "UpdateItem",
        body("REMOVE n", values={"v": S}, ConditionExpression="n < :v"),
        "The conditional request failed",
        code="ConditionalCheckFailedException",
    ),
    Refused(
        "a missing attribute compared with NULL",
        f"{GUIDE}Expressions.ConditionExpressions.html",
        "UpdateItem",
        body("REMOVE n", values={"v": {"NULL": True}}, ConditionExpression="gone = :v"),
        "The conditional request failed",
        code="ConditionalCheckFailedException",
    ),
]

AS_MOTO = {
    # What moto refuses in the same words; the kit reads these expressions itself and is held to them as well.
    "an empty expression",
    "no clause",
    "no clause of that name",
    "a clause without an action",
    "a comma too many",
    "an underscore first",
    "a number for a value",
    "a sum in a function",
    "an attribute to add",
    "a value to remove",
    "SET twice",
    "REMOVE twice",
    "a string to append",
    "a list to count with",
    "DELETE of a string",
    "DELETE of a number",
    "an undefined value",
    "a reserved word",
    "a reserved word to remove",
    "an unused value",
    "an unused name",
    "old and new parameters",
    "one path twice",
    "a path set and removed",
    "a part and the whole",
    "the key",
    "the key removed",
    "a missing map",
    "a missing list",
    "a position in a map",
    "a part of a missing map",
    "a missing attribute",
    "a missing attribute and one more",
    "a missing list to append to",
    "an attribute set just now",
    "ADD to a string",
    "ADD of another set",
    "DELETE from another set",
    "an item too large",
}


@pytest.fixture(autouse=True)
def _table() -> Iterator[None]:
    wire.forget_everything()
    rows.table("Users", {"id": "HASH"}, {"amount": "N"}, GlobalSecondaryIndexes=[rows.index("by_amount", "amount")])
    rows.put("Users", ITEM)
    yield
    wire.forget_everything()


@pytest.mark.parametrize("row", REFUSED, ids=str)
def test_aws_refuses(row: Refused) -> None:
    answer = wire.ruled("UpdateItem", row.body)
    assert (answer.error, row.words in answer.body["message"]) == (row.code, True), answer.body
    assert rows.get("Users", KEY) == ITEM


@pytest.mark.parametrize("row", REFUSED, ids=str)
def test_bare_moto_does_not(row: Refused) -> None:
    assert row.moto_agrees() == (row.name in AS_MOTO)


def changed(**attributes: JSON | None) -> JSON:
    """The item with some attributes changed; `None` for those that are gone."""
    return {name: value for name, value in {**ITEM, **attributes}.items() if value is not None}


def letters(text: str) -> JSON:
    return {"L": [{"S": letter} for letter in text]}


def numbers(*amounts: int) -> JSON:
    return {"L": [{"N": str(amount)} for amount in amounts]}


def inner(**members: JSON | None) -> JSON:
    held = {**ITEM["m"]["M"], **members}
    return {"M": {name: value for name, value in held.items() if value is not None}}


MADE: list[tuple[str, JSON, JSON]] = [
    ("SET n = :v", {"v": S}, changed(n=S)),
    ("set n=:v , s\n= :w", {"v": N, "w": N}, changed(n=N, s=N)),
    ("SET a = n", {}, changed(a={"N": "5"})),
    ("SET n = s, s = n", {}, changed(n={"S": "text"}, s={"N": "5"})),
    ("SET n = n + :v", {"v": {"N": "0.5"}}, changed(n={"N": "5.5"})),
    ("SET n = :v - n", {"v": N}, changed(n={"N": "-4"})),
    ("SET n = (n + :v)", {"v": N}, changed(n={"N": "6"})),
    ("SET n = if_not_exists(n, :v) + :v", {"v": N}, changed(n={"N": "6"})),
    ("SET a = if_not_exists(a, :v) + :v", {"v": N}, changed(a={"N": "2"})),
    ("SET a = if_not_exists(gone, if_not_exists(n, :v))", {"v": S}, changed(a={"N": "5"})),
    ("SET n = :v", {"v": {"N": "1.50"}}, changed(n={"N": "1.5"})),
    ("SET n = n + :v", {"v": {"N": "1E37"}}, changed(n={"N": "1" + "0" * 36 + "5"})),
    ("SET l = list_append(l, :v)", {"v": letters("e")}, changed(l=letters("abcde"))),
    ("SET l = list_append(:v, l)", {"v": letters("e")}, changed(l=letters("eabcd"))),
    ("SET a = list_append(if_not_exists(a, :v), :w)", {"v": {"L": []}, "w": letters("e")}, changed(a=letters("e"))),
    ("SET l[1] = :v", {"v": {"S": "B"}}, changed(l=letters("aBcd"))),
    ("SET l[9] = :v, l[7] = :w", {"v": {"S": "9"}, "w": {"S": "7"}}, changed(l=letters("abcd79"))),
    ("SET m.x = m.x + :v", {"v": N}, changed(m=inner(x={"N": "2"}))),
    ("SET m.z = :v REMOVE m.x", {"v": S}, changed(m=inner(z=S, x=None))),
    ("SET m.y[1] = :v", {"v": {"N": "7"}}, changed(m=inner(y=numbers(1, 7)))),
    ("REMOVE n", {}, changed(n=None)),
    ("REMOVE gone, m.gone, l[7]", {}, ITEM),
    ("REMOVE l[0], l[1]", {}, changed(l=letters("cd"))),
    ("REMOVE l[1] SET l[3] = :v", {"v": {"S": "D"}}, changed(l=letters("acD"))),
    ("REMOVE l[4] SET l[9] = :v", {"v": {"S": "e"}}, changed(l=letters("abcde"))),
    ("REMOVE s SET a = s", {}, changed(s=None, a={"S": "text"})),
    ("REMOVE m.x, m.y, m.yes", {}, changed(m={"M": {}})),
    ("ADD n :v", {"v": {"N": "-7"}}, changed(n={"N": "-2"})),
    ("ADD a :v", {"v": N}, changed(a=N)),
    ("ADD m.x :v", {"v": N}, changed(m=inner(x={"N": "2"}))),
    ("ADD tags :v", {"v": {"SS": ["green", "red"]}}, changed(tags={"SS": ["red", "blue", "green"]})),
    ("ADD nums :v", {"v": {"NS": ["3", "2.0"]}}, changed(nums={"NS": ["1", "2", "3"]})),
    ("ADD a :v", {"v": SS}, changed(a=SS)),
    ("DELETE tags :v", {"v": {"SS": ["red", "gone"]}}, changed(tags={"SS": ["blue"]})),
    ("DELETE nums :v", {"v": {"NS": ["1.0"]}}, changed(nums={"NS": ["2"]})),
    ("DELETE tags :v", {"v": {"SS": ["red", "blue"]}}, changed(tags=None)),
    ("DELETE gone :v", {"v": SS}, ITEM),
    ("SET amount = :v", {"v": N}, changed(amount=N)),
]


@pytest.mark.parametrize(("text", "values", "after"), MADE, ids=[case[0] for case in MADE])
def test_the_item_is_made(text: str, values: JSON, after: JSON) -> None:
    answer = wire.ruled("UpdateItem", body(text, values=values, ReturnValues="ALL_NEW"))
    assert answer.body == {"Attributes": after}
    assert rows.get("Users", KEY) == after


@pytest.mark.parametrize("text", ["REMOVE l[0], l[1]", "REMOVE gone, m.gone, l[7]", "REMOVE l[1] SET l[3] = :v"])
def test_bare_moto_makes_another(text: str) -> None:
    ((_, values, after),) = [case for case in MADE if case[0] == text]
    try:
        answer = wire.bare("UpdateItem", body(text, values=values, ReturnValues="ALL_NEW"))
    except Exception:  # noqa: BLE001 - no answer is another one, too
        return
    assert answer.body != {"Attributes": after}


@pytest.mark.parametrize(
    ("text", "values", "made"),
    [
        (None, {}, GONE),
        ("SET n = :v", {"v": N}, {**GONE, "n": N}),
        ("ADD n :v", {"v": N}, {**GONE, "n": N}),
        ("SET n = if_not_exists(n, :v) + :v REMOVE s", {"v": N}, {**GONE, "n": {"N": "2"}}),
        ("REMOVE n", {}, None),
        ("REMOVE m.x, l[0]", {}, None),
        ("DELETE tags :v", {"v": SS}, None),
    ],
)
def test_an_item_that_is_not_there(text: str | None, values: JSON, made: JSON | None) -> None:
    answer = wire.ruled("UpdateItem", body(text, key=GONE, values=values, ReturnValues="ALL_NEW"))
    assert answer.body == ({} if made is None else {"Attributes": made})
    assert rows.get("Users", GONE) == made


def test_bare_moto_makes_an_item_to_remove_from() -> None:
    assert wire.bare("UpdateItem", body("REMOVE n", key=GONE)).error is None
    assert rows.get("Users", GONE) == GONE


RETURNED: list[tuple[str, str, JSON, JSON]] = [
    ("NONE", "SET n = :v", {"v": N}, {}),
    ("ALL_OLD", "SET n = :v", {"v": N}, ITEM),
    ("UPDATED_OLD", "SET n = :v", {"v": N}, {"n": {"N": "5"}}),
    ("UPDATED_NEW", "SET n = :v", {"v": N}, {"n": N}),
    ("UPDATED_OLD", "SET a = :v", {"v": N}, {}),
    ("UPDATED_OLD", "SET m.x = :v", {"v": S}, {"m": {"M": {"x": {"N": "1"}}}}),
    ("UPDATED_NEW", "SET m.x = :v", {"v": S}, {"m": {"M": {"x": S}}}),
    ("UPDATED_NEW", "SET m.yes = :v", {"v": {"BOOL": True}}, {"m": {"M": {"yes": {"BOOL": True}}}}),
    ("UPDATED_OLD", "SET l[1] = :v", {"v": S}, {"l": letters("b")}),
    ("UPDATED_NEW", "SET l[1] = :v", {"v": S}, {"l": letters("x")}),
    ("UPDATED_OLD", "REMOVE n, m.x", {}, {"n": {"N": "5"}, "m": {"M": {"x": {"N": "1"}}}}),
    ("UPDATED_NEW", "REMOVE n", {}, {}),
    ("UPDATED_NEW", "ADD n :v REMOVE s", {"v": N}, {"n": {"N": "6"}}),
    ("UPDATED_NEW", "DELETE tags :v", {"v": {"SS": ["red"]}}, {"tags": {"SS": ["blue"]}}),
]


@pytest.mark.parametrize(("wanted", "text", "values", "expected"), RETURNED)
def test_what_is_returned(wanted: str, text: str, values: JSON, expected: JSON) -> None:
    answer = wire.ruled("UpdateItem", body(text, values=values, ReturnValues=wanted))
    assert answer.body == ({"Attributes": expected} if expected else {})


def test_bare_moto_returns_the_whole_map() -> None:
    answer = wire.bare("UpdateItem", body("SET m.x = :v", values={"v": S}, ReturnValues="UPDATED_OLD"))
    assert answer.body["Attributes"]["m"] == ITEM["m"]


def test_a_condition_that_holds() -> None:
    request = body("SET n = n + :v", values={"v": N, "s": S}, ConditionExpression="n < :s OR attribute_exists(id)")
    assert wire.ruled("UpdateItem", request).body == {}
    assert rows.get("Users", KEY) == changed(n={"N": "6"})


def test_a_condition_that_fails_shows_the_item_and_makes_none() -> None:
    request = body(
        "SET n = n - :v",
        values={"v": {"N": "9"}},
        ConditionExpression="n >= :v",
        ReturnValuesOnConditionCheckFailure="ALL_OLD",
    )
    refused = wire.ruled("UpdateItem", request)
    assert (refused.error, refused.body["Item"]) == ("ConditionalCheckFailedException", ITEM)
    absent = wire.ruled("UpdateItem", {**request, "Key": GONE})
    assert (absent.error, "Item" in absent.body) == ("ConditionalCheckFailedException", False)
    assert rows.get("Users", GONE) is None


def test_the_older_parameters_are_left_to_moto() -> None:
    updates = {"n": {"Action": "ADD", "Value": {"N": "2"}}, "s": {"Action": "DELETE"}}
    answer = wire.ruled("UpdateItem", body(None, AttributeUpdates=updates, ReturnValues="ALL_NEW"))
    assert answer.body == {"Attributes": changed(n={"N": "7"}, s=None)}


def test_a_table_that_is_not_there() -> None:
    answer = wire.ruled("UpdateItem", {**body("REMOVE n"), "TableName": "Gone"})
    assert answer.error == "ResourceNotFoundException"


@pytest.mark.parametrize(("kind", "value", "same"), [("B", "AP8=", "AP8="), ("N", "7", "7.0"), ("S", "é", "é")])
def test_an_item_is_found_by_a_key_of_each_type(kind: str, value: str, same: str) -> None:
    rows.table("Keys", {"id": "HASH", "nr": "RANGE"}, {"id": kind, "nr": kind})
    item = {"id": {kind: value}, "nr": {kind: value}, "raw": {"L": [{"B": "AP8="}, {"BS": ["AQ==", "Ag=="]}]}}
    rows.put("Keys", item)
    key = {"id": {kind: same}, "nr": {kind: same}}
    request = {
        **body("ADD n :v", key=key, values={"v": N}),
        "TableName": "Keys",
        "ConditionExpression": "attribute_exists(id)",
    }
    assert wire.ruled("UpdateItem", {**request, "ReturnValues": "ALL_NEW"}).body == {"Attributes": {**item, "n": N}}
    assert rows.get("Keys", key) == {**item, "n": N}
    read = {"RequestItems": {"Keys": {"Keys": [key]}}}
    assert wire.ruled("BatchGetItem", read).body["Responses"]["Keys"] == [{**item, "n": N}]
