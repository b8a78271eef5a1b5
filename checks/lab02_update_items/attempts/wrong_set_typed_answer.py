"""The client's typed values are returned as they come.

fails: TestSetAttributes.test_answer, TestSetAttributes.test_new_item
says: {'S'
"""

from boto3.dynamodb.types import TypeSerializer


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    serialize = TypeSerializer().serialize
    return boto3.client("dynamodb", region_name=region).update_item(
        TableName=table_name,
        Key={name: serialize(value) for name, value in key.items()},
        UpdateExpression="SET " + ",".join(f"#{n}=:{n}" for n in range(len(attributes))),
        ExpressionAttributeNames={f"#{n}": name for n, name in enumerate(attributes)},
        ExpressionAttributeValues={
            f":{n}": serialize(with_exact_numbers(attributes[name])) for n, name in enumerate(attributes)
        },
        ReturnValues="ALL_NEW",
    )["Attributes"]
