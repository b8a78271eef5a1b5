"""How a request uses its expressions: read once, all placeholders defined and used, no older parameters beside them.

Names: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeNames.html
Values: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeValues.html
Older parameters: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from checks.harness.cloud import values
from checks.harness.cloud.answers import Refusal
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.rules.conditions import Condition, read_condition
from checks.harness.cloud.rules.expressions import Path, Placeholders
from checks.harness.cloud.rules.key_conditions import KeyTerm, read_key_terms
from checks.harness.cloud.rules.parameters import known_parameters
from checks.harness.cloud.rules.projection import read_projection
from checks.harness.cloud.rules.updates import Update, read_update
from checks.harness.cloud.tables import Tables

JSON = dict[str, Any]

_PLACEHOLDER = re.compile(r"[#:][A-Za-z0-9_]+")
_NOTE = "expressions"

_EXPRESSIONS = {
    "GetItem": ("ProjectionExpression",),
    "BatchGetItem": ("ProjectionExpression",),
    "PutItem": ("ConditionExpression",),
    "DeleteItem": ("ConditionExpression",),
    "UpdateItem": ("UpdateExpression", "ConditionExpression"),
    "Query": ("ProjectionExpression", "FilterExpression", "KeyConditionExpression"),
    "Scan": ("ProjectionExpression", "FilterExpression"),
}
_OLDER = {
    "GetItem": ("AttributesToGet",),
    "BatchGetItem": ("AttributesToGet",),
    "PutItem": ("Expected", "ConditionalOperator"),
    "DeleteItem": ("Expected", "ConditionalOperator"),
    "UpdateItem": ("AttributeUpdates", "Expected", "ConditionalOperator"),
    "Query": ("AttributesToGet", "QueryFilter", "ConditionalOperator", "KeyConditions"),
    "Scan": ("AttributesToGet", "ScanFilter", "ConditionalOperator"),
}


@dataclass(frozen=True, slots=True)
class Expressions:
    """The expressions of one request, read."""

    condition: Condition | None = None
    projection: list[Path] | None = None
    update: Update | None = None
    filter: Condition | None = None
    key: dict[str, KeyTerm] | None = None


def expressions_are_right(operation: Operation, _tables: Tables) -> None:
    """The rule for requests on one table: GetItem, PutItem, DeleteItem, UpdateItem, Query, Scan."""
    expressions_of(operation)


def expressions_of(operation: Operation) -> Expressions:
    """The expressions of a request on one table, read once for all stages.

    Raises:
        Refusal: AWS would not accept them.
    """
    if _NOTE not in operation.notes:
        operation.notes[_NOTE] = read_expressions(operation.name, known_parameters(operation))
    found = operation.notes[_NOTE]
    assert isinstance(found, Expressions)
    return found


def older_parameters(operation: Operation) -> list[str]:
    """Those of the parameters that expressions have taken the place of."""
    return [member for member in _OLDER[operation.name] if operation.body.get(member) is not None]


def read_expressions(operation: str, body: JSON) -> Expressions:
    """Read the expressions in the parameters of an operation, or of one table of a BatchGetItem.

    Raises:
        Refusal: AWS would not accept them.
    """
    _not_mixed(operation, body)
    placeholders = read_placeholders(body)
    given = {member: body[member] for member in _EXPRESSIONS[operation] if body.get(member) is not None}
    read = Expressions(
        **{name: reads(given[member], placeholders) for member, (name, reads) in _READERS.items() if member in given}
    )
    for what, unused in (("Names", placeholders.unused_names), ("Values", placeholders.unused_values)):
        if unused:
            raise Refusal.validation(
                f"Value provided in ExpressionAttribute{what} unused in expressions: keys: {{{', '.join(unused)}}}"
            )
    return read


_READERS: dict[str, tuple[str, Callable[[str, Placeholders], Any]]] = {
    "UpdateExpression": ("update", read_update),
    "ConditionExpression": ("condition", partial(read_condition, "ConditionExpression")),
    "FilterExpression": ("filter", partial(read_condition, "FilterExpression")),
    "ProjectionExpression": ("projection", read_projection),
    "KeyConditionExpression": ("key", read_key_terms),
}


def read_placeholders(body: JSON) -> Placeholders:
    """The placeholders that a request defines.

    Raises:
        Refusal: there are none in it, one has no right name, or a value breaks the rules for values.
    """
    names, held = body.get("ExpressionAttributeNames"), body.get("ExpressionAttributeValues")
    _check_placeholder_names("ExpressionAttributeNames", "#", names)
    _check_placeholder_names("ExpressionAttributeValues", ":", held)
    for name, value in (held or {}).items():
        _check_value(name, value)
    return Placeholders(dict(names or {}), dict(held or {}))


def _check_value(name: str, value: Any) -> None:
    try:
        values.check(value)
    except Refusal as refusal:
        if refusal.code != "ValidationException":
            raise
        raise Refusal.validation(
            f"ExpressionAttributeValues contains invalid value: {refusal.message} for key {name}"
        ) from refusal


def _check_placeholder_names(member: str, sign: str, defined: JSON | None) -> None:
    if defined is None:
        return
    if not defined:
        raise Refusal.validation(f"{member} must not be empty")
    for name in defined:
        if not name.startswith(sign) or not _PLACEHOLDER.fullmatch(name):
            raise Refusal.validation(f'{member} contains invalid key: Syntax error; key: "{name}"')


def _not_mixed(operation: str, body: JSON) -> None:
    given = [member for member in _EXPRESSIONS[operation] if body.get(member) is not None]
    older = [member for member in _OLDER[operation] if body.get(member) is not None]
    if given and older:
        raise Refusal.validation(
            "Can not use both expression and non-expression parameters in the same request: "
            f"Non-expression parameters: {{{', '.join(older)}}} Expression parameters: {{{', '.join(given)}}}"
        )
    if given:
        return
    if body.get("ExpressionAttributeNames") is not None:
        raise Refusal.validation("ExpressionAttributeNames can only be specified when using expressions")
    if body.get("ExpressionAttributeValues") is not None:
        raise Refusal.validation(
            f"ExpressionAttributeValues can only be specified when using expressions: {_null(operation)}"
        )


def _null(operation: str) -> str:
    members = [member for member in _EXPRESSIONS[operation] if member != "ProjectionExpression"]
    return f"{' and '.join(members)} {'are' if len(members) > 1 else 'is'} null"
