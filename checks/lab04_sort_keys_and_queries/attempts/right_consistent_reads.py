"""Everything is read consistently, at twice the price."""


def query_all(table: Any, condition: ConditionBase, **parameters: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    more = True
    while more:
        answer = table.query(KeyConditionExpression=condition, ConsistentRead=True, **parameters)
        items = [*items, *answer["Items"]]
        more = "LastEvaluatedKey" in answer
        if more:
            parameters = {**parameters, "ExclusiveStartKey": answer["LastEvaluatedKey"]}
    return items


def get_product(
    table_name: str, customer_id: str, product_id: str, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    key = {"customer_id": customer_id, "product_id": product_id}
    product: dict[str, Any] | None = table_of(table_name, region).get_item(Key=key, ConsistentRead=True).get("Item")
    return product


def latest_products(table_name: str, customer_id: str, n: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    table = table_of(table_name, region)
    answer = table.query(
        KeyConditionExpression=Key("customer_id").eq(customer_id), ScanIndexForward=False, Limit=n, ConsistentRead=True
    )
    products: list[dict[str, Any]] = answer["Items"]
    while len(products) < n and answer.get("LastEvaluatedKey"):
        answer = table.query(
            KeyConditionExpression=Key("customer_id").eq(customer_id),
            ScanIndexForward=False,
            Limit=n - len(products),
            ConsistentRead=True,
            ExclusiveStartKey=answer["LastEvaluatedKey"],
        )
        products += answer["Items"]
    return products
