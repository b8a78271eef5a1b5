"""Attribute values in wire form (`{"S": "…"}`): their rules, their sizes and how they compare.

Data types and their limits: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from checks.harness.cloud.answers import Refusal

JSON = dict[str, Any]

MAX_LEVELS = 32
"""Nested attributes go up to 32 levels deep; the attribute's own value is the first."""
MAX_DIGITS = 38
MAX_EXPONENT = 125
MIN_EXPONENT = -130

_SETS = {"SS": "S", "NS": "N", "BS": "B"}
_EXPECTED: dict[str, type] = {"S": str, "N": str, "B": str, "BOOL": bool, "NULL": bool, "L": list, "M": dict}
_EXPECTED.update(dict.fromkeys(_SETS, list))
_EMPTY_SET = {
    "SS": "An string set  may not be empty",  # AWS's own spelling, both spaces included
    "NS": "An number set  may not be empty",
    "BS": "Binary sets should not be empty",
}


def kind(value: JSON) -> str:
    """The type of a checked value: `S`, `N`, `B`, `BOOL`, `NULL`, `SS`, `NS`, `BS`, `L` or `M`."""
    return next(iter(value))


def content(value: JSON) -> Any:
    """What a checked value holds, without its type."""
    return next(iter(value.values()))


def check(value: Any, level: int = 1) -> None:
    """Hold one attribute value against AWS's rules for its type.

    Raises:
        Refusal: `ValidationException`, or `SerializationException` where the JSON itself has the wrong form.
    """
    if level > MAX_LEVELS:
        raise Refusal.validation(
            "Nesting Levels have exceeded supported limits: "
            "Attributes in the item have nested levels beyond supported limit"
        )
    _check_form(value)
    type_, held = kind(value), content(value)
    if type_ == "N":
        number(held)
    elif type_ == "B":
        _check_base64(held)
    elif type_ == "NULL" and not held:
        raise _invalid("Null attribute value types must have the value of true")
    elif type_ in _SETS:
        _check_set(type_, held)
    else:
        for nested in _nested(type_, held):
            check(nested, level + 1)


def number(text: str) -> Decimal:
    """The value of a number, which DynamoDB keeps to 38 significant digits between 1E-130 and 9.9…E+125.

    Raises:
        Refusal: the text is no number, or the number is out of DynamoDB's range or precision.
    """
    if not text:
        raise Refusal.validation("The parameter cannot be converted to a numeric value")
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or "_" in text or not text.isascii():
        raise Refusal.validation(f"The parameter cannot be converted to a numeric value: {text}")
    if not value:
        return Decimal(0)
    if value.adjusted() > MAX_EXPONENT:
        raise Refusal.validation(
            "Number overflow. Attempting to store a number with magnitude larger than supported range"
        )
    if value.adjusted() < MIN_EXPONENT:
        raise Refusal.validation(
            "Number underflow. Attempting to store a number with magnitude smaller than supported range"
        )
    if len(_significant(value)) > MAX_DIGITS:
        raise Refusal.validation("Attempting to store more than 38 significant digits in a Number")
    return value


def plain_number(text: str) -> str:
    """A valid number as DynamoDB gives it back: `1.0` is `1`, `00042` is `42`, `1.5E2` is `150`, `-0` is `0`."""
    value = number(text)
    if not value:
        return "0"
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def normalised(value: JSON) -> JSON:
    """A checked value with each of its numbers as DynamoDB gives it back; the value given is left as it is."""
    type_, held = kind(value), content(value)
    if type_ == "N":
        return {"N": plain_number(held)}
    if type_ == "NS":
        return {"NS": [plain_number(member) for member in held]}
    if type_ == "L":
        return {"L": [normalised(member) for member in held]}
    if type_ == "M":
        return {"M": {name: normalised(member) for name, member in held.items()}}
    return value


