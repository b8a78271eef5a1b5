"""The resource interface with a loop in each function, and a resource of its own for each thread."""

from threading import Thread


def table_of(table_name: str, region: str) -> Any:
    return boto3.session.Session(region_name=region).resource("dynamodb").Table(table_name)


def scan_all(table_name: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    table = table_of(table_name, region)
    answer = table.scan()
    items = answer["Items"]
    while "LastEvaluatedKey" in answer:
        answer = table.scan(ExclusiveStartKey=answer["LastEvaluatedKey"])
        items.extend(answer["Items"])
    return items


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    table = table_of(table_name, region)
    parameters = {
        "FilterExpression": "#n >= :m",
        "ExpressionAttributeNames": {"#n": attribute},
        "ExpressionAttributeValues": {":m": Decimal(str(minimum))},
    }
    answer = table.scan(**parameters)
    items = answer["Items"]
    while "LastEvaluatedKey" in answer:
        answer = table.scan(ExclusiveStartKey=answer["LastEvaluatedKey"], **parameters)
        items.extend(answer["Items"])
    return items


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    table = table_of(table_name, region)
    expression, attribute_names = "", {}
    for number, name in enumerate(names):
        expression += f", #a{number}" if expression else f"#a{number}"
        attribute_names[f"#a{number}"] = name
    items: list[dict[str, Any]] = []
    start: Any = None
    while True:
        parameters: dict[str, Any] = {"ProjectionExpression": expression, "ExpressionAttributeNames": attribute_names}
        if start:
            parameters["ExclusiveStartKey"] = start
        answer = table.scan(**parameters)
        items += answer["Items"]
        start = answer.get("LastEvaluatedKey")
        if not start:
            return items


def count_items(table_name: str, region: str = DEFAULT_REGION) -> int:
    table, count = table_of(table_name, region), 0
    answer = table.scan(Select="COUNT")
    while True:
        count += answer["ScannedCount"]
        if "LastEvaluatedKey" not in answer:
            return count
        answer = table.scan(Select="COUNT", ExclusiveStartKey=answer["LastEvaluatedKey"])


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    table = table_of(table_name, region)
    answer = table.scan(Limit=page_size)
    yield answer["Items"]
    while last := answer.get("LastEvaluatedKey"):
        answer = table.scan(Limit=page_size, ExclusiveStartKey=last)
        if answer["Items"]:
            yield answer["Items"]


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    errors: list[Exception] = []

    def work(segment: int) -> None:
        start: dict[str, Any] = {}
        try:
            table = table_of(table_name, region)
            while True:
                answer = table.scan(Segment=segment, TotalSegments=segments, **start)
                items.extend(answer["Items"])
                if "LastEvaluatedKey" not in answer:
                    return
                start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}
        except Exception as error:
            errors.append(error)

    threads = [Thread(target=work, args=(segment,)) for segment in range(segments)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return items


def compare_cost(
    table_name: str, key_name: str, key_value: str | int | Decimal, region: str = DEFAULT_REGION
) -> dict[str, float]:
    table = table_of(table_name, region)
    common = {
        "ExpressionAttributeNames": {"#k": key_name},
        "ExpressionAttributeValues": {":v": key_value},
        "ReturnConsumedCapacity": "INDEXES",
    }
    cost = {"query": Decimal(0), "scan": Decimal(0)}
    for name, call, expression in (
        ("query", table.query, "KeyConditionExpression"),
        ("scan", table.scan, "FilterExpression"),
    ):
        start: dict[str, Any] = {}
        while True:
            answer = call(**common, **start, **{expression: "#k = :v"})
            cost[name] += Decimal(str(answer["ConsumedCapacity"]["Table"]["CapacityUnits"]))
            if "LastEvaluatedKey" not in answer:
                break
            start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}
    return cost
