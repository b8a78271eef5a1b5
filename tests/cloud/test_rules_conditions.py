"""Conditions are judged as on AWS, in any lawful spelling."""

from __future__ import annotations

from typing import Any

import pytest
import wire

from checks.harness.cloud.answers import Refusal
from checks.harness.cloud.rules.conditions import read_condition
from checks.harness.cloud.rules.evaluation import holds
from checks.harness.cloud.rules.expressions import Placeholders

JSON = dict[str, Any]

ITEM: JSON = {
    "id": {"S": "1"},
    "n": {"N": "5"},
    "s": {"S": "héllo"},
    "b": {"B": "AQI="},
    "yes": {"BOOL": True},
    "nothing": {"NULL": True},
    "tags": {"SS": ["a", "b"]},
    "nums": {"NS": ["1", "2"]},
    "list": {"L": [{"S": "a"}, {"N": "2"}, {"M": {"k": {"N": "7"}}}]},
    "map": {"M": {"k": {"S": "v"}, "dotted.name": {"N": "1"}}},
    "status": {"S": "open"},
}
NAMES = {"#s": "status", "#map": "map", "#d": "dotted.name", "#list": "list"}
VALUES: JSON = {
    ":zero": {"N": "0"},
    ":one": {"N": "1"},
    ":two": {"N": "2"},
    ":five": {"N": "5.00"},
    ":nine": {"N": "9"},
    ":a": {"S": "a"},
    ":he": {"S": "hé"},
    ":text": {"S": "x"},
    ":open": {"S": "open"},
    ":S": {"S": "S"},
    ":SS": {"S": "SS"},
    ":byte": {"B": "AQ=="},
    ":yes": {"BOOL": True},
    ":null": {"NULL": True},
    ":tags": {"SS": ["b", "a"]},
    ":nums": {"NS": ["2", "1.0"]},
}

TRUE = [
    "attribute_exists(id)",
    "attribute_not_exists(gone)",
    "attribute_exists(nothing)",
    "attribute_exists(#list[2].k)",
    "attribute_not_exists(#list[3])",
    "attribute_exists(#map.#d)",
    "attribute_type(s, :S)",
    "attribute_type(tags, :SS)",
    "begins_with(s, :he)",
    "begins_with(b, :byte)",
    "contains(s, :he)",
    "contains(tags, :a)",
    "contains(nums, :two)",
    "contains(#list, :two)",
    "n = :five",
    "n <> :nine",
    "n <> :text",
    "gone <> :text",
    "n < :nine",
    ":nine > n",
    "n <= :five",
    "n >= :five",
    "n BETWEEN :one AND :nine",
    "n between :five and :five",
    "n IN (:one, :five)",
    "n in (:five)",
    "yes = :yes",
    "nothing = :null",
    "tags = :tags",
    "nums = :nums",
    "#s = :open",
    "size(s) = :five",
    "size(b) = :two",
    "size(tags) > :one",
    "size(#map) = :two",
    "size (#list) > size(nums)",
    "NOT n = :one",
    "not attribute_exists(gone)",
    "NOT gone < :one",
    "n = :one OR n = :five AND yes = :yes",
    "(n = :one OR n = :five) AND yes = :yes",
    "( n = :five ) AND ( ( n > :one ) OR ( n > :nine ) )",
    "(n) = (:five)",
    "n\n\t=\r\n:five",
    "n=:five AND NOT(n<:one)",
    "n > :text OR n = :five",
    "attribute_exists ( #list [ 0 ] )",
]
FALSE = [
    "attribute_exists(gone)",
    "attribute_exists(#map.gone)",
    "attribute_exists(s.k)",
    "attribute_type(n, :S)",
    "begins_with(n, :he)",
    "begins_with(gone, :he)",
    "contains(n, :two)",
    "contains(tags, :two)",
    "n = :text",
    "gone = :null",
    "n < :text",
    "n >= :nine",
    "gone < :nine",
    "yes = :null",
    "n BETWEEN :nine AND :nine",
    "s BETWEEN :one AND :nine",
    "gone IN (:one)",
    "size(n) = :one",
    "size(gone) < :nine",
    "n = :five AND gone = :five",
    "NOT (n = :five)",
]


def judge(text: str, item: JSON | None) -> bool:
    return holds(read_condition("ConditionExpression", text, Placeholders(NAMES, VALUES)), item)


@pytest.mark.parametrize("text", TRUE)
def test_true(text: str) -> None:
    assert judge(text, ITEM) is True


@pytest.mark.parametrize("text", FALSE)
def test_false(text: str) -> None:
    assert judge(text, ITEM) is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [("attribute_not_exists(id)", True), ("attribute_exists(id)", False), ("n = :five", False), ("n <> :five", True)],
)
def test_no_item(text: str, expected: bool) -> None:
    assert judge(text, None) is expected


@pytest.mark.parametrize(
    "text", ["((n = :five))", "attribute_exists(id) AND ((n = :five))", "((n)) = :five", "NOT ((n = :five))"]
)
def test_redundant_brackets_are_refused(text: str) -> None:
    with pytest.raises(Refusal, match="The expression has redundant parentheses;"):
        judge(text, ITEM)


@pytest.mark.parametrize("text", ["size((s)) = :five", "n IN ((:one), (:five))", "((n = :five) AND (yes = :yes))"])
def test_other_double_brackets_are_not(text: str) -> None:
    assert judge(text, ITEM) is True


def test_the_most_telling_fault_is_told_first() -> None:
    with pytest.raises(Refusal, match="Attribute name is a reserved keyword; reserved keyword: status"):
        judge("status = :undefined", ITEM)


def ordinary(text: str) -> bool:
    """Whether bare moto can be asked: it raises on the others, or is known to answer wrongly."""
    unlike = ("text", "\n", "gone = :null", "(n) =", "size(n)", "size(gone)", "between", "[ 0 ]", "contains(n")
    awkward = ("begins_with(b", "begins_with(n", "gone <", "s BETWEEN", "gone IN", "[3]", "s.k", "size (", "NOT gone")
    return not any(part in text for part in (*unlike, *awkward))


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text, True) for text in TRUE if ordinary(text)] + [(text, False) for text in FALSE if ordinary(text)],
)
def test_moto_agrees_where_it_can_be_asked(text: str, expected: bool) -> None:
    wire.forget_everything()
    table = {
        "TableName": "Users",
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
        "BillingMode": "PAY_PER_REQUEST",
    }
    assert wire.bare("CreateTable", table).error is None
    assert wire.bare("PutItem", {"TableName": "Users", "Item": ITEM}).error is None
    body: JSON = {"TableName": "Users", "Key": {"id": ITEM["id"]}, "ConditionExpression": text}
    if names := {name: name_of for name, name_of in NAMES.items() if name in text}:
        body["ExpressionAttributeNames"] = names
    if ":" in text:
        body["ExpressionAttributeValues"] = VALUES
    assert (wire.bare("DeleteItem", body).error is None) is expected
    wire.forget_everything()
