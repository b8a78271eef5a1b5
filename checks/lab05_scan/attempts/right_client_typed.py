"""The plain client, with types in and out by boto3's converters."""

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer


def plain(item: dict[str, Any]) -> dict[str, Any]:
    return {name: TypeDeserializer().deserialize(value) for name, value in item.items()}


def typed(value: Any) -> Any:
    return TypeSerializer().serialize(Decimal(str(value)) if isinstance(value, float) else value)


def pages_of(region: str, operation: str, **parameters: Any) -> Iterator[dict[str, Any]]:
    return iter(boto3.client("dynamodb", region_name=region).get_paginator(operation).paginate(**parameters))


def scan_all(table_name: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    return [plain(item) for page in pages_of(region, "scan", TableName=table_name) for item in page["Items"]]


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    pages = pages_of(
        region,
        "scan",
        TableName=table_name,
        FilterExpression="#a >= :m",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":m": {"N": str(minimum)}},
    )
    return [plain(item) for page in pages for item in page["Items"]]


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    signs = [f"#{number:03}" for number in range(len(names))]
    pages = pages_of(
        region,
        "scan",
        TableName=table_name,
        Select="SPECIFIC_ATTRIBUTES",
        ProjectionExpression=",".join(signs),
        ExpressionAttributeNames=dict(zip(signs, names)),
    )
    return [plain(item) for page in pages for item in page["Items"]]


def count_items(table_name: str, region: str = DEFAULT_REGION) -> int:
    return sum(page["Count"] for page in pages_of(region, "scan", TableName=table_name, Select="COUNT"))


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    config = {"PageSize": page_size}
    for page in pages_of(region, "scan", TableName=table_name, PaginationConfig=config):
        yield [plain(item) for item in page["Items"]]


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    client = boto3.client("dynamodb", region_name=region)
    with ThreadPoolExecutor(segments) as pool:
        futures = [
            pool.submit(
                client.get_paginator("scan")
                .paginate(TableName=table_name, Segment=segment, TotalSegments=segments)
                .build_full_result
            )
            for segment in range(segments)
        ]
        return [plain(item) for future in futures for item in future.result()["Items"]]


def compare_cost(
    table_name: str, key_name: str, key_value: str | int | Decimal, region: str = DEFAULT_REGION
) -> dict[str, float]:
    asked = {
        "TableName": table_name,
        "ExpressionAttributeNames": {"#k": key_name},
        "ExpressionAttributeValues": {":v": typed(key_value)},
        "ReturnConsumedCapacity": "TOTAL",
        "ConsistentRead": False,
    }
    return {
        name: sum(page["ConsumedCapacity"]["CapacityUnits"] for page in pages_of(region, name, **asked, **condition))
        for name, condition in (
            ("scan", {"FilterExpression": "#k = :v"}),
            ("query", {"KeyConditionExpression": "#k = :v"}),
        )
    }
