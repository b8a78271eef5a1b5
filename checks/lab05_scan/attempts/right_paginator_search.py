"""Paginators with their own means: full results, searches, a page size, a map over the pages."""

from operator import itemgetter


def scan_all(table_name: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    return answers("scan", region, TableName=table_name).build_full_result()["Items"]


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    placeholders = {f"#_{name.encode().hex()}": name for name in names}
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        ProjectionExpression=" , ".join(sorted(placeholders)),
        ExpressionAttributeNames=placeholders,
    )
    return list(pages.search("Items[]"))


def count_items(table_name: str, region: str = DEFAULT_REGION) -> int:
    return sum(answers("scan", region, TableName=table_name, Select="COUNT").search("Count"))


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    pages = answers("scan", region, TableName=table_name, PaginationConfig={"PageSize": page_size})
    return map(itemgetter("Items"), pages)


def compare_cost(
    table_name: str, key_name: str, key_value: str | int | Decimal, region: str = DEFAULT_REGION
) -> dict[str, float]:
    def units(operation: str, expression: str) -> float:
        pages = answers(
            operation,
            region,
            TableName=table_name,
            Select="COUNT",
            ReturnConsumedCapacity="TOTAL",
            ExpressionAttributeNames={"#pk": key_name},
            ExpressionAttributeValues={":pk": key_value},
            **{expression: "#pk = :pk"},
        )
        return sum(pages.search("ConsumedCapacity.CapacityUnits"))

    return {"query": units("query", "KeyConditionExpression"), "scan": units("scan", "FilterExpression")}
