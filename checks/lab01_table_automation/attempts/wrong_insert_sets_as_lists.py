"""Sets are turned into lists.

fails: TestInsertItem.test_sets, TestInsertItem.test_floats_inside
fails: TestScript.test_first_run, TestScript.test_second_run, TestCustomParameters.test_script
says: a set is no list: SS, not L
"""


def with_exact_numbers(value: Any) -> Any:
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, dict):
        return {name: with_exact_numbers(member) for name, member in value.items()}
    if isinstance(value, (list, set)):
        return [with_exact_numbers(member) for member in value]
    return value
