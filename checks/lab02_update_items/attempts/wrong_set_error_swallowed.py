"""AWS's errors are not let through.

fails: TestSetAttributes.test_refused
says: where it has to raise an exception
"""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    try:
        return profiles(table_name, region).update_item(
            Key=key,
            UpdateExpression="SET " + ",".join(f"#{n}=:{n}" for n in range(len(attributes))),
            ExpressionAttributeNames={f"#{n}": name for n, name in enumerate(attributes)},
            ExpressionAttributeValues={f":{n}": v for n, v in enumerate(with_exact_numbers(list(attributes.values())))},
            ReturnValues="ALL_NEW",
        )["Attributes"]
    except ClientError as error:
        print(f"Could not update: {error}")
        return {}
