"""Recursion in place of loops."""


def all_answers(call: Any, **parameters: Any) -> list[dict[str, Any]]:
    answer = call(**parameters)
    if "LastEvaluatedKey" not in answer:
        return [answer]
    return [answer, *all_answers(call, **{**parameters, "ExclusiveStartKey": answer["LastEvaluatedKey"]})]


def scan_of(table_name: str, region: str) -> Any:
    return boto3.resource("dynamodb", region_name=region).Table(table_name).scan


def scan_all(table_name: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    return [item for answer in all_answers(scan_of(table_name, region)) for item in answer["Items"]]


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    parameters = {
        "FilterExpression": ":m <= #a",
        "ExpressionAttributeNames": {"#a": attribute},
        "ExpressionAttributeValues": {":m": Decimal(str(minimum))},
    }
    return [item for answer in all_answers(scan_of(table_name, region), **parameters) for item in answer["Items"]]


def count_items(table_name: str, region: str = DEFAULT_REGION) -> int:
    return sum(answer["Count"] for answer in all_answers(scan_of(table_name, region), Select="COUNT"))


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    def pages_from(start: dict[str, Any]) -> Iterator[list[dict[str, Any]]]:
        answer = scan_of(table_name, region)(Limit=page_size, **start)
        yield answer["Items"]
        if "LastEvaluatedKey" in answer:
            yield from pages_from({"ExclusiveStartKey": answer["LastEvaluatedKey"]})

    return pages_from({})


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    client = client_for(region)

    def segment_items(segment: int) -> list[dict[str, Any]]:
        found = all_answers(client.scan, TableName=table_name, Segment=segment, TotalSegments=segments)
        return [item for answer in found for item in answer["Items"]]

    def from_segment(segment: int) -> list[dict[str, Any]]:
        """This segment in a thread, all further ones meanwhile."""
        if segment == segments:
            return []
        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(segment_items, segment)
            return from_segment(segment + 1) + future.result()

    return from_segment(0)
