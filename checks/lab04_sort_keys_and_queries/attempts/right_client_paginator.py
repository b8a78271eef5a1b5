"""The client throughout: typed values, paginators, expressions as text."""

from collections.abc import Iterator

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer


def typed(values: dict[str, Any]) -> dict[str, Any]:
    return {name: TypeSerializer().serialize(with_exact_numbers(value)) for name, value in values.items()}


def plain(item: dict[str, Any]) -> dict[str, Any]:
    return {name: TypeDeserializer().deserialize(value) for name, value in item.items()}


def answers(table_name: str, region: str, condition: str, values: dict[str, Any], **more: Any) -> Iterator[Any]:
    paginator = boto3.client("dynamodb", region_name=region).get_paginator("query")
    yield from paginator.paginate(
        TableName=table_name, KeyConditionExpression=condition, ExpressionAttributeValues=typed(values), **more
    )


def found(*args: Any, **more: Any) -> list[dict[str, Any]]:
    return [plain(item) for answer in answers(*args, **more) for item in answer["Items"]]


def create_table(table_name: str, region: str = DEFAULT_REGION) -> None:
    client = boto3.client("dynamodb", region_name=region)
    client.create_table(
        TableName=table_name,
        AttributeDefinitions=[
            {"AttributeName": "product_id", "AttributeType": "S"},
            {"AttributeName": "customer_id", "AttributeType": "S"},
        ],
        KeySchema=[
            {"AttributeName": "customer_id", "KeyType": "HASH"},
            {"AttributeName": "product_id", "KeyType": "RANGE"},
        ],
        BillingMode="PAY_PER_REQUEST",
    )
    client.get_waiter("table_exists").wait(TableName=table_name, WaiterConfig={"Delay": 1, "MaxAttempts": 200})


def add_product(table_name: str, product: dict[str, Any], region: str = DEFAULT_REGION) -> None:
    boto3.client("dynamodb", region_name=region).put_item(TableName=table_name, Item=typed(product))


def get_product(
    table_name: str, customer_id: str, product_id: str, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    answer = boto3.client("dynamodb", region_name=region).get_item(
        TableName=table_name, Key={"customer_id": {"S": customer_id}, "product_id": {"S": product_id}}
    )
    return plain(answer["Item"]) if "Item" in answer else None


def list_products(table_name: str, customer_id: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    return found(table_name, region, "customer_id = :c", {":c": customer_id})


def products_with_prefix(
    table_name: str, customer_id: str, prefix: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    condition = "customer_id = :c AND begins_with(product_id, :p)"
    return found(table_name, region, condition, {":c": customer_id, ":p": prefix})


def products_between(
    table_name: str, customer_id: str, first: str, last: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    condition = "customer_id = :c AND product_id BETWEEN :first AND :last"
    return found(table_name, region, condition, {":c": customer_id, ":first": first, ":last": last})


def latest_products(table_name: str, customer_id: str, n: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    pages = answers(
        table_name,
        region,
        "customer_id = :c",
        {":c": customer_id},
        ScanIndexForward=False,
        PaginationConfig={"MaxItems": n, "PageSize": n},
    )
    return [plain(item) for page in pages for item in page["Items"]]


def products_page(
    table_name: str,
    customer_id: str,
    page_size: int,
    start_key: dict[str, Any] | None = None,
    region: str = DEFAULT_REGION,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    start = {"ExclusiveStartKey": typed(start_key)} if start_key else {}
    answer = boto3.client("dynamodb", region_name=region).query(
        TableName=table_name,
        KeyConditionExpression="customer_id = :c",
        ExpressionAttributeValues=typed({":c": customer_id}),
        Limit=page_size,
        **start,
    )
    next_key = answer.get("LastEvaluatedKey")
    return [plain(item) for item in answer["Items"]], plain(next_key) if next_key else None


def rich_products(
    table_name: str, customer_id: str, minimum_balance: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    values = {":c": customer_id, ":least": minimum_balance}
    return found(table_name, region, "customer_id = :c", values, FilterExpression="balance >= :least")
