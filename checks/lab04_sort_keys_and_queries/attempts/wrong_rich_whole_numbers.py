"""The minimum is cut to a whole number.

fails: TestRichProducts.test_float
says: has the digits you see
"""


def rich_products(
    table_name: str, customer_id: str, minimum_balance: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    rich_enough = Attr("balance").gte(int(minimum_balance))
    return query_all(table_of(table_name, region), Key("customer_id").eq(customer_id), FilterExpression=rich_enough)
