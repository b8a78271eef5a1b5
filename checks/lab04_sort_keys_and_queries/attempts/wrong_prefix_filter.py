"""The beginning is a filter, which AWS does not take for a key.

fails: TestSortKeyConditions.test_prefix, TestSortKeyConditions.test_lookalikes, TestSortKeyConditions.test_prefix_pages, TestSortKeyConditions.test_prefix_cost
fails: TestScript.test_prefix_region
fails: TestScript.test_run, TestScript.test_second_run
says: Filter Expression can only contain non-primary key attributes
"""


def products_with_prefix(
    table_name: str, customer_id: str, prefix: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    return query_all(
        table_of(table_name, region),
        Key("customer_id").eq(customer_id),
        FilterExpression=Attr("product_id").begins_with(prefix),
    )
