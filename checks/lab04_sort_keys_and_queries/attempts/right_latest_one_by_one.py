"""The latest products are asked for one at a time."""


def latest_products(table_name: str, customer_id: str, n: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    table = table_of(table_name, region)
    condition = Key("customer_id").eq(customer_id)
    products: list[dict[str, Any]] = []
    for _ in range(n):
        answer = table.query(KeyConditionExpression=condition, ScanIndexForward=False, Limit=1)
        if not answer["Items"]:
            break
        products += answer["Items"]
        condition = Key("customer_id").eq(customer_id) & Key("product_id").lt(products[-1]["product_id"])
    return products
