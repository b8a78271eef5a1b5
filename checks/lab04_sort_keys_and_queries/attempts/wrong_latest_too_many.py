"""When an answer is cut short, it asks for n more.

fails: TestLatestProducts.test_pages
says: ask on for the missing ones
"""


def latest_products(table_name: str, customer_id: str, n: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    table = table_of(table_name, region)
    products: list[dict[str, Any]] = []
    start: dict[str, Any] = {}
    while len(products) < n:
        answer = table.query(
            KeyConditionExpression=Key("customer_id").eq(customer_id), ScanIndexForward=False, Limit=n, **start
        )
        products += answer["Items"]
        if "LastEvaluatedKey" not in answer:
            break
        start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}
    return products
