"""Bytes are turned into base64 text by hand.

fails: TestInsertItem.test_bytes, TestInsertItem.test_sets
fails: TestScript.test_first_run, TestScript.test_second_run, TestCustomParameters.test_script
says: boto3 does the base64
"""

import base64


def with_exact_numbers(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, dict):
        return {name: with_exact_numbers(member) for name, member in value.items()}
    if isinstance(value, list):
        return [with_exact_numbers(member) for member in value]
    if isinstance(value, set):
        return {with_exact_numbers(member) for member in value}
    return value
