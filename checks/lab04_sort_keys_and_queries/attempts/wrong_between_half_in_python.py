"""Only the first end is a key condition.

fails: TestSortKeyConditions.test_between_cost
says: can be read for 0.5
"""


def products_between(
    table_name: str, customer_id: str, first: str, last: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    condition = Key("customer_id").eq(customer_id) & Key("product_id").gte(first)
    return [each for each in query_all(table_of(table_name, region), condition) if each["product_id"] <= last]
