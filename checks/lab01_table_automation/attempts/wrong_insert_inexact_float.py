"""Decimal(value) takes the float's rounding error along.

fails: TestInsertItem.test_floats, TestInsertItem.test_floats_inside
says: Inexact
"""


def with_exact_numbers(value: Any) -> Any:
    if isinstance(value, float):
        return Decimal(value)
    if isinstance(value, dict):
        return {name: with_exact_numbers(member) for name, member in value.items()}
    if isinstance(value, list):
        return [with_exact_numbers(member) for member in value]
    if isinstance(value, set):
        return {with_exact_numbers(member) for member in value}
    return value
