"""True is asked whether it is an int before it is asked whether it is a bool.

fails: TestInsertItem.test_booleans_and_none, TestInsertItem.test_lists_and_maps
says: bool is a kind of int in Python
"""


def with_exact_numbers(value: Any) -> Any:
    if isinstance(value, (int, float)):
        return Decimal(str(float(value))) if isinstance(value, float) else Decimal(value)
    if isinstance(value, dict):
        return {name: with_exact_numbers(member) for name, member in value.items()}
    if isinstance(value, list):
        return [with_exact_numbers(member) for member in value]
    if isinstance(value, set):
        return {with_exact_numbers(member) for member in value}
    return value
