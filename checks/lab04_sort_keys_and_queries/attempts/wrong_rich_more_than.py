"""Exactly the minimum is not enough.

fails: TestRichProducts.test_at_least, TestRichProducts.test_zero, TestRichProducts.test_float, TestRichProducts.test_filter
says: itself is at least
"""


def rich_products(
    table_name: str, customer_id: str, minimum_balance: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    rich_enough = Attr("balance").gt(with_exact_numbers(minimum_balance))
    return query_all(table_of(table_name, region), Key("customer_id").eq(customer_id), FilterExpression=rich_enough)
