"""Key condition expressions: one partition, and a range of its sort keys.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from checks.harness.cloud import values
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
    Size,
    read_condition,
)
from checks.harness.cloud.rules.expressions import Placeholders
from checks.harness.cloud.rules.keys import check_contents
from checks.harness.cloud.tables import Table

JSON = dict[str, Any]

_MEMBER = "KeyConditionExpression"
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_MIRRORED = {"=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """What is asked of one key attribute: `=`, `<`, …, `BETWEEN` or `begins_with`, and the values for it."""

    asks: str
    operands: tuple[JSON, ...] = field(default=())

    def matches(self, key: Any) -> bool:
        """Whether a key fulfils it, given as `values.sort_key`."""
        wanted = [values.sort_key(operand) for operand in self.operands]
        if self.asks == "BETWEEN":
            return bool(wanted[0] <= key <= wanted[1])
        if self.asks == "begins_with":
            return bool(key.startswith(wanted[0]))
        return _COMPARE[self.asks](key, wanted[0])


@dataclass(frozen=True, slots=True)
class KeyCondition:
    """The value of the partition key, and what is asked of the sort key, if anything."""

    partition: JSON
    sort: KeyTerm | None


def read_key_terms(text: str, placeholders: Placeholders) -> dict[str, KeyTerm]:
    """Read a `KeyConditionExpression`: what it asks of each attribute.

    Raises:
        Refusal: `ValidationException`, when AWS would not accept the expression, whatever the table.
    """
    terms: dict[str, KeyTerm] = {}
    for condition in _conjuncts(read_condition(_MEMBER, text, placeholders)):
        name, term = _term(condition)
        if name in terms:
            raise Refusal.validation(f"{_MEMBER}s must only contain one condition per key")
        terms[name] = term
    return terms


def key_condition(terms: dict[str, KeyTerm], table: Table, keys: dict[str, str]) -> KeyCondition:
    """The terms as a condition on the keys (name to role) of a table or of one of its indexes.

    Raises:
        Refusal: `ValidationException`, when they do not fit those keys.
    """
    if len(terms) > 2:
        raise Refusal.validation("Conditions can be of length 1 or 2 only")
    partition, *sort = keys
    if partition not in terms:
        raise Refusal.validation(f"Query condition missed key schema element: {partition}")
    rest = [name for name in terms if name != partition]
    if rest and rest != sort:
        raise Refusal.validation(
            f"Query condition missed key schema element: {sort[0]}" if sort else "Query key condition not supported"
        )
    if terms[partition].asks != "=":
        raise Refusal.validation("Query key condition not supported")
    for name, term in terms.items():
        _check_operands(name, term, table, keys[name])
    return KeyCondition(terms[partition].operands[0], terms[rest[0]] if rest else None)


def _check_operands(name: str, term: KeyTerm, table: Table, role: str) -> None:
    for operand in term.operands:
        if values.kind(operand) != table.types[name]:
            raise Refusal.validation(
                "One or more parameter values were invalid: Condition parameter type does not match schema type"
            )
    if role == "HASH":
        check_contents({name: term.operands[0]}, table)


def _conjuncts(condition: Condition) -> Iterator[Comparison | Between | Function]:
    if isinstance(condition, And):
        for part in condition.conditions:
            yield from _conjuncts(part)
    elif isinstance(condition, (Or, Not, In)):
        raise Refusal.validation(f"Invalid operator used in {_MEMBER}: {type(condition).__name__.upper()}")
    elif isinstance(condition, Comparison) and condition.comparator == "<>":
        raise Refusal.validation(f"Invalid operator used in {_MEMBER}: <>")
    elif isinstance(condition, Function) and condition.name != "begins_with":
        raise Refusal.validation(f"Invalid operator used in {_MEMBER}: {condition.name}")
    else:
        yield condition


def _term(condition: Comparison | Between | Function) -> tuple[str, KeyTerm]:
    if isinstance(condition, Comparison):
        return _comparison(condition)
    if isinstance(condition, Between):
        name = _key(condition.operand, "BETWEEN")
        return name, KeyTerm("BETWEEN", (_literal(condition.low), _literal(condition.high)))
    name = _key(condition.operands[0], "begins_with")
    return name, KeyTerm("begins_with", (_literal(condition.operands[1]),))


def _comparison(condition: Comparison) -> tuple[str, KeyTerm]:
    comparator, left, right = condition.comparator, condition.left, condition.right
    if not isinstance(left, Attribute) and isinstance(right, Attribute):  # `:v < key` is `key > :v`
        comparator, left, right = _MIRRORED[comparator], right, left
    return _key(left, comparator), KeyTerm(comparator, (_literal(right),))


def _key(operand: Operand, asks: str) -> str:
    if isinstance(operand, Size):
        raise Refusal.validation(f"{_MEMBER}s cannot contain nested operations")
    if isinstance(operand, Literal):
        what = (
            "No key attribute specified"
            if asks in _COMPARE
            else f"{asks} operator must have the key attribute as its first operand"
        )
        raise Refusal.validation(f"Invalid condition in {_MEMBER}: {what}")
    if len(operand.path) > 1:
        raise Refusal.validation(f"{_MEMBER}s cannot have conditions on nested attributes")
    return str(operand.path[0])


def _literal(operand: Operand) -> JSON:
    if isinstance(operand, Attribute):
        raise Refusal.validation(f"Invalid condition in {_MEMBER}: Multiple attribute names used in one condition")
    if isinstance(operand, Size):
        raise Refusal.validation(f"{_MEMBER}s cannot contain nested operations")
    return operand.value or {}
