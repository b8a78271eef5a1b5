"""The names stand in the expression as they are.

fails: TestSetAttributes.test_reserved_words, TestSetAttributes.test_odd_names, TestScript.test_first_run,
    TestScript.test_second_run, TestScript.test_parameters
says: reserved
"""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET " + ", ".join(f"{name} = :{name}" for name in attributes),
        ExpressionAttributeValues={f":{name}": value for name, value in with_exact_numbers(attributes).items()},
        ReturnValues="ALL_NEW",
    )["Attributes"]
