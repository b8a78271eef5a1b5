"""It works in us-east-1 whatever it is told.

fails: TestScript.test_set_region, TestScript.test_parameters
says: another table: it was changed
"""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    return (
        boto3.resource("dynamodb", region_name=DEFAULT_REGION)
        .Table(table_name)
        .update_item(
            Key=key,
            UpdateExpression="SET " + ",".join(f"#{n}=:{n}" for n in range(len(attributes))),
            ExpressionAttributeNames={f"#{n}": name for n, name in enumerate(attributes)},
            ExpressionAttributeValues={f":{n}": v for n, v in enumerate(with_exact_numbers(list(attributes.values())))},
            ReturnValues="ALL_NEW",
        )["Attributes"]
    )
