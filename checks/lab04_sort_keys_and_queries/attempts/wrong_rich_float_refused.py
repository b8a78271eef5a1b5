"""The minimum is handed on as the float that it is.

fails: TestRichProducts.test_float
says: Float types are not supported
"""


def rich_products(
    table_name: str, customer_id: str, minimum_balance: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    rich_enough = Attr("balance").gte(minimum_balance)
    return query_all(table_of(table_name, region), Key("customer_id").eq(customer_id), FilterExpression=rich_enough)
