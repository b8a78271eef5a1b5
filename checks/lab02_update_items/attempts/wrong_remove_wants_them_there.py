"""A condition asks that each attribute is there.

fails: TestRemoveAttributes.test_absent_name, TestRemoveAttributes.test_missing_item
says: ConditionalCheckFailedException
"""


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    places = [f"#{n}" for n in range(len(names))]
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="REMOVE " + ",".join(places),
        ConditionExpression=" AND ".join(f"attribute_exists({place})" for place in places),
        ExpressionAttributeNames=dict(zip(places, names)),
        ReturnValues="ALL_NEW",
    )["Attributes"]
