"""Each thread is waited for before the next one starts.

fails: TestParallelScan.test_side_by_side
says: before any was answered
"""


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    scan = client_for(region).get_paginator("scan")
    items: list[dict[str, Any]] = []
    with ThreadPoolExecutor(max_workers=segments) as pool:
        for segment in range(segments):
            pages = scan.paginate(TableName=table_name, Segment=segment, TotalSegments=segments)
            items += pool.submit(items_of, pages).result()
    return items
