"""The function keeps its place itself, and looks at start_key only to see whether it is the first page.

fails: TestProductsPage.test_any_start, TestProductsPage.test_cost
says: the page begins after
"""

PLACES: dict[str, Any] = {}


def products_page(
    table_name: str,
    customer_id: str,
    page_size: int,
    start_key: dict[str, Any] | None = None,
    region: str = DEFAULT_REGION,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    start = {"ExclusiveStartKey": PLACES[customer_id]} if start_key and customer_id in PLACES else {}
    answer = table_of(table_name, region).query(
        KeyConditionExpression=Key("customer_id").eq(customer_id), Limit=page_size, **start
    )
    PLACES[customer_id] = answer.get("LastEvaluatedKey")
    return answer["Items"], PLACES[customer_id]
