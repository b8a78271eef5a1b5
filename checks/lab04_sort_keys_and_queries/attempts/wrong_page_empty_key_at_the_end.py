"""At the end the key is an empty dict.

fails: TestProductsPage.test_join, TestProductsPage.test_end, TestProductsPage.test_full_last_page, TestProductsPage.test_large
says: None says that this was the last page
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
    return answer["Items"], answer.get("LastEvaluatedKey", {})
