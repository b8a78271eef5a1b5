"""One product is read as a batch of one, and its numbers become int and float."""


def as_number(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {name: as_number(member) for name, member in value.items()}
    if isinstance(value, (list, set)):
        return type(value)(as_number(member) for member in value)
    return value


def get_product(
    table_name: str, customer_id: str, product_id: str, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    dynamodb = boto3.resource("dynamodb", region_name=region)
    keys = [{"customer_id": customer_id, "product_id": product_id}]
    answer = dynamodb.batch_get_item(RequestItems={table_name: {"Keys": keys}})
    found = answer["Responses"].get(table_name, [])
    return as_number(found[0]) if found else None


def rich_products(
    table_name: str, customer_id: str, minimum_balance: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    least = Decimal(str(minimum_balance))
    rich_enough = Attr("balance").gt(least) | Attr("balance").eq(least)
    found = query_all(table_of(table_name, region), Key("customer_id").eq(customer_id), FilterExpression=rich_enough)
    return [as_number(product) for product in found]
