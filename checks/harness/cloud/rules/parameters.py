"""The limits that AWS publishes in its service model: required members, JSON types, lengths, ranges, allowed values.

The model comes with botocore; boto3 itself checks a part of it only (no upper limits, no allowed values).
https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from moto.core.utils import get_service_model

from checks.harness.cloud.answers import Refusal
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.tables import Tables

_MAX_REPORTED = 10
_VALUES = "AttributeValue"  # has its own rules, in values.py
_TABLE = "TableArn"  # a name or an ARN, which the model knows no pattern for; naming.py has the rule
_CONVERTED = {"string": "String", "integer": "Integer", "long": "Long", "double": "Double", "boolean": "Boolean"}


def parameters_fit_the_model(operation: Operation, _tables: Tables) -> None:
    """The rule for every operation of DynamoDB: `check_parameters`."""
    check_parameters(operation)


def check_parameters(operation: Operation) -> None:
    """Hold a request's parameters against the service model.

    Raises:
        Refusal: `ValidationException` that lists up to ten faults, or `SerializationException` for a wrong JSON type.
    """
    shape = _input_shape(operation.name)
    if shape is None:
        return
    faults = []
    for fault in _faults(shape, operation.body, ""):
        faults.append(fault)
        if len(faults) == _MAX_REPORTED:
            break
    if faults:
        raise Refusal.validation(
            f"{len(faults)} validation error{'s' if len(faults) > 1 else ''} detected: {'; '.join(faults)}"
        )


def known_parameters(operation: Operation) -> dict[str, Any]:
    """The request's parameters without those that the operation does not have, which AWS passes over."""
    shape = _input_shape(operation.name)
    return {name: value for name, value in operation.body.items() if shape is not None and name in shape.members}


@lru_cache(maxsize=64)
def _input_shape(operation: str) -> Any:
    """The service model's shape of an operation's parameters; `None` for what is no operation of DynamoDB."""
    model = get_service_model("dynamodb")
    return model.operation_model(operation).input_shape if operation in model.operation_names else None


def _faults(shape: Any, value: Any, where: str) -> Iterator[str]:
    _check_json_type(shape, value)
    yield from _own_faults(shape, value, where)
    if shape.name == _VALUES:
        return
    if shape.type_name == "structure":
        yield from _member_faults(shape, value, where)
    elif shape.type_name == "list":
        for position, member in enumerate(value, start=1):
            yield from _faults(shape.member, member, f"{where}.{position}.member")
    elif shape.type_name == "map":
        for name, member in value.items():
            yield from _faults(shape.value, member, f"{where}.{name}.member")


def _member_faults(shape: Any, value: dict[str, Any], where: str) -> Iterator[str]:
    for name, member in shape.members.items():
        place = f"{where}.{_lower_first(name)}" if where else _lower_first(name)
        given = value.get(name)
        if given is not None:
            yield from _faults(member, given, place)
        elif name in shape.required_members:
            yield f"Value null at '{place}' failed to satisfy constraint: Member must not be null"


def _own_faults(shape: Any, value: Any, where: str) -> Iterator[str]:
    if shape.name == _TABLE:
        return
    for constraint in _broken(shape, value):
        yield f"Value '{_shown(value)}' at '{where}' failed to satisfy constraint: Member must {constraint}"


def _broken(shape: Any, value: Any) -> Iterator[str]:
    limits = shape.metadata
    measured, of = (value, "value") if shape.type_name in ("integer", "long") else (_length(value), "length")
    if "enum" in limits and value not in limits["enum"]:
        yield f"satisfy enum value set: [{', '.join(sorted(limits['enum']))}]"
    if "min" in limits and measured < limits["min"]:
        yield f"have {of} greater than or equal to {limits['min']}"
    if "max" in limits and measured > limits["max"]:
        yield f"have {of} less than or equal to {limits['max']}"
    if shape.name in ("TableName", "IndexName") and not re.fullmatch(limits["pattern"], value):
        yield f"satisfy regular expression pattern: {limits['pattern']}"


def _check_json_type(shape: Any, value: Any) -> None:
    wanted = shape.type_name
    if wanted in ("structure", "map"):
        fits = isinstance(value, dict)
    elif wanted == "list":
        fits = isinstance(value, list)
    elif wanted == "boolean":
        fits = isinstance(value, bool)
    elif wanted in ("integer", "long", "double", "float", "timestamp"):
        fits = isinstance(value, (int, float)) and not isinstance(value, bool)
    else:
        fits = isinstance(value, str)
    if not fits:
        raise Refusal("SerializationException", _conversion(wanted, value))


def _conversion(wanted: str, value: Any) -> str:
    if isinstance(value, dict):
        return "Start of structure or map found where not expected"
    if isinstance(value, list) or wanted not in _CONVERTED:
        return "Unexpected field type"
    if isinstance(value, bool):
        found = "TRUE_VALUE" if value else "FALSE_VALUE"
    elif isinstance(value, str):
        found = "STRING_VALUE"
    else:
        found = "NUMBER_VALUE" if isinstance(value, int) else "DECIMAL_VALUE"
    return f"{found} cannot be converted to {_CONVERTED[wanted]}"


def _length(value: Any) -> int:
    return len(value) if isinstance(value, (str, list, dict)) else 0


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_shown(member) for member in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}={_shown(member)}' for name, member in value.items())}}}"
    return str(value)


def _lower_first(name: str) -> str:
    return name[:1].lower() + name[1:]
