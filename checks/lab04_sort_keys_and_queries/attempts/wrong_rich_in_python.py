"""All products are sent, and picked in Python.

fails: TestRichProducts.test_filter
says: every product was sent to you, only to be thrown away
"""


def rich_products(
    table_name: str, customer_id: str, minimum_balance: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    least = Decimal(str(minimum_balance))
    products = query_all(table_of(table_name, region), Key("customer_id").eq(customer_id))
    return [each for each in products if isinstance(each.get("balance"), Decimal) and each["balance"] >= least]
