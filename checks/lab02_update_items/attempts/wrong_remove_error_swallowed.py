"""AWS's errors are not let through.

fails: TestRemoveAttributes.test_refused
says: where it has to raise an exception
"""


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    try:
        return profiles(table_name, region).update_item(
            Key=key,
            UpdateExpression="REMOVE " + ",".join(f"#{n}" for n in range(len(names))),
            ExpressionAttributeNames={f"#{n}": name for n, name in enumerate(names)},
            ReturnValues="ALL_NEW",
        )["Attributes"]
    except (ClientError, KeyError):
        return {}
