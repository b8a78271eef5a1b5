"""A dict is merged into the dict that is there.

fails: TestSetAttributes.test_stored
says: whole
"""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    table = profiles(table_name, region)
    for name, value in with_exact_numbers(attributes).items():
        item = table.get_item(Key=key).get("Item", {})
        if isinstance(value, dict) and isinstance(item.get(name), dict):
            value = {**item[name], **value}
        answer = table.update_item(
            Key=key,
            UpdateExpression="SET #n = :v",
            ExpressionAttributeNames={"#n": name},
            ExpressionAttributeValues={":v": value},
            ReturnValues="ALL_NEW",
        )
    return answer["Attributes"]
