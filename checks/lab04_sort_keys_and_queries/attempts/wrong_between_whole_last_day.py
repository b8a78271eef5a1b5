"""What begins with the last one is taken in as well.

fails: TestSortKeyConditions.test_between_text
says: text that goes on after the last end is larger than it
"""


def products_between(
    table_name: str, customer_id: str, first: str, last: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    condition = Key("customer_id").eq(customer_id) & Key("product_id").between(first, last + "~")
    return query_all(table_of(table_name, region), condition)
