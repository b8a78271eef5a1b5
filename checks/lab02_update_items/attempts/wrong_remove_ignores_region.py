"""It works in us-east-1 whatever it is told.

fails: TestScript.test_remove_region
says: another table: it was changed
"""


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    return (
        boto3.resource("dynamodb", region_name=DEFAULT_REGION)
        .Table(table_name)
        .update_item(
            Key=key,
            UpdateExpression="REMOVE " + ",".join(f"#{n}" for n in range(len(names))),
            ExpressionAttributeNames={f"#{n}": name for n, name in enumerate(names)},
            ReturnValues="ALL_NEW",
        )
        .get("Attributes", {})
    )