def size(value: JSON) -> int:
    """Bytes that a checked value takes.

    AWS calls its figure for numbers approximate; this one follows the guide's words and never exceeds it.
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
    """
    type_, held = kind(value), content(value)
    if type_ == "S":
        return utf8_size(held)
    if type_ == "B":
        return len(base64.b64decode(held))
    if type_ == "N":
        return (len(_significant(Decimal(held))) + 1) // 2 + 1
    if type_ in _SETS:
        return sum(size({_SETS[type_]: member}) for member in held)
    if type_ == "L":
        return 3 + sum(1 + size(member) for member in held)
    if type_ == "M":
        return 3 + sum(1 + utf8_size(name) + size(member) for name, member in held.items())
    return 1  # BOOL and NULL


def utf8_size(text: str) -> int:
    """Bytes of a text in UTF-8; half of a surrogate pair, which is no character, counts as three."""
    return len(text.encode("utf-8", "surrogatepass"))


def sort_key(value: JSON) -> Any:
    """What a string, number or binary value is ordered by: UTF-8 bytes, amount, bytes."""
    type_, held = kind(value), content(value)
    if type_ == "N":
        return Decimal(held)
    return base64.b64decode(held) if type_ == "B" else held.encode("utf-8", "surrogatepass")


def equal(one: JSON, other: JSON) -> bool:
    """Whether two checked values are the same: of one type, numbers by amount, sets in any order."""
    type_ = kind(one)
    if type_ != kind(other):
        return False
    left, right = content(one), content(other)
    if type_ == "N":
        return Decimal(left) == Decimal(right)
    if type_ == "NS":
        return {Decimal(member) for member in left} == {Decimal(member) for member in right}
    if type_ in _SETS:
        return set(left) == set(right)
    if type_ == "L":
        return len(left) == len(right) and all(map(equal, left, right))
    if type_ == "M":
        return left.keys() == right.keys() and all(equal(left[name], right[name]) for name in left)
    return bool(left == right)


def members(value: JSON) -> list[JSON]:
    """The members of a set or a list as values of their own; nothing for any other type."""
    type_, held = kind(value), content(value)
    if type_ in _SETS:
        return [{_SETS[type_]: member} for member in held]
    return list(held) if type_ == "L" else []


def _nested(type_: str, held: Any) -> Iterator[Any]:
    if type_ == "L":
        yield from held
    elif type_ == "M":
        yield from held.values()


def _check_form(value: Any) -> None:
    if not isinstance(value, dict):
        raise _unreadable("Unexpected value type in payload")
    if not value:
        raise Refusal.validation(
            "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"
        )
    if len(value) > 1:
        raise Refusal.validation(
            "Supplied AttributeValue has more than one datatypes set, "
            "must contain exactly one of the supported datatypes"
        )
    type_, held = kind(value), content(value)
    if type_ not in _EXPECTED:
        raise Refusal.validation(
            "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"
        )
    if not isinstance(held, _EXPECTED[type_]):
        raise _unreadable("Unexpected field type")


def _check_set(type_: str, held: list[Any]) -> None:
    if not held:
        raise _invalid(_EMPTY_SET[type_])
    if not all(isinstance(member, str) for member in held):
        raise _unreadable("Unexpected field type")
    if type_ == "BS":
        for member in held:
            _check_base64(member)
    distinct = {number(member) for member in held} if type_ == "NS" else set(held)
    if len(distinct) == len(held):
        return
    if type_ == "NS":
        raise Refusal.validation("Input collection contains duplicates")
    of_type = "of type BS " if type_ == "BS" else " "
    raise _invalid(f"Input collection [{', '.join(held)}]{of_type}contains duplicates.")


def _check_base64(text: str) -> None:
    try:
        base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise _unreadable("only base-64-encoded strings are convertible to bytes") from error


def _significant(value: Decimal) -> str:
    digits = "".join(map(str, value.as_tuple().digits))
    return digits.strip("0")


def _invalid(sentence: str) -> Refusal:
    return Refusal.validation(f"One or more parameter values were invalid: {sentence}")


def _unreadable(sentence: str) -> Refusal:
    return Refusal("SerializationException", sentence)
