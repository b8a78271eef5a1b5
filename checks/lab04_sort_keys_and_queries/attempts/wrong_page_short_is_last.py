"""A page that is not full is taken for the last.

fails: TestProductsPage.test_large
says: fewer products than page_size are no sign of the end
"""


def products_page(
    table_name: str,
    customer_id: str,
    page_size: int,
    start_key: dict[str, Any] | None = None,
    region: str = DEFAULT_REGION,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    start = {"ExclusiveStartKey": start_key} if start_key else {}
    answer = table_of(table_name, region).query(
        KeyConditionExpression=Key("customer_id").eq(customer_id), Limit=page_size, **start
    )
    full = len(answer["Items"]) == page_size
    return answer["Items"], answer["LastEvaluatedKey"] if full and "LastEvaluatedKey" in answer else None
