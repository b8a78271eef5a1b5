"""The whole table is scanned, with a filter.

fails: TestListProducts.test_no_scan
says: it took 12 read units; this customer's products can be read for 0.5. Scan reads the whole table
"""


def list_products(table_name: str, customer_id: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    table = table_of(table_name, region)
    products: list[dict[str, Any]] = []
    start: dict[str, Any] = {}
    while True:
        answer = table.scan(FilterExpression=Attr("customer_id").eq(customer_id), **start)
        products += answer["Items"]
        if "LastEvaluatedKey" not in answer:
            return sorted(products, key=lambda product: product["product_id"])
        start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}
