"""Consistent reads, a look at the table first, small answers, and the whole table by way of the other functions."""


def scan_all(table_name: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    client = client_for(region)
    try:
        client.describe_table(TableName=table_name)
    except client.exceptions.ResourceNotFoundException:
        print(f"There is no table {table_name}.")
        raise
    return parallel_scan(table_name, 4, region=region)


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        Limit=2,
        ConsistentRead=True,
        FilterExpression="#a BETWEEN :m AND :most",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":m": Decimal(str(minimum)), ":most": Decimal("9.9E+125")},
    )
    return [*items_of(pages)]


def count_items(table_name: str, region: str = DEFAULT_REGION) -> int:
    client = client_for(region)
    if client.describe_table(TableName=table_name)["Table"]["TableStatus"] == "CREATING":
        return 0
    parameters = {"TableName": table_name, "Select": "COUNT", "ConsistentRead": True, "Limit": 100}
    answer = client.scan(**parameters)
    count = answer["Count"]
    while answer.get("LastEvaluatedKey"):
        answer = client.scan(**parameters, ExclusiveStartKey=answer["LastEvaluatedKey"])
        count += answer["Count"]
    return count


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    client = client_for(region)
    start: dict[str, Any] | None = {}
    while start is not None:
        answer = client.scan(TableName=table_name, Limit=page_size, ConsistentRead=True, **start)
        last = answer.get("LastEvaluatedKey")
        start = None if last is None else {"ExclusiveStartKey": last}
        if answer["Count"] > 0:
            yield list(answer["Items"])
