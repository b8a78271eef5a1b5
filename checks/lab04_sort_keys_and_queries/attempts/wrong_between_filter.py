"""The range is a filter, which AWS does not take for a key.

fails: TestSortKeyConditions.test_between, TestSortKeyConditions.test_between_text, TestSortKeyConditions.test_between_pages, TestSortKeyConditions.test_between_cost
fails: TestScript.test_between_region
fails: TestScript.test_run, TestScript.test_second_run
says: Filter Expression can only contain non-primary key attributes
"""


def products_between(
    table_name: str, customer_id: str, first: str, last: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    in_range = Attr("product_id").between(first, last)
    return query_all(table_of(table_name, region), Key("customer_id").eq(customer_id), FilterExpression=in_range)
