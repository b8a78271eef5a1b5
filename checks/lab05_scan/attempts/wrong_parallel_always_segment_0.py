"""All threads scan segment 0.

fails: TestParallelScan.test_few_items, TestParallelScan.test_items, TestParallelScan.test_pages
fails: TestParallelScan.test_segments, TestParallelScan.test_side_by_side, TestScript.test_parallel_region
says: none twice and none lost
"""


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    scan = client_for(region).get_paginator("scan")
    with ThreadPoolExecutor(max_workers=segments) as pool:
        futures = [
            pool.submit(items_of, scan.paginate(TableName=table_name, Segment=0, TotalSegments=segments))
            for _ in range(segments)
        ]
        return [item for future in futures for item in future.result()]
