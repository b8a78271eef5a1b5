"""Plain values in a form in which they compare as DynamoDB compares them: by type, and numbers by value."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

_LETTERS: dict[type[Any], str] = {str: "S", bytes: "B"}


def typed(value: Any) -> dict[str, Any]:
    """A plain value with the DynamoDB type that it belongs to, so that True is not 1; numbers by value."""
    if value is None or isinstance(value, bool):
        return {"NULL": True} if value is None else {"BOOL": value}
    if isinstance(value, (int, float, Decimal)):
        return {"N": exact(value)}
    if isinstance(value, (set, frozenset)):
        kinds = {kind for member in value for kind in typed(member)}
        return {"".join(sorted(kinds)) + "S": {exact(member) for member in value}}
    if isinstance(value, list):
        return {"L": [typed(member) for member in value]}
    if isinstance(value, dict):
        return {"M": {name: typed(member) for name, member in value.items()}}
    kind: type[Any] = type(value)
    return {_LETTERS.get(kind, kind.__name__): value}


def exact(value: Any) -> Any:
    """A number as the Decimal of the digits it is printed with; as text when it is NaN or infinite. All else as it is.

    19.99 that came back as a float is the number 19.99, though the float itself is a little off.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return value
    decimal = Decimal(str(value))
    return decimal if decimal.is_finite() else str(value)


def number(digits: str) -> dict[str, Decimal]:
    """A number in the form that `typed` gives it."""
    return {"N": Decimal(digits)}
