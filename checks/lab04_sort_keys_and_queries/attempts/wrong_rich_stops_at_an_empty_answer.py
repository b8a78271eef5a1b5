"""An answer without products is taken for the end.

fails: TestRichProducts.test_empty_pages
says: an answer may be empty
"""


def rich_products(
    table_name: str, customer_id: str, minimum_balance: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    table = table_of(table_name, region)
    parameters: dict[str, Any] = {
        "KeyConditionExpression": Key("customer_id").eq(customer_id),
        "FilterExpression": Attr("balance").gte(with_exact_numbers(minimum_balance)),
    }
    products: list[dict[str, Any]] = []
    while True:
        answer = table.query(**parameters)
        products += answer["Items"]
        if not answer["Items"] or "LastEvaluatedKey" not in answer:
            return products
        parameters["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
