"""Everything from the prefix on is returned.

fails: TestSortKeyConditions.test_prefix, TestSortKeyConditions.test_lookalikes, TestSortKeyConditions.test_prefix_cost
says: every character of the prefix counts
"""


def products_with_prefix(
    table_name: str, customer_id: str, prefix: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    condition = Key("customer_id").eq(customer_id) & Key("product_id").gte(prefix)
    return query_all(table_of(table_name, region), condition)
