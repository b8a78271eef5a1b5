"""The whole table is scanned.

fails: TestRichProducts.test_filter
says: it took 12 read units; this customer's products can be read for 0.5. Scan reads the whole table
"""


def rich_products(
    table_name: str, customer_id: str, minimum_balance: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    table = table_of(table_name, region)
    wanted = Attr("customer_id").eq(customer_id) & Attr("balance").gte(with_exact_numbers(minimum_balance))
    products: list[dict[str, Any]] = []
    start: dict[str, Any] = {}
    while True:
        answer = table.scan(FilterExpression=wanted, **start)
        products += answer["Items"]
        if "LastEvaluatedKey" not in answer:
            return sorted(products, key=lambda each: each["product_id"])
        start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}
