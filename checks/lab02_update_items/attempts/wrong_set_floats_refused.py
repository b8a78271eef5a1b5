"""Floats are handed to boto3 as they are.

fails: TestSetAttributes.test_types
says: Float types are not supported
"""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET " + ", ".join(f"#{n} = :{n}" for n, name in enumerate(attributes)),
        ExpressionAttributeNames={f"#{n}": name for n, name in enumerate(attributes)},
        ExpressionAttributeValues={f":{n}": value for n, (name, value) in enumerate(attributes.items())},
        ReturnValues="ALL_NEW",
    )["Attributes"]
