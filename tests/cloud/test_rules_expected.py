"""Conditions in the older form. Each row is asked with every write that has conditions."""

from __future__ import annotations

from typing import Any

import pytest
from boundary_client import Caller

from checks.harness.cloud.cloud import Cloud

pytest_plugins = ("cloud_fixtures",)

ITEM = {"id": "a", "n": 5, "word": "apple", "tags": {"x", "y"}}


def compared(operator: str, *values: Any) -> dict[str, Any]:
    return {"ComparisonOperator": operator, "AttributeValueList": list(values)}


ROWS: list[tuple[dict[str, Any], bool]] = [
    ({"n": {"Value": {"N": "5"}}}, True),
    ({"n": {"Value": {"N": "5.0"}, "Exists": True}}, True),
    ({"n": {"Value": {"N": "6"}}}, False),
    ({"n": {"Value": {"S": "5"}}}, False),
    ({"other": {"Value": {"N": "5"}}}, False),
    ({"n": {"Exists": False}}, False),
    ({"other": {"Exists": False}}, True),
    ({"n": compared("LT", {"N": "6"})}, True),
    ({"n": compared("LE", {"N": "4"})}, False),
    ({"n": compared("GE", {"N": "5"})}, True),
    ({"n": compared("GT", {"N": "5"})}, False),
    ({"n": compared("EQ", {"N": "5"})}, True),
    ({"n": compared("NE", {"N": "5"})}, False),
    ({"n": compared("BETWEEN", {"N": "5"}, {"N": "9"})}, True),
    ({"n": compared("IN", {"N": "1"}, {"N": "5"})}, True),
    ({"word": compared("BEGINS_WITH", {"S": "app"})}, True),
    ({"tags": compared("CONTAINS", {"S": "x"})}, True),
    ({"tags": compared("NOT_CONTAINS", {"S": "x"})}, False),
    ({"n": {"ComparisonOperator": "NULL"}}, False),
    ({"n": {"ComparisonOperator": "NOT_NULL"}}, True),
    ({"n": compared("EQ", {"N": "5"}), "word": compared("EQ", {"S": "pear"})}, False),
]
WRITES: dict[str, dict[str, Any]] = {
    "PutItem": {"Item": {"id": {"S": "a"}, "new": {"BOOL": True}}},
    "DeleteItem": {"Key": {"id": {"S": "a"}}},
    "UpdateItem": {
        "Key": {"id": {"S": "a"}},
        "AttributeUpdates": {"n": {"Action": "ADD", "Value": {"N": "1"}}},
    },
}
REFUSED: list[dict[str, Any]] = [
    {"n": {"Exists": True}},
    {"n": {}},
    {"n": {"Exists": False, "Value": {"N": "5"}}},
    {"n": {"Value": {"N": "5"}, "ComparisonOperator": "NULL"}},
    {"n": compared("BETWEEN", {"N": "5"})},
    {"n": compared("NULL", {"N": "5"})},
    {"n": compared("IN")},
]


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize(("expected", "met"), ROWS)
def test_write_depends_on_what_is_expected(
    cloud: Cloud, caller: Caller, write: str, expected: dict[str, Any], met: bool
) -> None:
    table = cloud.create_table("id", items=[ITEM])
    before = table.get({"id": "a"})
    answer = caller.ask(write, TableName=table.name, Expected=expected, **WRITES[write])
    assert ("ConditionalCheckFailedException" in answer.get("__type", "")) is not met
    assert (table.get({"id": "a"}) != before) is met


def test_one_of_several_is_enough_with_or(cloud: Cloud, caller: Caller) -> None:
    table = cloud.create_table("id", items=[ITEM])
    expected = {"n": compared("EQ", {"N": "5"}), "word": compared("EQ", {"S": "pear"})}
    caller.ask("DeleteItem", TableName=table.name, Expected=expected, ConditionalOperator="OR", **WRITES["DeleteItem"])
    assert table.items() == []


@pytest.mark.parametrize("expected", REFUSED)
def test_conditions_that_are_none(cloud: Cloud, caller: Caller, expected: dict[str, Any]) -> None:
    table = cloud.create_table("id", items=[ITEM])
    answer = caller.ask("DeleteItem", TableName=table.name, Expected=expected, **WRITES["DeleteItem"])
    assert answer["__type"].endswith("ValidationException")
    assert len(table.items()) == 1
