"""A minimum of 0 is taken for none at all.

fails: TestRichProducts.test_zero
says: is less than 0
"""


def rich_products(
    table_name: str, customer_id: str, minimum_balance: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    parameters = {}
    if minimum_balance:
        parameters["FilterExpression"] = Attr("balance").gte(with_exact_numbers(minimum_balance))
    return query_all(table_of(table_name, region), Key("customer_id").eq(customer_id), **parameters)
