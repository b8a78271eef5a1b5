"""The last one does not belong to the range, as in Python.

fails: TestSortKeyConditions.test_between, TestSortKeyConditions.test_between_text, TestSortKeyConditions.test_between_pages
fails: TestSortKeyConditions.test_between_cost
says: belongs to the range
"""


def products_between(
    table_name: str, customer_id: str, first: str, last: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    condition = Key("customer_id").eq(customer_id) & Key("product_id").between(first, last)
    return [each for each in query_all(table_of(table_name, region), condition) if each["product_id"] < last]
