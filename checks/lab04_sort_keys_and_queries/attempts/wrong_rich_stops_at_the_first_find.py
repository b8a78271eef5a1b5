"""It asks again only for as long as nothing was found.

fails: TestRichProducts.test_empty_pages
says: Only an answer without that is the last
"""


def rich_products(
    table_name: str, customer_id: str, minimum_balance: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    table = table_of(table_name, region)
    parameters: dict[str, Any] = {
        "KeyConditionExpression": Key("customer_id").eq(customer_id),
        "FilterExpression": Attr("balance").gte(with_exact_numbers(minimum_balance)),
    }
    answer = table.query(**parameters)
    while not answer["Items"] and "LastEvaluatedKey" in answer:
        answer = table.query(ExclusiveStartKey=answer["LastEvaluatedKey"], **parameters)
    products: list[dict[str, Any]] = answer["Items"]
    return products
