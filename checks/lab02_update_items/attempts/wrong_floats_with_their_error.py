"""Floats become Decimals with their rounding error, cut to 38 digits.

fails: TestSetAttributes.test_types, TestIncrementCounter.test_amounts, TestAppendToList.test_values,
    TestSetNested.test_values
says: 19.99 as 19.99
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
