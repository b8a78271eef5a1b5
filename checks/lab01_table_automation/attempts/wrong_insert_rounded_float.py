"""The float's rounding error is stored, cut to 38 digits.

fails: TestInsertItem.test_floats, TestInsertItem.test_floats_inside
says: Decimal(str(value)) has the digits you see
"""

from decimal import Context


def with_exact_numbers(value: Any) -> Any:
    if isinstance(value, float):
        return Context(prec=38).create_decimal(value)
    if isinstance(value, dict):
        return {name: with_exact_numbers(member) for name, member in value.items()}
    if isinstance(value, list):
        return [with_exact_numbers(member) for member in value]
    if isinstance(value, set):
        return {with_exact_numbers(member) for member in value}
    return value
