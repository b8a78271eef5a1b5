"""The client wants `{"S": …}`, and the caller's start_key is converted in place.

fails: TestProductsPage.test_given_key
says: work on a copy
"""

from boto3.dynamodb.types import TypeDeserializer


def plain(item: dict[str, Any]) -> dict[str, Any]:
    return {name: TypeDeserializer().deserialize(value) for name, value in item.items()}


def products_page(
    table_name: str,
    customer_id: str,
    page_size: int,
    start_key: dict[str, Any] | None = None,
    region: str = DEFAULT_REGION,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    parameters: dict[str, Any] = {"Limit": page_size}
    if start_key:
        for name, value in start_key.items():
            start_key[name] = {"S": value}
        parameters["ExclusiveStartKey"] = start_key
    answer = boto3.client("dynamodb", region_name=region).query(
        TableName=table_name,
        KeyConditionExpression="customer_id = :c",
        ExpressionAttributeValues={":c": {"S": customer_id}},
        **parameters,
    )
    next_key = answer.get("LastEvaluatedKey")
    return [plain(item) for item in answer["Items"]], plain(next_key) if next_key else None
