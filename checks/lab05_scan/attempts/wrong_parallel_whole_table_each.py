"""Each thread reads the whole table, and what is there several times is dropped.

fails: TestParallelScan.test_segments, TestParallelScan.test_side_by_side
says: Without them each thread reads, and pays for, the whole table
"""


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    scan = client_for(region).get_paginator("scan")
    with ThreadPoolExecutor(max_workers=segments) as pool:
        futures = [pool.submit(items_of, scan.paginate(TableName=table_name)) for _ in range(segments)]
        found = [item for future in futures for item in future.result()]
    items: list[dict[str, Any]] = []
    for item in found:
        if item not in items:
            items.append(item)
    return items
