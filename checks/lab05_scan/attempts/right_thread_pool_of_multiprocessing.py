"""The pool of threads that multiprocessing has, with results in any order."""

from multiprocessing.pool import ThreadPool


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    client = client_for(region)

    def pages_of(segment: int) -> list[list[dict[str, Any]]]:
        pages = client.get_paginator("scan").paginate(
            TableName=table_name, Segment=segment, TotalSegments=segments, ConsistentRead=True
        )
        return [page["Items"] for page in pages]

    items: list[dict[str, Any]] = []
    with ThreadPool(segments) as pool:
        for pages in pool.imap_unordered(pages_of, range(segments)):
            for page in pages:
                items.extend(page)
    return items
