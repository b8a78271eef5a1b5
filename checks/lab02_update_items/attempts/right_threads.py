"""Each request is made in a thread; several attributes are set side by side."""

from concurrent.futures import ThreadPoolExecutor


def in_thread(table_name: str, region: str, **parameters: Any) -> Any:
    client = boto3.client("dynamodb", region_name=region)
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(client.update_item, TableName=table_name, **parameters).result()


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    table = profiles(table_name, region)

    def set_one(pair: tuple[str, Any]) -> None:
        table.update_item(
            Key=key,
            UpdateExpression="SET #n = :v",
            ExpressionAttributeNames={"#n": pair[0]},
            ExpressionAttributeValues={":v": with_exact_numbers(pair[1])},
        )

    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(set_one, attributes.items()))
    return table.get_item(Key=key, ConsistentRead=True)["Item"]


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    answer = in_thread(
        table_name,
        region,
        Key={"user_id": {"S": key["user_id"]}},
        UpdateExpression="ADD #n :v",
        ExpressionAttributeNames={"#n": attribute},
        ExpressionAttributeValues={":v": {"N": str(amount)}},
        ReturnValues="UPDATED_NEW",
    )
    return Decimal(answer["Attributes"][attribute]["N"])


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    in_thread(
        table_name,
        region,
        Key={"user_id": {"S": key["user_id"]}},
        UpdateExpression="ADD #t :t",
        ExpressionAttributeNames={"#t": "tags"},
        ExpressionAttributeValues={":t": {"SS": sorted(tags)}},
    )
