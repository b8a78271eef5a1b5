"""The first answer is taken for all.

fails: TestRichProducts.test_empty_pages
says: an answer may be empty
"""


def rich_products(
    table_name: str, customer_id: str, minimum_balance: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    rich_enough = Attr("balance").gte(with_exact_numbers(minimum_balance))
    answer = table_of(table_name, region).query(
        KeyConditionExpression=Key("customer_id").eq(customer_id), FilterExpression=rich_enough
    )
    products: list[dict[str, Any]] = answer["Items"]
    return products
