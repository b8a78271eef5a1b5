"""The refusal behind a crash of moto: AWS answers a request that it cannot read, moto raises an exception.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
"""

from __future__ import annotations

from typing import Any

from checks.harness.cloud.answers import Refusal
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.rules.conditions import read_condition
from checks.harness.cloud.rules.expressions import Placeholders
from checks.harness.cloud.rules.parameters import check_parameters, known_parameters
from checks.harness.cloud.rules.projection import read_projection
from checks.harness.cloud.rules.usage import read_placeholders

JSON = dict[str, Any]

_CONDITIONS = ("ConditionExpression", "FilterExpression")
_EXPRESSIONS = (*_CONDITIONS, "UpdateExpression", "KeyConditionExpression", "ProjectionExpression")


def refusal_of_crash(operation: Operation, error: Exception) -> Refusal:
    """What AWS answers to a request that made moto raise `error`: the fault in its parameters, as exactly as known."""
    try:
        check_parameters(operation)
        body = known_parameters(operation)
        _read_expressions(body, read_placeholders(body))
    except Refusal as refusal:
        return refusal
    if undefined := _undefined_placeholder(operation.body, error):
        return undefined
    if isinstance(error, TypeError) and operation.body.get("ConditionExpression"):
        # moto cannot compare values of two types; on AWS the comparison is false.
        return Refusal("ConditionalCheckFailedException", "The conditional request failed")
    return Refusal.validation(f"One or more parameter values were invalid: {_reason(operation, error)}")


def _read_expressions(body: JSON, placeholders: Placeholders) -> None:
    for member in _CONDITIONS:
        if isinstance(body.get(member), str):
            read_condition(member, body[member], placeholders)
    if isinstance(body.get("ProjectionExpression"), str):
        read_projection(body["ProjectionExpression"], placeholders)


def _undefined_placeholder(body: JSON, error: Exception) -> Refusal | None:
    name = error.args[0] if isinstance(error, KeyError) and error.args else None
    if not isinstance(name, str) or name[:1] not in ("#", ":"):
        return None
    member = next((member for member in _EXPRESSIONS if name in str(body.get(member, ""))), "ConditionExpression")
    if name.startswith("#"):
        what = f"An expression attribute name used in the document path is not defined; attribute name: {name}"
    else:
        what = f"An expression attribute value used in expression is not defined; attribute value: {name}"
    return Refusal.validation(f"Invalid {member}: {what}")


def _reason(operation: Operation, error: Exception) -> str:
    if isinstance(error, KeyError) and error.args:
        return f"{operation.name} needs {error.args[0]}"
    given = [member for member in _EXPRESSIONS if operation.body.get(member)]
    return f"{', '.join(given) or operation.name} cannot be read"
