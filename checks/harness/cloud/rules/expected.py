"""The older way to put a condition on a write, which AWS still understands.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.Expected.html
"""

from __future__ import annotations

from typing import Any

from checks.harness.cloud.answers import Refusal
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
)

JSON = dict[str, Any]

PARAMETERS = ("Expected", "ConditionalOperator")

_COMPARATORS = {"EQ": "=", "NE": "<>", "LE": "<=", "LT": "<", "GE": ">=", "GT": ">"}
_FUNCTIONS = {"BEGINS_WITH": "begins_with", "CONTAINS": "contains", "NOT_CONTAINS": "contains"}
_OPERANDS = {"NULL": 0, "NOT_NULL": 0, "BETWEEN": 2}
"""How many values the operators take that do not take one; IN takes any number of them."""


def read_expected(body: JSON) -> Condition | None:
    """The condition of a write in its older form; `None` where it has none.

    Raises:
        Refusal: the members of a condition contradict each other, or it has too few values or too many.
    """
    expected = body.get("Expected")
    if not expected:
        return None
    conditions = tuple(_condition(name, wanted) for name, wanted in expected.items())
    return Or(conditions) if body.get("ConditionalOperator") == "OR" else And(conditions)


def _condition(name: str, wanted: JSON) -> Condition:
    attribute = Attribute((name,))
    operator, exists, value = (wanted.get(part) for part in ("ComparisonOperator", "Exists", "Value"))
    if operator is not None:
        if exists is not None or value is not None:
            raise _invalid("Value or Exists cannot be used together with ComparisonOperator", name)
        return _compared(name, attribute, operator, wanted.get("AttributeValueList") or [])
    if exists is False:
        if value is not None:
            raise _invalid("Value cannot be used when Exists is set to false", name)
        return Function("attribute_not_exists", (attribute,))
    if value is None:
        raise _invalid("Value must be provided when Exists is null or true", name)
    return Comparison("=", attribute, Literal(value))


def _compared(name: str, attribute: Attribute, operator: str, values: list[JSON]) -> Condition:
    if (operator == "IN" and not values) or (operator != "IN" and len(values) != _OPERANDS.get(operator, 1)):
        raise _invalid(f"Invalid number of argument(s) for the {operator} ComparisonOperator", name)
    operands: tuple[Operand, ...] = tuple(map(Literal, values))
    if operator in _COMPARATORS:
        return Comparison(_COMPARATORS[operator], attribute, operands[0])
    if operator in _FUNCTIONS:
        function = Function(_FUNCTIONS[operator], (attribute, operands[0]))
        return Not(function) if operator == "NOT_CONTAINS" else function
    if operator == "BETWEEN":
        return Between(attribute, *operands)
    if operator == "IN":
        return In(attribute, operands)
    return Function("attribute_not_exists" if operator == "NULL" else "attribute_exists", (attribute,))


def _invalid(what: str, name: str) -> Refusal:
    return Refusal.validation(f"One or more parameter values were invalid: {what} for Attribute: {name}")
