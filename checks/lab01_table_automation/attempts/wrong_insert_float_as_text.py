"""Floats are stored as strings.

fails: TestInsertItem.test_floats, TestInsertItem.test_floats_inside
fails: TestScript.test_first_run, TestScript.test_second_run, TestCustomParameters.test_script
says: Decimal(str(value)) has the digits you see
"""


def with_exact_numbers(value: Any) -> Any:
    if isinstance(value, float):
        return str(value)
    if isinstance(value, dict):
        return {name: with_exact_numbers(member) for name, member in value.items()}
    if isinstance(value, list):
        return [with_exact_numbers(member) for member in value]
    if isinstance(value, set):
        return {with_exact_numbers(member) for member in value}
    return value
