"""Whether a condition holds for an item.

What a comparison with a missing attribute or between two types gives is AWS's choice: it is false, never an error
(and so `<>` is true).
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from checks.harness.cloud import values
from checks.harness.cloud.rules.conditions import (
    And,
    Attribute,
    Between,
    Comparison,
    Condition,
    Function,
    In,
    Literal,
    Not,
    Operand,
    Or,
    Size,
)
from checks.harness.cloud.rules.expressions import Path

JSON = dict[str, Any]

_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def holds(condition: Condition, item: JSON | None) -> bool:
    """Whether the condition is true of the item (wire form; `None`: there is no such item)."""
    item = item or {}
    if isinstance(condition, And):
        return all(holds(part, item) for part in condition.conditions)
    if isinstance(condition, Or):
        return any(holds(part, item) for part in condition.conditions)
    if isinstance(condition, Not):
        return not holds(condition.condition, item)
    if isinstance(condition, Function):
        return _function(condition, item)
    return _relation(condition, item)


def find(item: JSON, path: Path) -> JSON | None:
    """The value under a path in an item, or `None`."""
    value: JSON = {"M": item}
    for part in path:
        type_, held = values.kind(value), values.content(value)
        if isinstance(part, int):
            if type_ != "L" or part >= len(held):
                return None
        elif type_ != "M" or part not in held:
            return None
        value = held[part]
    return value


def _relation(condition: Comparison | Between | In, item: JSON) -> bool:
    if isinstance(condition, Between):
        value = _value(condition.operand, item)
        low, high = _value(condition.low, item), _value(condition.high, item)
        return _ordered("<=", low, value) and _ordered("<=", value, high)
    if isinstance(condition, In):
        value = _value(condition.operand, item)
        return any(_equal(value, _value(choice, item)) for choice in condition.choices)
    left, right = _value(condition.left, item), _value(condition.right, item)
    if condition.comparator == "=":
        return _equal(left, right)
    if condition.comparator == "<>":
        return not _equal(left, right)
    return _ordered(condition.comparator, left, right)


def _function(condition: Function, item: JSON) -> bool:
    operands = [_value(operand, item) for operand in condition.operands]
    if condition.name == "attribute_exists":
        return operands[0] is not None
    if condition.name == "attribute_not_exists":
        return operands[0] is None
    first, second = operands
    if first is None or second is None:
        return False
    if condition.name == "attribute_type":
        return bool(values.kind(first) == second["S"])
    if condition.name == "begins_with":
        return _same_type(first, second, ("S", "B")) and _begins(first, second)
    return _contains(first, second)


def _value(operand: Operand, item: JSON) -> JSON | None:
    if isinstance(operand, Attribute):
        return find(item, operand.path)
    if isinstance(operand, Literal):
        return operand.value
    return _size(operand, item)


def _size(operand: Size, item: JSON) -> JSON | None:
    value = _value(operand.of, item)
    if value is None or values.kind(value) in ("N", "BOOL", "NULL"):
        return None
    if values.kind(value) == "B":
        return {"N": str(values.size(value))}
    return {"N": str(len(values.content(value)))}


def _equal(left: JSON | None, right: JSON | None) -> bool:
    return left is not None and right is not None and values.equal(left, right)


def _ordered(comparator: str, left: JSON | None, right: JSON | None) -> bool:
    if left is None or right is None or not _same_type(left, right, ("S", "N", "B")):
        return False
    return _ORDER[comparator](values.sort_key(left), values.sort_key(right))


def _same_type(left: JSON, right: JSON, types: tuple[str, ...]) -> bool:
    return values.kind(left) == values.kind(right) and values.kind(left) in types


def _begins(value: JSON, start: JSON) -> bool:
    return bool(values.sort_key(value).startswith(values.sort_key(start)))


def _contains(value: JSON, part: JSON) -> bool:
    if _same_type(value, part, ("S", "B")):
        return values.sort_key(part) in values.sort_key(value)
    return any(values.equal(member, part) for member in values.members(value))
