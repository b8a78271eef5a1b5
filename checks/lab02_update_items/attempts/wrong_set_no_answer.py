"""ReturnValues is left out, and the whole answer of AWS is returned.

fails: TestSetAttributes.test_answer, TestSetAttributes.test_new_item
says: ResponseMetadata
"""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    attributes = with_exact_numbers(attributes)
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET " + ", ".join(f"#{n} = :{n}" for n, name in enumerate(attributes)),
        ExpressionAttributeNames={f"#{n}": name for n, name in enumerate(attributes)},
        ExpressionAttributeValues={f":{n}": value for n, (name, value) in enumerate(attributes.items())},
        ReturnValues="NONE",
    )
