"""The work is done in a second file beside the script."""

import readers
from readers import count_items, scan_all


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    reader = readers.Reader(table_name, region)
    return reader.items(**readers.names_of(*names, member="ProjectionExpression"))


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    return (answer["Items"] for answer in readers.Reader(table_name, region).answers(Limit=page_size))


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    return readers.side_by_side(table_name, region, segments)
